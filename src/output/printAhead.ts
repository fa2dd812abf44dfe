/**
 * Prints pages in another thread while the next ones are composed, and puts them where builds look for pages that an
 * earlier one has finished. The thread has the second half of the work, and not half of the pages: so each thread
 * warms up its own code and no other, and needs nothing of the model. What the thread does not print, for whatever
 * reason, is printed later by whoever asks for the page, as if there had been no thread.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Pack } from '../cache/pack.ts';
import type { Site } from '../course/types.ts';
import { ownProgram } from '../ownProgram.ts';
import type { SidebarView, View } from '../views/types.ts';

/** What all pages are printed with: data that can be handed to a thread. */
export interface PrintFrame {
  readonly root: string;
  /** The folder that the pages are for. */
  readonly output: string;
  /** Folders whose `layouts/` and `assets/styles/` count, the site's own first. */
  readonly folders: readonly string[];
  readonly site: Site;
  readonly basePath: string;
  readonly portable: boolean;
  /** Words of Kafedra's scripts, as `buildStyles` wants them. */
  readonly words: readonly string[];
}

/** A page to be printed, and the name under which it is to be found. */
export interface ViewToPrint {
  readonly layout: string;
  readonly view: View;
  readonly file: string;
  readonly source: string;
  readonly key: string;
}

/** Pages on their way to the thread. */
export interface PrintBatch {
  /** Sidebars that the thread has not got yet: all pages of a course have the same, and it is printed once. */
  readonly sidebars: readonly SidebarView[];
  readonly pages: readonly (ViewToPrint & {
    /** Which of all sidebars that the thread has got stands in the place of that of `view`. */
    readonly sidebar: number | undefined;
  })[];
}

/** Pages as they come from the thread, one after the other in `bytes`. */
export interface PrintedAhead {
  readonly pages: readonly { readonly key: string; readonly length: number }[];
  readonly bytes: Uint8Array;
  /** Whether all pages could be printed. */
  readonly isWhole: boolean;
}

/** A thread that prints. */
export interface PrintAhead {
  /** Takes a page; where it takes none any more, whoever has the page must print it. */
  take(page: ViewToPrint): boolean;
  /** Whether the thread has to be waited for, or listened to. */
  readonly isDue: boolean;
  /** Takes in what the thread has printed, and waits until not too much is on its way. */
  catchUp(): Promise<void>;
  /** Waits until all that was taken is printed. */
  finish(): Promise<void>;
  /** Ends the thread, whatever it is doing. */
  stop(): Promise<void>;
}

/**
 * Fewer pages are printed before the thread has warmed up: with 400 a build takes longer with it, with 2,000 a tenth less,
 * with 10,000 a third.
 */
export const fewestAhead = 1_500;

/** So many pages go to the thread at once. */
const batch = 10;

/** So many batches are on their way at most: pages are not to be held all. */
const mostOnTheWay = 8;

/** Whether there is a processor for a thread beside this one. */
export function canPrintAhead(): boolean {
  return availableParallelism() > 1;
}

/** Starts a thread with the first page for which `start` does; it is told how many pages have come by then. */
export function lazyPrinting(
  start: (pages: number) => PrintAhead | undefined,
): Pick<PrintAhead, 'take' | 'isDue' | 'catchUp'> {
  let ahead: PrintAhead | undefined;
  let pages = 0;
  return {
    take(page) {
      pages++;
      ahead ??= start(pages);
      return ahead?.take(page) === true;
    },
    get isDue() {
      return ahead?.isDue === true;
    },
    async catchUp() {
      await ahead?.catchUp();
    },
  };
}

/** Starts the thread; what it prints is put into `finished`. */
export function startPrinting(frame: PrintFrame, finished: Pack): PrintAhead {
  const { path, execArgv } = ownProgram('src/output/printThread.ts');
  const worker = new Worker(path, { workerData: frame, execArgv });
  let waiting: PrintBatch['pages'][number][] = [];
  let newSidebars: SidebarView[] = [];
  const sidebars = new Map<SidebarView, number>();
  let onTheWay = 0;
  let isDue = false;
  let isOver = false;
  let wake = () => {};
  const send = () => {
    if (waiting.length === 0 || isOver) return;
    worker.postMessage({ sidebars: newSidebars, pages: waiting } satisfies PrintBatch);
    waiting = [];
    newSidebars = [];
    onTheWay++;
    isDue = true;
  };
  const numberOf = (sidebar: SidebarView) => {
    const number = sidebars.get(sidebar) ?? sidebars.size;
    if (number === sidebars.size) newSidebars.push(sidebar);
    sidebars.set(sidebar, number);
    return number;
  };
  const end = () => {
    isOver = true;
    wake();
  };
  const until = async (most: number) => {
    while (onTheWay > most && !isOver) {
      await new Promise<void>((done) => {
        wake = done;
      });
    }
  };
  worker.on('message', ({ pages, bytes, isWhole }: PrintedAhead) => {
    let at = 0;
    for (const { key, length } of pages) {
      finished.set(key, bytes.subarray(at, at + length));
      at += length;
    }
    onTheWay--;
    // A mistake in a layout is in most pages: the rest would only be composed twice.
    if (isWhole) wake();
    else end();
  });
  // Out of memory, or a defect of ours, which will be told when the page is printed once more.
  worker.on('error', end);
  worker.on('messageerror', end);
  worker.on('exit', end);
  return {
    take(page) {
      if (isOver) return false;
      const { sidebar, ...view } = page.view;
      waiting.push({ ...page, view, sidebar: sidebar === undefined ? undefined : numberOf(sidebar) });
      if (waiting.length >= batch) send();
      return true;
    },
    get isDue() {
      return isDue;
    },
    async catchUp() {
      isDue = false;
      await new Promise((done) => setImmediate(done));
      await until(mostOnTheWay);
    },
    async finish() {
      send();
      await until(0);
    },
    async stop() {
      isOver = true;
      await worker.terminate();
    },
  };
}
