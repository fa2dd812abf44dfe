/** Addresses as they stand in a page: with the base path, or relative; and absolute where another program reads them. */
import { outputFileOf } from '../course/address.ts';
import { isExternal, type LinkTarget, linkTarget } from '../course/linkTarget.ts';
import { isHarmless } from '../course/scheme.ts';
import type { Model } from '../course/types.ts';

export interface Addresses {
  /** Whether the site works from a folder, where browsers load no modules, and no fonts ahead. */
  readonly portable: boolean;
  /** An address of this site, ready to print: `/mo/` -> `/repo/mo/`, or `../mo/index.html` in a portable site. */
  href(url: string): string;
  /** An address that the author wrote on a page, ready to print. What leads nowhere is printed as if it existed. */
  resolve(from: WrittenOn, href: string): string;
  /** The full address, percent-encoded; nothing while the site has no `url`. */
  absolute(url: string): string | undefined;
  /** The full address of what an author's address leads to; nothing where it is of a site without `url`. */
  resolveAbsolute(from: WrittenOn, href: string): string | undefined;
  /** Whether a printed address leads to another site. */
  isOtherSite(href: string): boolean;
  /** The addresses as they stand in the page at `url`; one object for all pages that print them alike. */
  on(url: string): Addresses;
}

/** A page with its file: what the author writes on it is relative to either. */
export interface WrittenOn {
  readonly file: string;
  readonly url: string;
}

export interface AddressOptions {
  /** Starts and ends with a slash. */
  readonly basePath: string;
  /** Whether the site works from a folder: addresses are relative and name files. */
  readonly portable: boolean;
}

/** Addresses of a site as they stand in its home page; `on` has those of the others. */
export function createAddresses(model: Model, options: AddressOptions): Addresses {
  const { basePath, portable } = options;
  const hrefOn = createHrefs(options);
  const origin = model.site.url === '' ? undefined : new URL(model.site.url).origin;
  const published = publishedUnder(basePath);
  const isOtherSite = (address: string) =>
    /^https?:\/\//i.test(address) && !(origin !== undefined && address.startsWith(`${origin}${basePath}`));
  const absolute = (url: string) => (origin === undefined ? undefined : new URL(published(url), origin).href);
  const resolveWith = (href: Href) => (from: WrittenOn, address: string) =>
    // The author is told of it; until it is mended it leads nowhere.
    isHarmless(address) ? print(linkTarget(model, from, address), address, href) : '#';
  const resolvePublished = resolveWith(published);

  const printedBy = (href: Href, on: (url: string) => Addresses): Addresses => ({
    portable,
    href,
    resolve: resolveWith(href),
    absolute,
    resolveAbsolute(from, address) {
      const printed = resolvePublished(from, address);
      if (/^https?:/i.test(printed)) return printed;
      return origin === undefined ? undefined : new URL(printed, origin).href;
    },
    isOtherSite,
    on,
  });
  const byHref = new Map<Href, Addresses>();
  const on = (url: string): Addresses => {
    const href = hrefOn(url);
    const addresses = byHref.get(href) ?? printedBy(href, on);
    byHref.set(href, addresses);
    return addresses;
  };
  return on('/');
}

/** Makes an address of the site ready to print. */
type Href = (url: string) => string;

/** How the page at an address prints those of the site: one function for all pages that do it alike. */
export function createHrefs({ basePath, portable }: AddressOptions): (url: string) => Href {
  if (!portable) {
    const published = publishedUnder(basePath);
    return () => published;
  }
  // From a page, the way goes up to the root first; so it depends on nothing but how deep the page lies.
  const byDepth = new Map<number, Href>();
  return (url) => {
    const depth = outputFileOf(url).split('/').length - 1;
    const up = depth === 0 ? './' : '../'.repeat(depth);
    const href = byDepth.get(depth) ?? ((target) => up + fileOf(target));
    byDepth.set(depth, href);
    return href;
  };
}

function publishedUnder(basePath: string): Href {
  return (url) => basePath + url.replace(/^\/+/, '');
}

/** The file that an address names, without a slash before it; that of an asset is the address itself. */
function fileOf(url: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url.replace(/^\/+/, '/')) ?? [];
  return (path.startsWith('/assets/') ? path.slice(1) : outputFileOf(path)) + rest;
}

function print(target: LinkTarget, address: string, href: (url: string) => string): string {
  switch (target.kind) {
    case 'page':
      return href(target.page.facts.url) + target.rest;
    case 'asset':
    case 'generated':
      return href(target.url) + target.rest;
    case 'missing':
      if (isExternal(address)) return href(target.url) + target.rest;
      return address.startsWith('/') ? href(address) : address;
    case 'fragment':
    case 'external':
      return address;
  }
}
