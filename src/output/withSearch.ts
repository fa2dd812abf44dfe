/** Puts the index of the search behind the files of a site that it is made of. */
import type { OutputFile } from './render.ts';
import { startSearchIndex } from './searchIndex.ts';

export interface SearchOptions {
  /** Told when there will be no index. The site is whole without it: its search then says that it does not work. */
  readonly failed: (error: unknown) => void;
}

/** Passes the files on, and adds those of the index at their end. */
export async function* withSearch(
  files: AsyncIterable<OutputFile>,
  { failed }: SearchOptions,
): AsyncGenerator<OutputFile> {
  const index = startSearchIndex();
  try {
    for await (const file of files) {
      if ('text' in file && file.search !== undefined) index.add({ facts: file.search, html: file.text });
      yield file;
    }
    yield* await index.finish().catch((error: unknown) => {
      failed(error);
      return [];
    });
  } finally {
    index.stop();
  }
}
