/**
 * Notices every change of a site's folders. The system tells what changes in a folder; but it forgets folders that
 * are moved away, gives up when there are too many, and says nothing at all on some drives. So its word only makes
 * the answer quick: what certainly has changed is found by looking at all files, after each change and every few
 * seconds, and nothing is lost.
 */
import { type FSWatcher, lstatSync, readdirSync, type Stats, watch } from 'node:fs';
import { join } from 'node:path';
import { isStray } from './walk.ts';

export interface Watched {
  /** Folders to watch, with all in them; they need not exist. */
  readonly folders: readonly string[];
  /**
   * Told of each change: with the paths on disk, where only the contents of known files have changed; without, where
   * anything may have. Not told again before it has come to an end; what happens meanwhile is told after that.
   */
  readonly changed: (paths: readonly string[] | undefined) => Promise<void>;
}

export interface Watcher {
  close(): void;
}

/** Programs write a file in several steps; these are over after so many milliseconds. */
const settled = 2;
/** A file that is gone or empty may be about to be replaced by an editor; so long it is waited for. */
const replaced = 50;
/** After a change everything is looked at once more when so long nothing was heard. */
const quiet = 300;
/** How often everything is looked at where the system has nothing to say. */
const heartbeat = 2_000;

/** Starts watching. What changes from the moment on in which this returns is told. */
export function watchFolders({ folders, changed }: Watched): Watcher {
  const watchers = new Map<string, FSWatcher>();
  let files = new Map<string, string>();
  const heard = new Set<string>();
  /** Paths that were gone or empty, and since when. */
  const waiting = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isClosed = false;

  const later = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(work, delay);
  };

  const work = async () => {
    if (isBusy || isClosed) return;
    isBusy = true;
    try {
      const change = heard.size > 0 ? look() : lookAtAll();
      if (change !== undefined) await changed(change.paths);
    } finally {
      isBusy = false;
      if (!isClosed) later(heard.size > 0 ? settled : waiting.size > 0 ? replaced : nextLook());
    }
  };

  /** True once after each change. */
  let isUnsure = false;
  const nextLook = () => (isUnsure ? quiet : heartbeat);

  /** Looks at what was heard of. */
  const look = (): Change | undefined => {
    const paths = [...heard];
    heard.clear();
    isUnsure = true;
    const texts: string[] = [];
    let isMore = false;
    for (const path of paths) {
      const stat = statOf(path);
      if (files.has(path) && stat?.isFile() === true && stat.size > 0) {
        waiting.delete(path);
        files.set(path, stampOf(stat));
        texts.push(path);
      } else if (files.has(path) && isWaitedFor(path)) {
        heard.add(path);
      } else {
        isMore = true;
      }
    }
    if (isMore) return lookAtAll(true);
    return texts.length > 0 ? { paths: texts } : undefined;
  };

  const isWaitedFor = (path: string) => {
    const since = waiting.get(path) ?? performance.now();
    waiting.set(path, since);
    if (performance.now() - since < replaced) return true;
    waiting.delete(path);
    return false;
  };

  /** Looks at all files. What differs from before is a change, whoever noticed. */
  const lookAtAll = (isChanged = false): Change | undefined => {
    if (!isChanged) isUnsure = false;
    const found = new Map<string, string>();
    const opened = new Set<string>();
    for (const folder of folders) walk(folder, found, opened);
    for (const [folder, watcher] of watchers) {
      if (opened.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    const before = files;
    files = found;
    return isChanged || !isSameMap(before, found) ? { paths: undefined } : undefined;
  };

  const walk = (folder: string, found: Map<string, string>, opened: Set<string>) => {
    // Listened to before it is read: what comes in between is heard of.
    listen(folder, opened);
    for (const entry of entriesOf(folder)) {
      if (isStray(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path, found, opened);
      else {
        const stat = statOf(path);
        if (stat !== undefined) found.set(path, stampOf(stat));
      }
    }
  };

  const listen = (folder: string, opened: Set<string>) => {
    const stat = statOf(folder);
    if (stat?.isDirectory() !== true) return;
    // A folder that was replaced by another of its name is a new one, and the old one's watcher is deaf.
    const key = `${folder}\0${stat.ino}`;
    opened.add(key);
    if (watchers.has(key)) return;
    try {
      const watcher = watch(folder, (_, name) => {
        // An editor that opens a file puts another one beside it.
        if (name !== null && isStray(name)) return;
        heard.add(name === null ? folder : join(folder, name));
        later(waiting.size > 0 ? replaced : settled);
      });
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(key);
      });
      watchers.set(key, watcher);
    } catch {
      // No more can be watched: the regular look finds what changes there.
    }
  };

  lookAtAll();
  later(heartbeat);
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

interface Change {
  readonly paths: readonly string[] | undefined;
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function stampOf({ mtimeMs, ctimeMs, size, ino }: Stats): string {
  return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isSameMap(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}
