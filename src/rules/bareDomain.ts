/** The address of another site without its scheme: `learn.example.ru`. */
import { error } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const bareDomain: Rule = {
  code: 'bare-domain',
  level: 'error',
  ofPage: true,
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'bare-domain' ? [error('bare-domain', place, { href })] : [],
    ),
};
