/** A web address that has lost a sign, or has one twice: `https:/example.org`, `https//example.org`. */
import { error } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const webAddress: Rule = {
  code: 'web-address',
  level: 'error',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'broken-address'
        ? [error('web-address', place, { href, ...(lead.near === undefined ? {} : { near: lead.near }) })]
        : [],
    ),
};
