/** A link to a place of a page that is not there. */
import { createNearest } from '../course/nearest.ts';
import { error } from '../course/problem.ts';
import type { FollowedLink } from './links.ts';
import type { Rule } from './site.ts';

/** Every page has these: the skip link leads to one, browsers know the other. */
const common: ReadonlySet<string> = new Set(['', 'content', 'top']);

/** Whether a link leads to a place of a page that need not be there. */
export function namesAnchor({ lead }: FollowedLink): boolean {
  return lead.kind === 'page' && !common.has(lead.anchor) && !lead.anchor.startsWith(':~:');
}

export const missingAnchor: Rule = {
  code: 'missing-anchor',
  level: 'error',
  check({ links, anchorsAt, faultyFiles }) {
    const nearest = createNearest();
    return links.flatMap((link) => {
      const { href, place, lead } = link;
      if (lead.kind !== 'page' || !namesAnchor(link)) return [];
      const { url, file } = lead.page.facts;
      const anchors = anchorsAt(url);
      if (anchors === undefined || anchors.has(lead.anchor) || faultyFiles.has(file)) return [];
      const near = nearest(lead.anchor, anchors);
      const values = { href, anchor: lead.anchor, ...(near === undefined ? {} : { near }) };
      return [error('missing-anchor', place, values)];
    });
  },
};
