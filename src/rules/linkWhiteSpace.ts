/** White space in an address: something was pasted along, or a line was broken in it. */
import { error } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const linkWhiteSpace: Rule = {
  code: 'link-white-space',
  level: 'error',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'white-space'
        ? [error('link-white-space', place, { href, ...(isSeveral(href) ? { several: 'yes' } : {}) })]
        : [],
    ),
};

/** Whether it is no slip: two addresses stand where one belongs. */
function isSeveral(href: string): boolean {
  return /\S[\s,;]+https?:\/\//i.test(href.trim());
}
