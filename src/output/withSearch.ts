/** Puts the index of the search behind the files of a site that it is made of. */
import type { Pack } from '../cache/pack.ts';
import { htmlOf, type OutputFile } from './outputFile.ts';
import { packIndex, unpackIndex } from './packedIndex.ts';
import { startSearchIndex } from './searchIndex.ts';

export interface SearchOptions {
  /** Told when there will be no index. The site is whole without it: its search then says that it does not work. */
  readonly failed: (error: unknown) => void;
  /** Indexes of earlier builds. */
  readonly cache?: Pack | undefined;
  /** The name of this index in the cache; absent where it cannot be known before it is made. */
  readonly key?: string | undefined;
}

/** Passes the files on, and adds those of the index at their end. */
export async function* withSearch(
  files: AsyncIterable<OutputFile>,
  { failed, cache, key }: SearchOptions,
): AsyncGenerator<OutputFile> {
  const known = key === undefined ? undefined : cache?.get(key);
  if (known !== undefined) {
    yield* files;
    yield* unpackIndex(known);
    return;
  }
  const index = startSearchIndex();
  try {
    for await (const file of files) {
      if ('search' in file && file.search !== undefined)
        await index.add({ facts: file.search, html: htmlOf(file) });
      yield file;
    }
    const made = await index.finish().catch((error: unknown) => failed(error));
    if (made !== undefined && key !== undefined) cache?.set(key, packIndex(made));
    yield* made ?? [];
  } finally {
    index.stop();
  }
}
