/** `kafedra build`: the whole site, into a staging folder first and then in the place of the published one. */
import { join, resolve } from 'node:path';
import { searchKey } from '../cache/searchKey.ts';
import { ownConfiguration } from '../content/ownConfiguration.ts';
import { type BuildRecord, type Origin, openRecord, type Told } from '../output/lastBuild.ts';
import { notingIndex, notingOrigins } from '../output/origins.ts';
import { openStaging, type Staging } from '../output/staging.ts';
import { writeFiles } from '../output/write.ts';
import type { SiteBuildOptions } from '../siteBuild.ts';
import { checkBasePath } from './basePath.ts';
import { exitCodes } from './exitCodes.ts';
import { reasonOf } from './failure.ts';
import { onInterruption } from './interruption.ts';
import { repeat } from './repeat.ts';
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
  checkBasePath(options.basePath);
  const output = options.output === undefined ? resolve(root, '_site') : resolve(options.output);
  // Worked out first: the build goes on in the folder of the site.
  const shown = shownPath(output);
  const staging = await openStaging(root, output, {
    onWait: ({ pid }) =>
      process.stderr.write(`${wordsFor(terminalLang()).waiting({ output: shown, pid })}\n`),
  });
  const ignoreInterruption = onInterruption(() => staging.discard());
  try {
    // What a stranger wrote is neither made of what others left nor left for them, and of code nobody knows what it looks at.
    const isKnown = !options.untrusted && ownConfiguration(root) === undefined;
    const record = isKnown ? openRecord(root, output, whatToBuild(options)) : undefined;
    const same = record === undefined ? undefined : await repeat(root, record, staging);
    if (same !== undefined) {
      const { problems, lang } = same;
      await printReport({ problems, root, model: { site: { lang } } }, { ...options, format: 'pretty' });
    }
    const { told, isPublished } =
      same === undefined
        ? await buildAnew(root, staging, record, options)
        : { told: same, isPublished: true };
    if (isPublished) return tellBuilt(told, start, shown, options);
    process.stderr.write(`${wordsFor(told.lang).notBuilt}\n`);
    return exitCodes.problems;
  } finally {
    staging.discard();
    ignoreInterruption();
  }
}

/** What a build came to. */
interface Outcome {
  readonly told: Told;
  /** Whether there was nothing against it. */
  readonly isPublished: boolean;
}

async function buildAnew(
  root: string,
  staging: Staging,
  record: BuildRecord | undefined,
  options: BuildOptions,
): Promise<Outcome> {
  await collectOften();
  const cache = options.untrusted ? undefined : (await import('../cache/index.ts')).openCache(root);
  const { openCourses } = await import('../cache/courses.ts');
  const { withSearch } = await import('../output/withSearch.ts');
  let told: Told = { problems: [], lang: terminalLang(), pages: 0 };
  let isPublished = false;
  let index: string | undefined;
  const origins = new Map<string, Origin>();
  let isWhole = true;
  const tellSearchFailed = (error: unknown) => {
    isWhole = false;
    process.stderr.write(`${wordsFor(told.lang).searchFailed({ reason: reasonOf(error) })}\n`);
  };
  try {
    const site: SiteBuildOptions = {
      ...options,
      root,
      cache,
      courses:
        record &&
        cache &&
        openCourses(cache.courses, { root, sources: record.sources, drafts: options.drafts }),
      once: true,
      published: record?.published,
      isAlone: options.untrusted || ownConfiguration(root) === undefined,
      accept: async (composition) => {
        const { pages, problems } = composition;
        // Asked again when a layout cannot be printed; then nothing is published.
        told = { problems, lang: langOf(composition), pages: pages.length };
        index = searchKey(pages);
        isPublished = !(await printReport(composition, { ...options, format: 'pretty' }));
        return isPublished;
      },
      write: (folder, files) => {
        const kept = record && cache ? notingOrigins(files, origins, cache.pages) : files;
        const all = withSearch(kept, { failed: tellSearchFailed, cache: cache?.search, key: index });
        return writeFiles(folder, notingIndex(all, origins));
      },
    };
    await (site.isAlone ? buildAlone : buildConfigured)(site, staging.folder);
    if (isPublished) {
      staging.publish();
      // Courses and pages are kept under what files held at the beginning, and layouts are read later.
      if (record?.isUndisturbed() !== true) for (const pack of [cache?.courses, cache?.pages]) pack?.close();
      cache?.save();
      if (isWhole) record?.note({ told, files: origins, index });
    }
    return { told, isPublished };
  } finally {
    cache?.close();
  }
}

/** The last Node that was seen to take the flag: one that does not know it says so on the terminal. */
const newestKnown = 26;

/** Most of what a build makes it needs for one page. By itself V8 lets four times of what is held gather before it looks. */
async function collectOften(): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) > newestKnown) return;
  (await import('node:v8')).setFlagsFromString('--heap-growing-percent=50');
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

function tellBuilt({ lang, pages }: Told, start: number, output: string, options: BuildOptions): number {
  const words = wordsFor(lang);
  const values = { pages: pageCount(lang, pages), seconds: seconds(lang, start), output };
  process.stdout.write(`${words.built(values)}\n`);
  if (options.portable)
    process.stdout.write(`${words.builtPortable({ page: join(output, 'index.html') })}\n`);
  return exitCodes.fine;
}
