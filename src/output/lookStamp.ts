/** Tells whether the files that make the look of a site (layouts, styles, scripts) may have changed. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ifPresent } from './ifPresent.ts';

const lookFolders = ['layouts', 'assets/styles', 'assets/scripts'];

/** A file that was changed less long ago, in milliseconds, may be changed again within one tick of its clock. */
const coarsestClock = 2_500;

/** Another text whenever one of the files is another one; nothing where that cannot be told for certain yet. */
export function lookStamp(folders: readonly string[]): string | undefined {
  const stamps: string[] = [];
  for (const folder of folders.flatMap((root) => lookFolders.map((name) => join(root, name)))) {
    for (const entry of ifPresent(() => readdirSync(folder, { recursive: true, withFileTypes: true })) ??
      []) {
      const path = join(entry.parentPath, entry.name);
      const stat = lstatSync(path, { throwIfNoEntry: false });
      if (stat === undefined || stat.isDirectory()) continue;
      if (Date.now() - stat.mtimeMs < coarsestClock) return undefined;
      stamps.push(`${path} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.size} ${stat.ino}`);
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
