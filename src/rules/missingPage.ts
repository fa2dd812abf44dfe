/** A link to a page that does not exist. */
import { createNearest, nearestAddress } from '../course/nearest.ts';
import { error } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const missingPage: Rule = {
  code: 'missing-page',
  level: 'error',
  check({ model, links }) {
    const nearest = createNearest(nearestAddress);
    return links.flatMap(({ href, place, lead }) => {
      if (lead.kind !== 'missing-page') return [];
      const near = nearest(lead.url, model.pageByUrl.keys());
      return [error('missing-page', place, { href, ...(near === undefined ? {} : { near }) })];
    });
  },
};
