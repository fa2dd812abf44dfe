/** Writes the files of a site into an empty folder. */
import { constants } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputFile } from './render.ts';

/** How many files are under way at once: enough to keep the disk busy while the next pages are rendered. */
const concurrency = 32;

/** Writes every file. The folders above them are made. Ends, well or badly, when no write is under way any more. */
export async function writeFiles(
  folder: string,
  files: AsyncIterable<OutputFile> | Iterable<OutputFile>,
): Promise<void> {
  const made = new Set<string>();
  const pending = new Set<Promise<void>>();
  const failures: unknown[] = [];
  try {
    for await (const file of files) {
      if (failures.length > 0) break;
      const writing = writeOne(folder, file, made)
        .catch((error: unknown) => failures.push(error))
        .then(() => {
          pending.delete(writing);
        });
      pending.add(writing);
      if (pending.size >= concurrency) await Promise.race(pending);
    }
  } finally {
    await Promise.all(pending);
  }
  if (failures.length > 0) throw failures[0];
}

async function writeOne(folder: string, output: OutputFile, made: Set<string>): Promise<void> {
  if ('kept' in output) return;
  const path = join(folder, output.file);
  try {
    await writeTo(path, output, made);
  } catch (error) {
    // A write that fails does not say where by itself.
    throw Object.assign(error as NodeJS.ErrnoException, { dest: path });
  }
}

async function writeTo(
  path: string,
  output: Exclude<OutputFile, { kept: true }>,
  made: Set<string>,
): Promise<void> {
  const parent = dirname(path);
  if (!made.has(parent)) {
    await mkdir(parent, { recursive: true });
    made.add(parent);
  }
  if ('text' in output) await writeFile(path, output.text);
  else if ('bytes' in output) await writeFile(path, output.bytes);
  else await copyFile(output.copyOf, path, constants.COPYFILE_FICLONE);
}
