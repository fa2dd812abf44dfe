/** The Markdown files of `content/`, read and split. */
import type { Problem } from '../course/problem.ts';
import { error } from '../course/problem.ts';
import { remembering } from '../course/remember.ts';
import type { SourcePage } from '../course/source.ts';
import { type ByTopFolder, byTopFolder, replaceIn } from '../course/topFolder.ts';
import type { FileMemory } from './fileMemory.ts';
import { type ParsedPage, parsePage } from './frontMatter.ts';
import type { FileText } from './readFile.ts';
import type { FoundFile, Listing } from './walk.ts';
import { emptyMap } from './yaml.ts';

/** The pages of a site, each list in the order of their paths, and what is wrong with their files. */
export interface LoadedPages {
  readonly pages: ByTopFolder<SourcePage>;
  readonly problems: readonly Problem[];
}

/** Folders of `content/` of which an earlier build knows what they come to. */
export interface KnownFolders {
  /** What is wrong with the files of a folder that need not be read; nothing where they have to be. */
  recall(folder: string, files: readonly FoundFile[], dates: Dates): readonly Problem[] | undefined;
  /** Told of a folder that had to be read what is wrong with its files. */
  note(folder: string, problems: readonly Problem[]): void;
}

/** When the files were last changed, by their paths; nothing where nobody knows. */
export type Dates = ReadonlyMap<string, string> | undefined;

/**
 * Reads all pages of `content/`. Files and folders whose name starts with `_` are left out, as Jekyll leaves them out. A file
 * that cannot be read is a page all the same (`faulty`, without text), so that nobody misses it a second time. What
 * `memory` has of a file that has not changed is taken from there.
 */
export function loadPages(
  { exists, files, problems }: Listing,
  memory: FileMemory,
  dates: Dates,
  known?: KnownFolders,
): LoadedPages {
  if (!exists) {
    const missing = error('no-content', { file: 'content', line: 1, column: 1 });
    return { pages: byTopFolder<SourcePage>([]), problems: [...problems, missing] };
  }
  const own = files.filter(({ file }) => !/\/_/.test(file));
  const problemsIn: Problem[] = [];
  const read = (files: readonly FoundFile[]): SourcePage[] =>
    files.flatMap((found) => {
      const parsed = loadPage(found, memory);
      if (parsed === undefined) return [];
      for (const problem of parsed.problems) problemsIn.push(problem);
      return [dated(parsed.page, dates)];
    });
  const { root, folders } = byTopFolder(own.filter(({ file }) => file.endsWith('.md')));
  const pages = read(root);
  for (const [folder, files] of folders) {
    const recalled = known?.recall(folder, files, dates);
    if (recalled !== undefined) {
      for (const problem of recalled) problemsIn.push(problem);
      continue;
    }
    const before = problemsIn.length;
    for (const page of read(files)) pages.push(page);
    known?.note(folder, problemsIn.slice(before));
  }
  return {
    pages: byTopFolder(pages),
    problems: [
      ...problems,
      ...own.filter(({ file }) => isAlmostPage(file)).map(otherExtension),
      ...problemsIn,
    ],
  };
}

/**
 * The pages of before, with the files at the paths `changed` as they are now. Nothing where that takes more than
 * putting one page in the place of another.
 */
export function reloadPages(
  before: LoadedPages,
  { files }: Listing,
  changed: readonly string[],
  memory: FileMemory,
  dates: Dates,
): LoadedPages | undefined {
  // Problems would have to be put in their places among the others.
  if (before.problems.length > 0) return undefined;
  let { pages } = before;
  for (const path of changed) {
    const found = files.find((file) => file.path === path);
    const parsed = found === undefined ? undefined : loadPage(found, memory);
    if (parsed === undefined || parsed.problems.length > 0) return undefined;
    pages = replaceIn(pages, dated(parsed.page, dates));
  }
  return { ...before, pages };
}

const withDate = remembering((page: SourcePage, modified: string): SourcePage => ({ ...page, modified }));

function dated(page: SourcePage, dates: Dates): SourcePage {
  const modified = dates?.get(page.file);
  return modified === undefined ? page : withDate(page, modified);
}

/** Reads one page; nothing where there is none any more. */
function loadPage({ path, file }: FoundFile, memory: FileMemory): ParsedPage | undefined {
  return memory.read(path, file, (read) => parse(file, read));
}

function parse(file: string, read: NonNullable<FileText>): ParsedPage {
  if ('text' in read) return parsePage(file, read.text);
  const start = { file, line: 1, column: 1 };
  return {
    page: { file, frontMatter: emptyMap(start), faulty: true, body: { file, line: 1, text: '' } },
    problems: [read.problem],
  };
}

/** Whether a file was surely to be a page, by an ending that other generators accept. */
function isAlmostPage(file: string): boolean {
  return !file.endsWith('.md') && /\.(md|markdown|mkdn?|mdown|mdwn|mdx)$/i.test(file);
}

function otherExtension({ file }: FoundFile): Problem {
  const extension = file.slice(file.lastIndexOf('.'));
  return error('page-extension', { file, line: 1, column: 1 }, { extension });
}
