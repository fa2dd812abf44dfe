/**
 * The navigation that an author names by hand in `_data/navigation.yml`, as Jekyll's minimal-mistakes
 * does, and its check against the pages that exist: an entry that leads nowhere, a lesson in no entry.
 */
import { isExpected } from './expected.ts';
import { createNearest, nearestAddress } from './nearest.ts';
import { ownAddress } from './ownAddress.ts';
import { pageOrFormer, unpublishedAt } from './pageAt.ts';
import type { PageReading } from './pageFacts.ts';
import { error, type Place, type Problem, warning } from './problem.ts';
import { remembering } from './remember.ts';
import { found, readYaml } from './schema/read.ts';
import { navigationListSchema } from './schema/site.ts';
import { isHarmless } from './scheme.ts';
import type { SourceData, YamlNode } from './source.ts';
import type { Course, Model, NavigationEntry } from './types.ts';
import { isMistypedWeb } from './webAddress.ts';

export interface NavigationData {
  /** Entries by key: the folder name of a course, or `main` for the site's header. */
  readonly byKey: ReadonlyMap<string, readonly NavigationEntry[]>;
  /** Where each key stands. */
  readonly places: ReadonlyMap<string, Place>;
  /** Lists of entries that were not wholly understood: what they lack is no problem of its own. */
  readonly faulty: ReadonlySet<readonly NavigationEntry[]>;
  readonly problems: readonly Problem[];
}

/** Reads the whole file; each key on its own, so that a fault in one leaves the others. */
export function readNavigation(data: SourceData | undefined): NavigationData {
  return data === undefined ? noNavigation : readData(data);
}

const noNavigation: NavigationData = {
  byKey: new Map(),
  places: new Map(),
  faulty: new Set(),
  problems: [],
};

const readData = remembering((data: SourceData): NavigationData => {
  const byKey = new Map<string, readonly NavigationEntry[]>();
  const places = new Map<string, Place>();
  const faulty = new Set<readonly NavigationEntry[]>();
  if (data.faulty) return noNavigation;
  if (data.root.kind !== 'map') {
    // An empty file is no navigation.
    const empty = data.root.kind === 'scalar' && data.root.value.trim() === '';
    const values = { key: data.file, found: found(data.root), wanted: 'map' };
    return { ...noNavigation, problems: empty ? [] : [error('wrong-type', data.root.place, values)] };
  }
  const problems: Problem[] = [];
  for (const { key, keyPlace, value } of data.root.entries) {
    if (value.kind === 'scalar' && value.value.trim() === '') continue;
    places.set(key, keyPlace);
    if (value.kind !== 'list') {
      problems.push(error('wrong-type', value.place, { key, found: found(value), wanted: 'list' }, key));
      const none: readonly NavigationEntry[] = [];
      faulty.add(none);
      byKey.set(key, none);
      continue;
    }
    const read = readYaml(value, navigationListSchema, 'navigation-entry');
    problems.push(...read.problems.map((problem) => ({ ...problem, field: key + (problem.field ?? '') })));
    const entries = entriesOf(read.value, (path) => read.node(...path) ?? value, []);
    if (read.problems.some(({ level }) => level === 'error')) faulty.add(entries);
    byKey.set(key, entries);
  }
  return { byKey, places, faulty, problems };
});

/** Whether the key that a page names for its sidebar stands in the file; without a file there is nothing to name. */
export function checkNav(
  page: PageReading<unknown>,
  context: { readonly navigation: NavigationData; readonly hasNavigationFile: boolean },
): Problem[] {
  const { byKey } = context.navigation;
  if (page.nav === undefined || byKey.has(page.nav) || !context.hasNavigationFile) return [];
  const near = createNearest()(page.nav, byKey.keys());
  const values = { key: page.nav, ...(near === undefined ? {} : { near }) };
  return [error('navigation-unknown-key', page.reading.place('sidebar', 'nav'), values, 'sidebar.nav')];
}

/**
 * Lists that nothing shows although their key is nearly one that would be shown: `main`, or a course without a list.
 * `used` are the keys that something names. Other lists may well be left over from a theme.
 */
