/** `kafedra build`: the whole site, into a staging folder first and then in the place of the published one. */
import { join, resolve } from 'node:path';
import { openCache } from '../cache/index.ts';
import { searchKey } from '../cache/searchKey.ts';
import { runBuild } from '../eleventy/run.ts';
import { openStaging } from '../output/staging.ts';
import { withSearch } from '../output/withSearch.ts';
import { writeFiles } from '../output/write.ts';
import { exitCodes } from './exitCodes.ts';
import { reasonOf } from './failure.ts';
import { onInterruption } from './interruption.ts';
import { printReport } from './report.ts';
import { shownPath } from './shownPath.ts';
import { type SiteOptions, siteRoot } from './site.ts';
import { pageCount, seconds, terminalLang, wordsFor } from './words/index.ts';

export interface BuildOptions extends SiteOptions {
  /** Relative to the folder in which the command runs; `_site` of the site by default. */
  readonly output?: string;
  readonly basePath?: string;
  readonly portable: boolean;
  readonly drafts: boolean;
  readonly strict: boolean;
  readonly untrusted: boolean;
}

/** Builds a site and gives the exit code. */
export async function build(options: BuildOptions): Promise<number> {
  const start = performance.now();
  const root = siteRoot(options);
  const output = options.output === undefined ? resolve(root, '_site') : resolve(options.output);
  // Worked out first: the build goes on in the folder of the site.
  const shown = shownPath(output);
  let lang = terminalLang();
  // What a stranger wrote is neither made of what others left nor left for them.
  const cache = options.untrusted ? undefined : openCache(root);
  const staging = await openStaging(root, output, {
    onWait: ({ pid }) => process.stderr.write(`${wordsFor(lang).waiting({ output: shown, pid })}\n`),
  });
  const ignoreInterruption = onInterruption(() => staging.discard());
  let pages = 0;
  let accepted = false;
  let searched: string | undefined;
  let failure: { readonly error: unknown } | undefined;
  const tellSearchFailed = (error: unknown) =>
    process.stderr.write(`${wordsFor(lang).searchFailed({ reason: reasonOf(error) })}\n`);
  try {
    await runBuild({
      ...options,
      root,
      cache,
      output: staging.folder,
      ownConfiguration: !options.untrusted,
      accept: async (composition) => {
        lang = composition.model.site.lang;
        pages = composition.pages.length;
        searched = searchKey(composition.pages);
        accepted = !(await printReport(composition, { ...options, format: 'pretty' }));
        return accepted;
      },
      write: (folder, files) =>
        writeFiles(
          folder,
          withSearch(files, { failed: tellSearchFailed, cache: cache?.search, key: searched }),
        ),
      failed: (error) => {
        failure = { error };
      },
      onFailure: (message) => process.stderr.write(`${message}\n`),
    });
    if (failure !== undefined) throw failure.error;
    if (accepted) {
      staging.publish();
      cache?.save();
    }
  } finally {
    cache?.close();
    staging.discard();
    ignoreInterruption();
  }
  const words = wordsFor(lang);
  if (!accepted) {
    process.stderr.write(`${words.notBuilt}\n`);
    return exitCodes.problems;
  }
  const values = {
    pages: pageCount(lang, pages),
    seconds: seconds(lang, start),
    output: shown,
  };
  process.stdout.write(`${words.built(values)}\n`);
  if (options.portable) process.stdout.write(`${words.builtPortable({ page: join(shown, 'index.html') })}\n`);
  return exitCodes.fine;
}
