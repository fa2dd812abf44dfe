/**
 * The navigation that an author names by hand in `_data/navigation.yml`, as Jekyll's minimal-mistakes
 * does, and its check against the pages that exist: an entry that leads nowhere, a lesson in no entry.
 */
import { nearest } from './nearest.ts';
import { pageAt } from './pageAt.ts';
import { error, type Problem } from './problem.ts';
import { readYaml } from './schema/read.ts';
import { navigationListSchema } from './schema/site.ts';
import type { SourceData, YamlNode } from './source.ts';
import type { Course, NavigationEntry, Page } from './types.ts';

export interface NavigationData {
  /** Entries by key: the folder name of a course, or `main` for the site's header. */
  readonly byKey: ReadonlyMap<string, readonly NavigationEntry[]>;
  readonly problems: readonly Problem[];
}

/** Reads the whole file; each key on its own, so that a fault in one leaves the others. */
export function readNavigation(data: SourceData | undefined): NavigationData {
  const byKey = new Map<string, readonly NavigationEntry[]>();
  if (data === undefined || data.faulty) return { byKey, problems: [] };
  if (data.root.kind !== 'map') {
    // An empty file is no navigation.
    const empty = data.root.kind === 'scalar' && data.root.value.trim() === '';
    const values = { key: data.file, found: data.root.kind === 'list' ? 'list' : 'text', wanted: 'map' };
    return { byKey, problems: empty ? [] : [error('wrong-type', data.root.place, values)] };
  }
  const problems: Problem[] = [];
  for (const { key, value } of data.root.entries) {
    if (value.kind === 'scalar' && value.value.trim() === '') continue;
    const read = readYaml(value, navigationListSchema, 'navigation-entry');
    problems.push(...read.problems);
    byKey.set(
      key,
      entriesOf(read.value, (path) => read.node(...path) ?? value, []),
    );
  }
  return { byKey, problems };
}

interface RawEntry {
  readonly title: string;
  readonly url?: string | undefined;
  readonly children?: readonly RawEntry[] | undefined;
}

function entriesOf(
  entries: readonly RawEntry[],
  nodeAt: (path: (string | number)[]) => YamlNode,
  path: (string | number)[],
): NavigationEntry[] {
  return entries.map(({ title, url, children }, i) => ({
    title,
    ...(url === undefined || url === ''
      ? {}
      : { url: { href: url, place: nodeAt([...path, i, 'url']).place } }),
    children: entriesOf(children ?? [], nodeAt, [...path, i, 'children']),
  }));
}

/** Every entry, children after their parent. */
export function flatEntries(entries: readonly NavigationEntry[]): NavigationEntry[] {
  return entries.flatMap((entry) => [entry, ...flatEntries(entry.children)]);
}

/** Whether an address belongs to this site; anything else is not for us to follow. */
export function isSiteAddress(href: string): boolean {
  return href.startsWith('/') && !href.startsWith('//');
}

/** Entries that lead nowhere. */
export function checkEntries(
  entries: readonly NavigationEntry[],
  pageByUrl: ReadonlyMap<string, Page>,
  exists: (url: string) => boolean,
): Problem[] {
  const problems: Problem[] = [];
  for (const { url } of flatEntries(entries)) {
    if (url === undefined || /^(https?:|mailto:)/i.test(url.href)) continue;
    const address = url.href.replace(/[?#].*$/, '');
    if (isSiteAddress(address) && exists(address)) continue;
    const near = nearest(address, [...pageByUrl.keys()]);
    problems.push(
      error(
        'navigation-dead-entry',
        url.place,
        { url: url.href, ...(near === undefined ? {} : { near }) },
        'url',
      ),
    );
  }
  return problems;
}

/** Lessons of a course that its hand-written navigation leaves out; each is pointed at in its own file. */
export function checkCompleteness(course: Course, pageByUrl: ReadonlyMap<string, Page>): Problem[] {
  if (course.navigation === undefined) return [];
  const named = new Set(
    flatEntries(course.navigation).map(
      ({ url }) => url && pageAt(pageByUrl, url.href.replace(/[?#].*$/, ''))?.facts.url,
    ),
  );
  return course.modules
    .flatMap(({ lessons }) => lessons)
    .filter((lesson) => !lesson.planned && !named.has(lesson.url))
    .map((lesson) =>
      error(
        'navigation-missing-lesson',
        { file: lesson.file, line: 1, column: 1 },
        { title: lesson.title, url: lesson.url },
      ),
    );
}
