/** Rendered pages that stand together, and what of them stays the same object from one composition to the next. */
import type { ComposedGroup, ComposedPage } from './composition.ts';
import { gather } from './course/gather.ts';
import type { Problem } from './course/problem.ts';
import { isEqual, isSame } from './course/remember.ts';
import type { Course, Page, PageGroup } from './course/types.ts';
import type { FinishedPage } from './rules/finishedPage.ts';
import type { PageNeed } from './views/prose.ts';
import type { View } from './views/types.ts';
import type { Viewer } from './views/viewer.ts';

/** A page, what its rendering found, and what of it is shown. */
export interface Rendered extends FinishedPage {
  readonly needs: ReadonlySet<PageNeed>;
  readonly problems: readonly Problem[];
  readonly shown: ComposedPage;
}

/** Pages that stand together; the same object as long as all of that is the same. */
export interface RenderedGroup {
  readonly of: PageGroup;
  readonly pages: readonly Rendered[];
  readonly byUrl: ReadonlyMap<string, Rendered>;
  readonly needs: ReadonlySet<PageNeed>;
  readonly problems: readonly Problem[];
  readonly shown: ComposedGroup;
}

const nothing: ReadonlySet<PageNeed> = new Set();

/** Puts the pages of a group together; what is the same as in the `last` one is the same object. */
export function renderedGroup(
  last: RenderedGroup | undefined,
  of: PageGroup,
  pages: readonly Rendered[],
  printOf: Viewer['printOf'],
): RenderedGroup {
  const byUrl = new Map(pages.map((page) => [page.page.facts.url, page]));
  const course = courseOf(of);
  const print = course && printOf(course, (url) => byUrl.get(url)?.needs ?? nothing);
  const shown: ComposedGroup = {
    pages: pages.map((page) => page.shown),
    print: print && asBefore(last?.shown.print, print),
  };
  const isShownSame = last?.shown.print === shown.print && isSame(shown.pages, last?.shown.pages);
  return {
    of,
    pages,
    byUrl,
    needs: new Set(gather(pages, (page) => page.needs)),
    problems: gather(pages, (page) => page.problems),
    shown: last !== undefined && isShownSame ? last.shown : shown,
  };
}

/** What stands in the same place of a site from one composition to the next: a course, or all that is outside any. */
export function nameOf(group: PageGroup): string {
  return courseOf(group)?.key ?? '';
}

/** The course whose pages these are. */
export function courseOf([first]: PageGroup): Course | undefined {
  return first !== undefined && 'course' in first ? first.course : undefined;
}

/** A page that is not to be printed, or was already: its view is held only while it is asked for. */
export class LaterPage implements ComposedPage {
  readonly page: Page;
  readonly layout: string;
  readonly key: string | undefined;
  readonly #viewer: Viewer;

  constructor(page: Page, layout: string, key: string | undefined, viewer: Viewer) {
    this.page = page;
    this.layout = layout;
    this.key = key;
    this.#viewer = viewer;
  }

  get view(): View {
    return this.#viewer.viewOf(this.page).view;
  }
}

/** The object of before, where the new one says the same. */
export function asBefore<Value>(before: Value | undefined, value: Value): Value {
  return before !== undefined && isEqual(before, value) ? before : value;
}

/** The page of before, where the new one shows the same. */
export function pageAsBefore(before: ComposedPage | undefined, page: ComposedPage): ComposedPage {
  if (before === undefined || before.layout !== page.layout) return page;
  return isEqual(before.view, page.view) ? before : page;
}
