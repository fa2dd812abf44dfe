/** `kafedra build`: the whole site, into a staging folder first and then in the place of the published one. */
import { relative, resolve } from 'node:path';
import { runBuild } from '../eleventy/run.ts';
import { checkOutput, openStaging } from '../output/staging.ts';
import { exitCodes } from './exitCodes.ts';
import { printReport } from './report.ts';
import { type SiteOptions, siteRoot } from './site.ts';
import { pageCount, seconds, terminalLang, wordsFor } from './words/index.ts';

export interface BuildOptions extends SiteOptions {
  /** Relative to the folder in which the command runs; `_site` of the site by default. */
  readonly output?: string;
  readonly basePath?: string;
  readonly drafts: boolean;
  readonly strict: boolean;
}

/** Builds a site and gives the exit code. */
export async function build(options: BuildOptions): Promise<number> {
  const start = performance.now();
  const root = siteRoot(options);
  const output = options.output === undefined ? resolve(root, '_site') : resolve(options.output);
  // Worked out first: the build goes on in the folder of the site.
  const shown = shownPath(output);
  await checkOutput(root, output);
  const staging = await openStaging(output);
  let lang = terminalLang();
  let pages = 0;
  let accepted = false;
  try {
    await runBuild({
      ...options,
      root,
      output: staging.folder,
      ownConfiguration: true,
      accept: async (composition) => {
        lang = composition.model.site.lang;
        pages = composition.pages.length;
        accepted = !(await printReport(composition, { ...options, format: 'pretty' }));
        return accepted;
      },
      onFailure: (message) => process.stderr.write(`${message}\n`),
    });
    if (accepted) await staging.publish();
  } finally {
    await staging.discard();
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
  return exitCodes.fine;
}

/** A path as a person would write it from where the command runs; in full where that would climb up. */
function shownPath(path: string): string {
  const short = relative('.', path);
  return short === '' || short.startsWith('..') ? path : short;
}
