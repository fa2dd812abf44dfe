/**
 * The search of `kafedra dev`: its index is made in the background after each build, and kept in memory. Nothing
 * waits for it; until it is ready, the one before answers.
 */
import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { OutputFile, StandingFile } from '../output/outputFile.ts';
import { ownProgram } from '../ownProgram.ts';
import type { IndexingAnswer, IndexingOrder } from './searchIndexing.ts';

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
  let built: readonly StandingFile[] = [];
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let took = 0;
  let index: ReadonlyMap<string, Uint8Array> = new Map();

  const work = async (folder: string) => {
    const start = performance.now();
    try {
      index = await indexOf({ folder, pages: built });
    } catch (error) {
      failed(error);
    }
    took = performance.now() - start;
  };
  return {
    build(folder, files) {
      // Without what is in them: that would be held until the next build.
      built = files.flatMap(pagesIn);
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

function pagesIn(output: OutputFile): readonly StandingFile[] {
  if ('standing' in output) return output.standing;
  return 'search' in output ? [{ file: output.file, search: output.search }] : [];
}

/** Has an index made in another process, which takes what the server leaves of the machine. */
async function indexOf(order: IndexingOrder): Promise<Map<string, Uint8Array>> {
  const { path, execArgv } = ownProgram('src/cli/searchIndexing.ts');
  const maker = fork(path, { execArgv, serialization: 'advanced' });
  try {
    if (maker.pid !== undefined) setPriority(maker.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system has no such thing.
  }
  const answer = await new Promise<IndexingAnswer>((done, failed) => {
    maker.once('message', done);
    maker.once('error', failed);
    maker.once('exit', (code, signal) => failed(new Error(`The process ended: ${code ?? signal}`)));
    maker.send(order, (error) => {
      if (error !== null) failed(error);
    });
  });
  if ('reason' in answer) throw new Error(answer.reason);
  return new Map(answer.files.map(({ file, bytes }) => [`/${file}`, bytes]));
}
