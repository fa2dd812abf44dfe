/**
 * The search of `kafedra dev`: its index is made in the background after each build, and kept in memory. Nothing
 * waits for it; until it is ready, the one before answers.
 */
import type { OutputFile } from '../output/render.ts';
import { type SearchPage, startSearchIndex } from '../output/searchIndex.ts';

export interface DevSearch {
  /** Passes the files of a build on and keeps its pages; the index is made when `build` is called. */
  collect(files: AsyncIterable<OutputFile>): AsyncGenerator<OutputFile>;
  /** Makes the index of the pages collected last. While one is being made, the next waits, and only the last counts. */
  build(): void;
  /** A file of the index by its address. */
  file(url: string): Uint8Array | undefined;
}

/** The reload of the page comes first; in milliseconds. */
const pause = 300;

/** `failed` is told when there will be no index. */
export function createDevSearch(failed: (error: unknown) => void): DevSearch {
  let collected: readonly SearchPage[] = [];
  let waiting: readonly SearchPage[] | undefined;
  let isWorking = false;
  let files: ReadonlyMap<string, Uint8Array> = new Map();

  const work = async () => {
    while (waiting !== undefined) {
      const pages = waiting;
      waiting = undefined;
      try {
        files = await indexOf(pages);
      } catch (error) {
        failed(error);
      }
    }
    isWorking = false;
  };
  return {
    async *collect(output) {
      const pages: SearchPage[] = [];
      for await (const file of output) {
        if ('text' in file && file.search !== undefined) pages.push({ facts: file.search, html: file.text });
        yield file;
      }
      collected = pages;
    },
    build() {
      waiting = collected;
      if (isWorking) return;
      isWorking = true;
      setTimeout(work, pause);
    },
    file: (url) => files.get(url),
  };
}

async function indexOf(pages: readonly SearchPage[]): Promise<Map<string, Uint8Array>> {
  const index = startSearchIndex();
  for (const page of pages) index.add(page);
  const files = await index.finish();
  return new Map(files.flatMap((file) => ('bytes' in file ? [[`/${file.file}`, file.bytes] as const] : [])));
}
