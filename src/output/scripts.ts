/**
 * The scripts of a site, made of `assets/scripts/`: a small one that stands in every page, and the interface of the
 * search and the player of recordings, which are fetched when they are wanted and named after their bytes so that
 * they can be cached for ever.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { packageRoot } from '../packageRoot.ts';
import { labelsFor } from '../views/labels/index.ts';

export interface Scripts {
  /** What runs on every page: the text of an inline module. */
  readonly page: string;
  /** The same for pages with recordings. */
  readonly pageWithVideo: string;
  /** The interface of the search. */
  readonly search: SearchScripts;
  /** What puts a player in the place of a recording. */
  readonly player: PlayerScript;
}

export interface PlayerScript {
  /** `player-1a2b3c4d.js`. */
  readonly name: string;
  readonly script: string;
}

export interface SearchScripts {
  /** `search-1a2b3c4d`, without an extension. */
  readonly name: string;
  readonly script: string;
  /** What the script adds to the styles of the page. */
  readonly styles: string;
}

/** The same browsers that the styles are made for. */
const target = ['chrome123', 'firefox128', 'safari17.5'];

const common: BuildOptions & { readonly write: false } = {
  absWorkingDir: packageRoot,
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  target,
  write: false,
};

/** Puts the scripts together for a site in these languages, the site's own first. The same files give the same bytes. */
export function buildScripts(languages: readonly string[]): Scripts {
  const script = bundle('search/index.ts', {
    format: 'esm',
    define: {
      searchLanguages: JSON.stringify(languages),
      searchWords: JSON.stringify(wordsOf(languages)),
    },
  });
  const styles = bundle('search/search.css', {});
  const player = buildScript('player.ts');
  return {
    page: buildScript('page.ts'),
    pageWithVideo: buildScript('pageWithVideo.ts'),
    search: { name: `search-${hashOf(script, styles)}`, script, styles },
    player: { name: `player-${hashOf(player)}.js`, script: player },
  };
}

function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex').slice(0, 8);
}

/** A module of `assets/scripts/` that is fetched by itself. */
export function buildScript(entry: string): string {
  return bundle(entry, { format: 'esm' });
}

function bundle(entry: string, options: BuildOptions): string {
  const { outputFiles } = buildSync({
    ...common,
    ...options,
    entryPoints: [join(packageRoot, 'assets/scripts', entry)],
  });
  return outputFiles?.[0]?.text.trim() ?? '';
}

/** The words that the interface adds to those of the page, by language. */
function wordsOf(languages: readonly string[]): Readonly<Record<string, object>> {
  return Object.fromEntries(languages.map((lang) => [lang, labelsFor(lang).search.results]));
}
