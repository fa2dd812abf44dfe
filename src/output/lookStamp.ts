/** Tells whether the files that make the look of a site (layouts, styles, scripts) may have changed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { certainStamp } from '../content/stamp.ts';
import { ifPresent } from './ifPresent.ts';

const lookFolders = ['layouts', 'assets/styles', 'assets/scripts'];

/** Another text whenever one of the files is another one; nothing where that cannot be told for certain yet. */
export function lookStamp(folders: readonly string[]): string | undefined {
  const stamps: string[] = [];
  for (const folder of folders.flatMap((root) => lookFolders.map((name) => join(root, name)))) {
    for (const entry of ifPresent(() => readdirSync(folder, { recursive: true, withFileTypes: true })) ??
      []) {
      if (entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      const stamp = certainStamp(path);
      if (stamp === undefined) return undefined;
      stamps.push(`${path} ${stamp.join(' ')}`);
    }
  }
  return stamps.sort().join('\n');
}

/** One name for what is in all these files. */
export function lookKey(folders: readonly string[]): string {
  const hash = createHash('sha1');
  for (const folder of folders.flatMap((root) => lookFolders.map((name) => join(root, name)))) {
    const entries = ifPresent(() => readdirSync(folder, { recursive: true, withFileTypes: true })) ?? [];
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort())
      hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('base64url');
}
