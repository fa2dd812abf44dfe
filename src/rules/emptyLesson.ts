/** A lesson with neither sections nor text. */
import { warning } from '../course/problem.ts';
import { publishedLessons } from './lessons.ts';
import type { Rule } from './site.ts';

export const emptyLesson: Rule = {
  code: 'empty-lesson',
  level: 'warning',
  of: 'course',
  tellsLack: true,
  check: ({ courses }) =>
    courses
      .flatMap(publishedLessons)
      .filter(({ sections, text }) => sections.length === 0 && isBlank(text.text))
      .map(({ file, title }) => warning('empty-lesson', { file, line: 1, column: 1 }, { title })),
};

/** Whether a text shows nothing. A comment without an end is told as such, and what it hides was meant to be seen. */
function isBlank(text: string): boolean {
  let rest = text.trimStart();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 2);
    if (end < 0) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return rest === '';
}
