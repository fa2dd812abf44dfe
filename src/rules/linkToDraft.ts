/** A link to a page that is not published. */
import { error } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const linkToDraft: Rule = {
  code: 'link-to-draft',
  level: 'error',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'draft' ? [error('link-to-draft', place, { href })] : [],
    ),
};
