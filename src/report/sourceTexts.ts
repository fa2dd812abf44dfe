/** The author's files for the code frames of a report. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A code frame is not worth more memory than this. */
const largestFile = 5_000_000;

/** Looks up the text of a file by its path from the site's root; each file is read once, and only when asked for. */
export function sourceTexts(root: string): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, read(join(root, file)));
    return texts.get(file);
  };
}

/**
 * A file that cannot be shown (gone, a folder, not UTF-8) has no frame; why is for the report itself to say. A
 * link is not followed: what a stranger's link leads to must not come out in the log of a build.
 */
function read(path: string): string | undefined {
  try {
    const handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(handle);
      if (!stat.isFile() || stat.size > largestFile) return undefined;
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(handle));
    } finally {
      closeSync(handle);
    }
  } catch {
    return undefined;
  }
}
