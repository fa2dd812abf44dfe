/**
 * The last build of a site, in a few words: what it was made of, what was said of it, what it wrote. Where all of that
 * is as it was, there is nothing to do, and nobody need load what would do it.
 */
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { certainStamp } from '../content/fileMemory.ts';
import { ownConfiguration } from '../content/ownConfiguration.ts';
import type { Problem } from '../course/problem.ts';
import { hashOf } from './hash.ts';
import { madeBy } from './madeBy.ts';

/** What is told of a finished build. */
export interface Told {
  readonly problems: readonly Problem[];
  readonly lang: string;
  readonly pages: number;
}

/** What the system says of a file, empty where that is not certain; and a name for what is in it. */
type Source = readonly [stamp: string, content: string];

/** By the path from the site's root. */
type Sources = ReadonlyMap<string, Source>;

interface LastBuild {
  /** What made it: pages that something else made are other pages. */
  readonly madeBy: string;
  readonly madeOf: string;
  readonly told: Told;
  readonly sources: readonly (readonly [name: string, source: Source])[];
  /** The published files with what the system says of them. */
  readonly published: string;
}

/** The names of the published pages, and what the system says of their files. */
type Pages = readonly (readonly [file: string, key: string, stamp: string])[];

/** Pages that stand in the published folder as the last build has made them. */
export interface PublishedPages {
  /** Path of a file, where it holds the page of this name and nobody has touched it. */
  pathOf(file: string, key: string): string | undefined;
}

const sourceFolders = ['content', '_data', 'layouts', 'assets'];

/** Larger files are known by their size and time: reading them would take longer than copying them. */
const largestRead = 1_000_000;

/** What is known of the last build into a folder, for the one that is about to begin. */
export interface BuildRecord {
  /** What was told of it, where it was made of the same and all that it wrote is as it was. */
  same(): Told | undefined;
  readonly published: PublishedPages;
  /**
   * Notes the build that was just published; `keys` are the names of its pages, by their files. A file that was saved
   * meanwhile may or may not be in it: then nothing is noted.
   */
  note(told: Told, keys: ReadonlyMap<string, string>): void;
}

/**
 * Opens the record of builds of a site into a folder. Nothing where the site runs code of its own: nobody can know what
 * that looks at. `options` are those that decide what is built.
 */
export function openRecord(root: string, output: string, options: object): BuildRecord | undefined {
  if (ownConfiguration(root) !== undefined) return undefined;
  const file = join(root, '.kafedra/cache', `last-${hashOf(output).slice(0, 8)}.json`);
  const { last, readPages } = readRecord(file);
  const sources = readSources(root, new Map(last?.sources));
  const madeOf = (contents: string) => hashOf(madeBy(), JSON.stringify(options), commitOf(root), contents);
  const made = madeOf(contentsOf(sources));
  let pages: ReadonlyMap<string, readonly [key: string, stamp: string]> | undefined;
  return {
    same: () => (last?.madeOf === made && last.published === stampsOf(output) ? last.told : undefined),
    published: {
      pathOf(file, key) {
        pages ??= new Map(
          last?.madeBy === madeBy() ? readPages().map(([file, ...page]) => [file, page]) : [],
        );
        const page = pages.get(file);
        const path = join(output, file);
        return page?.[0] === key && page[1] === stampOf(path) ? path : undefined;
      },
    },
    note(told, keys) {
      const now = readSources(root, sources);
      if (madeOf(contentsOf(now)) !== made) return;
      const record: LastBuild = {
        madeBy: madeBy(),
        madeOf: made,
        told,
        sources: [...now],
        published: stampsOf(output),
      };
      const pages: Pages = [...keys].map(([file, key]) => [file, key, stampOf(join(output, file))]);
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}-${process.pid}`, `${JSON.stringify(record)}\n${JSON.stringify(pages)}\n`);
        renameSync(`${file}-${process.pid}`, file);
      } catch {
        // Then the next build has something to do.
      }
    },
  };
}

/** The record, and its pages, which are read only where there is something to do. */
function readRecord(file: string): { readonly last?: LastBuild; readonly readPages: () => Pages } {
  try {
    const [last = '', pages = ''] = readFileSync(file, 'utf8').split('\n');
    return { last: JSON.parse(last) as LastBuild, readPages: () => JSON.parse(pages) as Pages };
  } catch {
    return { readPages: () => [] };
  }
}

/** Every file of the site with what is in it; what was read `before` is not read again. */
function readSources(root: string, before: Sources): Sources {
  const found = sourceFolders.flatMap((folder) => findIn(join(root, folder)));
  return new Map(
    found.map(({ path, isFolder }) => {
      const name = path.slice(root.length);
      if (isFolder) return [name, ['', 'folder']];
      const stamp = certainStamp(path) ?? '';
      const known = before.get(name);
      return [name, stamp !== '' && known?.[0] === stamp ? known : [stamp, contentOf(path)]];
    }),
  );
}

function contentsOf(sources: Sources): string {
  return hashOf(...[...sources].flatMap(([name, [, content]]) => [name, content]));
}

interface Found {
  readonly path: string;
  readonly isFolder: boolean;
}

/** Every file and folder, sorted; none where there is no such folder. */
function findIn(folder: string): Found[] {
  try {
    // Without types, Node asks the system for each of them.
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((entry) => ({ path: join(entry.parentPath, entry.name), isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch {
    return [];
  }
}

function contentOf(path: string): string {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return `link ${readlinkSync(path)}`;
  if (!stat.isFile()) return 'other';
  if (stat.size > largestRead) return `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`;
  return hashOf(readFileSync(path, 'latin1'));
}

function stampsOf(output: string): string {
  const work = join(output, '.kafedra');
  // Where the work is done inside the folder, it is none of what is published.
  const published = findIn(output).filter(
    ({ path }) => !path.startsWith(work) || path.endsWith('.kafedra.json'),
  );
  return hashOf(...published.flatMap(({ path, isFolder }) => [path, isFolder ? 'folder' : stampOf(path)]));
}

/** What the system says of a published file: something else when anybody has written to it. */
function stampOf(path: string): string {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return '';
  const { size, mtimeMs, ino, mode } = stat;
  return `${size} ${mtimeMs} ${ino} ${mode}`;
}

/** The commit that is checked out: dates of lessons may come from it. Empty outside any repository. */
function commitOf(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    try {
      const git = join(folder, '.git');
      const head = readFileSync(join(git, 'HEAD'), 'utf8');
      const ref = /^ref: (.*)$/m.exec(head)?.[1];
      const read = (name: string) => {
        const stat = lstatSync(join(git, name), { throwIfNoEntry: false });
        return stat === undefined ? '' : readFileSync(join(git, name), 'utf8');
      };
      return ref === undefined ? head : `${head}${read(ref) || read('packed-refs')}`;
    } catch {
      if (folder === dirname(folder)) return '';
    }
  }
}
