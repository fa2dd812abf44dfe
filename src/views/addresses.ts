/** Addresses as they stand in a page: with the base path, and absolute where another program reads them. */
import { type LinkTarget, linkTarget } from '../course/linkTarget.ts';
import { isHarmless } from '../course/scheme.ts';
import type { Model } from '../course/types.ts';

export interface Addresses {
  /** An address of this site with the base path before it: `/mo/` -> `/repo/mo/`. */
  href(url: string): string;
  /** An address that the author wrote on a page, ready to print. What leads nowhere is printed as if it existed. */
  resolve(from: { readonly file: string; readonly url: string }, href: string): string;
  /** The full address, percent-encoded; nothing while the site has no `url`. */
  absolute(url: string): string | undefined;
  /** Whether a printed address leads to another site. */
  isOtherSite(href: string): boolean;
}

/** `basePath` starts and ends with a slash. */
export function createAddresses(model: Model, basePath: string): Addresses {
  const origin = model.site.url === '' ? undefined : new URL(model.site.url).origin;
  const href = (url: string) => `${basePath}${url.replace(/^\/+/, '')}`;
  return {
    href,
    resolve(from, address) {
      // The author is told of it; until it is mended it leads nowhere.
      if (!isHarmless(address)) return '#';
      const target = linkTarget(model, from, address);
      return print(target, address, href);
    },
    absolute: (url) => (origin === undefined ? undefined : new URL(href(url), origin).href),
    isOtherSite: (address) =>
      /^https?:\/\//i.test(address) && !(origin !== undefined && address.startsWith(`${origin}${basePath}`)),
  };
}

function print(target: LinkTarget, address: string, href: (url: string) => string): string {
  switch (target.kind) {
    case 'page':
      return href(target.page.facts.url) + target.rest;
    case 'asset':
      return href(target.url) + target.rest;
    case 'missing':
      return address.startsWith('/') ? href(address) : address;
    case 'fragment':
    case 'external':
      return address;
  }
}
