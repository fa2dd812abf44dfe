/**
 * A folder of plain Markdown becomes a site: titles are the first headings, the order is that of the numbers before the
 * names (or of a `SUMMARY.md`), a `README.md` is the page of its folder.
 */

import { segmentOf } from '../../course/address.ts';
import { compareOrder } from '../../course/order.ts';
import { encodeSpaces, relativeAddress } from '../../course/relativeAddress.ts';
import { type Data, filledTextOf, mapOf } from '../data.ts';
import { compareFindings, type Finding, type Tell, tellerFor } from '../finding.ts';
import { cutFile, FrontMatter, formatEntry, joinFile } from '../frontMatter.ts';
import type { Imported, Moved } from '../imported.ts';
import { unknownEntries } from '../jekyll/knownKeys.ts';
import { changeLinks, resolvedPath, splitHref } from '../links.ts';
import type { ImportedFile } from '../output.ts';
import { listSource, readTexts, type SourceFile } from '../source.ts';
import { markdownName } from '../targetNames.ts';
import { codeRanges, masked } from '../textMask.ts';
import { convertAlerts } from './alerts.ts';
import { anchorOf, type FirstHeading, firstHeading, hasHeading, titleOfName } from './headings.ts';
import { readSummary, type Summary } from './summary.ts';

export interface MarkdownOptions {
  readonly root: string;
  /** A folder in it that is left aside. */
  readonly skipped: string;
}

const pageEnding = /\.(?:md|markdown|mkdn?|mdown)$/i;
const indexName = /^(?:readme|index)$/i;

/** Files that speak to those who work on a repository. */
const projectFile = /^(?:contributing|changelog|license|code_of_conduct|security|summary)$/i;

interface Page {
  readonly file: string;
  readonly target: string;
  readonly kind: 'home' | 'course' | 'lesson';
  readonly text: string;
}

/** Makes the files of the new site. */
export async function importMarkdown({ root, skipped }: MarkdownOptions): Promise<Imported> {
  const findings: Finding[] = [];
  const tell: Tell = (finding) => findings.push(finding);
  const sources = listSource(root, skipped, tell);
  const texts = await readTexts(
    sources.filter(({ file }) => pageEnding.test(file) && !isHidden(file)),
    tell,
  );
  const summary = readSummary(texts);
  const pages = placePages(texts, nameOf(root), tell);
  const targets = new Map(pages.map((page) => [page.file, { ...page, title: headingTaken(page) }]));
  const assets = new Map<string, SourceFile>();
  const files: ImportedFile[] = [];
  const moved: Moved[] = [];
  const orders = ordersOf(pages, summary);
  const titles = new Map<string, string>();
  for (const page of pages) {
    const newAddress = addressesFor(page, targets, sources, assets);
    const { text, title } = convertPage(page, {
      order: orders.get(page),
      summary,
      taken: targets.get(page.file)?.title,
      newAddress,
      tell: tellerFor(tell, page.file),
    });
    titles.set(page.target, title);
    files.push({ file: page.target, text });
    moved.push({ from: page.file, to: page.target, address: addressOf(page) });
  }
  files.push(...missingIndexes(pages, tell));
  for (const [target, source] of assets) {
    files.push({ file: target, copyOf: source.path });
    moved.push({ from: source.file, to: target });
  }
  const lang = languageOf(texts);
  const title =
    titles.get('content/index.md') ??
    [...titles].find(([target]) => /^content\/[^/]+\/index\.md$/.test(target))?.[1] ??
    nameOf(root);
  files.push({
    file: '_data/site.yml',
    text: `${[...formatEntry('title', title), ...formatEntry('lang', lang)].join('\n')}\n`,
  });
  const used = new Set([...assets.values()]);
  for (const source of sources)
    if (!texts.has(source.file) && !used.has(source) && !isHidden(source.file))
      tellerFor(tell, source.file)('left', 'unused-file', 1);
  return { files, moved, findings: findings.sort(compareFindings), sources: texts, lang };
}

/**
 * One course, or a course a folder. Texts that lie in the folder itself, or folders with numbers before their names, are
 * the lessons and modules of one course.
 */
