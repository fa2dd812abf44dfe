/**
 * The process in which `kafedra dev` has the index of its search made: nobody waits for that, and a save of a large site
 * would wait for it if both were made by one process. It gets one order and ends with its answer, or with who gave it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StandingFile } from '../output/outputFile.ts';
import { type IndexFile, startSearchIndex } from '../output/searchIndex.ts';

/** Which pages are to be found, and the folder that holds them. */
export interface IndexingOrder {
  readonly folder: string;
  readonly pages: readonly StandingFile[];
}

export type IndexingAnswer = { readonly files: readonly IndexFile[] } | { readonly reason: string };

process.once('message', async (order: IndexingOrder) => {
  const answer = await indexOf(order).then(
    (files): IndexingAnswer => ({ files }),
    (error: unknown): IndexingAnswer => ({ reason: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(answer, () => process.exit());
});
process.once('disconnect', () => process.exit());

async function indexOf({ folder, pages }: IndexingOrder): Promise<IndexFile[]> {
  const index = startSearchIndex();
  for (const { search, file } of pages) {
    if (search === undefined) continue;
    const html = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    // It may be gone by now; then another index follows.
    if (html !== undefined) await index.add({ facts: search, html });
  }
  return index.finish();
}
