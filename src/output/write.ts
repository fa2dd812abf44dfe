/** Writes the files of a site into an empty folder. */
import { constants, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputFile } from './render.ts';

/**
 * Writes every file, and makes the folders above them. One after the other: handing a small file to another thread
 * takes longer than writing it.
 */
export async function writeFiles(
  folder: string,
  files: AsyncIterable<OutputFile> | Iterable<OutputFile>,
): Promise<void> {
  const made = new Set<string>();
  for await (const output of files) {
    if ('kept' in output) continue;
    const path = join(folder, output.file);
    try {
      writeTo(path, output, made);
    } catch (error) {
      // A write that fails does not say where by itself.
      throw Object.assign(error as NodeJS.ErrnoException, { dest: path });
    }
  }
}

function writeTo(path: string, output: Exclude<OutputFile, { kept: true }>, made: Set<string>): void {
  const parent = dirname(path);
  if (!made.has(parent)) {
    mkdirSync(parent, { recursive: true });
    made.add(parent);
  }
  if ('text' in output) writeFileSync(path, output.text);
  else if ('bytes' in output) writeFileSync(path, output.bytes);
  else copyFileSync(output.copyOf, path, constants.COPYFILE_FICLONE);
}
