/** What an address of the old site leads to now: files that come along, pages, and what needs another spelling. */
import type { NewAddress } from '../links.ts';
import { resolvedPath, splitHref } from '../links.ts';
import type { SourceFile } from '../source.ts';
import type { Item, JekyllSite } from './site.ts';

export interface AddressBook {
  /** For one page. */
  readonly newAddressFor: (from: { readonly url: string; readonly file: string }) => NewAddress;
  /** Files that some page uses, by the path that they get below `assets/`. */
  readonly used: ReadonlyMap<string, SourceFile>;
}

/** Follows the addresses of a site; `moved` is told of a file that gets another address. */
export function addressBook(
  site: JekyllSite,
  moved: (file: string, from: string, to: string) => void,
): AddressBook {
  const used = new Map<string, SourceFile>();
  const pages = new Set(site.items.map(({ url }) => withoutEnd(url)));
  const { baseurl } = site.config;
  const withoutBase = (path: string) =>
    baseurl !== '' && (path === baseurl || path.startsWith(`${baseurl}/`)) && !pages.has(withoutEnd(path))
      ? path.slice(baseurl.length) || '/'
      : path;
  const newAddressFor: AddressBook['newAddressFor'] =
    ({ url, file }) =>
    (href) => {
      const { path, rest } = splitHref(href);
      const resolved = resolvedPath(href, url);
      if (resolved === undefined) return undefined;
      const address = withoutBase(resolved);
      const asset = site.staticFiles.get(address);
      if (asset !== undefined && !pages.has(withoutEnd(address))) {
        const target = assetAddress(address);
        if (!used.has(target) && target !== address) moved(asset.file, address, target);
        used.set(target, asset);
        if (target === path || (target === address && path.startsWith('/') && address === resolved))
          return undefined;
        return encodeSpaces(target) + rest;
      }
      const other = /\.(?:md|markdown)$/i.test(path) ? pageOfFile(site, file, path) : undefined;
      if (other !== undefined) return other.url + rest;
      return address === resolved ? undefined : encodeSpaces(address) + rest;
    };
  return { newAddressFor, used };
}

/** Only what is below `assets/` is published. */
export function assetAddress(address: string): string {
  const cleaned = address
    .split('/')
    .map((segment) => segment.replace(/^[.]+/, ''))
    .join('/');
  return cleaned.startsWith('/assets/') ? cleaned : `/assets${cleaned}`;
}

/** A link from file to file, as editors and jekyll-relative-links understand it. */
function pageOfFile(site: JekyllSite, from: string, path: string): Item | undefined {
  const file = resolvedPath(path, `/${from}`)?.slice(1);
  return file === undefined ? undefined : site.byFile.get(file);
}

function withoutEnd(url: string): string {
  return url.replace(/(?:\/|\/index\.html|\.html)$/, '');
}

function encodeSpaces(address: string): string {
  return address.replaceAll(' ', '%20');
}
