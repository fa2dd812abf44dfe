/** The address of another site or a mailbox without its scheme: `learn.example.ru`, `ivanov@example.org`. */
import { error } from '../course/problem.ts';
import { isMailAddress } from '../course/webAddress.ts';
import type { Rule } from './site.ts';

export const bareDomain: Rule = {
  code: 'bare-domain',
  level: 'error',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'bare-domain'
        ? [error('bare-domain', place, { href, kind: isMailAddress(href) ? 'mail' : 'site' })]
        : [],
    ),
};
