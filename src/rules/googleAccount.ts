/** A link to a Google document that names the account it was copied from (`ouid=`). */
import { warning } from '../course/problem.ts';
import type { Rule } from './site.ts';

export const googleAccount: Rule = {
  code: 'google-account',
  level: 'warning',
  ofPage: true,
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      lead.kind === 'elsewhere' && namesAccount(lead.url) ? [warning('google-account', place, { href })] : [],
    ),
};

/** Whether an address of Google tells whose account it was copied from. */
export function namesAccount(url: URL | undefined): boolean {
  return url !== undefined && /(?:^|\.)google\.com$/.test(url.hostname) && url.searchParams.has('ouid');
}
