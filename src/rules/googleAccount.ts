/** A link to a Google document that names the account it was copied from (`ouid=`). */
import { warning } from '../course/problem.ts';
import { insteadOfEditor, namesAccount } from './googleAddress.ts';
import type { Rule } from './site.ts';

export const googleAccount: Rule = {
  code: 'google-account',
  level: 'warning',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) => {
      if (lead.kind !== 'elsewhere' || !namesAccount(lead.url)) return [];
      // A link that opens the editor as well is mended as a whole, and told once.
      const instead = insteadOfEditor(lead.url);
      return [warning('google-account', place, { href, ...(instead === undefined ? {} : { instead }) })];
    }),
};
