/** The first hop: all that the author wrote, from disk to the source of the model. Nothing of it is run. */
import { resolve } from 'node:path';
import { compareProblems, type Problem } from '../course/problem.ts';
import type { Source } from '../course/source.ts';
import { loadData } from './data.ts';
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
 * (`no-content`) included; an exception is a defect of ours or of the machine.
 */
export async function loadSource(root: string): Promise<LoadedSource> {
  const folder = resolve(root);
  const [pages, data, assets, layouts] = await Promise.all([
    loadPages(folder),
    loadData(folder),
    listFiles(folder, 'assets'),
    listFiles(folder, 'layouts'),
  ]);
  const published = assets.files.filter(({ file }) => !isStyle(file));
  return {
    assetPaths: new Map(published.map(({ file, path }) => [`/${file}`, path])),
    source: {
      pages: pages.pages,
      site: data.site,
      navigation: data.navigation,
      assets: published.map(({ file }) => `/${file}`),
      ownLayouts: layouts.files.flatMap(layoutName),
    },
    problems: [...pages.problems, ...data.problems, ...assets.problems, ...layouts.problems].sort(
      compareProblems,
    ),
  };
}

/** The site's own styles go into its one style sheet and are not published beside it. */
function isStyle(file: string): boolean {
  return file.startsWith('assets/styles/') && file.endsWith('.css');
}

/** `layouts/lesson.njk` is the layout `lesson`; files further down are parts of layouts. */
function layoutName({ file }: FoundFile): string[] {
  const name = /^layouts\/([^/]+)\.njk$/.exec(file)?.[1];
  return name === undefined ? [] : [name];
}
