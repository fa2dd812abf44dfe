/** `kafedra dev`: serves the site on this machine and renews it when a file changes; the last good version stays. */
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runServer } from '../eleventy/run.ts';
import { checkOutput, manifestName, readManifest } from '../output/staging.ts';
import { exitCodes } from './exitCodes.ts';
import { printReport } from './report.ts';
import { CommandError, type SiteOptions, siteRoot } from './site.ts';
import { pageCount, seconds, terminalLang, wordsFor } from './words/index.ts';

export interface DevOptions extends SiteOptions {
  readonly output?: string;
  readonly port: string;
  readonly drafts: boolean;
}

/** Serves until it is stopped. */
export async function dev(options: DevOptions): Promise<number> {
  const root = siteRoot(options);
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new CommandError(wordsFor(terminalLang()).badPort({ port: options.port }));
  }
  const output = options.output === undefined ? resolve(root, '.kafedra/dev') : resolve(options.output);
  await checkOutput(root, output);
  let lang = terminalLang();
  let start = performance.now();
  let pages = 0;
  await runServer({
    ...options,
    // Drafts are for the author's eyes, and this server is too.
    drafts: true,
    basePath: '/',
    root,
    output,
    port,
    ownConfiguration: true,
    accept: async (composition) => {
      start = performance.now();
      lang = composition.model.site.lang;
      pages = composition.pages.length;
      const failed = await printReport(composition, { strict: false, format: 'pretty' });
      if (failed) process.stderr.write(`${wordsFor(lang).lastGood}\n`);
      return !failed;
    },
    written: async (files) => {
      await removeStale(output, files);
      const values = { pages: pageCount(lang, pages), seconds: seconds(lang, start) };
      process.stdout.write(`${wordsFor(lang).updated(values)}\n`);
    },
    onReady: (address) => process.stdout.write(`${wordsFor(lang).serving({ address })}\n`),
    onFailure: (message) => process.stderr.write(`${message}\n`),
  });
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
  return exitCodes.fine;
}

/** Files of the build before that this one no longer has. */
async function removeStale(output: string, files: readonly string[]): Promise<void> {
  const current = new Set(files);
  const stale = (await readManifest(output)).filter((file) => !current.has(file));
  for (const file of stale) await rm(join(output, file), { force: true });
  await writeFile(join(output, manifestName), `${JSON.stringify({ files: [...files].sort() }, null, 1)}\n`);
}
