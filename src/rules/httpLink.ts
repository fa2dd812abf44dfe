/** A link to another site over `http:`, which browsers call unsafe. */
import { warning } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const httpLink: Rule = {
  code: 'http-link',
  level: 'warning',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'elsewhere' && lead.url?.protocol === 'http:' && isPublic(lead.url)
        ? [warning('http-link', place, { href })]
        : [],
    ),
};

/** Whether a site stands in the open net: what runs on one's own machine or network has no certificate. */
function isPublic({ hostname, port }: URL): boolean {
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  const isLocal = !hostname.includes('.') || /\.(?:local|localhost|lan|internal|home|test)$/.test(hostname);
  return port === '' && !isAddress && !isLocal;
}
