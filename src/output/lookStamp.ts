/** Tells whether the files that make the look of a site (layouts, styles, scripts) may have changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../cache/hash.ts';
import { certainStamp } from '../content/stamp.ts';
import { ifPresent } from './ifPresent.ts';

/** Folders of the site and of Kafedra in which they lie. */
const places = ['layouts', 'assets/styles', 'assets/scripts'];

/** Another text whenever one of the files is another one; nothing where that cannot be told for certain yet. */
export function lookStamp(folders: readonly string[]): string | undefined {
  const stamps: string[] = [];
  for (const folder of folders) {
    for (const name of lookFiles(folder)) {
      const path = join(folder, name);
      const stamp = certainStamp(path);
      if (stamp === undefined) return undefined;
      stamps.push(`${path} ${stamp.join(' ')}`);
    }
  }
  return stamps.join('\n');
}

/** One name for what is in all these files, and for where they lie in their folders. */
export function lookKey(folders: readonly string[]): string {
  return hashOf(
    ...folders.flatMap((folder) => {
      const parts = lookFiles(folder).flatMap((name) => [name, textOf(join(folder, name))]);
      return [String(parts.length), ...parts];
    }),
  );
}

/** Empty where it cannot be read: whoever needs it says so. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** Their paths from the folder, sorted. */
function lookFiles(folder: string): string[] {
  return places
    .flatMap((place) => {
      const entries =
        ifPresent(() => readdirSync(join(folder, place), { recursive: true, withFileTypes: true })) ?? [];
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length));
    })
    .sort();
}
