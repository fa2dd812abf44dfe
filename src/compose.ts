/**
 * The first three hops: the author's files are loaded, the model is built, every page gets its view; and
 * everything that can be said against them is gathered. Nothing is written here.
 */
import { loadSource } from './content/load.ts';
import { sameAddressKey } from './course/address.ts';
import { notFoundFile, ownAssets } from './course/addresses.ts';
import { buildCourses } from './course/build.ts';
import { compareProblems, type Problem } from './course/problem.ts';
import type { Model, Page } from './course/types.ts';
import { createMarkdown } from './markdown/index.ts';
import { diagramScript } from './output/diagrams.ts';
import { buildScripts, type Scripts } from './output/scripts.ts';
import { searchFolder } from './output/searchFolder.ts';
import { searchLanguages } from './output/searchPage.ts';
import { buildStyles, type Styles } from './output/styles.ts';
import { packageRoot } from './packageRoot.ts';
import { withoutConsequences, withoutEchoes } from './rules/consequences.ts';
import { checkSite } from './rules/index.ts';
import { finishedSite } from './rules/site.ts';
import { type Addresses, createAddresses } from './views/addresses.ts';
import type { PageNeed } from './views/prose.ts';
import type { NotFoundView, View } from './views/types.ts';
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
  readonly styles: Styles;
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

const iconNames = ['/assets/favicon.svg', '/assets/favicon.png', '/assets/favicon.ico'] as const;

/** Loads a site and makes all its pages ready. */
export async function compose(options: ComposeOptions): Promise<Composition> {
  const { root, basePath, portable = false, drafts = false, untrusted = false } = options;
  const { source, assetPaths, problems: sourceProblems } = await loadSource(root, { untrusted });
  const model = buildCourses(source, { drafts });
  const folders = lookFolders(options);
  const styles = buildStyles({ folders });
  const scripts = buildScripts(searchLanguages(model));
  const icon = iconNames.find((name) => model.assets.has(name)) ?? `${ownAssets}favicon.svg`;
  const base = normalBasePath(basePath, model.site.url);
  const viewer = createViewer(model, {
    basePath: base,
    portable,
    markdown: createMarkdown({ untrusted }),
    icon,
    script: scripts.page,
    searchModule: `${searchFolder}${scripts.search.name}.js`,
    diagramScript: diagramScript(),
  });
  const rendered = [...model.pageByUrl.values()].map((page) => ({ page, ...viewer.viewOf(page) }));
  const told = [...sourceProblems, ...withoutEchoes(model.problems, sourceProblems)];
  const found = rendered.flatMap((page) => page.problems);
  const finished = finishedSite(model, rendered, [...told, ...found]);
  const problems = [
    ...told,
    ...styles.problems,
    ...withoutConsequences(found, told),
    ...withoutEchoes(checkSite(finished), sourceProblems),
  ];
  return {
    root,
    folders,
    model,
    addresses: createAddresses(model, { basePath: base, portable }),
    pages: rendered.map(({ page, layout, view }) => ({ page, layout: untrusted ? page.kind : layout, view })),
    notFound: [...model.pageByUrl.keys()].some((url) => sameAddressKey(url) === notFoundFile)
      ? undefined
      : viewer.notFound(),
    styles,
    scripts,
    needs: new Set(rendered.flatMap(({ needs }) => [...needs])),
    assetPaths,
    icon,
    problems: problems.sort(compareProblems),
  };
}

/** Folders whose `layouts/` and `assets/styles/` count, the site's own first where its author is trusted. */
export function lookFolders({ root, untrusted = false }: ComposeOptions): readonly string[] {
  return [...new Set(untrusted ? [packageRoot] : [root, packageRoot])];
}

/** `/repo/`, whichever way it was written; without one, the path of the site's `url`. */
function normalBasePath(basePath: string | undefined, siteUrl: string): string {
  const path = basePath ?? (siteUrl === '' ? '/' : new URL(siteUrl).pathname);
  return `/${path}/`.replace(/\/{2,}/g, '/');
}
