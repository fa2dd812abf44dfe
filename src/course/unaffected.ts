/** Which pages show the same after an edit, as the model tells without anything being rendered. */
import { publishedLessons } from './publishedLessons.ts';
import { isEqual, isSame, remembering } from './remember.ts';
import type { Course, CourseModule, Lesson, Model, Page, PlainPage } from './types.ts';

/**
 * Whether a page surely shows what it showed before, as far as it and its course decide. A page shows its own text,
 * and of the other pages of its course everything but their texts.
 */
export function isUnaffected(before: Page, page: Page): boolean {
  if (before === page) return true;
  if (before.kind !== page.kind) return false;
  switch (page.kind) {
    case 'course':
      return before.kind === 'course' && isSameButTexts(page.course, before.course);
    case 'module':
    case 'lesson':
    case 'page':
    case 'chapter':
      return (
        isSame(before.facts, page.facts) &&
        'course' in before &&
        before.course !== undefined &&
        page.course !== undefined &&
        isSameButTexts(page.course, before.course)
      );
    default:
      return false;
  }
}

/**
 * Whether nothing that a lesson's page shows by itself is new but the navigation beside it: of the other lessons it shows
 * those before and after. What its text shows of the course, because a directive asks for it, is another matter.
 */
export function isUnaffectedButNavigation(before: Page, page: Page): boolean {
  if (before.kind !== 'lesson' || page.kind !== 'lesson') return false;
  return (
    isSame(before.facts, page.facts) &&
    isSameButLessons(page.module, before.module) &&
    isSameButMembers(page.course, before.course) &&
    isSame(besides(page), besides(before))
  );
}

const isSameButLessons = remembering((module: CourseModule, before: CourseModule): boolean =>
  isEqual({ ...module, lessons: [] }, { ...before, lessons: [] }),
);

const isSameButMembers = remembering((course: Course, before: Course): boolean =>
  isEqual({ ...course, modules: [], pages: [] }, { ...before, modules: [], pages: [] }),
);

/** The lessons before and after a lesson. */
function besides({ course, facts }: Extract<Page, { kind: 'lesson' }>): readonly (Lesson | undefined)[] {
  const lessons = publishedLessons(course);
  const i = lessons.indexOf(facts);
  return [lessons[i - 1], lessons[i + 1]];
}

/** Whether the catalogue surely shows what it showed before: it has something of every course, but no text of theirs. */
export function isCatalogueUnaffected(before: Model, model: Model): boolean {
  return (
    isEqual(before.home, model.home) &&
    before.courses.length === model.courses.length &&
    model.courses.every((course, i) => {
      const other = before.courses[i] as Course;
      return course === other || isSameButTexts(course, other);
    })
  );
}

/** Whether two readings of a course differ at most in the texts of its lessons and other pages. */
const isSameButTexts = remembering((course: Course, before: Course): boolean => {
  const { modules, pages, ...own } = course;
  const { modules: modulesBefore, pages: pagesBefore, ...ownBefore } = before;
  return (
    isEqual(own, ownBefore) &&
    areSameButTexts(pages, pagesBefore) &&
    modules.length === modulesBefore.length &&
    modules.every(({ lessons, ...module }, i) => {
      const { lessons: lessonsBefore = [], ...moduleBefore } = modulesBefore[i] ?? {};
      return isEqual(module, moduleBefore) && areSameButTexts(lessons, lessonsBefore);
    })
  );
});

function areSameButTexts(
  pages: readonly (Lesson | PlainPage)[],
  before: readonly (Lesson | PlainPage)[],
): boolean {
  return (
    pages.length === before.length &&
    pages.every((page, i) => {
      const other = before[i];
      return other !== undefined && (isSame(page, other) || isEqual({ ...page, text: other.text }, other));
    })
  );
}
