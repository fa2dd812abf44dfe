/** The Markdown files of `content/`, read and split. */
import type { Problem } from '../course/problem.ts';
import { error } from '../course/problem.ts';
import type { SourcePage } from '../course/source.ts';
import type { FileMemory } from './fileMemory.ts';
import { type ParsedPage, parsePage } from './frontMatter.ts';
import type { FileText } from './readFile.ts';
import type { FoundFile, Listing } from './walk.ts';
import { emptyMap } from './yaml.ts';

/** The pages of a site, in the order of their paths, and what is wrong with their files. */
export interface LoadedPages {
  readonly pages: readonly SourcePage[];
  readonly problems: readonly Problem[];
}

/**
 * Reads all pages of `content/`. Files and folders whose name starts with `_` are left out, as Jekyll leaves them out. A file
 * that cannot be read is a page all the same (`faulty`, without text), so that nobody misses it a second time. What
 * `memory` has of a file that has not changed is taken from there.
 */
export function loadPages({ exists, files, problems }: Listing, memory: FileMemory): LoadedPages {
  if (!exists) {
    const missing = error('no-content', { file: 'content', line: 1, column: 1 });
    return { pages: [], problems: [...problems, missing] };
  }
  const own = files.filter(({ file }) => !/\/_/.test(file));
  const parsed = own
    .filter(({ file }) => file.endsWith('.md'))
    .map((found) => loadPage(found, memory))
    .filter((page) => page !== undefined);
  return {
    pages: parsed.map(({ page }) => page),
    problems: [
      ...problems,
      ...own.filter(({ file }) => isAlmostPage(file)).map(otherExtension),
      ...parsed.flatMap((page) => page.problems),
    ],
  };
}

/** Reads one page; nothing where there is none any more. */
export function loadPage({ path, file }: FoundFile, memory: FileMemory): ParsedPage | undefined {
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
