/** The lessons of a course that can be studied, in their order. */
import { gather } from './gather.ts';
import { remembering } from './remember.ts';
import type { Course, Lesson } from './types.ts';

/** All that are not only planned. */
export const publishedLessons = remembering((course: Course): readonly Lesson[] =>
  gather(course.modules, ({ lessons }) => lessons).filter(({ planned }) => !planned),
);
