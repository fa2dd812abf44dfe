/**
 * The folder that is imported: its files, and what is in them. Nothing outside it is read; a link is followed only
 * where it leads to a file of the same folder.
 */
import { type Dirent, lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { mapBounded } from '../content/bounded.ts';
import { limits } from '../content/limits.ts';
import { readText } from '../content/readFile.ts';
import { compareText } from '../course/problem.ts';
import { type Tell, tellerFor } from './finding.ts';

/** A file of the folder. */
export interface SourceFile {
  /** From the root, with forward slashes, in NFC. */
  readonly file: string;
  /** On disk; never a link. */
  readonly path: string;
}

/** Folders inside folders, and files in all: beyond these it is no site but a disk. */
const mostFiles = 50_000;

/** Folders that tools leave behind; nobody writes in them. */
const toolFolders: ReadonlySet<string> = new Set([
  '_site',
  'node_modules',
  'vendor',
  '.git',
  '.jekyll-cache',
  '.sass-cache',
  '.bundle',
]);

/**
 * Lists the files of a folder, sorted by path. `skipped` is a folder that is left aside, such as the one that is
 * written to. Links that lead elsewhere are told.
 */
export function listSource(root: string, skipped: string, tell: Tell): SourceFile[] {
  const top = realpathSync(root);
  const files: SourceFile[] = [];
  const walk = (folder: string, depth: number) => {
    for (const entry of entriesOf(folder, (reason) => told(folder, 'unreadable-file', { reason }))) {
      const path = join(folder, entry.name);
      if (toolFolders.has(entry.name) || path === skipped) continue;
      if (entry.isSymbolicLink()) followLink(path);
      else if (entry.isDirectory() && depth < limits.folderDepth) walk(path, depth + 1);
      else if (entry.isDirectory()) told(path, 'too-deep', {});
      else if (entry.isFile()) add(path, path);
      if (files.length > mostFiles) return;
    }
  };
  const add = (named: string, path: string) => files.push({ file: nameOf(named), path });
  const nameOf = (path: string) => relative(top, path).split(sep).join('/').normalize('NFC');
  const told = (path: string, code: string, values: Record<string, string>) =>
    tellerFor(tell, nameOf(path) || '.')('left', code, 1, values);
  const followLink = (path: string) => {
    const target = targetOf(path);
    if (target?.startsWith(top + sep) && lstatSync(target).isFile()) add(path, target);
    else told(path, 'link-outside', { target: readlinkSync(path) });
  };
  walk(top, 0);
  if (files.length > mostFiles) told(top, 'too-many-files', { limit: String(mostFiles) });
  return files.slice(0, mostFiles).sort((a, b) => compareText(a.file, b.file));
}

/** Where a link leads in the end; nothing where it leads nowhere. */
function targetOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string, failed: (reason: string) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  } catch (error) {
    failed((error as NodeJS.ErrnoException).code ?? '');
    return [];
  }
}

/** The text of each file by its name; what is none (another encoding, too large) is told and left out. */
export async function readTexts(
  files: readonly SourceFile[],
  tell: Tell,
): Promise<ReadonlyMap<string, string>> {
  const texts = await mapBounded(files, limits.openFiles, async ({ file, path }) => {
    const read = await readText(path, file);
    if (read !== undefined && 'text' in read) return [file, read.text] as const;
    const { code, line, values } = read?.problem ?? { code: 'unreadable-file', line: 1, values: {} };
    tellerFor(tell, file)('left', code, line, values);
    return undefined;
  });
  return new Map(texts.filter((entry) => entry !== undefined));
}