export function checkUnused(
  { byKey, places }: NavigationData,
  courses: readonly Course[],
  used: Iterable<string>,
): Problem[] {
  const known = new Set(['main', ...used]);
  const free = [
    'main',
    ...courses.filter(({ navigation }) => navigation === undefined).map(({ key }) => key),
  ];
  const wanted = free.filter((key) => !byKey.has(key));
  const nearest = createNearest();
  return [...places].flatMap(([key, place]) => {
    const near = known.has(key) ? undefined : nearest(key, wanted);
    return near === undefined ? [] : [warning('navigation-unused-key', place, { key, near }, key)];
  });
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
  return entries.map(({ title, url, children }, i) => {
    const href = url?.trim() ?? '';
    return {
      title,
      ...(href === '' ? {} : { url: { href, place: nodeAt([...path, i, 'url']).place } }),
      children: entriesOf(children ?? [], nodeAt, [...path, i, 'children']),
    };
  });
}

/** Every entry, children after their parent. */
export function flatEntries(entries: readonly NavigationEntry[]): NavigationEntry[] {
  return entries.flatMap((entry) => [entry, ...flatEntries(entry.children)]);
}

/** Whether an address belongs to this site; anything else is not for us to follow. */
export function isSiteAddress(href: string): boolean {
  return href.startsWith('/') && !href.startsWith('//');
}

/** What the entries are held against. */
export type NavigationTargets = Pick<
  Model,
  'site' | 'pageByUrl' | 'pageByFormerUrl' | 'unpublished' | 'expected' | 'assets'
>;

/**
 * Entries that lead nowhere on this site, or to what is not published. Of
 * white space and of other sites the rules for all links tell.
 */
export function checkEntries(entries: readonly NavigationEntry[], targets: NavigationTargets): Problem[] {
  const nearest = createNearest(nearestAddress);
  return flatEntries(entries).flatMap(({ url }) => {
    if (url === undefined) return [];
    if (isMistypedWeb(url.href)) return [];
    if (!isHarmless(url.href)) return [error('unsafe-link', url.place, { href: url.href }, 'url')];
    if (leads(url.href, targets)) return [];
    if (/\s/.test(url.href) && !/\{[{%]/.test(url.href)) return [];
    const status = unpublishedAt(targets.unpublished, addressOf(url.href, targets));
    if (status !== undefined) return [error(`link-to-${status}`, url.place, { href: url.href }, 'url')];
    const near = nearest(addressOf(url.href, targets), targets.pageByUrl.keys());
    const values = { url: url.href, ...(near === undefined ? {} : { near }) };
    return [error('navigation-dead-entry', url.place, values, 'url')];
  });
}

/**
 * Lessons of a course that its hand-written navigation leaves out; each is pointed at in its own file. An entry
 * that misses its lesson by a slip, or has its name, is told where it stands, and the lesson is not missed again.
 */
export function checkCompleteness(
  course: Course,
  targets: NavigationTargets,
  faultyFiles: ReadonlySet<string>,
): Problem[] {
  const entries = flatEntries(course.navigation ?? []);
  const { pageByUrl } = targets;
  const named = new Set(
    entries.map(({ url }) => url && pageOrFormer(targets, addressOf(url.href, targets))?.facts.url),
  );
  const dead = entries.filter(({ url }) => url !== undefined && !leads(url.href, targets));
  const nearest = createNearest(nearestAddress);
  const meant = new Set(
    dead.map(({ url }) => nearest(addressOf(url?.href ?? '', targets), pageByUrl.keys())),
  );
  const titles = new Set(dead.map(({ title }) => title));
  return course.modules
    .flatMap(({ lessons }) => lessons)
    .filter(
      ({ planned, url, file }) => !planned && !named.has(url) && !meant.has(url) && !faultyFiles.has(file),
    )
    .filter(({ title, navTitle }) => !titles.has(title) && !titles.has(navTitle))
    .map((lesson) =>
      error(
        'navigation-missing-lesson',
        { file: lesson.file, line: 1, column: 1 },
        { title: lesson.title, url: lesson.url },
      ),
    );
}

function leads(href: string, targets: NavigationTargets): boolean {
  const { expected, assets } = targets;
  const address = addressOf(href, targets);
  if (/^(https?:|mailto:)/i.test(address)) return true;
  return (
    isSiteAddress(address) &&
    (pageOrFormer(targets, address) !== undefined || assets.has(address) || isExpected(expected, address))
  );
}

function addressOf(href: string, targets: NavigationTargets): string {
  return (ownAddress(targets, href) ?? href).replace(/[?#].*$/s, '');
}
