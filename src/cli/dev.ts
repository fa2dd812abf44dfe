/** `kafedra dev`: serves the site on this machine and renews it when a file changes; the last good version stays. */
import { resolve } from 'node:path';
import type { Composition } from '../composition.ts';
import { runServer } from '../eleventy/run.ts';
import { readManifest } from '../output/manifest.ts';
import { claimOutput } from '../output/outputFolder.ts';
import { createUpdater } from '../output/update.ts';
import { formatFailureOverlay, formatOverlay, type OverlayOptions } from '../report/overlay.ts';
import { sourceTexts } from '../report/sourceTexts.ts';
import { devMiddleware, type PageReport } from './devMiddleware.ts';
import { createDevSearch } from './devSearch.ts';
import { exitCodes } from './exitCodes.ts';
import { describeFailure, reasonOf } from './failure.ts';
import { freePort } from './freePort.ts';
import { hostMiddleware } from './hostMiddleware.ts';
import { onInterruption } from './interruption.ts';
import { openBrowser } from './openBrowser.ts';
import { rangeMiddleware } from './rangeMiddleware.ts';
import { langOf, printReport } from './report.ts';
import { searchMiddleware } from './searchMiddleware.ts';
import { CommandError, type SiteOptions, siteRoot } from './site.ts';
import { pageCount, seconds, terminalLang, wordsFor } from './words/index.ts';

export interface DevOptions extends SiteOptions {
  readonly output?: string;
  readonly port: string;
  /** Whether the browser opens the site by itself. */
  readonly open: boolean;
}

/** Nobody but this machine: a draft is for its author's eyes. */
const host = '127.0.0.1';

/** Serves until the process is told to stop. */
export async function dev(options: DevOptions): Promise<never> {
  const root = siteRoot(options);
  const output = options.output === undefined ? resolve(root, '.kafedra/dev') : resolve(options.output);
  const claim = await claimOutput(root, output, { serves: true });
  onInterruption(() => claim.release(), exitCodes.fine);
  process.once('exit', () => claim.release());
  const port = await choosePort(options.port);
  let lang = terminalLang();
  let start = performance.now();
  let pages = 0;
  let hasGoodVersion = readManifest(claim.workplace.published) !== undefined;
  let report: PageReport | undefined;
  const updater = createUpdater(claim.workplace.published);
  const search = createDevSearch((error) =>
    process.stderr.write(`${wordsFor(lang).searchFailed({ reason: reasonOf(error) })}\n`),
  );
  const overlayOptions = (): OverlayOptions => {
    const words = wordsFor(lang);
    const note = hasGoodVersion ? words.lastGood : words.noneGood;
    return { lang, note, close: words.close, source: sourceTexts(root) };
  };
  const accept = async (composition: Composition) => {
    lang = langOf(composition);
    pages = composition.pages.length;
    const failed = await printReport(composition, { strict: false, format: 'pretty' });
    if (failed) process.stderr.write(`${overlayOptions().note}\n`);
    report = failed ? { lang, html: formatOverlay(composition.problems, overlayOptions()) } : undefined;
    return !failed;
  };
  await runServer({
    ...options,
    // Drafts are for the author's eyes, and this server is too.
    drafts: true,
    basePath: '/',
    root,
    output: claim.workplace.published,
    port,
    host,
    middleware: [
      hostMiddleware(() => wordsFor(lang).otherHost({ address: `http://${host}:${port}` })),
      searchMiddleware(search),
      devMiddleware(() => report),
      rangeMiddleware(claim.workplace.published),
    ],
    ownConfiguration: true,
    begins: () => {
      start = performance.now();
    },
    accept,
    write: async (folder, files) => {
      const written = await updater.update(files);
      hasGoodVersion = true;
      const values = { pages: pageCount(lang, pages), seconds: seconds(lang, start) };
      process.stdout.write(`${wordsFor(lang).updated(values)}\n`);
      search.build(folder, written);
    },
    failed: (error) => {
      const { text } = describeFailure(error, lang);
      process.stderr.write(`${text}\n${overlayOptions().note}\n`);
      report = { lang, html: formatFailureOverlay(text, overlayOptions()) };
    },
    onReady: (address) => {
      process.stdout.write(`${wordsFor(lang).serving({ address })}\n`);
      if (!options.open) return;
      openBrowser(address, () => process.stderr.write(`${wordsFor(lang).noBrowser({ address })}\n`));
    },
    onConfiguration: (file) => process.stderr.write(`${wordsFor(lang).configurationNew({ file })}\n`),
    onFailure: (message) => process.stderr.write(`${message}\n`),
  });
  return new Promise<never>(() => {});
}

/** The port that was asked for, or the next free one, and then it is said. */
async function choosePort(asked: string): Promise<number> {
  const words = wordsFor(terminalLang());
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new CommandError(words.badPort({ port: asked }));
  const free = await freePort(port, host).catch(() => {
    throw new CommandError(words.portRefused({ port }));
  });
  if (free === undefined) throw new CommandError(words.noPort({ port }));
  if (free !== port) process.stderr.write(`${words.portTaken({ port, free })}\n`);
  return free;
}
