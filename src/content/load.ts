/** The first hop: all that the author wrote, from disk to the source of the model. Nothing of it is run. */
import { join, resolve, sep } from 'node:path';
import { ownAssets } from '../course/addresses.ts';
import { compareProblems, error, type Problem } from '../course/problem.ts';
import { isSame } from '../course/remember.ts';
import type { Source } from '../course/source.ts';
import { packageRoot } from '../packageRoot.ts';
import { findActiveFiles } from './activeFile.ts';
import { loadData } from './data.ts';
import { FileMemory } from './fileMemory.ts';
import type { History, HistoryReader } from './history.ts';
import { tellLeftAside } from './leftAside.ts';
import { type KnownFolders, type LoadedPages, loadPages, reloadPages } from './pages.ts';
import { type RepositoryPlace, repositoryOf } from './repository.ts';
import { type FoundFile, type Listing, listFiles } from './walk.ts';

/** The source of a site, and what is wrong with its files. */
export interface LoadedSource {
  readonly source: Source;
  /** Path on disk of each file of `assets/` by its address: the disk may spell a letter in another form than the address. */
  readonly assetPaths: ReadonlyMap<string, string>;
  /** Sorted by file and line. */
  readonly problems: readonly Problem[];
}

export interface LoadOptions {
  readonly untrusted?: boolean;
  /** Reads when the files were last changed; without it pages have no date. */
  readonly history?: HistoryReader | undefined;
  /** Whether the site is read once: then nothing is kept in mind for another time. */
  readonly once?: boolean;
  /** Folders that need not be read; for a site that is read once. */
  readonly known?: KnownFolders | undefined;
}

/**
 * Reads the site at `root`: the Markdown of `content/`, the named files of `_data/`, the names of what is in
 * `assets/` and of the layouts in `layouts/`. What an author can do wrong is a problem, a missing `content/`
 * (`no-content`) included; an exception is a defect of ours or of the machine. `untrusted` refuses files that a
 * browser or server would run.
 */
export async function loadSource(root: string, options: LoadOptions = {}): Promise<LoadedSource> {
  return createLoader(root, { ...options, once: true }).load();
}

/** Reads a site again and again; what has not changed is read once and stays the same object. */
export interface Loader {
  /** `changed` are paths on disk, where it is known that nothing but them has changed. */
  load(changed?: readonly string[]): Promise<LoadedSource>;
}

/** A loader for the site at `root`, as `loadSource` reads it. */
export function createLoader(
  root: string,
  { untrusted = false, history, once = false, known: knownFolders }: LoadOptions = {},
): Loader {
  const folder = resolve(root);
  const repository = repositoryOf(folder);
  const memory = new FileMemory({ forgets: once });
  const isOwnRepository = folder === packageRoot;
  let last: Last | undefined;
  return {
    async load(changed) {
      // A file more or less changes what there is; a text does not.
      const isTextOnly =
        last !== undefined && changed?.every((path) => isPage(folder, path) && memory.has(path));
      const files = isTextOnly && last !== undefined ? last.parts : list(folder, isOwnRepository);
      memory.begin(isTextOnly ? changed : undefined);
      const activeFiles = untrusted ? await findActiveFiles(files.published) : [];
      const leftAside = untrusted ? await tellLeftAside(folder, isOwnRepository) : [];
      const known = await history?.(new Set(files.content.files.map(({ file }) => file)));
      const pages =
        (isTextOnly && last !== undefined && last.history === known
          ? reloadPages(last.pages, files.content, changed ?? [], memory, known?.dates)
          : undefined) ?? loadPages(files.content, memory, known?.dates, knownFolders);
      const loaded = put(files, pages, memory, [...activeFiles, ...leftAside], {
        repository,
        history: known,
        before: last?.loaded,
      });
      if (!once) last = { loaded, parts: files, pages, history: known };
      return loaded;
    },
  };
}

/** What was read the last time. */
interface Last {
  readonly loaded: LoadedSource;
  readonly parts: Parts;
  readonly pages: LoadedPages;
  readonly history: History | undefined;
}

function isPage(root: string, path: string): boolean {
  return path.startsWith(join(root, 'content') + sep) && path.endsWith('.md');
}

/** What there is, before any of it is read. */
interface Parts {
  readonly content: Listing;
  readonly dataFiles: Listing;
  readonly assets: Listing;
  readonly layouts: Listing;
  readonly published: readonly FoundFile[];
}

function list(folder: string, isOwnRepository: boolean): Parts {
  const assets = listFiles(folder, 'assets');
  return {
    content: listFiles(folder, 'content'),
    dataFiles: listFiles(folder, '_data'),
    assets,
    layouts: listFiles(folder, 'layouts'),
    published: assets.files.filter(({ file }) => !isStyle(file) && !(isOwnRepository && isOurs(file))),
  };
}

/** What is known besides the files themselves. */
interface Around {
  readonly repository: RepositoryPlace | undefined;
  readonly history: History | undefined;
  readonly before: LoadedSource | undefined;
}

function put(
  { dataFiles, assets, layouts, published }: Parts,
  pages: LoadedPages,
  memory: FileMemory,
  found: readonly Problem[],
  { repository, history, before }: Around,
): LoadedSource {
  const data = loadData(dataFiles, memory);
  const problems = [
    ...pages.problems,
    ...data.problems,
    ...assets.problems,
    ...layouts.problems,
    ...published.filter(({ file }) => isReserved(file)).map(reserved),
    ...found,
  ];
  return {
    assetPaths: new Map(published.map(({ file, path }) => [`/${file}`, path])),
    source: {
      pages: pages.pages,
      site: data.site,
      navigation: data.navigation,
      assets: same(
        published.map(({ file }) => `/${file}`),
        before?.source.assets,
      ),
      ownLayouts: same(layouts.files.flatMap(layoutName), before?.source.ownLayouts),
      leftOut: same(
        [...pages.problems, ...assets.problems].filter(leavesOut).map(({ file }) => file),
        before?.source.leftOut,
      ),
      ...(repository === undefined
        ? {}
        : { repository: { folder: repository.folder, isShallow: history?.isShallow ?? false } }),
    },
    problems: problems.sort(compareProblems),
  };
}

/** The list of before where it says the same, so that what was made of it is known again. */
function same(list: readonly string[], before: readonly string[] | undefined): readonly string[] {
  return before !== undefined && isSame(list, before) ? before : list;
}

/**
 * Errors because of which a file or folder is not read at all. A link (`symlink`) is only a warning: a page that
 * needs what is behind it must not be published without a word.
 */
const leaving: ReadonlySet<string> = new Set(['file-name', 'page-extension', 'too-deep', 'unreadable-file']);

/** Whether because of a problem a file is left out, and has to be tried again every time. */
export function leavesOut({ code }: Problem): boolean {
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
