/**
 * The search of `kafedra dev`: its index is made in the background after each build, and kept in memory. Nothing
 * waits for it; until it is ready, the one before answers.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputFile, StandingFile } from '../output/outputFile.ts';
import { startSearchIndex } from '../output/searchIndex.ts';

export interface DevSearch {
  /**
   * Makes the index of the pages among the files that were built into `folder`, when nothing is built for a while. While
   * one is being made, the next waits, and only the last counts.
   */
  build(folder: string, files: readonly OutputFile[]): void;
  /** A file of the index by its address. */
  file(url: string): Uint8Array | undefined;
}

/** The reload of the page comes first; in milliseconds. */
const pause = 300;

/** Whoever saves again and again is not slowed down: the pause is so many times as long as the last index took. */
const patience = 2;

/** `failed` is told when there will be no index. */
export function createDevSearch(failed: (error: unknown) => void): DevSearch {
  let built: readonly OutputFile[] = [];
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let took = 0;
  let index: ReadonlyMap<string, Uint8Array> = new Map();

  const work = async (folder: string) => {
    const start = performance.now();
    try {
      index = await indexOf(folder, built);
    } catch (error) {
      failed(error);
    }
    took = performance.now() - start;
  };
  return {
    build(folder, files) {
      built = files;
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          working = (working ?? Promise.resolve()).then(() => work(folder));
        },
        Math.max(pause, patience * took),
      );
    },
    file: (url) => index.get(url),
  };
}

async function indexOf(folder: string, built: readonly OutputFile[]): Promise<Map<string, Uint8Array>> {
  const index = startSearchIndex();
  const pages = built.flatMap((output): readonly StandingFile[] =>
    'standing' in output ? output.standing : 'search' in output ? [output] : [],
  );
  for (const { search, file } of pages) {
    if (search === undefined) continue;
    const html = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    // It may be gone by now; then another index follows.
    if (html !== undefined) index.add({ facts: search, html });
  }
  const files = await index.finish();
  return new Map(files.map(({ file, bytes }) => [`/${file}`, bytes]));
}
