/** Bundles `assets/scripts/` for browsers. Only for Kafedra's own sources: the package holds the result, not esbuild. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { packageRoot } from '../packageRoot.ts';
import { studentScript } from '../views/base.ts';

/** The scripts of Kafedra, as browsers get them. */
export interface ClientScripts {
  /** What runs on every page. */
  readonly page: string;
  /** What runs on pages with recordings in its place. */
  readonly pageWithVideo: string;
  /** What puts a player in the place of a recording. */
  readonly player: string;
  /** What a student does beside reading. It expects the constants that `declare const` names in its sources. */
  readonly student: string;
  readonly studentStyles: string;
  /** The interface of the search. It expects the constants that `declare const` names in its sources. */
  readonly search: string;
  /** What the interface of the search adds to the styles of the page. */
  readonly searchStyles: string;
  /** What draws diagrams. */
  readonly diagrams: string;
  /**
   * What they expect of the styles of a page: rules for every word in their strings, because they may put it on the page
   * later; and the tokens in styles that they bring themselves, as those in a folder of their own do.
   */
  readonly words: readonly string[];
}

const folder = join(packageRoot, 'assets/scripts');

const common: BuildOptions & { readonly write: false } = {
  absWorkingDir: packageRoot,
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  // The same browsers that the styles are made for.
  target: ['chrome123', 'firefox128', 'safari17.5'],
  // The compiler's own settings would put "use strict" before every script.
  tsconfigRaw: {},
  write: false,
};

const inHead: BuildOptions = { format: 'iife', define: { studentScript: JSON.stringify(studentScript) } };

let last: { readonly sources: string; readonly scripts: ClientScripts } | undefined;

/** Bundles each script of its own and gathers their words; again only where a source has changed since. */
export function bundleClientScripts(): ClientScripts {
  const sources = JSON.stringify(textsOf(/\.(?:ts|css)$/));
  if (last?.sources !== sources) last = { sources, scripts: bundleAll() };
  return last.scripts;
}

function bundleAll(): ClientScripts {
  return {
    page: bundle('page.ts', inHead),
    pageWithVideo: bundle('pageWithVideo.ts', inHead),
    player: bundle('video/player.ts'),
    student: bundle('student/index.ts', { format: 'iife' }),
    studentStyles: bundle('student/student.css'),
    search: bundle('search/index.ts'),
    searchStyles: bundle('search/search.css'),
    diagrams: bundle('diagrams.ts'),
    words: words(),
  };
}

function bundle(entry: string, options: BuildOptions = {}): string {
  const { outputFiles } = buildSync({
    ...common,
    format: 'esm',
    ...options,
    entryPoints: [join(folder, entry)],
  });
  return outputFiles?.[0]?.text.trim() ?? '';
}

function textsOf(pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

function words(): string[] {
  const texts = (pattern: RegExp) => textsOf(pattern).map((text) => text.replace(aside, ''));
  const strings = texts(/^[^/\\]+\.ts$/).flatMap((text) => text.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? []);
  const found = [
    ...strings.flatMap((text) => text.match(/-{0,2}[a-z][\w-]*/gi) ?? []),
    ...texts(/\.css$/).flatMap((text) => text.match(/--[\w-]+/g) ?? []),
  ];
  return [...new Set(found)].sort();
}

/** Comments and imports: words in them are for readers of the source. */
const aside = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import .*$/gm;
