/**
 * Kafedra as an Eleventy plugin. Eleventy wires, watches, serves and brings the site's own plugins; it never
 * reads the author's folders. When its own build is over, the plugin composes the site and renders the pages
 * itself: filters, shortcodes and transforms of the site's Eleventy configuration work on them.
 */
import { join, relative, resolve, sep } from 'node:path';
import type { Composition } from '../composition.ts';
import type { OutputFile } from '../output/outputFile.ts';
import type { PrintedPage } from '../output/printedPage.ts';
import { updateFolder } from '../output/update.ts';
import { UsageError } from '../output/usageError.ts';
import { withSearch } from '../output/withSearch.ts';
import { packageRoot } from '../packageRoot.ts';
import { formatPretty } from '../report/pretty.ts';
import { sourceTexts } from '../report/sourceTexts.ts';
import { createSiteBuild, type SiteBuildOptions, type Surroundings } from '../siteBuild.ts';
import { deepestReason } from './reason.ts';
import type { AfterEvent, EleventyConfig, ExtensionMap, FinalConfig } from './types.ts';

/**
 * Without `accept`, errors of the content are thrown as a report, so that Eleventy's build fails; without `write` the
 * output folder is brought up to date in place.
 */
export interface KafedraOptions extends Partial<Omit<SiteBuildOptions, 'isAlone'>> {
  /** Name of the site's own configuration file, for what is said of its mistakes. */
  readonly configuration?: string;
  /**
   * Gets what brings the site up to date without a build of Eleventy's: only for a site without a configuration of
   * its own, whose pages depend on nothing but its files. Whoever takes it watches the site's folders himself.
   */
  readonly connect?: (update: Update) => void;
  /** Whether Eleventy watches the site's folders. */
  readonly watched?: boolean;
  /** Gets what went wrong besides the content. Default: it is thrown, so that Eleventy's build fails. */
  readonly failed?: (error: unknown) => void;
}

/** Brings the site up to date; `changed` are paths on disk, where it is known that nothing but them has changed. */
export type Update = (changed?: readonly string[]) => Promise<void>;

/** Folders of a site whose files decide what its pages are. */
export const siteFolders = ['content', '_data', 'assets', 'layouts'];

/**
 * Configurations that have the plugin already: the command line adds it before the site's own configuration may, and
 * that may find another copy of it, as the one of this repository does.
 */
const shared: { [key: symbol]: WeakSet<EleventyConfig> | undefined } = globalThis;
const configuredKey = Symbol.for('kafedra.configured');
shared[configuredKey] ??= new WeakSet();
const configured = shared[configuredKey];

/** `eleventyConfig.addPlugin(kafedra)`. */
export function kafedra(eleventyConfig: EleventyConfig, options: KafedraOptions = {}): void {
  if (configured.has(eleventyConfig)) return;
  configured.add(eleventyConfig);
  const root = resolve(options.root ?? '.');
  const site = createSiteBuild({
    ...options,
    root,
    accept: options.accept ?? throwErrors,
    write: options.write ?? updateWithSearch,
    isAlone: options.connect !== undefined,
  });
  let extensions: ExtensionMap | undefined;
  let pathPrefix: string | undefined;
  let last = Promise.resolve();
  /** One after the other. */
  const enqueue = (work: () => Promise<void>) => {
    const mine = last.then(work).catch((error: unknown) => {
      if (options.failed === undefined) throw error;
      options.failed(error);
    });
    last = mine.catch(() => {});
    return mine;
  };

  eleventyConfig.setLibrary('njk', site.environment);
  // Our pages are written before the site's own `eleventy.after` handlers look for them.
  eleventyConfig.setEventEmitterMode('sequential');
  if (options.watched !== false) {
    for (const folder of siteFolders) eleventyConfig.addWatchTarget(join(root, folder));
    if (root !== packageRoot) {
      for (const folder of ['assets', 'layouts']) eleventyConfig.addWatchTarget(join(packageRoot, folder));
    }
  }
  // An Eleventy whose input is the whole folder would take them for templates.
  for (const path of [...siteFolders.map((folder) => `${folder}/**`), 'README.md']) {
    eleventyConfig.ignores.add(pathFromHere(join(root, path)));
  }
  eleventyConfig.on('eleventy.config', (config: FinalConfig) => {
    const prefix = config.getPathPrefix();
    // The usual one says nothing: then the address of the site does.
    pathPrefix = prefix === '/' ? undefined : prefix;
  });
  eleventyConfig.on('eleventy.extensionmap', (map: ExtensionMap) => {
    extensions = map;
  });
  eleventyConfig.on('eleventy.after', ({ directories, results, runMode }: AfterEvent) => {
    const output = resolve(directories.output);
    const surroundings: Surroundings = {
      isServed: runMode !== 'build',
      basePath: pathPrefix,
      // Asking for the engine puts the site's filters and shortcodes into our environment.
      prepare: async () => extensions?.engineManager.getEngine('njk', extensions),
      transform: ownTransforms(eleventyConfig, options.configuration ?? 'The Eleventy configuration'),
    };
    options.connect?.((changed) => enqueue(() => site.build(output, surroundings, changed)));
    const printed = (page: PrintedPage) => void results.push({ ...page });
    return enqueue(() => site.build(output, { ...surroundings, printed }));
  });
}

/** A path as Eleventy writes it: from the folder in which it runs, with forward slashes. */
function pathFromHere(path: string): string {
  return relative('.', path).split(sep).join('/');
}

/** Brings a folder up to date together with the index of the search; without one, the reason is told on the terminal. */
function updateWithSearch(output: string, files: AsyncIterable<OutputFile>): Promise<void> {
  const failed = (error: unknown) => console.warn(String(error));
  return updateFolder(output, withSearch(files, { failed }));
}

/** The transforms of the site's configuration, run over a page with the `page` that Eleventy would give them. */
function ownTransforms(eleventyConfig: EleventyConfig, configuration: string): Surroundings['transform'] {
  const names = Object.keys(eleventyConfig.transforms).filter((name) => !name.startsWith('@11ty/'));
  const transform = names.length > 0 ? eleventyConfig.getFilter('renderTransforms') : undefined;
  if (transform === undefined) return undefined;
  return async (page, html) => {
    try {
      return (await transform.call({ page }, html)) as string;
    } catch (error) {
      throw new UsageError('own-configuration', { file: configuration, reason: deepestReason(error) });
    }
  };
}

function throwErrors({ problems, model, root }: Composition): boolean {
  if (!problems.some(({ level }) => level === 'error')) return true;
  const report = formatPretty(problems, { source: sourceTexts(root), lang: model.site.lang });
  // Where in our code a mistake of the author was found is of no use to him; so Eleventy knows that.
  throw Object.assign(new Error(`\n${report}`), { skipOriginalStack: true });
}

export default kafedra;
