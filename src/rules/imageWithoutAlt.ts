/** An image that says nothing to those who cannot see it. An empty `alt=""` in HTML is a choice, and none of ours. */
import { warning } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const imageWithoutAlt: Rule = {
  code: 'image-without-alt',
  level: 'warning',
  of: 'page',
  check: ({ pages }) =>
    pages
      .flatMap(({ images }) => images)
      .filter(({ alt }) => alt === undefined)
      .map(({ place, href }) => warning('image-without-alt', place, { href })),
};
