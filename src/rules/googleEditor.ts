/** A link that opens the editor of a Google document in place of the document. */
import { warning } from '../course/problem.ts';
import { namesAccount } from './googleAccount.ts';
import type { Rule } from './site.ts';

export const googleEditor: Rule = {
  code: 'google-editor',
  level: 'warning',
  ofPage: true,
  check: ({ links }) =>
    links.flatMap(({ href, place, lead }) =>
      // A link that gives the account away is mended as a whole, and told once.
      lead.kind === 'elsewhere' && opensEditor(lead.url) && !namesAccount(lead.url)
        ? [warning('google-editor', place, { href })]
        : [],
    ),
};

function opensEditor(url: URL | undefined): boolean {
  return url?.hostname === 'docs.google.com' && /\/d\/[^/]+\/edit$/.test(url.pathname);
}
