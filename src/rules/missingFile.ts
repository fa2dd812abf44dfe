/** An image or a link to a file that is not in `assets/`. */
import { createNearest, nearestAddress } from '../course/nearest.ts';
import { error } from '../course/problem.ts';
import { assetOfSameName } from './relativeAsset.ts';
import type { Rule } from './site.ts';

export const missingFile: Rule = {
  code: 'missing-file',
  level: 'error',
  check({ model, links }) {
    const nearest = createNearest(nearestAddress);
    return links.flatMap(({ href, place, lead }) => {
      if (lead.kind !== 'missing-file' || assetOfSameName(model, href) !== undefined) return [];
      const near = nearest(lead.url, model.assets);
      return [error('missing-file', place, { href, ...(near === undefined ? {} : { near }) })];
    });
  },
};
