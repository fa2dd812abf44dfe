/** `kafedra check`: every problem of the site at once; nothing is written. */
import { compose, historyOf } from '../compose.ts';
import { checkBasePath } from './basePath.ts';
import { exitCodes } from './exitCodes.ts';
import { langOf, printReport, type ReportFormat } from './report.ts';
import { type SiteOptions, siteRoot } from './site.ts';
import { pageCount, seconds, wordsFor } from './words/index.ts';

export interface CheckOptions extends SiteOptions {
  readonly basePath?: string;
  readonly drafts: boolean;
  readonly strict: boolean;
  readonly untrusted: boolean;
  readonly format: ReportFormat;
}

/** Checks a site, prints the report and gives the exit code. */
export async function check(options: CheckOptions): Promise<number> {
  const start = performance.now();
  const root = siteRoot(options);
  checkBasePath(options.basePath);
  const composition = await compose({ ...options, root, history: historyOf(root), checked: true });
  const lang = langOf(composition);
  const words = wordsFor(lang);
  const failed = await printReport(composition, options);
  if (options.format === 'pretty') {
    const pages = pageCount(lang, composition.pages.length);
    const isFine = composition.problems.every(({ level }) => level === 'info');
    process.stdout.write(
      `${words.checked({ pages, seconds: seconds(lang, start) })}${isFine ? ` ${words.fine}` : ''}\n`,
    );
  }
  return failed ? exitCodes.problems : exitCodes.fine;
}
