/** `sitemap.xml` and `robots.txt`: the addresses of all pages, for search engines. */
import { compareText } from '../course/problem.ts';
import type { Model } from '../course/types.ts';
import type { Addresses } from '../views/addresses.ts';

/** The sitemap by the protocol of sitemaps.org; nothing while the site has no `url`, because it wants full addresses. */
export function sitemap(model: Model, addresses: Addresses): string | undefined {
  if (model.site.url === '') return undefined;
  const entries = [...model.pageByUrl]
    .filter(([url]) => url !== '/404.html')
    .sort(([a], [b]) => compareText(a, b))
    .map(([url, { facts }]) => {
      const modified = facts.modified === undefined ? '' : `<lastmod>${facts.modified}</lastmod>`;
      return `  <url><loc>${escapeXml(addresses.absolute(url) ?? '')}</loc>${modified}</url>`;
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n');
}

/** Allows everything and names the sitemap, when there is one. */
export function robots(model: Model, addresses: Addresses): string {
  const address = model.site.url === '' ? undefined : addresses.absolute('/sitemap.xml');
  return `User-agent: *\nAllow: /\n${address === undefined ? '' : `\nSitemap: ${address}\n`}`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
