/** The thematic plan: topics as the author lists them, and modules x lessons x hours with totals. */
import { languageOf } from '../course/language.ts';
import { remembering } from '../course/remember.ts';
import {
  type Course,
  type CourseModule,
  type Lesson,
  type SectionKind,
  sectionKinds,
} from '../course/types.ts';
import type { Addresses } from './addresses.ts';
import type { Labels } from './labels/index.ts';
import type { PageMarkdown } from './prose.ts';
import type { PlanTable, PlanView } from './types.ts';

/** The plan of a course; nothing when the author gave neither topics nor hours. */
export function planView(
  course: Course,
  addresses: Addresses,
  labels: Labels,
  markdown: PageMarkdown,
): PlanView | undefined {
  const table = planTable(course, addresses, labels);
  if (course.topics.length === 0 && table === undefined) return undefined;
  return {
    topics: course.topics.map((topic) => ({ html: markdown.renderInline(topic) })),
    ...(table === undefined ? {} : { table }),
  };
}

type Column = SectionKind | 'other';

function planTable(course: Course, addresses: Addresses, labels: Labels): PlanTable | undefined {
  const lessons = course.modules.flatMap((module) => module.lessons);
  const sections = lessons.flatMap((lesson) => lesson.sections);
  const hasHours = sections.some(({ hours }) => hours !== undefined);
  if (!hasHours && course.modules.every(({ hours }) => hours === undefined)) return undefined;
  const found: readonly Column[] = [...sectionKinds, 'other' as const].filter(
    (column) =>
      sections.some((section) => section.hours !== undefined && (section.kind ?? 'other') === column) ||
      (column === 'other' && course.modules.some((module) => otherHours(module) > 0)),
  );
  // One kind of hours needs no column of its own beside the total.
  const columns = found.length > 1 ? found : [];
  const print = hoursFormat(course.lang);
  const row = (members: readonly Lesson[], other = 0) => [
    ...columns.map((column) => print(sum([totalHours(members, column), column === 'other' ? other : 0]))),
    print(sum([totalHours(members), other])),
  ];
  return {
    columns: columns.map((column) => (column === 'other' ? labels.otherHours : labels.kinds[column])),
    modules: course.modules
      .filter((module) => module.lessons.length > 0 || module.hours !== undefined)
      .map((module) => ({
        ...(module.title === undefined ? {} : { title: module.title }),
        hours: row(module.lessons, otherHours(module)),
        lessons: module.lessons.map((lesson) => ({
          title: lesson.title,
          ...(lesson.planned ? {} : { href: addresses.href(lesson.url) }),
          planned: lesson.planned,
          hours: row([lesson]),
        })),
      })),
    total: row(lessons, sum(course.modules.map(otherHours))),
  };
}

/** Hours that the author gave to a module as a whole and its sections do not say. */
function otherHours(module: CourseModule): number {
  return Math.max(0, sum([module.hours ?? 0, -totalHours(module.lessons)]));
}

/** Hours of the whole course; 0 when none are given. */
export const courseHours = remembering((course: Course): number =>
  sum(course.modules.flatMap((module) => [totalHours(module.lessons), otherHours(module)])),
);

function totalHours(lessons: readonly Lesson[], column?: Column): number {
  return sum(
    lessons
      .flatMap((lesson) => lesson.sections)
      .filter((section) => column === undefined || (section.kind ?? 'other') === column)
      .map((section) => section.hours ?? 0),
  );
}

/** Adds hours without the dust of binary fractions (0.1 + 0.2). */
function sum(hours: readonly number[]): number {
  return Math.round(hours.reduce((total, n) => total + n, 0) * 100) / 100;
}

function hoursFormat(lang: string): (hours: number) => string {
  const format = languageOf(lang).number;
  return (hours) => (hours === 0 ? '' : format.format(hours));
}
