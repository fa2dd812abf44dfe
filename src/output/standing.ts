/** What a folder that is brought up to date again and again holds already. */
import type { ComposedGroup, ComposedPage, Composition } from '../composition.ts';
import { outputFileOf } from '../course/address.ts';
import { notFoundFile } from '../course/addresses.ts';
import type { NotFoundView, PrintView } from '../views/types.ts';

/** What a page is made of, whatever its kind. */
export type RenderedPage = ComposedPage | PrintView | NotFoundView;

/** Groups of which every page stands there, and every page by its file. */
export interface Standing {
  readonly groups: ReadonlySet<ComposedGroup>;
  readonly pages: Map<string, RenderedPage>;
}

/** What stands when a site has been written. What stood `before` is used up: only what is new is put into its map. */
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
