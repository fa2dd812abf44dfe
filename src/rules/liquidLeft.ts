/** An address with a tag of Jekyll in it, which nobody fills in any more: `{{ site.baseurl }}/assets/a.png`. */
import { warning } from '../course/problem.ts';
import type { Rule } from './site.ts';

/** Tags in the text have the same code; they are found while Markdown is read. */
export const liquidLeft: Rule = {
  code: 'liquid-left',
  level: 'warning',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'liquid' ? [warning('liquid-left', place, { what: href })] : [],
    ),
};
