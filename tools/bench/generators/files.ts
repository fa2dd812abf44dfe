/** Writes the site of a generator: the part that is always the same, and the part that is made of the corpus. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SiteFile } from './types.ts';

/** Copies the layouts and the configuration in `tools/bench/sites/<name>/`. */
export function copySite(name: string, folder: string): void {
  cpSync(fileURLToPath(new URL(`../sites/${name}`, import.meta.url)), folder, { recursive: true });
}

/** Writes a file of a site, and the folders above it. */
export function writeIn(folder: string, { file, text }: SiteFile): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
