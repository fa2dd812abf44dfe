/** A section with nothing in it but its title: it promises something and hands out nothing. */
import { warning } from '../course/problem.ts';
import { publishedLessons } from './lessons.ts';
import type { Rule } from './site.ts';

export const titleOnlySection: Rule = {
  code: 'title-only-section',
  level: 'warning',
  of: 'course',
  tellsLack: true,
  check: ({ courses }) =>
    courses
      .flatMap(publishedLessons)
      .flatMap(({ sections }) => sections)
      .filter(({ titleOnly, planned, title }) => titleOnly && !planned && title !== '')
      .map(({ title, place }) => warning('title-only-section', place, { title })),
};
