/** The lessons that the rules look at. */
import type { Lesson, Model } from '../course/types.ts';

/** Lessons that have a page; those that are only announced may be as empty as they like. */
export function publishedLessons({ courses }: Model): Lesson[] {
  return courses
    .flatMap(({ modules }) => modules)
    .flatMap(({ lessons }) => lessons)
    .filter(({ planned }) => !planned);
}