function placePages(texts: ReadonlyMap<string, string>, name: string, tell: Tell): Page[] {
  const files = [...texts.keys()].filter((file) => {
    const isProject = projectFile.test(bareName(file)) && !file.includes('/');
    if (isProject && !/^summary$/i.test(bareName(file))) tellerFor(tell, file)('left', 'project-file', 1);
    return !isProject;
  });
  const folders = new Set(
    files.flatMap((file) => (file.includes('/') ? [file.split('/')[0] as string] : [])),
  );
  const loose = files.filter((file) => !file.includes('/') && !indexName.test(bareName(file)));
  const isOne = loose.length > 0 || folders.size === 0 || [...folders].every((folder) => /^\d/.test(folder));
  const base = isOne ? `content/${segmentOf(name).toLowerCase()}/` : 'content/';
  const taken = new Set<string>();
  return files
    .sort((a, b) => Number(indexName.test(bareName(b))) - Number(indexName.test(bareName(a))))
    .flatMap((file) => {
      const folder = file.includes('/') ? `${file.slice(0, file.lastIndexOf('/'))}/` : '';
      const own = indexName.test(bareName(file)) ? 'index.md' : markdownName(file.slice(folder.length));
      const isIndexTwice = own === 'index.md' && taken.has(`${base}${folder}index.md`);
      const target = `${base}${folder}${isIndexTwice ? 'readme-page.md' : own}`;
      taken.add(target);
      const depth = target.split('/').length;
      const kind =
        target === 'content/index.md' ? 'home' : depth === 3 && own === 'index.md' ? 'course' : 'lesson';
      return [{ file, target, kind, text: texts.get(file) as string } as const];
    });
}

/**
 * The first heading of a text where it is the title and no more: the same words twice would be one too many. It stays where
 * the anchor of another heading depends on it.
 */
function headingTaken({ text }: Page): FirstHeading | undefined {
  const { yaml = '', body } = cutFile(text);
  const { parsed } = new FrontMatter(yaml);
  const heading = firstHeading(body);
  if (parsed.fault !== undefined || heading?.isFirst !== true) return undefined;
  const isSame = (filledTextOf(mapOf(parsed.data).title) ?? heading.title) === heading.title;
  const isNeeded = heading.isTitle && hasHeading(heading.rest, anchorOf(heading.title));
  return isSame && !isNeeded ? heading : undefined;
}

interface PageWork {
  readonly order: number | undefined;
  readonly summary: Summary;
  /** The heading that the title takes the place of. */
  readonly taken: FirstHeading | undefined;
  readonly newAddress: (href: string) => string | undefined;
  readonly tell: ReturnType<typeof tellerFor>;
}

function convertPage(
  page: Page,
  { order, summary, taken, newAddress, tell }: PageWork,
): { text: string; title: string } {
  const { yaml = '', body, bodyLine } = cutFile(page.text);
  const matter = new FrontMatter(yaml);
  if (matter.parsed.fault !== undefined) {
    // The check of the new site says where it has to be mended.
    return { title: titleOfName(bareName(page.file)), text: joinFile(yaml, changeLinks(body, newAddress)) };
  }
  for (const entry of matter.settleRepeated())
    tell('mistake', 'duplicate-key', entry.firstLine + 2, {
      key: entry.key,
      lastLine: (entry.repeatedOn ?? 0) + 2,
    });
  for (const entry of unknownEntries(matter.parsed.tree, page.kind, new Set())) {
    matter.commentOut(entry);
    tell('left', 'unknown-key', entry.firstLine + 2, { key: entry.key });
  }
  const written = filledTextOf(mapOf(matter.parsed.data).title);
  const heading = firstHeading(body);
  const title = written ?? heading?.title ?? titleOfName(bareName(page.file));
  if (written === undefined) matter.set('title', title);
  if (written === undefined && heading === undefined) tell('human', 'title-from-name', 1, { title });
  const short = summary.titles.get(page.file);
  if (short !== undefined && short !== title && matter.entry('nav_title') === undefined)
    matter.set('nav_title', short);
  if (order !== undefined) matter.set('order', order);
  const rest = taken?.rest ?? body;
  const firstLine = bodyLine + body.split('\n').length - rest.split('\n').length;
  return {
    title,
    text: joinFile(matter.toString(), changeLinks(convertAlerts(rest, tell, firstLine), newAddress)),
  };
}

/** A page, and its heading that became the title. */
type Target = Page & { readonly title: FirstHeading | undefined };

