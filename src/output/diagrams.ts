/**
 * What draws diagrams in the browser: our script and a copy of mermaid, of which the script fetches the parts that a
 * diagram needs. An installed Kafedra has all of it ready in `dist/diagrams/`.
 */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ownAssets } from '../course/addresses.ts';
import { compareText } from '../course/problem.ts';
import { isCompiled, packageRoot } from '../packageRoot.ts';
import type { MadeFile } from './outputFile.ts';

const ready = join(packageRoot, 'dist/diagrams');

/**
 * Address of the script that draws the diagrams of a page, without the base path. The version of mermaid is in the
 * name of the folder, so that the parts of two versions never meet.
 */
export function diagramScript(): string {
  return `${ownAssets}${isCompiled ? readdirSync(ready)[0] : sourceFolder()}/draw.js`;
}

function sourceFolder(): string {
  const { version } = createRequire(import.meta.url)('mermaid/package.json') as { readonly version: string };
  return `mermaid-${version}`;
}

/** The files that a site with diagrams publishes. */
export async function diagramFiles(draw: string): Promise<MadeFile[]> {
  if (!isCompiled) return (await import('./bundleDiagrams.ts')).bundleDiagrams(sourceFolder(), draw);
  return readdirSync(ready, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(compareText)
    .map((path) => ({
      file: ownAssets.slice(1) + path.slice(ready.length + 1).replaceAll('\\', '/'),
      copyOf: path,
    }));
}
