/** Which pages of a Jekyll site are courses, and which collections hold their lessons. */
import { filledTextOf, mapOf } from '../data.ts';
import type { Item, JekyllSite } from './site.ts';
import { slugify } from './slug.ts';

export interface FoundCourse {
  /** Folder of the course. */
  readonly key: string;
  /** The course page; absent where the old site had none. */
  readonly page: Item | undefined;
  /** Label of the collection of its lessons. */
  readonly collection: string | undefined;
  /** Its key in the navigation file. */
  readonly nav: string | undefined;
}

/**
 * Finds the courses: a page each that shows lessons or has the layout of a course, and a collection of lessons. Several
 * courses share a collection where their pages and their lessons name a sidebar each.
 */
export function findCourses(site: JekyllSite): FoundCourse[] {
  const lessonLabels = new Set(
    [...site.documents].filter(([, items]) => items.some(isLesson)).map(([label]) => label),
  );
  const candidates = site.items
    .filter((item) => (item.kind === 'page' || item.kind === 'document') && !isLesson(item))
    .flatMap((item) => {
      const shown = collectionShownBy(item, site, lessonLabels);
      const hasLayout = filledTextOf(item.data.layout) === 'course';
      const isInLessons = item.collection !== undefined && lessonLabels.has(item.collection);
      const isAtTop = item.collection !== undefined && item.url === `/${item.collection}/`;
      if (shown === undefined && !(hasLayout && (!isInLessons || isAtTop))) return [];
      return [
        {
          item,
          collection: shown ?? collectionMeantBy(item, lessonLabels, site),
          isShown: shown !== undefined,
        },
      ];
    })
    .sort((a, b) => rank(a) - rank(b));
  const shared = new Set(
    [...lessonLabels].filter((label) => {
      const navs = navsIn(label, site);
      const pages = candidates.filter(
        ({ item, collection }) => collection === label && navs.has(navOf(item)),
      );
      return new Set(pages.map(({ item }) => navOf(item))).size > 1;
    }),
  );
  const courses: FoundCourse[] = [];
  const taken = new Set<string>();
  const add = (course: FoundCourse) => {
    if (course.key === '' || taken.has(course.key)) return;
    taken.add(course.key);
    courses.push(course);
  };
  for (const { item, collection } of candidates) {
    const nav = navOf(item);
    const isOneOfMany = collection !== undefined && shared.has(collection);
    // What shows the lessons of all courses in a collection is no course.
    if (isOneOfMany && !navsIn(collection, site).has(nav)) continue;
    const named = keyOf(nav ?? item.url.split('/')[1] ?? '');
    add({ key: isOneOfMany ? named : (collection ?? named), page: item, collection, nav });
  }
  for (const label of lessonLabels) {
    const navs = [...navsIn(label, site)].filter((nav) => nav !== undefined);
    if (!shared.has(label)) add({ key: label, page: undefined, collection: label, nav: navs[0] });
    else for (const nav of navs) add({ key: keyOf(nav), page: undefined, collection: label, nav });
  }
  return courses;
}

/** The course that a document of a collection belongs to; its sidebar tells, where several share the collection. */
export function courseOf(item: Item, courses: readonly FoundCourse[]): FoundCourse | undefined {
  if (item.collection === undefined) return undefined;
  const [first, ...others] = courses.filter(({ collection }) => collection === item.collection);
  if (others.length === 0) return first;
  return [first, ...others].find((course) => course?.nav === navOf(item));
}

/** The sidebars of the documents of a collection. */
function navsIn(label: string, site: JekyllSite): ReadonlySet<string | undefined> {
  return new Set((site.documents.get(label) ?? []).map(navOf));
}

/** A lesson has a list of sections, which may still be empty. */
export function isLesson(item: Item): boolean {
  return 'sections' in item.data;
}

/** `sidebar.nav` of a page. */
export function navOf(item: Item): string | undefined {
  return filledTextOf(mapOf(item.data.sidebar).nav);
}

function rank({
  item,
  collection,
  isShown,
}: {
  item: Item;
  collection: string | undefined;
  isShown: boolean;
}): number {
  const isCoursePage = filledTextOf(item.data.layout) === 'course';
  const isAtTop = item.url.replace(/\/$/, '') === `/${collection}`;
  return (isShown ? 0 : 4) + (isAtTop ? 0 : 2) + (isCoursePage ? 0 : 1);
}

const sectionsLoop = /\{%-?\s*for\s+([\w-]+)\s+in\s+([\w.-]+)\.sections\b/;

/** The collection whose lessons and sections a page lists. */
function collectionShownBy(item: Item, site: JekyllSite, labels: ReadonlySet<string>): string | undefined {
  const texts = [item.body, ...templatesOf(item, site)];
  for (const text of texts) {
    if (!sectionsLoop.test(text) && filledTextOf(item.data.layout) !== 'course') continue;
    const named = [...text.matchAll(/(?:\bin\s+|=\s*)site\.([\w-]+)/g)].map((match) => match[1] as string);
    const found = named.find((label) => labels.has(label));
    if (found !== undefined) return found;
    if (/site\[\s*(?:page|include)\./.test(text)) {
      const meant = collectionMeantBy(item, labels, site);
      if (meant !== undefined) return meant;
    }
  }
  return undefined;
}

/** Includes that a page names. */
function templatesOf(item: Item, site: JekyllSite): string[] {
  return [...item.body.matchAll(/\{%-?\s*include(?:_cached)?\s+([\w./-]+)/g)].flatMap((match) => {
    const name = match[1] as string;
    const text = site.templates.get(`_includes/${name}`) ?? site.templates.get(`_includes/${name}.html`);
    return text === undefined ? [] : [text];
  });
}

/** The collection that a course page belongs to, by its sidebar, its place or its address. */
function collectionMeantBy(item: Item, labels: ReadonlySet<string>, site: JekyllSite): string | undefined {
  const names = [
    navOf(item),
    item.collection,
    item.url.split('/')[1],
    item.file
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, ''),
  ];
  const byLessons = (nav: string | undefined) =>
    nav === undefined
      ? undefined
      : [...labels].find((label) =>
          (site.documents.get(label) ?? []).some((lesson) => navOf(lesson) === nav),
        );
  return names.find((name) => name !== undefined && labels.has(name)) ?? byLessons(navOf(item));
}

function keyOf(name: string): string {
  return slugify(name);
}
