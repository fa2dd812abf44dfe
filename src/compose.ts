/**
 * The first three hops: the author's files are loaded, the model is built, every page gets its view; and
 * everything that can be said against them is gathered. Nothing is written here.
 */
import { loadSource } from './content/load.ts';
import { ownAssets } from './course/addresses.ts';
import { buildCourses } from './course/build.ts';
import { compareProblems, type Problem } from './course/problem.ts';
import type { Model, Page } from './course/types.ts';
import { createMarkdown } from './markdown/index.ts';
import { checkLinks } from './output/links.ts';
import { buildStylesheet, type Stylesheet } from './output/styles.ts';
import { packageRoot } from './packageRoot.ts';
import { type Addresses, createAddresses } from './views/addresses.ts';
import type { NotFoundView, View } from './views/types.ts';
import { createViewer } from './views/viewer.ts';

export interface ComposeOptions {
  /** The site's root, absolute. */
  readonly root: string;
  /** Path under which the site is published, such as `/repo/`. Default: the path of the site's `url`. */
  readonly basePath?: string | undefined;
  /** Publishes drafts too. */
  readonly drafts?: boolean | undefined;
}

export interface ComposedPage {
  readonly page: Page;
  /** Name of the layout that shows `view`. */
  readonly layout: string;
  readonly view: View;
}

/** A site, ready to be rendered and written; with errors among its problems it must not be. */
export interface Composition {
  readonly root: string;
  /** Folders whose `layouts/` and `assets/styles/` count, the site's own first. */
  readonly folders: readonly string[];
  readonly model: Model;
  readonly addresses: Addresses;
  readonly pages: readonly ComposedPage[];
  /** The derived `404.html`; absent where the author wrote one. */
  readonly notFound: NotFoundView | undefined;
  readonly stylesheet: Stylesheet;
  /** Path on disk of each file of `assets/` by its address. */
  readonly assetPaths: ReadonlyMap<string, string>;
  /** Address of the icon; one of the site's own `assets/`, or the built-in one. */
  readonly icon: string;
  /** Sorted by file and line. */
  readonly problems: readonly Problem[];
}

const iconNames = ['/assets/favicon.svg', '/assets/favicon.png', '/assets/favicon.ico'] as const;

/** Loads a site and makes all its pages ready. */
export async function compose({ root, basePath, drafts = false }: ComposeOptions): Promise<Composition> {
  const { source, assetPaths, problems: sourceProblems } = await loadSource(root);
  const model = buildCourses(source, { drafts });
  const folders = [...new Set([root, packageRoot])];
  const stylesheet = buildStylesheet({ folders });
  const icon = iconNames.find((name) => model.assets.has(name)) ?? `${ownAssets}favicon.svg`;
  const base = normalBasePath(basePath, model.site.url);
  const viewer = createViewer(model, {
    basePath: base,
    markdown: createMarkdown(),
    stylesheet: ownAssets + stylesheet.fileName,
    icon,
  });
  const rendered = [...model.pageByUrl.values()].map((page) => ({ page, ...viewer.viewOf(page) }));
  const problems = [
    ...sourceProblems,
    ...model.problems,
    ...rendered.flatMap((page) => page.problems),
    ...checkLinks(model, rendered),
  ];
  return {
    root,
    folders,
    model,
    addresses: createAddresses(model, base),
    pages: rendered.map(({ page, layout, view }) => ({ page, layout, view })),
    notFound: model.pageByUrl.has('/404.html') ? undefined : viewer.notFound(),
    stylesheet,
    assetPaths,
    icon,
    problems: problems.sort(compareProblems),
  };
}

/** `/repo/`, whichever way it was written; without one, the path of the site's `url`. */
function normalBasePath(basePath: string | undefined, siteUrl: string): string {
  const path = basePath ?? (siteUrl === '' ? '/' : new URL(siteUrl).pathname);
  return `/${path}/`.replace(/\/{2,}/g, '/');
}
