/** An address of the front matter whose scheme a page must not open: `file:`, `javascript:`. */
import { error } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const unsafeLink: Rule = {
  code: 'unsafe-link',
  level: 'error',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'unsafe' ? [error('unsafe-link', place, { href })] : [],
    ),
};
