/** Reads one file of the site, and nothing but a file: no link is followed, no pipe waited for. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { error, type Place, type Problem } from '../course/problem.ts';
import { decode } from './decode.ts';
import { limits } from './limits.ts';

/** The text of a file; or what stands in the way; or nothing at all, when the file is gone. */
export type FileText = { readonly text: string } | { readonly problem: Problem } | undefined;

/**
 * Reads the file at `path` on disk as UTF-8 text with `\n` at the ends of its lines. `file` names it in
 * problems: `unreadable-file`, `file-too-large`, `wrong-encoding`. Undefined when the file has vanished since it
 * was listed, as happens while an editor saves it. Waiting for small files one by one takes longer than reading them.
 */
export function readText(path: string, file: string): FileText {
  const start: Place = { file, line: 1, column: 1 };
  try {
    const handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(handle);
      if (!stat.isFile()) return { problem: unreadable(start, 'not-a-file') };
      if (stat.size > limits.fileBytes) return { problem: tooLarge(start, stat.size) };
      const bytes = readFileSync(handle);
      // The file may have grown since it was measured.
      if (bytes.length > limits.fileBytes) return { problem: tooLarge(start, bytes.length) };
      return decode(bytes, file);
    } finally {
      closeSync(handle);
    }
  } catch (failure) {
    const reason = (failure as NodeJS.ErrnoException).code;
    if (reason === undefined) throw failure;
    return reason === 'ENOENT' ? undefined : { problem: unreadable(start, reason) };
  }
}

/** The problem of a file or folder that the system does not let us open; `reason` is its code, such as `EACCES`. */
export function unreadable(place: Place, reason: string): Problem {
  return error('unreadable-file', place, { reason });
}

function tooLarge(place: Place, bytes: number): Problem {
  const megabytes = (size: number) => Math.ceil(size / 100_000) / 10;
  return error('file-too-large', place, { size: megabytes(bytes), limit: megabytes(limits.fileBytes) });
}
