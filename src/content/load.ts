/** The first hop: all that the author wrote, from disk to the source of the model. Nothing of it is run. */
import { resolve } from 'node:path';
import { ownAssets } from '../course/addresses.ts';
import { compareProblems, error, type Problem } from '../course/problem.ts';
import type { Source } from '../course/source.ts';
import { packageRoot } from '../packageRoot.ts';
import { findActiveFiles } from './activeFile.ts';
import { loadData } from './data.ts';
import { tellLeftAside } from './leftAside.ts';
import { loadPages } from './pages.ts';
import { type FoundFile, listFiles } from './walk.ts';

/** The source of a site, and what is wrong with its files. */
export interface LoadedSource {
  readonly source: Source;
  /** Path on disk of each file of `assets/` by its address: the disk may spell a letter in another form than the address. */
  readonly assetPaths: ReadonlyMap<string, string>;
  /** Sorted by file and line. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the site at `root`: the Markdown of `content/`, the named files of `_data/`, the names of what is in
 * `assets/` and of the layouts in `layouts/`. What an author can do wrong is a problem, a missing `content/`
 * (`no-content`) included; an exception is a defect of ours or of the machine. `untrusted` refuses files that a
 * browser or server would run.
 */
export async function loadSource(root: string, { untrusted = false } = {}): Promise<LoadedSource> {
  const folder = resolve(root);
  const [pages, data, assets, layouts] = await Promise.all([
    loadPages(folder),
    loadData(folder),
    listFiles(folder, 'assets'),
    listFiles(folder, 'layouts'),
  ]);
  const isOwnRepository = folder === packageRoot;
  const published = assets.files.filter(({ file }) => !isStyle(file) && !(isOwnRepository && isOurs(file)));
  const problems = [
    ...pages.problems,
    ...data.problems,
    ...assets.problems,
    ...layouts.problems,
    ...published.filter(({ file }) => isReserved(file)).map(reserved),
    ...(untrusted ? await findActiveFiles(published) : []),
    ...(untrusted ? await tellLeftAside(folder, isOwnRepository) : []),
  ];
  return {
    assetPaths: new Map(published.map(({ file, path }) => [`/${file}`, path])),
    source: {
      pages: pages.pages,
      site: data.site,
      navigation: data.navigation,
      assets: published.map(({ file }) => `/${file}`),
      ownLayouts: layouts.files.flatMap(layoutName),
      leftOut: [...pages.problems, ...assets.problems].filter(leavesOut).map(({ file }) => file),
    },
    problems: problems.sort(compareProblems),
  };
}

/**
 * Errors because of which a file or folder is not read at all. A link (`symlink`) is only a warning: a page that
 * needs what is behind it must not be published without a word.
 */
const leaving: ReadonlySet<string> = new Set(['file-name', 'page-extension', 'too-deep', 'unreadable-file']);

function leavesOut({ code }: Problem): boolean {
  return leaving.has(code);
}

/** The site's own styles go into its one style sheet and are not published beside it. */
function isStyle(file: string): boolean {
  return file.startsWith('assets/styles/') && file.endsWith('.css');
}

/** What the repository of Kafedra holds for every site is not an asset of its own site. */
function isOurs(file: string): boolean {
  return /^assets\/(?:fonts|icons|scripts)\//.test(file);
}

/** Whether a file would stand among those that Kafedra puts into every published site, and perhaps replace one. */
function isReserved(file: string): boolean {
  return `/${file}`.toLowerCase().startsWith(ownAssets);
}

function reserved({ file }: FoundFile): Problem {
  return error('reserved-folder', { file, line: 1, column: 1 }, { folder: ownAssets.slice(1, -1) });
}

/** `layouts/lesson.njk` is the layout `lesson`; files further down are parts of layouts. */
function layoutName({ file }: FoundFile): string[] {
  const name = /^layouts\/([^/]+)\.njk$/.exec(file)?.[1];
  return name === undefined ? [] : [name];
}
