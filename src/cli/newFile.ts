/** Writes files that were not there. What is there belongs to somebody and stays as it is. */
import { constants, copyFileSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { CommandError } from './site.ts';
import { terminalLang, wordsFor } from './words/index.ts';

/** What a new file holds: a text, or what another file holds. */
export type NewFile = { readonly text: string } | { readonly copyOf: string };

/**
 * Makes a file below `root` (`file` with forward slashes) and its folders; false where something is there already.
 * Throws `CommandError` where a folder cannot be, because a file or a link to somewhere else takes its place.
 */
export function makeFile(root: string, file: string, content: NewFile): boolean {
  const path = join(root, file);
  makeFolder(root, dirname(path));
  try {
    if ('text' in content) writeFileSync(path, content.text, { flag: 'wx' });
    else copyFileSync(content.copyOf, path, constants.COPYFILE_EXCL);
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure;
  }
}

function makeFolder(root: string, folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') throw notAFolder(folder);
    throw failure;
  }
  const own = realpathSync(root);
  const real = realpathSync(folder);
  if (real !== own && !real.startsWith(own + sep)) throw notAFolder(folder);
}

function notAFolder(folder: string): CommandError {
  return new CommandError(wordsFor(terminalLang()).notAFolder({ path: folder }));
}
