/**
 * `.kafedra.json` in the published folder: the list of the files that Kafedra made there. A file that is not in
 * the list belongs to somebody else and stays.
 */
import { type Dirent, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import { compareText } from '../course/problem.ts';
import { ifPresent } from './ifPresent.ts';

/** Name of the list. */
export const manifestName = '.kafedra.json';

/** Files that the last build made; nothing where there is no list, or none that can be read. */
export function readManifest(folder: string): string[] | undefined {
  const text = ifPresent(() => readFileSync(join(folder, manifestName), 'utf8'));
  try {
    const { files } = JSON.parse(text ?? '{}') as { files?: unknown };
    return Array.isArray(files) ? files.filter(isInside) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a folder has a list. */
export function isListedIn(folder: string): boolean {
  return existsSync(join(folder, manifestName));
}

/** What is listed gets deleted one day; nobody's list may make that a file elsewhere. */
function isInside(file: unknown): file is string {
  return typeof file === 'string' && !isAbsolute(file) && !file.split(/[/\\]/).includes('..');
}

/** Writes the list, sorted, so that the same site has the same list. */
export function writeManifest(folder: string, files: Iterable<string>): void {
  const sorted = [...new Set(files)].sort(compareText);
  writeFileSync(join(folder, manifestName), `${JSON.stringify({ files: sorted }, null, 1)}\n`);
}

/** Every file below a folder, links among them, with forward slashes; none when there is no such folder. */
export function filesIn(folder: string): string[] {
  return entriesIn(folder).files;
}

/** Every file and every folder below a folder, with forward slashes. */
export function entriesIn(folder: string): { readonly files: string[]; readonly folders: string[] } {
  const entries = ifPresent(() => readdirSync(folder, { recursive: true, withFileTypes: true })) ?? [];
  const pathOf = (entry: Dirent) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .split(sep)
      .join('/');
  return {
    files: entries.filter((entry) => !entry.isDirectory()).map(pathOf),
    folders: entries.filter((entry) => entry.isDirectory()).map(pathOf),
  };
}
