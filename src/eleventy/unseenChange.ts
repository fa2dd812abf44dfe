/** Finds what has changed in a site's folders before their watcher watched all of them. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The part of a watcher that is used here. */
export interface SettlingWatcher {
  /** Names by folder. */
  getWatched(): Readonly<Record<string, readonly string[]>>;
}

/** Time of change and size by path. */
type Snapshot = ReadonlyMap<string, string>;

/** How long to wait before looking again whether all is watched, in milliseconds, and how often at the most. */
const round = 50;
const rounds = 200;

/**
 * Remembers the files below `folders` as they are now, before the first build reads them. Gives a function that waits
 * until the watcher watches all of them and then says the first that is not as it was, or `undefined`: a watcher
 * calls itself ready when it has only begun, and what is saved meanwhile would never be shown.
 */
export function unseenChange(folders: readonly string[]) {
  const before = snapshot(folders);
  return async (watcher: SettlingWatcher): Promise<string | undefined> => {
    for (let n = 0; n < rounds && !watchesAll(watcher, snapshot(folders)); n++) await pause(round);
    const now = snapshot(folders);
    return [...new Set([...before.keys(), ...now.keys()])].find((path) => before.get(path) !== now.get(path));
  };
}

function watchesAll(watcher: SettlingWatcher, files: Snapshot): boolean {
  const watched = Object.entries(watcher.getWatched());
  const paths = new Set(watched.flatMap(([folder, names]) => names.map((name) => resolve(folder, name))));
  return [...files.keys()].every((path) => paths.has(path));
}

function snapshot(folders: readonly string[]): Snapshot {
  const files = folders.flatMap((folder) => filesBelow(folder));
  return new Map(
    files.flatMap((path) => {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats === undefined ? [] : [[path, `${stats.mtimeMs} ${stats.size}`]];
    }),
  );
}

function filesBelow(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
