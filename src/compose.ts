/**
 * The first three hops: the author's files are loaded, the model is built, every page gets its view; and
 * everything that can be said against them is gathered. Nothing is written here.
 */
import type { KnownCourses } from './cache/courses.ts';
import { formatFound, foundKey, readFound } from './cache/found.ts';
import type { Pack } from './cache/pack.ts';
import { createPageKeys, finishedKey } from './cache/pageKey.ts';
import type { Composition, Look } from './composition.ts';
import { type HistoryReader, readHistory } from './content/history.ts';
import { createLoader } from './content/load.ts';
import { outputFileOf } from './course/address.ts';
import { notFoundFile, ownAssets } from './course/addresses.ts';
import { isSameSpace } from './course/addressSpace.ts';
import { buildModel } from './course/build.ts';
import { gather } from './course/gather.ts';
import { compareProblems } from './course/problem.ts';
import { isSame, remembering } from './course/remember.ts';
import type { Model, Page } from './course/types.ts';
import { isCatalogueUnaffected, isUnaffected, isUnaffectedButNavigation } from './course/unaffected.ts';
import { createMarkdown } from './markdown/index.ts';
import { type NotedMarkdown, type Transcripts, withTranscripts } from './markdown/replay.ts';
import { createWithoutSigns } from './markdown/withoutSigns.ts';
import { clientScripts } from './output/clientScripts.ts';
import { diagramScript } from './output/diagrams.ts';
import { lookKey, lookStamp } from './output/lookStamp.ts';
import type { PrintAhead, PrintFrame, ViewToPrint } from './output/printAhead.ts';
import { buildScripts } from './output/scripts.ts';
import { searchFolder } from './output/searchFolder.ts';
import { searchLanguages } from './output/searchPage.ts';
import { buildStyles } from './output/styles.ts';
import { packageRoot } from './packageRoot.ts';
import { createRecall } from './recalledGroups.ts';
import {
  keep,
  keepPage,
  LaterPage,
  nameOf,
  type Rendered,
  type RenderedGroup,
  renderedGroup,
} from './renderedGroup.ts';
import { withoutConsequences, withoutEchoes } from './rules/consequences.ts';
import { createSiteChecker } from './rules/index.ts';
import { type Addresses, createAddresses } from './views/addresses.ts';
import { createSidebars, labelsOf } from './views/base.ts';
import { showsCourse } from './views/content.ts';
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

/** Reads the history of a site once, however often it is asked: a change that is being made is in no history yet. */
export function historyOf(root: string): HistoryReader {
  let history: ReturnType<HistoryReader> | undefined;
  return (files) => {
    history ??= readHistory(root, files);
    return history;
  };
}

