/**
 * How a page comes to what it shows, the least work first: it is as the last composition had it; or only the navigation
 * beside it is new; or an earlier build has finished it; or it is rendered anew.
 */
import { formatFound, foundKey, readFound } from './cache/found.ts';
import type { Pack } from './cache/pack.ts';
import { finishedKey, type PageKeys } from './cache/pageKey.ts';
import { outputFileOf } from './course/address.ts';
import type { Model, Page } from './course/types.ts';
import { isCatalogueUnaffected, isUnaffected, isUnaffectedButNavigation } from './course/unaffected.ts';
import { type Transcripts, transcriptOf } from './markdown/replay.ts';
import type { ViewToPrint } from './output/printAhead.ts';
import { LaterPage, pageAsBefore, type Rendered } from './renderedGroup.ts';
import type { Addresses } from './views/addresses.ts';
import { labelsOf, type SidebarOf } from './views/base.ts';
import { showsCourse } from './views/content.ts';
import type { Viewer } from './views/viewer.ts';

export interface PageRendering {
  readonly model: Model;
  /** The model of the last composition, where all that pages show besides themselves and their courses is as it was. */
  readonly modelBefore: Model | undefined;
  readonly addresses: Addresses;
  readonly viewer: Viewer;
  readonly sidebarOf: SidebarOf;
  /** Whether a stranger may have written any of it: layouts that he has chosen do not count. */
  readonly untrusted: boolean;
  /** Whether pages are only looked at for mistakes: then no view need be held. */
  readonly checked: boolean;
  readonly transcripts: Transcripts | undefined;
  /** Names of pages, and those that an earlier build finished under them. */
  readonly known: { readonly keys: PageKeys; readonly finished: Pack } | undefined;
  /** Has a page printed while others are rendered; where it will not be, whoever has its view must hold it. */
  readonly printAhead: (page: ViewToPrint) => boolean;
}

/** Renders a page; `last` is what the last composition had at its address. */
export type RenderPage = (page: Page, last: Rendered | undefined) => Rendered;

/** Gets the pages of one composition ready to be rendered. */
export function pageRenderer(rendering: PageRendering): RenderPage {
  return (page, last) => {
    const same = last && (asItWas(last, page, rendering) ?? withOtherNavigation(last, page, rendering));
    if (same !== undefined) return same;
    const key = rendering.known?.keys.keyOf(page);
    return asFinishedBefore(page, key, rendering) ?? renderedAnew(last, page, key, rendering);
  };
}

function asItWas(last: Rendered, page: Page, { model, modelBefore }: PageRendering): Rendered | undefined {
  if (modelBefore === undefined) return undefined;
  const isSame =
    page.kind === 'home' && last.page.kind === 'home'
      ? isCatalogueUnaffected(modelBefore, model)
      : isUnaffected(last.page, page);
  if (!isSame) return undefined;
  return last.page === page ? last : { ...last, page };
}

function withOtherNavigation(last: Rendered, page: Page, rendering: PageRendering): Rendered | undefined {
  const { model, modelBefore, addresses, sidebarOf } = rendering;
  if (modelBefore === undefined || page.kind !== 'lesson') return undefined;
  // A directive that had nothing to show of the course has left a problem.
  const mayShowCourse = last.problems.length > 0 || showsCourse(last.shown.view);
  if (mayShowCourse || !isUnaffectedButNavigation(last.page, page)) return undefined;
  const sidebar = sidebarOf(page.course, model, addresses.on(page.facts.url));
  const shown = { ...last.shown, page, view: { ...last.shown.view, sidebar } };
  return { ...last, page, shown: pageAsBefore(last.shown, shown) };
}

function asFinishedBefore(
  page: Page,
  key: string | undefined,
  rendering: PageRendering,
): Rendered | undefined {
  const { known, addresses, transcripts, viewer } = rendering;
  if (known === undefined || key === undefined) return undefined;
  const before = readFound(known.finished.get(foundKey(key)), page, addresses.on(page.facts.url));
  if (before === undefined) return undefined;
  transcripts?.keep({ file: page.facts.file, labels: labelsOf(page).markdown });
  const { addresses: led, ...found } = before;
  const layout = layoutOf(page, rendering);
  return { page, ...found, shown: new LaterPage(page, layout, finishedKey(key, led), viewer) };
}

function renderedAnew(
  last: Rendered | undefined,
  page: Page,
  key: string | undefined,
  rendering: PageRendering,
): Rendered {
  const { known, viewer, checked, printAhead } = rendering;
  const { view, markdown, ...found } = viewer.viewOf(page);
  const transcript = transcriptOf(markdown);
  const layout = layoutOf(page, rendering);
  let finalKey: string | undefined;
  if (known !== undefined && key !== undefined && transcript !== undefined) {
    known.finished.set(foundKey(key), formatFound(transcript, found.problems));
    finalKey = finishedKey(key, transcript.addresses);
  }
  const toPrint = { layout, view, file: outputFileOf(page.facts.url), source: page.facts.file };
  const isTaken = finalKey !== undefined && printAhead({ ...toPrint, key: finalKey });
  const shown =
    checked || isTaken
      ? new LaterPage(page, layout, finalKey, viewer)
      : pageAsBefore(last?.shown, { page, layout, view, key: finalKey });
  return { page, ...found, shown };
}

function layoutOf(page: Page, { untrusted }: PageRendering): string {
  return untrusted ? page.kind : (page.facts.layout ?? page.kind);
}
