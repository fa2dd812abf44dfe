/** `sitemap.xml` and `robots.txt`: the addresses of all pages, for search engines. */

import { compareText } from '../course/problem.ts';
import { remembering } from '../course/remember.ts';
import type { Model, PageGroup } from '../course/types.ts';
import type { Addresses } from '../views/addresses.ts';

/** The sitemap by the protocol of sitemaps.org; nothing while the site has no `url`, because it wants full addresses. */
export function sitemap(model: Model, addresses: Addresses): string | undefined {
  if (model.site.url === '') return undefined;
  return sitemapOf(addresses, ...model.pageByUrl.groups.map((group) => datedUrls(group)));
}

/** Addresses and when their pages were last changed, in turns; a text that is edited changes neither. */
const datedUrls = remembering((pages: PageGroup): readonly (string | undefined)[] =>
  pages.flatMap(({ facts: { url, modified } }) => [url, modified]),
);

const sitemapOf = remembering(
  (addresses: Addresses, ...groups: readonly (readonly (string | undefined)[])[]): string => {
    const entries = groups
      .flatMap((group) =>
        group.flatMap((url = '', i) => (i % 2 === 0 ? [{ url, modified: group[i + 1] }] : [])),
      )
      .filter(({ url }) => url !== '/404.html')
      .sort((a, b) => compareText(a.url, b.url))
      .map(({ url, modified }) => {
        const date = modified === undefined ? '' : `<lastmod>${modified}</lastmod>`;
        return `  <url><loc>${escapeXml(addresses.absolute(url) ?? '')}</loc>${date}</url>`;
      });
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      ...entries,
      '</urlset>',
      '',
    ].join('\n');
  },
);

/** Allows everything and names the sitemap, when there is one. */
export function robots(model: Model, addresses: Addresses): string {
  const address = model.site.url === '' ? undefined : addresses.absolute('/sitemap.xml');
  return `User-agent: *\nAllow: /\n${address === undefined ? '' : `\nSitemap: ${address}\n`}`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
