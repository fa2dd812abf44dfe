/** A link to a lesson that is only announced. */
import { error } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const linkToPlanned: Rule = {
  code: 'link-to-planned',
  level: 'error',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'planned' ? [error('link-to-planned', place, { href })] : [],
    ),
};
