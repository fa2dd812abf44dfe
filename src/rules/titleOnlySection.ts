/** A section with nothing in it but its title: it promises something and hands out nothing. */
import { warning } from '../course/problem.ts';
import { remembering } from '../course/remember.ts';
import type { Course } from '../course/types.ts';
import { publishedLessons } from './lessons.ts';
import type { Rule } from './site.ts';

export const titleOnlySection: Rule = {
  code: 'title-only-section',
  level: 'warning',
  check: ({ model, faultyFiles }) =>
    model.courses.flatMap((course) => checkCourse(course)).filter(({ file }) => !faultyFiles.has(file)),
};

const checkCourse = remembering((course: Course) =>
  publishedLessons(course)
    .flatMap(({ sections }) => sections)
    .filter(({ titleOnly, planned, title }) => titleOnly && !planned && title !== '')
    .map(({ title, place }) => warning('title-only-section', place, { title })),
);
