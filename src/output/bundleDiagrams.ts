/** Takes what draws diagrams from the package mermaid. Only for Kafedra's own sources: its package holds the result. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ownAssets } from '../course/addresses.ts';
import type { MadeFile } from './outputFile.ts';

/** Mermaid's modules for browsers: one that is imported, and a folder of parts. */
const entry = 'mermaid.esm.min.mjs';
const parts = 'chunks/mermaid.esm.min';

/** The files that a site publishes in a folder of this name: the script `draw`, and mermaid with its licence. */
export function bundleDiagrams(name: string, draw: string): MadeFile[] {
  const dist = dirname(createRequire(import.meta.url).resolve('mermaid/dist/mermaid.esm.min.mjs'));
  const folder = `${ownAssets.slice(1)}${name}`;
  const modules = readdirSync(join(dist, parts)).filter((file) => file.endsWith('.mjs'));
  return [
    { file: `${folder}/draw.js`, text: draw },
    { file: `${folder}/LICENSE`, copyOf: join(dist, '../LICENSE') },
    ...[entry, ...modules.sort().map((file) => `${parts}/${file}`)].map((file) => ({
      file: `${folder}/${asScript(file)}`,
      text: renameImports(readFileSync(join(dist, file), 'utf8')),
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
