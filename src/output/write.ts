/** Writes the files of a site into a folder. */
import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputFile } from './render.ts';

/** How many files are under way at once: enough to keep the disk busy while the next pages are rendered. */
const concurrency = 32;

/** Writes every file and returns their paths, as they came. The folders above them are made. */
export async function writeFiles(folder: string, files: AsyncIterable<OutputFile>): Promise<string[]> {
  const written: string[] = [];
  const made = new Set<string>();
  let pending: Promise<void>[] = [];
  try {
    for await (const output of files) {
      written.push(output.file);
      pending.push(writeOne(folder, output, made));
      if (pending.length >= concurrency) {
        await Promise.all(pending);
        pending = [];
      }
    }
    await Promise.all(pending);
  } finally {
    // A page that cannot be rendered ends the loop; what is still being written must not outlive it.
    await Promise.allSettled(pending);
  }
  return written;
}

async function writeOne(folder: string, output: OutputFile, made: Set<string>): Promise<void> {
  const path = join(folder, output.file);
  const parent = dirname(path);
  if (!made.has(parent)) {
    await mkdir(parent, { recursive: true });
    made.add(parent);
  }
  if ('text' in output) {
    if ((await textOf(path)) !== output.text) await writeFile(path, output.text);
  } else if (!(await isCopy(output.copyOf, path))) {
    await copyFile(output.copyOf, path, constants.COPYFILE_FICLONE);
  }
}

/** The present text of a file: what has not changed is not written, so that a browser need not fetch it again. */
async function textOf(path: string): Promise<string | undefined> {
  return ifPresent(() => readFile(path, 'utf8'));
}

async function isCopy(from: string, to: string): Promise<boolean> {
  const target = await ifPresent(() => stat(to));
  if (target === undefined) return false;
  const source = await stat(from);
  if (source.size !== target.size) return false;
  const [a, b] = await Promise.all([readFile(from), readFile(to)]);
  return a.equals(b);
}

async function ifPresent<T>(get: () => Promise<T>): Promise<T | undefined> {
  try {
    return await get();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
