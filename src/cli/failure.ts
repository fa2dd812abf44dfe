/** What a failure means for the person at the terminal: a sentence where there is a remedy, a trace where it is a defect. */
import { accessSync, constants, lstatSync } from 'node:fs';
import { UsageError } from '../output/usageError.ts';
import { escapeLine } from '../report/escape.ts';
import { exitCodes } from './exitCodes.ts';
import { CommandError } from './site.ts';
import { traceOf } from './trace.ts';
import { wordsFor } from './words/index.ts';

export interface Failure {
  readonly text: string;
  readonly code: number;
}

const diskFull: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const notWritable: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The words and the exit code for whatever was thrown. */
export function describeFailure(error: unknown, lang: string): Failure {
  const words = wordsFor(lang);
  if (error instanceof CommandError) return { text: error.message, code: exitCodes.usage };
  if (error instanceof UsageError)
    return { text: words[error.code](error.values as never), code: exitCodes.usage };
  const { code, syscall, path = '', dest = path } = error as NodeJS.ErrnoException & { dest?: string };
  // Of a copy, `path` is the file that is copied.
  if (code === 'ENOENT' && syscall === 'copyfile')
    return { text: words.fileGone({ path: folderOf(path) }), code: exitCodes.problems };
  if (notWritable.has(code) && isUnreadable(path))
    return { text: words.notReadable({ path: folderOf(path) }), code: exitCodes.problems };
  if (diskFull.has(code))
    return { text: words.diskFull({ output: folderOf(dest) }), code: exitCodes.problems };
  if (notWritable.has(code))
    return { text: words.notWritable({ path: folderOf(dest) }), code: exitCodes.problems };
  const trace = error instanceof Error ? traceOf(error) : String(error);
  // The name of a file may be in it, and a name must not give orders to whoever shows this.
  const harmless = trace.split('\n').map(escapeLine).join('\n');
  return { text: `${words.defect}\n${harmless}`, code: exitCodes.defect };
}

/** The first line of what was thrown. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/** Whether something is there that may not be read. */
function isUnreadable(path: string): boolean {
  try {
    lstatSync(path);
  } catch {
    return false;
  }
  try {
    accessSync(path, constants.R_OK);
    return false;
  } catch {
    return true;
  }
}

/** The folder that a person knows, for a path that exists only while a build runs. */
function folderOf(path: string): string {
  return escapeLine(path.replace(/(?:[/\\]\.kafedra[/\\]|\.kafedra-)(?:new|old|lock)(?:[/\\].*)?$/s, ''));
}
