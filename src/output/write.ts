/** Writes the files of a site into an empty folder. */
import { constants, copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MadeFile, OutputFile } from './outputFile.ts';

/**
 * Writes every file, and makes the folders above them. A page that is published already becomes another name of the
 * same file, so that it keeps its date and costs nothing. One after the other: handing a small file to another thread takes
 * longer than writing it.
 */
export async function writeFiles(
  folder: string,
  files: AsyncIterable<OutputFile> | Iterable<OutputFile>,
): Promise<void> {
  const made = new Set<string>();
  for await (const output of files) {
    if ('standing' in output) continue;
    const path = join(folder, output.file);
    try {
      writeTo(path, output, made);
    } catch (error) {
      // A write that fails does not say where by itself.
      throw Object.assign(error as NodeJS.ErrnoException, { dest: path });
    }
  }
}

/** What is another name of a published file must not be written to. */
const isNew = { flag: 'wx' } as const;

function writeTo(path: string, output: MadeFile, made: Set<string>): void {
  const parent = dirname(path);
  if (!made.has(parent)) {
    mkdirSync(parent, { recursive: true });
    made.add(parent);
  }
  if ('text' in output) writeFileSync(path, output.text, isNew);
  else if ('bytes' in output) writeFileSync(path, output.bytes, isNew);
  else if ('published' in output) linkOrCopy(output.published, path);
  else copyFileSync(output.copyOf, path, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
}

/** As a link where the file system can; the published folder may also lie on another one. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}
