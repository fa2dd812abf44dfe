/** A heading that stands two levels or more below the one before it. */
import { warning } from '../course/problem.ts';
import type { Rule } from './site.ts';

/** A text may start with `##` or `###`: both stand below the title of the page without confusing anybody. */
const first = 2;

export const headingJump: Rule = {
  code: 'heading-jump',
  level: 'warning',
  of: 'page',
  check: ({ pages }) =>
    pages
      .flatMap(({ outlines }) => outlines)
      .flatMap((outline) =>
        outline.flatMap(({ level, place }, i) => {
          const before = outline[i - 1]?.level ?? first;
          const jumps = level > before + 1 && place !== undefined;
          return jumps ? [warning('heading-jump', place, { from: before, to: level })] : [];
        }),
      ),
};
