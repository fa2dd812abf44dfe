/** The files of a site as they are now, each with a name for what is in it: when all names are the same, so is the site. */
import { type Dirent, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, sep } from 'node:path';
import { certainStamp, isSameStamp, type Stamp } from '../content/stamp.ts';
import { hashOf } from './hash.ts';

/** What the system says of a file, where that is certain; and a name for what is in it. */
export type SourceFile = readonly [stamp: Stamp | null, content: string];

/** By the path from the site's root. */
export type SourceFiles = ReadonlyMap<string, SourceFile>;

const sourceFolders = ['content', '_data', 'layouts', 'assets'];

/** Larger files are known by their size and time: reading them would take longer than copying them. */
const largestRead = 1_000_000;

/** Every file and folder of the site; what was read `before` is not read again. */
export function readSourceFiles(root: string, before: SourceFiles): SourceFiles {
  const found = sourceFolders.flatMap((folder) => findIn(join(root, folder)));
  return new Map(
    found.map(({ path, isFolder }) => {
      const name = path.slice(root.length);
      if (isFolder) return [name, [null, 'folder']];
      const stamp = certainStamp(path) ?? null;
      const known = before.get(name);
      return [name, known !== undefined && isSameStamp(known[0], stamp) ? known : [stamp, contentOf(path)]];
    }),
  );
}

/** One name for all that decides what pages show: of a file that is only copied, that it is there. */
export function shownOf(files: SourceFiles): string {
  return hashOf(
    ...[...files].flatMap(([name, [, content]]) => [name, isCopied(name) ? kindOf(content) : content]),
  );
}

/** One name for what the files hold that are only copied. */
export function copiedOf(files: SourceFiles): string {
  return hashOf(...[...files].flatMap(([name, [, content]]) => (isCopied(name) ? [name, content] : [])));
}

function isCopied(name: string): boolean {
  return /^[/\\]assets[/\\](?!styles[/\\])/.test(name);
}

/** What is no file is told to the author. */
function kindOf(content: string): string {
  return /^(?:folder|other|unreadable|link .*)$/s.test(content) ? content : 'file';
}

interface Found {
  readonly path: string;
  readonly isFolder: boolean;
}

/** Every file and folder, sorted; none where there is no such folder. */
function findIn(folder: string): Found[] {
  return (findAll(folder) ?? findOneByOne(folder)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Nothing where some folder in it cannot be opened. */
function findAll(folder: string): Found[] | undefined {
  try {
    // Without types, Node asks the system for each of them.
    return readdirSync(folder, { recursive: true, withFileTypes: true }).map(foundEntry);
  } catch {
    return undefined;
  }
}

/** Without what is in folders that cannot be opened. */
function findOneByOne(folder: string): Found[] {
  let entries: Dirent[] = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // Whoever needs it will say so.
  }
  return entries
    .map(foundEntry)
    .flatMap((found) => [found, ...(found.isFolder ? findOneByOne(found.path) : [])]);
}

/** What the system has put together need not be cleaned, which takes half as long as asking for the file. */
function foundEntry(entry: Dirent): Found {
  return { path: entry.parentPath + sep + entry.name, isFolder: entry.isDirectory() };
}

function contentOf(path: string): string {
  try {
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) return `link ${readlinkSync(path)}`;
    if (!stat.isFile()) return 'other';
    if (stat.size > largestRead) return `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`;
    return hashOf(readFileSync(path, 'latin1'));
  } catch {
    // Whoever needs it will say so.
    return 'unreadable';
  }
}
