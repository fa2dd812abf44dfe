/** The lessons that the rules look at. */
import type { Course, Lesson } from '../course/types.ts';

/** Lessons that have a page; those that are only announced may be as empty as they like. */
export function publishedLessons({ modules }: Course): Lesson[] {
  return modules.flatMap(({ lessons }) => lessons).filter(({ planned }) => !planned);
}
