/** What composing a site gives: the model, a view for each page, and all that can be said against them. */
import type { Problem } from './course/problem.ts';
import type { Model, Page } from './course/types.ts';
import type { ClientScripts } from './output/bundleScripts.ts';
import type { Scripts } from './output/scripts.ts';
import type { Styles } from './output/styles.ts';
import type { Addresses } from './views/addresses.ts';
import type { PageNeed } from './views/prose.ts';
import type { NotFoundView, PrintView, View } from './views/types.ts';

/** The files that decide how the pages look. */
export interface Look {
  /** What the system said of them; nothing where that was not certain. */
  readonly stamp: string | undefined;
  readonly styles: Styles;
  readonly client: ClientScripts;
}

/** A page as it is shown; the same object as before where it shows the same. */
export interface ComposedPage {
  readonly page: Page;
  /** All that the page was made of, under which an earlier build may have kept it; absent where nothing is kept. */
  readonly key?: string | undefined;
  /** Name of the layout that shows `view`. */
  readonly layout: string;
  readonly view: View;
}

/** Pages that stand together: a course, or all that is outside any; the same object as before where all shows the same. */
export interface ComposedGroup {
  readonly pages: readonly ComposedPage[];
  /** The page with the whole course; its parts are empty until the pages are rendered. */
  readonly print: PrintView | undefined;
}

/** A site, ready to be rendered and written; with errors among its problems it must not be. */
export interface Composition {
  readonly root: string;
  /** Folders whose `layouts/` and `assets/styles/` count, the site's own first. */
  readonly folders: readonly string[];
  readonly model: Model;
  readonly addresses: Addresses;
  readonly groups: readonly ComposedGroup[];
  /** The pages of all groups. */
  readonly pages: readonly ComposedPage[];
  /** The derived `404.html`; absent where the author wrote one. */
  readonly notFound: NotFoundView | undefined;
  readonly styles: Styles;
  /** Another object whenever a layout, a style or a script may have changed. */
  readonly look: Look;
  readonly scripts: Scripts;
  /** What some page needs beside its text. */
  readonly needs: ReadonlySet<PageNeed>;
  /** Path on disk of each file of `assets/` by its address. */
  readonly assetPaths: ReadonlyMap<string, string>;
  /** Address of the icon; one of the site's own `assets/`, or the built-in one. */
  readonly icon: string;
  /** Sorted by file and line. */
  readonly problems: readonly Problem[];
}
