/** `_data/navigation.yml` stays as its author wrote it, but for what Kafedra does not read; or goes, where it says nothing new. */
import { type Data, type DataMap, filledTextOf, isMap } from '../data.ts';
import type { TellAt } from '../finding.ts';
import { FrontMatter } from '../frontMatter.ts';
import { type NewAddress, rootedAddress } from '../links.ts';
import type { YamlEntry, YamlTree } from './yaml.ts';

/** A course, as its navigation is held against it. */
export interface NavigationCourse {
  readonly nav: string;
  readonly title: string;
  readonly url: string;
  /** Its lessons in order. */
  readonly lessons: readonly { readonly title: string; readonly navTitle: string; readonly url: string }[];
}

export interface ConvertedNavigation {
  /** Undefined where nothing of the file is left. */
  readonly text: string | undefined;
  readonly keys: ReadonlySet<string>;
  /** Keys that said no more than the files. */
  readonly dropped: ReadonlySet<string>;
}

const entryKeys: ReadonlySet<string> = new Set(['title', 'url', 'children']);

/** Converts the file; with `courses`, lists that say no more than their lessons go. */
export function convertNavigation(
  source: string,
  options: {
    readonly newAddress: NewAddress;
    readonly courses: readonly NavigationCourse[] | undefined;
    readonly tell: TellAt;
  },
): ConvertedNavigation {
  const { newAddress, courses, tell } = options;
  const matter = new FrontMatter(source);
  const { tree, fault } = matter.parsed;
  if (fault !== undefined) return { text: source, keys: new Set(), dropped: new Set() };
  for (const entry of matter.settleRepeated())
    tell('mistake', 'duplicate-key', entry.firstLine + 1, {
      key: entry.key,
      lastLine: (entry.repeatedOn ?? 0) + 1,
    });
  const dropped = new Set<string>();
  const keys = new Set<string>();
  for (const entry of tree.entries.filter(({ repeatedOn }) => repeatedOn === undefined)) {
    const course = courses?.find(({ nav }) => nav === entry.key);
    const reason = course === undefined ? undefined : whatItAdds(entry.value.data, course);
    if (course !== undefined && reason === undefined) {
      matter.replace(entry, []);
      dropped.add(entry.key);
      tell('converted', 'navigation-dropped', entry.firstLine + 1, { key: entry.key });
      continue;
    }
    if (reason !== undefined)
      tell('converted', 'navigation-kept', entry.firstLine + 1, { key: entry.key, ...reason });
    if (entry.value.kind === 'list') {
      keys.add(entry.key);
      for (const item of entry.value.items) convertEntry(matter, item, newAddress, tell);
    } else if (entry.value.data !== null) {
      matter.commentOut(entry);
      tell('left', 'unknown-key', entry.firstLine + 1, { key: entry.key });
    }
  }
  const text = matter.toString().replace(/\n{3,}/g, '\n\n');
  return { text: keys.size === 0 ? undefined : text, keys, dropped };
}

function convertEntry(matter: FrontMatter, tree: YamlTree, newAddress: NewAddress, tell: TellAt): void {
  for (const entry of tree.entries) {
    if (!entryKeys.has(entry.key)) {
      matter.commentOut(entry);
      tell('left', 'unknown-key', entry.firstLine + 1, { key: entry.key });
    } else if (entry.key === 'url') changeUrl(matter, entry, newAddress);
    else for (const item of entry.value.items) convertEntry(matter, item, newAddress, tell);
  }
}

function changeUrl(matter: FrontMatter, entry: YamlEntry, newAddress: NewAddress): void {
  const url = filledTextOf(entry.value.data);
  if (url === undefined) return;
  // The theme put the root of the site before each, with or without a stroke.
  const rooted = rootedAddress(url);
  const changed = newAddress(rooted) ?? rooted;
  if (changed !== url) matter.replaceAddress(entry, url, changed);
}

/** What a list says that the files do not; nothing where it says no more. */
function whatItAdds(list: Data, course: NavigationCourse): { what: string; detail: string } | undefined {
  if (!Array.isArray(list)) return { what: 'form', detail: '' };
  let entries = (list as readonly Data[]).filter(isMap);
  const [only] = entries;
  // One heading over all the lessons is the course itself.
  if (entries.length === 1 && only !== undefined && Array.isArray(only.children) && isCourse(only, course))
    entries = (only.children as readonly Data[]).filter(isMap);
  // Whatever the link to the course page is called, the sidebar made from the files begins with it.
  const rest = entries.filter((entry) => !(isCourse(entry, course) && filledTextOf(entry.url) !== undefined));
  const group = rest.find(({ children }) => Array.isArray(children) && children.length > 0);
  if (group !== undefined) return { what: 'groups', detail: titleOf(group) };
  for (const [index, lesson] of course.lessons.entries()) {
    const entry = rest[index];
    if (entry === undefined || !sameAddress(filledTextOf(entry.url), lesson.url)) {
      const isListed = rest.some(({ url }) => sameAddress(filledTextOf(url), lesson.url));
      return { what: isListed ? 'order' : 'missing', detail: lesson.title };
    }
    if (titleOf(entry) !== lesson.title && titleOf(entry) !== lesson.navTitle)
      return { what: 'titles', detail: titleOf(entry) };
  }
  const more = rest[course.lessons.length];
  return more === undefined ? undefined : { what: 'more', detail: titleOf(more) };
}

function isCourse(entry: DataMap, course: NavigationCourse): boolean {
  const url = filledTextOf(entry.url);
  return url === undefined ? titleOf(entry) === course.title : sameAddress(url, course.url);
}

function titleOf(entry: DataMap): string {
  return filledTextOf(entry.title) ?? '';
}

function sameAddress(a: string | undefined, b: string): boolean {
  return a !== undefined && a.replace(/\/$/, '') === b.replace(/\/$/, '');
}
