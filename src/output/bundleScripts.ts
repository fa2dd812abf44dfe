/** Bundles `assets/scripts/` for browsers. Only for Kafedra's own sources: the package holds the result, not esbuild. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { packageRoot } from '../packageRoot.ts';
import type { ClientScripts } from './clientScripts.ts';

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
  write: false,
};

/** Bundles each script of its own and gathers their words. */
export function bundleClientScripts(): ClientScripts {
  return {
    page: bundle('page.ts'),
    search: bundle('search/index.ts'),
    searchStyles: bundle('search/search.css'),
    diagrams: bundle('diagrams.ts'),
    words: words(),
  };
}

function bundle(entry: string): string {
  const { outputFiles } = buildSync({ ...common, format: 'esm', entryPoints: [join(folder, entry)] });
  return outputFiles?.[0]?.text.trim() ?? '';
}

function words(): string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''))
    .flatMap((script) => script.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? [])
    .flatMap((text) => text.match(/-{0,2}[a-z][\w-]*/gi) ?? []);
  return [...new Set(found)].sort();
}
