/**
 * What draws diagrams in the browser: our script and a copy of mermaid, of which the script fetches the parts that a
 * diagram needs. The version is in the name of their folder, so that the parts of two versions never meet.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ownAssets } from '../course/addresses.ts';
import type { OutputFile } from './render.ts';
import { buildScript } from './scripts.ts';

const require = createRequire(import.meta.url);

/** Mermaid's modules for browsers: one that is imported, and a folder of parts. */
const entry = 'mermaid.esm.min.mjs';
const parts = 'chunks/mermaid.esm.min';

/** Address of the script that draws the diagrams of a page, without the base path. */
export function diagramScript(): string {
  const { version } = require('mermaid/package.json') as { readonly version: string };
  return `${ownAssets}mermaid-${version}/draw.js`;
}

/** The files that a site with diagrams publishes. */
export function diagramFiles(): OutputFile[] {
  const dist = dirname(require.resolve('mermaid/dist/mermaid.esm.min.mjs'));
  const folder = dirname(diagramScript()).slice(1);
  const modules = readdirSync(join(dist, parts)).filter((name) => name.endsWith('.mjs'));
  return [
    { file: `${folder}/draw.js`, text: buildScript('diagrams.ts') },
    { file: `${folder}/LICENSE`, copyOf: join(dist, '../LICENSE') },
    ...[entry, ...modules.sort().map((name) => `${parts}/${name}`)].map((name) => ({
      file: `${folder}/${asScript(name)}`,
      text: renameImports(readFileSync(join(dist, name), 'utf8')),
    })),
  ];
}

/** Many a server does not know that `.mjs` is a script, and then browsers refuse it. */
function asScript(name: string): string {
  return name.replace(/\.mjs$/, '.js');
}

function renameImports(module: string): string {
  return module
    .replace(/((?:from|import)\s*\(?\s*)"(\.{1,2}\/[^"]+)\.mjs"/g, '$1"$2.js"')
    .replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '\n');
}
