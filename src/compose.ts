/**
 * The first three hops: the author's files are loaded, the model is built, every page gets its view; and
 * everything that can be said against them is gathered. Nothing is written here.
 */
import type { KnownCourses } from './cache/courses.ts';
import type { Pack } from './cache/pack.ts';
import { createPageKeys } from './cache/pageKey.ts';
import type { Composition, Look } from './composition.ts';
import { commitOf } from './content/commit.ts';
import { type HistoryReader, readHistory } from './content/history.ts';
import { createLoader } from './content/load.ts';
import { notFoundFile, ownAssets } from './course/addresses.ts';
import { isSameSpace } from './course/addressSpace.ts';
import { buildModel } from './course/build.ts';
import { gather } from './course/gather.ts';
import { compareProblems } from './course/problem.ts';
import { isSame } from './course/remember.ts';
import type { Model, PageGroup } from './course/types.ts';
import { isCatalogueUnaffected } from './course/unaffected.ts';
import { lookFolders, lookOf, scriptsOf } from './look.ts';
import { createMarkdown } from './markdown/index.ts';
import { type Transcripts, withTranscripts } from './markdown/replay.ts';
import { createWithoutSigns } from './markdown/withoutSigns.ts';
import { diagramScript } from './output/diagrams.ts';
import { lookKey } from './output/lookStamp.ts';
import { lazyPrinting, type PrintAhead, type PrintFrame } from './output/printAhead.ts';
import { searchFolder } from './output/searchFolder.ts';
import { searchLanguages } from './output/searchPage.ts';
import { createRecall } from './recalledGroups.ts';
import { asBefore, nameOf, type Rendered, type RenderedGroup, renderedGroup } from './renderedGroup.ts';
import { pageRenderer } from './renderPage.ts';
import { withoutConsequences, withoutEchoes } from './rules/consequences.ts';
import { createSiteChecker } from './rules/index.ts';
import { type Addresses, createAddresses } from './views/addresses.ts';
import { createSidebars } from './views/base.ts';
import { lessonRows, rememberLessonRows } from './views/syllabus.ts';
import type { NotFoundView } from './views/types.ts';
import { createViewer } from './views/viewer.ts';

export interface ComposeOptions {
  /** The site's root, absolute. */
  readonly root: string;
  /** Path under which the site is published, such as `/repo/`. Default: the path of the site's `url`. */
  readonly basePath?: string | undefined;
  /** Whether the site works from a folder, without a server: addresses are relative. */
  readonly portable?: boolean | undefined;
  /** Publishes drafts too. */
  readonly drafts?: boolean | undefined;
  /**
   * Whether a stranger may have written any of it, as in a pull request: HTML is narrowed, active files are
   * refused, and the site's own layouts and styles have no effect. Never decided by a file of the site.
   */
  readonly untrusted?: boolean | undefined;
  /** Whether pages are only looked at for mistakes, and nobody will see them: what makes them look well is left out. */
  readonly checked?: boolean | undefined;
  /** Reads when the files were last changed; without it pages have no date. */
  readonly history?: HistoryReader | undefined;
}

/**
 * Reads the history of a site, and once more when another commit is checked out, however often it is asked: a change that
 * is being made is in no history yet.
 */
export function historyOf(root: string): HistoryReader {
  let known: { readonly commit: string; readonly history: ReturnType<HistoryReader> } | undefined;
  return (files) => {
    const commit = commitOf(root);
    if (known?.commit !== commit) known = { commit, history: readHistory(root, files) };
    return known.history;
  };
}

/** Loads a site and makes all its pages ready. */
export function compose(options: ComposeOptions): Promise<Composition> {
  return createComposer({ ...options, once: true }).compose();
}

/**
 * Starts the printing of pages while the next ones are composed; nothing as long as there are too few of them, or of those
 * that no earlier build has left.
 */
export type StartPrinting = (
  frame: Omit<PrintFrame, 'output'>,
  found: { readonly pages: number; readonly unknown: number },
) => PrintAhead | undefined;

/**
 * Composes a site again and again. Each time it is composed as a whole; what is made of the same parts as before is
 * the same object as before, down to single pages.
 */
export interface Composer {
  /** `changed` are paths on disk, where it is known that nothing but them has changed. */
  compose(changed?: readonly string[], startPrinting?: StartPrinting): Promise<Composition>;
}

export interface ComposerOptions extends ComposeOptions {
  /** Keeps what was rendered of Markdown. Without them it is rendered each time. */
  readonly transcripts?: Transcripts;
  /** Whether the site is composed once: then what was read need not be held for another time. */
  readonly once?: boolean;
  /** Pages that an earlier build finished. Only for a site whose pages depend on nothing but its files. */
  readonly finished?: Pack | undefined;
  /** Courses that an earlier build understood. Only for a site that is composed once. */
  readonly courses?: KnownCourses | undefined;
}