/** What links lead to: files that come along below `assets/`, and pages whose files are called otherwise now. */
function addressesFor(
  page: Page,
  targets: ReadonlyMap<string, Target>,
  sources: readonly SourceFile[],
  assets: Map<string, SourceFile>,
): (href: string) => string | undefined {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  return (href) => {
    const { path, rest } = splitHref(href);
    const file = path === '' ? page.file : resolvedPath(path, `/${page.file}`)?.replace(/^\/|\/$/g, '');
    if (file === undefined) return undefined;
    const other =
      targets.get(file) ??
      ['README.md', 'readme.md', 'index.md']
        .map((name) => targets.get(file === '' ? name : `${file}/${name}`))
        .find((target) => target !== undefined);
    if (other !== undefined) {
      const restNow = withoutTitle(rest, other.title);
      const now = path === '' && restNow === rest ? path : relativeAddress(page.target, other.target);
      return now + restNow === path + rest ? undefined : now + restNow;
    }
    const source = byFile.get(file);
    if (source === undefined || pageEnding.test(file)) return undefined;
    const course = page.target.split('/').length > 2 ? (page.target.split('/')[1] as string) : '';
    const inCourse = file.startsWith(`${course}/`) || course === '' ? file : `${course}/${file}`;
    const target = inCourse.startsWith('assets/') ? inCourse : `assets/${inCourse}`;
    assets.set(target, source);
    return `/${encodeSpaces(target)}${rest}`;
  };
}

/** The end of an address without the anchor of a heading that became the title: the page begins with it. */
function withoutTitle(rest: string, title: FirstHeading | undefined): string {
  const [before = '', ...others] = rest.split('#');
  if (title === undefined || others.length === 0) return rest;
  const anchor = decoded(others.join('#'));
  return anchor === title.id || (anchor !== '' && anchorOf(anchor) === anchorOf(title.title)) ? before : rest;
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor).normalize('NFC');
  } catch {
    return anchor;
  }
}

/** `order` for the pages of a folder whose names do not give the order of the summary. */
function ordersOf(pages: readonly Page[], { files }: Summary): Map<Page, number> {
  const orders = new Map<Page, number>();
  const byFolder = new Map<string, Page[]>();
  for (const page of pages) {
    if (page.kind !== 'lesson' || !files.includes(page.file) || page.target.endsWith('/index.md')) continue;
    const folder = page.target.slice(0, page.target.lastIndexOf('/'));
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), page]);
  }
  for (const members of byFolder.values()) {
    const named = [...members].sort((a, b) => compareOrder(ordered(a), ordered(b)));
    const listed = [...members].sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file));
    if (named.some((page, index) => page !== listed[index]))
      for (const [index, page] of listed.entries()) orders.set(page, index + 1);
  }
  return orders;
}

function ordered({ target }: Page): { name: string; order: undefined } {
  return { name: target.split('/').at(-1) as string, order: undefined };
}

/** A course has to have a page. */
function missingIndexes(pages: readonly Page[], tell: Tell): ImportedFile[] {
  const courses = new Set(
    pages.flatMap(({ target }) => (target.split('/').length > 2 ? [target.split('/')[1] as string] : [])),
  );
  return [...courses].flatMap((course) => {
    const file = `content/${course}/index.md`;
    if (pages.some(({ target }) => target === file)) return [];
    const title = titleOfName(course);
    tellerFor(tell, course)('human', 'course-page-made', 1, { file, title });
    const entries: [string, Data][] = [['title', title]];
    return [
      {
        file,
        text: joinFile(`${entries.flatMap(([key, value]) => formatEntry(key, value)).join('\n')}\n`, ''),
      },
    ];
  });
}

function addressOf({ target }: Page): string {
  const parts = target
    .replace(/(?:^|\/)index\.md$/, '/')
    .replace(/\.md$/, '')
    .split('/')
    .slice(1);
  return `/${parts
    .filter((part) => part !== '')
    .map(segmentOf)
    .join('/')}/`.replace(/\/{2,}/g, '/');
}

function languageOf(texts: ReadonlyMap<string, string>): string {
  const start = [...texts.values()].map((text) => proseOf(text.slice(0, 4_000))).join('');
  const russian = start.match(/[а-яё]/gi)?.length ?? 0;
  // Russian texts are full of foreign words, and English ones have no Russian letter.
  return russian * 3 > (start.match(/[a-z]/gi)?.length ?? 0) ? 'ru' : 'en';
}

/** A text without code, tags and addresses, which are written in Latin letters whatever its language. */
function proseOf(text: string): string {
  const { body } = cutFile(text);
  return masked(body, codeRanges(body)).replace(/<[^<>]*>|\]\([^()\s]*\)|https?:\S+/g, ' ');
}

function bareName(file: string): string {
  return (file.split('/').at(-1) as string).replace(/\.[^.]+$/, '');
}

function isHidden(file: string): boolean {
  return file.split('/').some((segment) => /^[._~]|~$/.test(segment));
}

function nameOf(root: string): string {
  return (
    root
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .at(-1) ?? 'course'
  );
}
