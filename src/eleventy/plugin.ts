/**
 * Kafedra as an Eleventy plugin. Eleventy wires, watches, serves and brings the site's own plugins; it never
 * reads the author's folders. When its own build is over, the plugin composes the site and renders the pages
 * itself: filters, shortcodes and transforms of the site's Eleventy configuration work on them.
 */
import { join, resolve } from 'node:path';
import { type ComposeOptions, type Composition, compose } from '../compose.ts';
import { renderSite } from '../output/render.ts';
import { createTemplates, type Templates } from '../output/templates.ts';
import { writeFiles } from '../output/write.ts';
import { packageRoot } from '../packageRoot.ts';
import { formatPretty } from '../report/pretty.ts';
import { sourceTexts } from '../report/sourceTexts.ts';
import type { AfterEvent, EleventyConfig, ExtensionMap } from './types.ts';

export interface KafedraOptions extends Partial<ComposeOptions> {
  /**
   * Gets the composed site before anything is written, and says whether it may be. Default: throws the report
   * when there are errors, so that Eleventy's build fails.
   */
  readonly accept?: (composition: Composition) => boolean | Promise<boolean>;
  /** Gets the paths of the files written, relative to the output folder. */
  readonly written?: (files: readonly string[], output: string) => void | Promise<void>;
}

/** Configurations that have the plugin already: the command line adds it before the site's own configuration may. */
const configured = new WeakSet<EleventyConfig>();

/** `eleventyConfig.addPlugin(kafedra)`. */
export function kafedra(eleventyConfig: EleventyConfig, options: KafedraOptions = {}): void {
  if (configured.has(eleventyConfig)) return;
  configured.add(eleventyConfig);
  const root = resolve(options.root ?? '.');
  const templates = createTemplates({ folders: [...new Set([root, packageRoot])] });
  let extensions: ExtensionMap | undefined;

  eleventyConfig.setLibrary('njk', templates.environment);
  // Our pages are written before the site's own `eleventy.after` handlers look for them.
  eleventyConfig.setEventEmitterMode('sequential');
  for (const folder of ['content', '_data', 'assets', 'layouts'])
    eleventyConfig.addWatchTarget(join(root, folder));
  if (root !== packageRoot) {
    for (const folder of ['assets', 'layouts']) eleventyConfig.addWatchTarget(join(packageRoot, folder));
  }
  eleventyConfig.on('eleventy.extensionmap', (map: ExtensionMap) => {
    extensions = map;
  });
  eleventyConfig.on('eleventy.after', async ({ directories, results }: AfterEvent) => {
    const composition = await compose({ ...options, root });
    if (!(await (options.accept ?? throwErrors)(composition))) return;
    // Asking for the engine puts the site's filters and shortcodes into our environment.
    await extensions?.engineManager.getEngine('njk', extensions);
    templates.reload();
    const output = resolve(directories.output);
    const renderPage = pageRenderer(eleventyConfig, templates, output, results);
    const files = await writeFiles(output, renderSite(composition, renderPage));
    await options.written?.(files, output);
  });
}

/** Prints a page and runs the site's transforms over it, with the `page` that Eleventy would give them. */
function pageRenderer(
  eleventyConfig: EleventyConfig,
  templates: Templates,
  output: string,
  results: AfterEvent['results'],
): Parameters<typeof renderSite>[1] {
  const ownTransforms = Object.keys(eleventyConfig.transforms).filter((name) => !name.startsWith('@11ty/'));
  const transform = ownTransforms.length > 0 ? eleventyConfig.getFilter('renderTransforms') : undefined;
  return async (layout, view, file, source) => {
    const page = { url: view.url, inputPath: `./${source}`, outputPath: join(output, file) };
    const html = await templates.renderAsync(layout, view, { page });
    results.push(page);
    return transform === undefined ? html : ((await transform.call({ page }, html)) as string);
  };
}

function throwErrors({ problems, model, root }: Composition): boolean {
  if (!problems.some(({ level }) => level === 'error')) return true;
  throw new Error(`\n${formatPretty(problems, { source: sourceTexts(root), lang: model.site.lang })}`);
}

export default kafedra;
