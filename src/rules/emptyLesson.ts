/** A lesson with neither sections nor text. */
import { gather } from '../course/gather.ts';
import { warning } from '../course/problem.ts';
import { remembering } from '../course/remember.ts';
import type { Course, Lesson } from '../course/types.ts';
import { publishedLessons } from './lessons.ts';
import type { Rule } from './site.ts';

export const emptyLesson: Rule = {
  code: 'empty-lesson',
  level: 'warning',
  check: ({ model, faultyFiles }) =>
    gather(model.courses, emptyLessons)
      .filter(({ file }) => !faultyFiles.has(file))
      .map(({ file, title }) => warning('empty-lesson', { file, line: 1, column: 1 }, { title })),
};

const emptyLessons = remembering((course: Course): readonly Lesson[] =>
  publishedLessons(course).filter(({ sections, text }) => sections.length === 0 && isBlank(text.text)),
);

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
