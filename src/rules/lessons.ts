/** The lessons that the rules look at. */
import { remembering } from '../course/remember.ts';
import type { Course, Lesson } from '../course/types.ts';

/** Lessons that have a page; those that are only announced may be as empty as they like. */
export function publishedLessons({ modules }: Course): Lesson[] {
  return modules.flatMap(({ lessons }) => lessons).filter(({ planned }) => !planned);
}

/** Lessons that are only announced. */
export const plannedLessons = remembering(({ modules }: Course): readonly Lesson[] =>
  modules.flatMap(({ lessons }) => lessons).filter(({ planned }) => planned),
);
