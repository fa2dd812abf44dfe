/** A link or an image without any address: `[slides]()`. */
import { warning } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const emptyLink: Rule = {
  code: 'empty-link',
  level: 'warning',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'empty' ? [warning('empty-link', place, { href })] : [],
    ),
};
