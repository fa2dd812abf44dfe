/** What a folder that is brought up to date again and again holds already. */
import type { ComposedGroup, ComposedPage, Composition } from '../composition.ts';
import { outputFileOf } from '../course/address.ts';
import { notFoundFile } from '../course/addresses.ts';
import type { NotFoundView, PrintView } from '../views/types.ts';

/** What a page is made of, whatever its kind. */
export type RenderedPage = ComposedPage | PrintView | NotFoundView;

export interface Standing {
  /** Groups of which every page stands there. */
  readonly groups: ReadonlySet<ComposedGroup>;
  /** What stands in each file; files that have gone since are among them. */
  readonly pages: Map<string, RenderedPage>;
}

/** What stands when a site has been written. The map of what stood `before` is changed in place, and not to be used any more. */
export function standingAfter({ groups, notFound }: Composition, before: Standing | undefined): Standing {
  const pages = before?.pages ?? new Map<string, RenderedPage>();
  for (const group of groups) {
    if (before?.groups.has(group) === true) continue;
    for (const composed of group.pages) pages.set(outputFileOf(composed.page.facts.url), composed);
    if (group.print !== undefined) pages.set(outputFileOf(group.print.url), group.print);
  }
  if (notFound !== undefined) pages.set(notFoundFile, notFound);
  return { groups: new Set(groups), pages };
}
