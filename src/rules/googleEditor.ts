/** A link that opens the editor of a Google document in place of the document. */
import { warning } from '../course/problem.ts';
import { insteadOfEditor, namesAccount } from './googleAddress.ts';
import type { Rule } from './site.ts';

export const googleEditor: Rule = {
  code: 'google-editor',
  level: 'warning',
  of: 'page',
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) => {
      if (lead.kind !== 'elsewhere' || namesAccount(lead.url)) return [];
      const instead = insteadOfEditor(lead.url);
      return instead === undefined ? [] : [warning('google-editor', place, { href, instead })];
    }),
};
