/** `kafedra build`: the whole site, into a staging folder first and then in the place of the published one. */
import { join, resolve } from 'node:path';
import { openRecord, type Told } from '../cache/lastBuild.ts';
import { searchKey } from '../cache/searchKey.ts';
import { ownConfiguration } from '../content/ownConfiguration.ts';
import type { OutputFile } from '../output/outputFile.ts';
import { openStaging } from '../output/staging.ts';
import { writeFiles } from '../output/write.ts';
import type { SiteBuildOptions } from '../siteBuild.ts';
import { exitCodes } from './exitCodes.ts';
import { reasonOf } from './failure.ts';
import { onInterruption } from './interruption.ts';
import { langOf, printReport } from './report.ts';
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
  const staging = await openStaging(root, output, {
    onWait: ({ pid }) => process.stderr.write(`${wordsFor(lang).waiting({ output: shown, pid })}\n`),
  });
  const ignoreInterruption = onInterruption(() => staging.discard());
  // What a stranger wrote is neither made of what others left nor left for them.
  const record = options.untrusted ? undefined : openRecord(root, output, whatToBuild(options));
  const same = record?.same();
  if (same !== undefined) {
    staging.discard();
    ignoreInterruption();
    const { problems, pages } = same;
    await printReport({ problems, root, model: { site: same } }, { ...options, format: 'pretty' });
    return tellBuilt(same.lang, pages, start, shown, options);
  }
  const cache = options.untrusted ? undefined : (await import('../cache/index.ts')).openCache(root);
  const { withSearch } = await import('../output/withSearch.ts');
  let told: Told | undefined;
  let accepted = false;
  let searched: string | undefined;
  const keys = new Map<string, string>();
  let isWhole = true;
  const tellSearchFailed = (error: unknown) => {
    isWhole = false;
    process.stderr.write(`${wordsFor(lang).searchFailed({ reason: reasonOf(error) })}\n`);
  };
  try {
    const site: SiteBuildOptions = {
      ...options,
      root,
      cache,
      once: true,
      published: record?.published,
      isAlone: options.untrusted || ownConfiguration(root) === undefined,
      accept: async (composition) => {
        lang = langOf(composition);
        const { pages, problems } = composition;
        // Asked again when a layout cannot be printed; then nothing is published.
        told ??= { problems, lang, pages: pages.length };
        searched = searchKey(pages);
        accepted = !(await printReport(composition, { ...options, format: 'pretty' }));
        return accepted;
      },
      write: (folder, files) =>
        writeFiles(
          folder,
          withSearch(notingKeys(files, keys), {
            failed: tellSearchFailed,
            cache: cache?.search,
            key: searched,
          }),
        ),
    };
    await (site.isAlone ? buildAlone : buildConfigured)(site, staging.folder);
    if (accepted) {
      staging.publish();
      cache?.save();
      if (told !== undefined && isWhole) record?.note(told, keys);
    }
  } finally {
    cache?.close();
    staging.discard();
    ignoreInterruption();
  }
  if (!accepted) {
    process.stderr.write(`${wordsFor(lang).notBuilt}\n`);
    return exitCodes.problems;
  }
  return tellBuilt(lang, told?.pages ?? 0, start, shown, options);
}

/** Passes the files on and notes the names of the pages among them. */
async function* notingKeys(
  files: AsyncIterable<OutputFile>,
  keys: Map<string, string>,
): AsyncGenerator<OutputFile> {
  for await (const file of files) {
    if ('key' in file && file.key !== undefined) keys.set(file.file, file.key);
    yield file;
  }
}

async function buildAlone(site: SiteBuildOptions, output: string): Promise<void> {
  const { createSiteBuild } = await import('../siteBuild.ts');
  await createSiteBuild(site).build(output);
}

/** With the site's own configuration, by the program that the configuration is for. */
async function buildConfigured(site: SiteBuildOptions, output: string): Promise<void> {
  const { runBuild } = await import('../eleventy/run.ts');
  let failure: { readonly error: unknown } | undefined;
  await runBuild({
    ...site,
    output,
    ownConfiguration: true,
    failed: (error) => {
      failure = { error };
    },
    onFailure: (message) => process.stderr.write(`${message}\n`),
  });
  if (failure !== undefined) throw failure.error;
}

/** The options that decide what is built. */
function whatToBuild({ basePath, portable, drafts, strict }: BuildOptions) {
  return { basePath, portable, drafts, strict };
}

function tellBuilt(
  lang: string,
  pages: number,
  start: number,
  output: string,
  options: BuildOptions,
): number {
  const words = wordsFor(lang);
  const values = { pages: pageCount(lang, pages), seconds: seconds(lang, start), output };
  process.stdout.write(`${words.built(values)}\n`);
  if (options.portable)
    process.stdout.write(`${words.builtPortable({ page: join(output, 'index.html') })}\n`);
  return exitCodes.fine;
}
