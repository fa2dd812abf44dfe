/** The syllabus: the table of lessons x sections x resources. */
import { remembering } from '../course/remember.ts';
import type { Course, CourseModule, Lesson, ResourceColumn, Section } from '../course/types.ts';
import { resourceColumns } from '../course/types.ts';
import type { Addresses } from './addresses.ts';
import type { LessonRows, ViewContext } from './base.ts';
import type { Labels } from './labels/index.ts';
import { resourceIn } from './resources.ts';
import { kindAndTitle } from './sectionKind.ts';
import type { SyllabusLesson, SyllabusView } from './types.ts';

/** The syllabus of some modules of a course; nothing when they have no lesson. */
export function syllabusView(
  course: Course,
  modules: readonly CourseModule[],
  { addresses, lessonRows }: Pick<ViewContext, 'addresses' | 'lessonRows'>,
  labels: Labels,
): SyllabusView | undefined {
  const lessons = modules.flatMap((module) => module.lessons);
  if (lessons.length === 0) return undefined;
  const columns = columnsOf(course, lessons);
  return {
    columns: columns.map((key) => ({ key, label: labels.resources[key] })),
    lessons: modules.flatMap((module, at) =>
      module.lessons.map((lesson, i) => ({
        ...(i === 0 && module.title !== undefined && modules.length > 1 ? { moduleTitle: module.title } : {}),
        ...(i === 0 && module.title === undefined && at > 0 ? { isApart: true } : {}),
        ...lessonRows(lesson, lessonNumber(course, lesson), columns, addresses, labels),
      })),
    ),
  };
}

/** The author's columns, or all, in either case without those that no section fills. */
function columnsOf(course: Course, lessons: readonly Lesson[]): ResourceColumn[] {
  return [...new Set(course.syllabus.columns ?? resourceColumns)].filter((key) =>
    lessons.some(({ sections }) => sections.some((section) => fills(section, key))),
  );
}

function fills(section: Section, key: ResourceColumn): boolean {
  return key === 'video' ? section.videos.length > 0 : section[key] !== undefined;
}

/** Rows for a site that is composed again and again: those of a lesson are made anew when something in them is new. */
export function rememberLessonRows(): LessonRows {
  return remembering(lessonRows);
}

/** Rows made each time: those of a whole site take a sixth of the memory of a build. */
export function lessonRows(
  lesson: Lesson,
  number: string | undefined,
  columns: readonly ResourceColumn[],
  addresses: Addresses,
  labels: Labels,
): SyllabusLesson {
  return {
    ...(number === undefined ? {} : { number }),
    title: lesson.title,
    ...(lesson.planned ? {} : { href: addresses.href(lesson.url) }),
    planned: lesson.planned,
    sections: lesson.sections.map((section) => ({
      ...kindAndTitle(section, labels),
      planned: section.planned,
      cells: columns.map((key) => {
        const resource = resourceIn(section, key, lesson, addresses, labels);
        return { label: labels.resources[key], ...(resource === undefined ? {} : { resource }) };
      }),
    })),
  };
}

/** `3`, or `ML-3` in a course with a code; nothing where the author did not ask for numbers. */
export function lessonNumber(course: Course, lesson: Lesson): string | undefined {
  if (!course.syllabus.number) return undefined;
  return course.code === undefined ? String(lesson.number) : `${course.code}-${lesson.number}`;
}
