/**
 * Kafedra as an Eleventy plugin. Eleventy wires, watches, serves and brings the site's own plugins; it never
 * reads the author's folders. When its own build is over, the plugin composes the site and renders the pages
 * itself: filters, shortcodes and transforms of the site's Eleventy configuration work on them.
 */
import { join, relative, resolve, sep } from 'node:path';
import type { Cache } from '../cache/index.ts';
import {
  type ComposedPage,
  type ComposeOptions,
  type Composition,
  createComposer,
  historyOf,
  type Look,
  lookFolders,
} from '../compose.ts';
import type { Problem } from '../course/problem.ts';
import { createTranscripts } from '../markdown/transcripts.ts';
import { layoutProblem } from '../output/layoutMistake.ts';
import { isListedIn } from '../output/manifest.ts';
import { withoutPolicy, withPolicy } from '../output/policy.ts';
import { type OutputFile, type RenderedPage, renderSite } from '../output/render.ts';
import { createTemplates, type Templates } from '../output/templates.ts';
import { updateFolder } from '../output/update.ts';
import { UsageError } from '../output/usageError.ts';
import { withSearch } from '../output/withSearch.ts';
import { packageRoot } from '../packageRoot.ts';
import { formatPretty } from '../report/pretty.ts';
import { sourceTexts } from '../report/sourceTexts.ts';
import { deepestReason } from './reason.ts';
import type { AfterEvent, EleventyConfig, ExtensionMap } from './types.ts';

export interface KafedraOptions extends Partial<ComposeOptions> {
  /**
   * Gets the composed site before anything is written, and says whether it may be. It is asked again when a layout
   * cannot be printed, with the problems of the layouts alone. Default: throws the report when there are errors,
   * so that Eleventy's build fails.
   */
  readonly accept?: (composition: Composition) => boolean | Promise<boolean>;
  /** Writes the files of the site. Default: brings the output folder up to date in place. */
  readonly write?: (output: string, files: AsyncIterable<OutputFile>) => Promise<void>;
  /** Name of the site's own configuration file, for what is said of its mistakes. */
  readonly configuration?: string;
  /**
   * Gets what brings the site up to date without a build of Eleventy's: only for a site without a configuration of
   * its own, whose pages depend on nothing but its files. Whoever takes it watches the site's folders himself.
   */
  readonly connect?: (update: Update) => void;
  /** What earlier builds of the site made. */
  readonly cache?: Cache | undefined;
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
  const policy = { untrusted: options.untrusted ?? false, portable: options.portable ?? false };
  const templates = createTemplates({ folders: lookFolders({ ...options, root }) });
  // What a site's own filters and transforms make of a page, nobody can know beforehand.
  const isAlone = options.connect !== undefined;
  let isServed = false;
  const finished = isAlone ? options.cache?.pages : undefined;
  const transcripts = options.cache?.transcripts ?? createTranscripts();
  const composer = createComposer({ history: historyOf(root), ...options, root, transcripts, finished });
  let rendered: Rendered | undefined;
  const mains = new WeakMap<ComposedPage, string>();
  let extensions: ExtensionMap | undefined;
  const build = async (output: string, results: AfterEvent['results'], changed?: readonly string[]) => {
    const accept = options.accept ?? throwErrors;
    try {
      const composition = await composer.compose(changed);
      if (!(await accept(composition))) return;
      if (rendered?.look !== composition.look) {
        // Asking for the engine puts the site's filters and shortcodes into our environment.
        await extensions?.engineManager.getEngine('njk', extensions);
        templates.reload();
      }
      const problems: Problem[] = [];
      const renderPage = pageRenderer(eleventyConfig, templates, composition, {
        output,
        results,
        problems,
        // Eleventy's server puts scripts of its own into the pages.
        finish: (html) => (isServed ? withoutPolicy(html) : withPolicy(html, policy)),
        configuration: options.configuration ?? 'The Eleventy configuration',
      });
      const isKnown = isAlone && rendered?.look === composition.look && isListedIn(output);
      const files = whole(
        renderSite(composition, renderPage, {
          rendered: isKnown ? rendered?.pages : undefined,
          finished,
          mains,
        }),
        problems,
      );
      rendered = undefined;
      try {
        await (options.write ?? updateWithSearch)(output, files);
        const { look, pages, prints, notFound } = composition;
        rendered = {
          look,
          pages: new Set([...pages, ...prints, ...(notFound === undefined ? [] : [notFound])]),
        };
      } catch (error) {
        if (!(error instanceof LayoutsRefused)) throw error;
        await accept({ ...composition, problems });
      }
    } catch (error) {
      if (options.failed === undefined) throw error;
      options.failed(error);
    }
  };
  let last = Promise.resolve();
  /** One after the other. */
  const enqueue = (work: () => Promise<void>) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };

  eleventyConfig.setLibrary('njk', templates.environment);
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
  eleventyConfig.on('eleventy.extensionmap', (map: ExtensionMap) => {
    extensions = map;
  });
  eleventyConfig.on('eleventy.after', ({ directories, results, runMode }: AfterEvent) => {
    const output = resolve(directories.output);
    isServed = runMode !== 'build';
    options.connect?.((changed) => enqueue(() => build(output, [], changed)));
    return enqueue(() => build(output, results));
  });
}

/** What stands in the output folder: with which look, and which pages. */
interface Rendered {
  readonly look: Look;
  readonly pages: ReadonlySet<RenderedPage>;
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

/** Some page could not be printed: told apart so that it never counts as a failure of ours. */
class LayoutsRefused extends Error {}

/** The files of a site; fails at their end when some page could not be printed, after all have been tried. */
async function* whole(
  files: AsyncIterable<OutputFile>,
  problems: readonly Problem[],
): AsyncGenerator<OutputFile> {
  yield* files;
  if (problems.length > 0) throw new LayoutsRefused();
}

interface PageContext {
  readonly output: string;
  readonly results: AfterEvent['results'];
  readonly configuration: string;
  /** Gathers what is wrong with the layouts. */
  readonly problems: Problem[];
  /** The last change of a page, after the site's transforms. */
  readonly finish: (html: string) => string;
}

/** Prints a page and runs the site's transforms over it, with the `page` that Eleventy would give them. */
function pageRenderer(
  eleventyConfig: EleventyConfig,
  templates: Templates,
  { root, model, styles, addresses }: Composition,
  { output, results, problems, finish, configuration }: PageContext,
): Parameters<typeof renderSite>[1] {
  const ownTransforms = Object.keys(eleventyConfig.transforms).filter((name) => !name.startsWith('@11ty/'));
  const transform = ownTransforms.length > 0 ? eleventyConfig.getFilter('renderTransforms') : undefined;
  return async (layout, view, file, source) => {
    const page = { url: view.url, inputPath: `./${source}`, outputPath: join(output, file) };
    let html: string;
    try {
      const printed = await templates.renderAsync(layout, view, { page });
      html = styles.fill(printed, addresses.on(view.url).href, model.site.theme.accent);
    } catch (error) {
      const problem = layoutProblem(error, root);
      if (problem === undefined) throw error;
      problems.push(problem);
      return '';
    }
    results.push(page);
    if (transform === undefined) return finish(html);
    try {
      return finish((await transform.call({ page }, html)) as string);
    } catch (error) {
      throw new UsageError('own-configuration', { file: configuration, reason: deepestReason(error) });
    }
  };
}

function throwErrors({ problems, model, root }: Composition): boolean {
  if (!problems.some(({ level }) => level === 'error')) return true;
  throw new Error(`\n${formatPretty(problems, { source: sourceTexts(root), lang: model.site.lang })}`);
}

export default kafedra;
