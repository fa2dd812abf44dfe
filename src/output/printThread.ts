/** What runs in the thread of `printAhead.ts`: it prints the pages that it gets, in their order, and hands them back. */
import { parentPort, workerData } from 'node:worker_threads';
import { createHrefs } from '../views/addresses.ts';
import type { SidebarView } from '../views/types.ts';
import { withPolicy } from './policy.ts';
import type { PrintBatch, PrintedAhead, PrintFrame } from './printAhead.ts';
import { pagePrinter } from './printPage.ts';
import { buildStyles } from './styles.ts';
import { createTemplates } from './templates.ts';

const { root, output, folders, site, basePath, portable, words } = workerData as PrintFrame;

const print = pagePrinter({
  root,
  site,
  hrefOn: createHrefs({ basePath, portable }),
  styles: buildStyles({ folders, words }),
  templates: createTemplates({ folders }),
  output,
  // Whoever wants the page prints it himself then, and tells what is wrong.
  problems: [],
  finish: (html) => withPolicy(html, { untrusted: false, portable }),
});

const allSidebars: SidebarView[] = [];
let last = Promise.resolve();
parentPort?.on('message', ({ sidebars, pages }: PrintBatch) => {
  last = last.then(async () => {
    const pieces: [key: string, text: Buffer][] = [];
    let isWhole = true;
    allSidebars.push(...sidebars);
    for (const { layout, view, sidebar: number, file, source, key } of pages) {
      const sidebar = number === undefined ? undefined : allSidebars[number];
      const html = await print(layout, { ...view, ...(sidebar && { sidebar }) }, file, source);
      if (html === undefined) isWhole = false;
      else pieces.push([key, Buffer.from(html)]);
    }
    const printed: PrintedAhead = {
      pages: pieces.map(([key, text]) => ({ key, length: text.length })),
      // Many small pieces take longer to hand over than to put together.
      bytes: joined(pieces.map(([, text]) => text)),
      isWhole,
    };
    parentPort?.postMessage(printed, [printed.bytes.buffer as ArrayBuffer]);
  });
});

/** In memory of its own, which can be handed over. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
