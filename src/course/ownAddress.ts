/** Full addresses of the site itself, such as an author copies out of a browser: they mean the page, wherever it is published. */
import { decodeAddress } from './pageAt.ts';
import type { Model } from './types.ts';

/** What of a site decides which full addresses are its own. */
export type OwnAddresses = Pick<Model, 'site' | 'pageByUrl' | 'assets' | 'unpublished'>;

/**
 * The address from the root of the site that a full address comes to, with `?…` and `#…`; nothing for one of another
 * site. A site at the root of its host may have neighbours there, in folders of which it knows nothing.
 */
export function ownAddress(model: OwnAddresses, href: string): string | undefined {
  const written = /^(?:https?:)?\/\/[^/?#\\\s]+([^?#]*)(.*)$/is.exec(href);
  if (written === null || model.site.url === '') return undefined;
  const { host, pathname } = new URL(model.site.url);
  const [address, path = '', rest = ''] = written;
  const whole = address.startsWith('//') ? `https:${address}` : address;
  if (!URL.canParse(whole) || new URL(whole).host !== host) return undefined;
  const root = decodeAddress(pathname).replace(/\/$/, '');
  const below = decodeAddress(path);
  if (below !== root && !below.startsWith(`${root}/`)) return undefined;
  const own = below.slice(root.length) || '/';
  if (root === '' && !isOfSite(model, own)) return undefined;
  return own + rest;
}

/** Whether anything of the site stands in the first folder of an address. */
function isOfSite({ pageByUrl, assets, unpublished }: OwnAddresses, path: string): boolean {
  const first = /^\/[^/]*/.exec(path)?.[0] ?? '/';
  const stands = (url: string) => url === first || url.startsWith(`${first}/`);
  return first === '/' || [pageByUrl, assets, unpublished].some((urls) => [...urls.keys()].some(stands));
}
