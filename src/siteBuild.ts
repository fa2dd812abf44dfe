/**
 * From files to a published site, again and again: composes the site, prints what is new of it and hands the files on.
 * Whoever surrounds it may serve the site and have filters and transforms of his own; it does without.
 */
import type { KnownCourses } from './cache/courses.ts';
import type { Cache } from './cache/index.ts';
import type { Pack } from './cache/pack.ts';
import {
  type ComposeOptions,
  type Composer,
  createComposer,
  historyOf,
  type StartPrinting,
} from './compose.ts';
import type { ComposedPage, Composition, Look } from './composition.ts';
import type { Problem } from './course/problem.ts';
import { lookFolders } from './look.ts';
import { createTranscripts } from './markdown/transcripts.ts';
import type { PublishedPages } from './output/lastBuild.ts';
import { isListedIn } from './output/manifest.ts';
import type { OutputFile } from './output/outputFile.ts';
import { withoutPolicy, withPolicy } from './output/policy.ts';
import {
  canPrintAhead,
  type PrintAhead,
  startPrinting,
  fewestAhead as usualFewestAhead,
} from './output/printAhead.ts';
import type { PrintedPage } from './output/printedPage.ts';
import { pagePrinter } from './output/printPage.ts';
import { PagesRefused, renderSite } from './output/render.ts';
import { pageRenewal } from './output/renewPage.ts';
import { type Standing, standingAfter } from './output/standing.ts';
import { createTemplates } from './output/templates.ts';

export interface SiteBuildOptions extends ComposeOptions {
  /** Told that a build begins. */
  readonly begins?: () => void;
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
  /** From how many pages on a second thread helps to print a site that is built once. */
  readonly fewestAhead?: number;
  /** Whether pages are made of the site's files and nothing else: what others make of them nobody can know beforehand. */
  readonly isAlone: boolean;
}

/** What others do to the pages of a build. */
export interface Surroundings {
  /** Whether a server shows the pages, which puts scripts of its own into them. */
  readonly isServed?: boolean;
  /** Path under which others publish the pages, where the options say none. The one of the first build counts. */
  readonly basePath?: string | undefined;
  /** Completes the environment of the layouts before they are read. */
  readonly prepare?: () => Promise<unknown>;
  /** Changes the HTML of a page. */
  readonly transform?: ((page: PrintedPage, html: string) => Promise<string>) | undefined;
  /** Told of each page that has been printed. */
  readonly printed?: (page: PrintedPage) => void;
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
    fewestAhead = usualFewestAhead,
    untrusted = false,
    portable = false,
  } = options;
  const templates = createTemplates({ folders: lookFolders(options) });
  const finished = isAlone ? cache?.pages : undefined;
  const transcripts = cache?.transcripts ?? createTranscripts();
  let composer: Composer | undefined;
  const mains = new WeakMap<ComposedPage, string>();
  let lastBuild: LastBuild | undefined;

  const publish = async (composition: Composition, output: string, surroundings: Surroundings) => {
    const { look } = composition;
    const isSameLook = lastBuild?.look === look;
    if (!isSameLook) {
      await surroundings.prepare?.();
      templates.reload();
    }
    const problems: Problem[] = [];
    const printPage = pagePrinter({
      ...surroundings,
      root,
      site: composition.model.site,
      hrefOn: (url) => composition.addresses.on(url).href,
      styles: composition.styles,
      templates,
      output,
      problems,
      finish: (html) =>
        surroundings.isServed === true ? withoutPolicy(html) : withPolicy(html, { untrusted, portable }),
    });
    const standing = isAlone && isSameLook && isListedIn(output) ? lastBuild : undefined;
    const files = renderSite(composition, printPage, {
      standing,
      finished,
      published,
      mains: once ? undefined : mains,
      renewPage: pageRenewal({ templates, folders: composition.folders, output }),
    });
    lastBuild = undefined;
    try {
      await write(output, files);
      lastBuild = { look, ...standingAfter(composition, standing) };
    } catch (error) {
      if (!(error instanceof PagesRefused)) throw error;
      await accept({ ...composition, problems });
    }
  };

  return {
    environment: templates.environment,
    async build(output, surroundings = {}, changed) {
      options.begins?.();
      let ahead: PrintAhead | undefined;
      // What the thread prints is looked for in the cache; what others do to pages it cannot do.
      const mayPrintAhead = once && finished !== undefined && !untrusted && canPrintAhead();
      const startAhead: StartPrinting = (frame, { pages, unknown }) => {
        const isWorthIt = pages >= fewestAhead && unknown >= fewestAhead * unknownAhead;
        if (isWorthIt) ahead = startPrinting({ ...frame, output }, finished as Pack);
        return ahead;
      };
      composer ??= createComposer({
        history: historyOf(root),
        ...options,
        basePath: options.basePath ?? surroundings.basePath,
        transcripts,
        finished,
      });
      try {
        const composition = await composer.compose(changed, mayPrintAhead ? startAhead : undefined);
        if (!(await accept(composition))) return;
        await ahead?.finish();
        await ahead?.stop();
        await publish(composition, output, surroundings);
      } finally {
        await ahead?.stop();
      }
    },
  };
}

/** After an edit of one course nearly all pages are known from builds before, and a thread is not worth its start. */
const unknownAhead = 1 / 15;

/** What stands in the output folder, and with which look. */
interface LastBuild extends Standing {
  readonly look: Look;
}
