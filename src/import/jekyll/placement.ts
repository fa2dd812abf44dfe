/** Where each page of the old site goes in `content/`, and as what. */
import { addressOfFile } from '../../course/address.ts';
import { filledTextOf } from '../data.ts';
import { markdownName, TargetNames } from '../targetNames.ts';
import type { FoundCourse } from './courses.ts';
import { courseOf, isLesson, navOf } from './courses.ts';
import type { Item, JekyllSite } from './site.ts';

export type PlacedKind = 'home' | 'course' | 'lesson' | 'page' | 'chapter';

export interface Placed {
  readonly item: Item;
  readonly kind: PlacedKind;
  /** `content/ml/01-intro.md` */
  readonly target: string;
  readonly course: FoundCourse | undefined;
}

/** Names and layouts of long texts and of decks of slides. */
const chapterName = /text|book|chapter|pres|slide|shower|deck|reveal|учебник|глав|презентац|лекци/i;

/** A page with more letters than this is read as a chapter. */
const longText = 20_000;

/** Gives every page its file. Two never get the same. */
export function placeItems(
  site: JekyllSite,
  courses: readonly FoundCourse[],
  decks: { has(item: Item): boolean },
): Placed[] {
  const names = new TargetNames();
  const coursePages = new Map(
    courses.flatMap((course) => (course.page === undefined ? [] : [[course.page, course]])),
  );
  const byNav = new Map(courses.flatMap((course) => [[course.nav ?? course.key, course]]));
  const placed: Placed[] = [];
  const place = (item: Item, kind: PlacedKind, target: string, course?: FoundCourse) => {
    placed.push({ item, kind, target: names.take(target), course });
  };
  for (const course of courses) names.take(`content/${course.key}/index.md`);
  for (const [page, course] of coursePages)
    placed.push({ item: page, kind: 'course', target: `content/${course.key}/index.md`, course });
  for (const item of site.items) {
    if (coursePages.has(item)) continue;
    const name = markdownName(item.path.replaceAll('/', '-'));
    const own = courseOf(item, courses);
    if (own !== undefined && (isLesson(item) || !hasChapterLayout(item))) {
      place(item, 'lesson', `content/${own.key}/${name}`, own);
      continue;
    }
    if (item.url === '/' || item.url === '/index.html') {
      place(item, 'home', 'content/index.md');
      continue;
    }
    if (item.url === '/404.html') {
      place(item, 'page', 'content/404.md');
      continue;
    }
    const kind = isChapter(item) && !decks.has(item) ? 'chapter' : 'page';
    // Only what stands in the folder of a course shows its sidebar.
    const course = own ?? byNav.get(navOf(item) ?? '');
    if (course !== undefined) {
      const folder = item.collection === undefined || own !== undefined ? '' : `${item.collection}/`;
      place(item, kind, `content/${course.key}/${folder}${name}`, course);
    } else if (item.kind === 'page')
      place(item, kind, `content/${markdownName(item.path.replace(/^_pages\//, ''))}`);
    else if (item.collection !== undefined)
      place(item, kind, `content/${item.collection}/${markdownName(item.path)}`);
    else place(item, kind, `content/${item.kind === 'post' ? 'posts' : 'drafts'}/${markdownName(item.path)}`);
  }
  return placed;
}

/** Whether the place of a file would give it the address that it had. */
export function isDerived(target: string, url: string): boolean {
  return addressOfFile(target) === url;
}

function isChapter(item: Item): boolean {
  if (item.kind === 'post' || item.kind === 'draft') return false;
  return (
    hasChapterLayout(item) ||
    (item.collection !== undefined && chapterName.test(item.collection)) ||
    item.body.length > longText
  );
}

function hasChapterLayout(item: Item): boolean {
  return chapterName.test(filledTextOf(item.data.layout) ?? '');
}
