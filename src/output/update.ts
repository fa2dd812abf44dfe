/** Brings a folder up to date in place, as a server needs it: what has not changed is not touched. */
import { mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ifPresent } from './ifPresent.ts';
import { readManifest, writeManifest } from './manifest.ts';
import type { OutputFile } from './render.ts';
import { writeFiles } from './write.ts';

/**
 * Writes a site into a folder and removes what the build before made there and this one does not, with the folders
 * that are empty then. Nothing is written before everything is rendered, so that a mistake leaves the folder alone.
 */
export async function updateFolder(folder: string, files: AsyncIterable<OutputFile>): Promise<void> {
  const rendered: OutputFile[] = [];
  for await (const file of files) rendered.push(file);
  const before = readManifest(folder) ?? [];
  const made = rendered.map(({ file }) => file);
  mkdirSync(folder, { recursive: true });
  // Listed before they are there: whoever is killed in between must know them again.
  writeManifest(folder, [...before, ...made]);
  const current = new Set(made);
  for (const file of before) if (!current.has(file)) removeFile(folder, file);
  await writeFiles(folder, rendered);
  writeManifest(folder, made);
}

function removeFile(folder: string, file: string): void {
  rmSync(join(folder, file), { force: true });
  for (let parent = dirname(file); parent !== '.'; parent = dirname(parent)) {
    const path = join(folder, parent);
    const left = ifPresent(() => readdirSync(path));
    if (left === undefined || left.length > 0) return;
    rmdirSync(path);
  }
}
