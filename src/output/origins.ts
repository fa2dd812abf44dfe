/** Where each file of a build can be had from once more, noted while the files go by. */

import { hashOf } from '../cache/hash.ts';
import type { Pack } from '../cache/pack.ts';
import type { Origin } from './lastBuild.ts';
import { bytesOf, type OutputFile, type PageFile } from './outputFile.ts';

/**
 * Passes files on and puts their origins into `origins`. A file without a name gets one by what is in it, and goes into
 * `pages`.
 */
export async function* notingOrigins(
  files: AsyncIterable<OutputFile>,
  origins: Map<string, Origin>,
  pages: Pack,
): AsyncGenerator<OutputFile> {
  for await (const file of files) {
    if ('standing' in file) continue;
    origins.set(
      file.file,
      'copyOf' in file ? { copyOf: file.copyOf } : { key: file.key ?? stored(file, pages) },
    );
    yield file;
  }
}

/** Passes files on; those without an origin are of the index of the search. */
export async function* notingIndex(
  files: AsyncIterable<OutputFile>,
  origins: Map<string, Origin>,
): AsyncGenerator<OutputFile> {
  for await (const file of files) {
    if ('file' in file && !origins.has(file.file)) origins.set(file.file, { isOfIndex: true });
    yield file;
  }
}

/** Puts a page into the pack; gives its name there. */
function stored(file: PageFile, pages: Pack): string {
  const bytes = bytesOf(file);
  const key = hashOf('file', Buffer.from(bytes).toString('latin1'));
  if (pages.get(key) === undefined) pages.set(key, bytes);
  return key;
}
