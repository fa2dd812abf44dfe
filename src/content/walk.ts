/** Lists the files of a folder and its folders, always in the same order, without following any link. */
import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, error, type Problem, warning } from '../course/problem.ts';
import { limits } from './limits.ts';
import { unreadable } from './readFile.ts';

/** A file as it was found. */
export interface FoundFile {
  /** Path from the site's root with forward slashes, in NFC: `content/mo/01-intro.md`. */
  readonly file: string;
  /** Path on disk, as the file system spells it. */
  readonly path: string;
}

/** What a folder holds. */
export interface Listing {
  /** False when there is no such folder. */
  readonly exists: boolean;
  /** Sorted by code point, so that the order depends on no locale and no disk. */
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/**
 * Lists all files below a folder of the site's root. Left out without a word: names that start with a dot or
 * are leftovers of an editor (`~`, `.bak`…), and README files, which speak to the people who work on the site.
 * Told as problems: links (`symlink`), folders too deep (`too-deep`), what cannot be opened (`unreadable-file`),
 * names in another encoding (`file-name`).
 */
export function listFiles(root: string, folder: string): Listing {
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  const exists = isFolder(join(root, folder), folder, problems);
  if (exists) walk(join(root, folder), folder, 0, files, problems);
  files.sort((a, b) => compareText(a.file, b.file) || compareText(a.path, b.path));
  return { exists, files, problems };
}

function isFolder(path: string, file: string, problems: Problem[]): boolean {
  try {
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) problems.push(linkProblem(file));
    return stat.isDirectory();
  } catch (failure) {
    return gone(failure, file, problems);
  }
}

function walk(path: string, folder: string, depth: number, files: FoundFile[], problems: Problem[]): void {
  let entries: Dirent[] = [];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (failure) {
    gone(failure, folder, problems);
  }
  for (const entry of entries) {
    if (isStray(entry.name)) continue;
    const file = `${folder}/${entry.name.normalize('NFC')}`;
    const place = { file, line: 1, column: 1 };
    const inside = join(path, entry.name);
    if (entry.name.includes('\ufffd')) problems.push(error('file-name', place));
    else if (entry.isSymbolicLink()) problems.push(linkProblem(file));
    else if (entry.isFile()) files.push({ file, path: inside });
    else if (!entry.isDirectory()) problems.push(unreadable(place, 'not-a-file'));
    else if (depth >= limits.folderDepth) {
      problems.push(error('too-deep', place, { limit: limits.folderDepth }));
    } else walk(inside, file, depth + 1, files, problems);
  }
}

/** Whether a file or folder is none of the author's work: hidden, left behind by an editor, or a README. */
export function isStray(name: string): boolean {
  return /^\.|~$|^~\$|\.(bak|orig|swp|tmp)$|^readme(\.\w+)?$/i.test(name);
}

function linkProblem(file: string): Problem {
  return warning('symlink', { file, line: 1, column: 1 });
}

/** A folder that vanished is none; one that cannot be opened is a problem. Both give false. */
function gone(failure: unknown, file: string, problems: Problem[]): false {
  const reason = (failure as NodeJS.ErrnoException).code;
  if (reason === undefined) throw failure;
  if (reason !== 'ENOENT') problems.push(unreadable({ file, line: 1, column: 1 }, reason));
  return false;
}
