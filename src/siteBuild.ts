/**
 * From files to a published site, again and again: composes the site, prints what is new of it and hands the files on.
 * Whoever surrounds it may serve the site and have filters and transforms of his own; it does without.
 */
import { join } from 'node:path';
import type { KnownCourses } from './cache/courses.ts';
import type { Cache } from './cache/index.ts';
import { type ComposeOptions, createComposer, historyOf, lookFolders } from './compose.ts';
import type { ComposedPage, Composition, Look } from './composition.ts';
import type { Problem } from './course/problem.ts';
import { createTranscripts } from './markdown/transcripts.ts';
import type { PublishedPages } from './output/lastBuild.ts';
import { layoutProblem } from './output/layoutMistake.ts';
import { isListedIn } from './output/manifest.ts';
import type { OutputFile } from './output/outputFile.ts';
import { withoutPolicy, withPolicy } from './output/policy.ts';
import { PagesRefused, renderSite } from './output/render.ts';
import { type Standing, standingAfter } from './output/standing.ts';
import { createTemplates, type Templates } from './output/templates.ts';

export interface SiteBuildOptions extends ComposeOptions {
  /**
   * Gets the composed site before anything is written, and says whether it may be. It is asked again when a layout
   * cannot be printed, with the problems of the layouts alone.
   */
  readonly accept: (composition: Composition) => boolean | Promise<boolean>;
  /** Writes the files of the site. */
  readonly write: (output: string, files: AsyncIterable<OutputFile>) => Promise<void>;
  /** Whether the site is built once: then what was read need not be held for another time. */
  readonly once?: boolean;
  /** What earlier builds of the site made. */
  readonly cache?: Cache | undefined;
  /** Courses that they understood. */
  readonly courses?: KnownCourses | undefined;
  /** What the last one of them published. */
  readonly published?: PublishedPages | undefined;
  /** Whether pages are made of the site's files and nothing else: what others make of them nobody can know beforehand. */
  readonly isAlone: boolean;
}

/** What others do to the pages of a build. */
export interface Surroundings {
  /** Whether a server shows the pages, which puts scripts of its own into them. */
  readonly isServed?: boolean;
  /** Completes the environment of the layouts before they are read. */
  readonly prepare?: () => Promise<unknown>;
  /** Changes the HTML of a page. */
  readonly transform?: ((page: PrintedPage, html: string) => Promise<string>) | undefined;
  /** Told of each page that has been printed. */
  readonly printed?: (page: PrintedPage) => void;
}

/** A page as others know it, and as layouts find it beside the view. */
export interface PrintedPage {
  readonly url: string;
  /** File of the author, or the layout where there is none; from the site's root, with `./` before it. */
  readonly inputPath: string;
  readonly outputPath: string;
}

/** A site that can be built. */
export interface SiteBuild {
  /** The environment of Nunjucks for the layouts: filters, shortcodes and globals may be added to it. */
  readonly environment: object;
  /** Brings `output` up to date; `changed` are paths on disk, where it is known that nothing but them has changed. */
  build(output: string, surroundings?: Surroundings, changed?: readonly string[]): Promise<void>;
}

/** Gets a site ready to be built. */
export function createSiteBuild(options: SiteBuildOptions): SiteBuild {
  const {
    root,
    accept,
    write,
    cache,
    published,
    once = false,
    isAlone,
    untrusted = false,
    portable = false,
  } = options;
  const templates = createTemplates({ folders: lookFolders(options) });
  const finished = isAlone ? cache?.pages : undefined;
  const transcripts = cache?.transcripts ?? createTranscripts();
  const composer = createComposer({ history: historyOf(root), ...options, transcripts, finished });
  const mains = new WeakMap<ComposedPage, string>();
  let rendered: Rendered | undefined;

  return {
    environment: templates.environment,
    async build(output, surroundings = {}, changed) {
      const composition = await composer.compose(changed);
      if (!(await accept(composition))) return;
      const { look } = composition;
      const isSameLook = rendered?.look === look;
      if (!isSameLook) {
        await surroundings.prepare?.();
        templates.reload();
      }
      const problems: Problem[] = [];
      const renderPage = pageRenderer(composition, templates, {
        ...surroundings,
        output,
        problems,
        finish: (html) =>
          surroundings.isServed === true ? withoutPolicy(html) : withPolicy(html, { untrusted, portable }),
      });
      const standing = isAlone && isSameLook && isListedIn(output) ? rendered : undefined;
      const files = renderSite(composition, renderPage, {
        standing,
        finished,
        published,
        mains: once ? undefined : mains,
      });
      rendered = undefined;
      try {
        await write(output, files);
        rendered = { look, ...standingAfter(composition, standing) };
      } catch (error) {
        if (!(error instanceof PagesRefused)) throw error;
        await accept({ ...composition, problems });
      }
    },
  };
}

/** What stands in the output folder, and with which look. */
interface Rendered extends Standing {
  readonly look: Look;
}

interface Printing extends Pick<Surroundings, 'transform' | 'printed'> {
  readonly output: string;
  /** Gathers what is wrong with the layouts. */
  readonly problems: Problem[];
  /** The last change of a page. */
  readonly finish: (html: string) => string;
}

/** Prints a page: its layout, its styles, what others make of it, and last what `finish` does to it. */
function pageRenderer(
  { root, model, styles, addresses }: Composition,
  templates: Templates,
  { output, transform, printed = () => {}, problems, finish }: Printing,
): Parameters<typeof renderSite>[1] {
  return async (layout, view, file, source) => {
    const page = { url: view.url, inputPath: `./${source}`, outputPath: join(output, file) };
    let html: string;
    try {
      const text = await templates.renderAsync(layout, view, { page });
      html = styles.fill(text, addresses.on(view.url).href, model.site.theme.accent);
    } catch (error) {
      const problem = layoutProblem(error, root);
      if (problem === undefined) throw error;
      problems.push(problem);
      return undefined;
    }
    printed(page);
    return finish(transform === undefined ? html : await transform(page, html));
  };
}