/** A composer that has not composed anything yet. */
export function createComposer(options: ComposerOptions): Composer {
  const {
    root,
    basePath,
    portable = false,
    drafts = false,
    untrusted = false,
    checked = false,
    transcripts,
    finished,
    courses,
    history,
    once = false,
  } = options;
  const loader = createLoader(root, { untrusted, history, once, known: courses });
  const folders = lookFolders(options);
  const render = createMarkdown({ untrusted, seen: !checked });
  const withoutSigns = createWithoutSigns();
  const markdown = transcripts === undefined ? render : withTranscripts(render, transcripts);
  const checker = createSiteChecker();
  const sidebarOf = createSidebars();
  const rowsOf = once ? lessonRows : rememberLessonRows();
  let look: Look | undefined;
  let before: Before | undefined;

  return {
    async compose(changed, startPrinting) {
      const { source, assetPaths, problems: sourceProblems } = await loader.load(changed);
      const { model, readings } = buildModel(source, { drafts, known: courses?.recalled }, before?.model);
      look = await lookOf(folders, look, changed);
      const scripts = scriptsOf(look, searchLanguages(model));
      const icon = iconOf(model);
      const base = normalBasePath(basePath, model.site.url);
      const addresses =
        before !== undefined && isSameSpace(before.model, model)
          ? before.addresses
          : createAddresses(model, { basePath: base, portable });
      const viewer = createViewer(model, {
        withoutSigns,
        addresses,
        sidebarOf,
        lessonRows: rowsOf,
        markdown,
        icon,
        script: scripts.page,
        studentAddress: `${ownAssets}${scripts.student.name}.js`,
        scriptWithVideo: scripts.pageWithVideo,
        searchModule: `${searchFolder}${scripts.search.name}.js`,
        player: `${ownAssets}${scripts.player.name}.js`,
        diagramScript: diagramScript(),
      });
      const { site, mainNavigation, home } = model;
      const frame = [site, mainNavigation, home?.url, home?.title, addresses, icon, scripts];
      const modelBefore = isSame(before?.frame, frame) ? before?.model : undefined;
      const isCatalogueSame = modelBefore !== undefined && isCatalogueUnaffected(modelBefore, model);

      const known = finished && {
        finished,
        keys: createPageKeys({
          model,
          frame: [base, portable, icon, scripts, lookKey(folders)],
          namesOf: courses?.keep(readings, site.url),
        }),
      };
      const recall =
        known &&
        courses &&
        createRecall({ model, addresses, viewer, checker, courses, transcripts, ...known });
      const told = [...sourceProblems, ...withoutEchoes(model.problems, sourceProblems)];
      const isRefused = [...told, ...look.styles.problems].some(({ level }) => level === 'error');
      const { words } = look.client;
      const printing = lazyPrinting((unknown) =>
        isRefused
          ? undefined
          : startPrinting?.(
              { root, folders, site, basePath: base, portable, words },
              { pages: model.pageByUrl.size, unknown },
            ),
      );
      const renderPage = pageRenderer({
        model,
        modelBefore,
        addresses,
        viewer,
        sidebarOf,
        untrusted,
        checked,
        transcripts,
        known,
        printAhead: (page) => printing.take(page),
      });
      const renderGroup = async (pages: PageGroup): Promise<RenderedGroup> => {
        const last = before?.rendered.get(nameOf(pages));
        const isAsBefore = modelBefore !== undefined && (isCatalogueSame || pages[0]?.kind !== 'home');
        if (last?.of === pages && isAsBefore) return last;
        const recalled = recall?.recall(pages);
        if (recalled !== undefined) return recalled;
        const now: Rendered[] = [];
        for (const page of pages) {
          now.push(renderPage(page, last?.byUrl.get(page.facts.url)));
          if (printing.isDue) await printing.catchUp();
        }
        return renderedGroup(last, pages, now, viewer.printOf);
      };
      const rendered: RenderedGroup[] = [];
      for (const pages of model.pageByUrl.groups) rendered.push(await renderGroup(pages));

      const found = rendered.flatMap((group) => group.problems);
      const problems = [
        ...told,
        ...look.styles.problems,
        ...withoutConsequences(found, told),
        ...withoutEchoes(
          checker.check(
            model,
            rendered.map(({ pages }) => pages),
            [...told, ...found],
            addresses,
          ),
          sourceProblems,
        ),
      ];
      if (recall !== undefined) for (const group of rendered) recall.keep(group);

      const notFound = model.pageByUrl.hasAlike(`/${notFoundFile}`)
        ? undefined
        : ((isCatalogueSame ? before?.notFound : undefined) ?? asBefore(before?.notFound, viewer.notFound()));
      const groups = rendered.map(({ shown }) => shown);
      before = {
        model,
        addresses,
        frame,
        rendered: new Map(rendered.map((group) => [nameOf(group.of), group])),
        notFound,
      };
      return {
        root,
        folders,
        model,
        addresses,
        groups,
        pages: gather(groups, ({ pages }) => pages),
        notFound,
        styles: look.styles,
        look,
        scripts,
        needs: new Set(gather(rendered, ({ needs }) => needs)),
        assetPaths,
        icon,
        problems: problems.sort(compareProblems),
      };
    },
  };
}

/** What is kept from one composition to the next. */
interface Before {
  readonly model: Model;
  readonly addresses: Addresses;
  /** What every page shows, or may show, besides itself and its course. */
  readonly frame: readonly unknown[];
  readonly rendered: ReadonlyMap<string, RenderedGroup>;
  readonly notFound: NotFoundView | undefined;
}

/** The site's own icon where it has one. */
function iconOf({ assets }: Model): string {
  const own = ['svg', 'png', 'ico'].map((type) => `/assets/favicon.${type}`);
  return own.find((name) => assets.has(name)) ?? `${ownAssets}favicon.svg`;
}

/** `/repo/`, whichever way it was written; without one, the path of the site's `url`. */
function normalBasePath(basePath: string | undefined, siteUrl: string): string {
  const path = basePath ?? (siteUrl === '' ? '/' : new URL(siteUrl).pathname);
  return `/${path}/`.replace(/\/{2,}/g, '/');
}
