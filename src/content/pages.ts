/** The Markdown files of `content/`, read and split. */
import type { Problem } from '../course/problem.ts';
import { error } from '../course/problem.ts';
import type { SourcePage } from '../course/source.ts';
import { mapBounded } from './bounded.ts';
import { type ParsedPage, parsePage } from './frontMatter.ts';
import { limits } from './limits.ts';
import { readText } from './readFile.ts';
import { type FoundFile, listFiles } from './walk.ts';
import { emptyMap } from './yaml.ts';

/** The pages of a site, in the order of their paths, and what is wrong with their files. */
export interface LoadedPages {
  readonly pages: readonly SourcePage[];
  readonly problems: readonly Problem[];
}

/**
 * Reads all pages. Files and folders whose name starts with `_` are left out, as Jekyll leaves them out. A file
 * that cannot be read is a page all the same (`faulty`, without text), so that nobody misses it a second time.
 */
export async function loadPages(root: string): Promise<LoadedPages> {
  const { exists, files, problems } = await listFiles(root, 'content');
  if (!exists) {
    const missing = error('no-content', { file: 'content', line: 1, column: 1 });
    return { pages: [], problems: [...problems, missing] };
  }
  const own = files.filter(({ file }) => !/\/_/.test(file));
  const read = await mapBounded(
    own.filter(({ file }) => file.endsWith('.md')),
    limits.openFiles,
    loadPage,
  );
  const parsed = read.filter((page) => page !== undefined);
  return {
    pages: parsed.map(({ page }) => page),
    problems: [
      ...problems,
      ...own.filter(({ file }) => isAlmostPage(file)).map(otherExtension),
      ...parsed.flatMap((page) => page.problems),
    ],
  };
}

async function loadPage({ path, file }: FoundFile): Promise<ParsedPage | undefined> {
  const read = await readText(path, file);
  if (read === undefined) return undefined;
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