const iconNames = ['/assets/favicon.svg', '/assets/favicon.png', '/assets/favicon.ico'] as const;

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
  const noted = transcripts === undefined ? undefined : withTranscripts(render, transcripts);
  const checker = createSiteChecker();
  const sidebarOf = createSidebars();
  const rowsOf = once ? lessonRows : rememberLessonRows();
  let look: Look | undefined;
  let before: Before | undefined;

  return {
    async compose(changed, startPrinting) {
      const { source, assetPaths, problems: sourceProblems } = await loader.load(changed);
      const { model, readings } = buildModel(source, { drafts, known: courses?.recalled }, before?.model);
      look = await lookOf(folders, look, changed?.every(isPageFile));
      const scripts = scriptsOf(look, searchLanguages(model).join());
      const icon = iconNames.find((name) => model.assets.has(name)) ?? `${ownAssets}favicon.svg`;
      const base = normalBasePath(basePath, model.site.url);
      const addresses =
        before !== undefined && isSameSpace(before.model, model)
          ? before.addresses
          : createAddresses(model, { basePath: base, portable });
      let session: NotedMarkdown | undefined;
      const endSession = () => {
        const transcript = session?.end();
        session = undefined;
        return transcript;
      };
      const keys =
        finished === undefined
          ? undefined
          : createPageKeys({
              model,
              frame: [base, portable, icon, scripts, lookKey(folders)],
              namesOf: courses?.keep(readings, model.site.url),
            });
      const viewer = createViewer(model, {
        withoutSigns,
        addresses,
        sidebarOf,
        lessonRows: rowsOf,
        markdown: (asked) => {
          if (noted === undefined) return render(asked);
          session = noted(asked);
          return session;
        },
        icon,
        script: scripts.page,
        studentAddress: `${ownAssets}${scripts.student.name}.js`,
        scriptWithVideo: scripts.pageWithVideo,
        searchModule: `${searchFolder}${scripts.search.name}.js`,
        player: `${ownAssets}${scripts.player.name}.js`,
        diagramScript: diagramScript(),
      });
      const frame = [
        model.site,
        model.mainNavigation,
        model.home?.url,
        model.home?.title,
        addresses,
        icon,
        scripts,
      ];
      const isFrameSame = isSame(before?.frame, frame);
      const isCatalogueSame =
        isFrameSame && before !== undefined && isCatalogueUnaffected(before.model, model);
      const told = [...sourceProblems, ...withoutEchoes(model.problems, sourceProblems)];
      const isRefused = [...told, ...look.styles.problems].some(({ level }) => level === 'error');
      const { words } = look.client;
      let ahead: PrintAhead | undefined;
      let unknown = 0;
      const printAhead = (page: ViewToPrint): boolean => {
        unknown++;
        if (ahead === undefined && !isRefused) {
          const frame = { root, folders, site: model.site, basePath: base, portable, words };
          ahead = startPrinting?.(frame, { pages: model.pageByUrl.size, unknown });
        }
        return ahead?.take(page) === true;
      };
      const renderPage = (page: Page, last: Rendered | undefined): Rendered => {
        if (last !== undefined && isFrameSame && isUnaffectedIn(before?.model, model, last.page, page)) {
          return last.page === page ? last : { ...last, page };
        }
        if (last !== undefined && isFrameSame && isSameButNavigation(last, page)) {
          const sidebar = sidebarOf(page.course, model, addresses.on(page.facts.url));
          const shown = { ...last.shown, page, view: { ...last.shown.view, sidebar } };
          return { ...last, page, shown: keepPage(last.shown, shown) };
        }
        const layout = untrusted ? page.kind : (page.facts.layout ?? page.kind);
        const key = keys?.keyOf(page);
        const known =
          key === undefined
            ? undefined
            : readFound(finished?.get(foundKey(key)), page, addresses.on(page.facts.url));
        if (key !== undefined && known !== undefined) {
          transcripts?.keep({ file: page.facts.file, labels: labelsOf(page).markdown });
          const { addresses: led, ...found } = known;
          return { page, ...found, shown: new LaterPage(page, layout, finishedKey(key, led), viewer) };
        }
        const { view, layout: _, ...found } = viewer.viewOf(page);
        const transcript = endSession();
        let finalKey: string | undefined;
        if (key !== undefined && transcript !== undefined) {
          finished?.set(foundKey(key), formatFound(transcript, found.problems));
          finalKey = finishedKey(key, transcript.addresses);
        }
        const isTaken =
          finalKey !== undefined &&
          printAhead({
            layout,
            view,
            file: outputFileOf(page.facts.url),
            source: page.facts.file,
            key: finalKey,
          });
        const shown =
          checked || isTaken
            ? new LaterPage(page, layout, finalKey, viewer)
            : keepPage(last?.shown, { page, layout, view, key: finalKey });
        return { page, ...found, shown };
      };
      const recall =
        keys === undefined || courses === undefined || finished === undefined
          ? undefined
          : createRecall({ model, addresses, viewer, checker, keys, courses, finished, transcripts });
      const rendered: RenderedGroup[] = [];
      for (const pages of model.pageByUrl.groups) {
        const last = before?.rendered.get(nameOf(pages));
        const isCatalogueIn = pages[0]?.kind === 'home';
        if (last?.of === pages && isFrameSame && (isCatalogueSame || !isCatalogueIn)) {
          rendered.push(last);
          continue;
        }
        const recalled = recall?.recall(pages);
        if (recalled !== undefined) {
          rendered.push(recalled);
          continue;
        }
        const now: Rendered[] = [];
        for (const page of pages) {
          now.push(renderPage(page, last?.byUrl.get(page.facts.url)));
          if (ahead?.isDue === true) await ahead.catchUp();
        }
        rendered.push(renderedGroup(last, pages, now, (course, needs) => viewer.printOf(course, needs)));
      }
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
        : ((isCatalogueSame ? before?.notFound : undefined) ?? keep(before?.notFound, viewer.notFound()));
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

/** Whether a page shows the same as before; the frame is the same already. */
function isUnaffectedIn(modelBefore: Model | undefined, model: Model, before: Page, page: Page): boolean {
  return page.kind === 'home' && before.kind === 'home'
    ? modelBefore !== undefined && isCatalogueUnaffected(modelBefore, model)
    : isUnaffected(before, page);
}

/** Whether a lesson shows the same as before but for the navigation beside it; the frame is the same already. */
function isSameButNavigation(last: Rendered, page: Page): page is Extract<Page, { kind: 'lesson' }> {
  return (
    isUnaffectedButNavigation(last.page, page) &&
    // A directive that had nothing to show of the course then was told.
    last.problems.length === 0 &&
    !showsCourse(last.shown.view)
  );
}

function isPageFile(path: string): boolean {
  return path.endsWith('.md');
}

/** Layouts, styles and scripts as they are now: the ones of before, where their files are certainly the same. */
async function lookOf(folders: readonly string[], before: Look | undefined, isKept = false): Promise<Look> {
  if (before !== undefined && isKept) return before;
  const stamp = lookStamp(folders);
  if (before?.stamp !== undefined && before.stamp === stamp) return before;
  const client = await clientScripts();
  return { stamp, styles: buildStyles({ folders, words: client.words }), client };
}

const scriptsOf = remembering(({ client }: Look, languages: string) =>
  buildScripts(client, languages.split(',')),
);

/** Folders whose `layouts/` and `assets/styles/` count, the site's own first where its author is trusted. */
export function lookFolders({ root, untrusted = false }: ComposeOptions): readonly string[] {
  return [...new Set(untrusted ? [packageRoot] : [root, packageRoot])];
}

/** `/repo/`, whichever way it was written; without one, the path of the site's `url`. */
function normalBasePath(basePath: string | undefined, siteUrl: string): string {
  const path = basePath ?? (siteUrl === '' ? '/' : new URL(siteUrl).pathname);
  return `/${path}/`.replace(/\/{2,}/g, '/');
}
