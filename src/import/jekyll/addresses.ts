/** What an address of the old site leads to now: files that come along, pages, and what needs another spelling. */
import { filledTextOf } from '../data.ts';
import type { NewAddress } from '../links.ts';
import { resolvedPath, rootedAddress, splitHref } from '../links.ts';
import type { SourceFile } from '../source.ts';
import { usableAddress } from './pages.ts';
import type { Item, JekyllSite } from './site.ts';

/** A page: where it stands, and its file. */
interface Place {
  readonly url: string;
  readonly file: string;
}

export interface AddressBook {
  /** For one page. */
  readonly newAddressFor: (from: Place) => NewAddress;
  /** For the front matter of a page, where `assets/a.png` is meant from the root of the site. */
  readonly newAddressInYaml: (from: Place) => NewAddress;
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
  const host = hostOf(site);
  const withoutBase = (path: string) =>
    baseurl !== '' && (path === baseurl || path.startsWith(`${baseurl}/`)) && !pages.has(withoutEnd(path))
      ? path.slice(baseurl.length) || '/'
      : path;
  const isKnown = (href: string) => {
    const path = decoded(splitHref(href).path);
    return pages.has(withoutEnd(path)) || site.staticFiles.has(path);
  };
  const newAddressFor: AddressBook['newAddressFor'] =
    ({ url, file }) =>
    (written) => {
      // A full address of the old site is one of the new site too, and is followed like any other.
      const own = inSite(written, host, baseurl);
      const href = own !== undefined && isKnown(own) ? own : written;
      const { path, rest } = splitHref(href);
      const resolved = resolvedPath(href, url);
      if (resolved === undefined) return undefined;
      const address = withoutBase(resolved);
      const asset = site.staticFiles.get(address);
      if (asset !== undefined && !pages.has(withoutEnd(address))) {
        const target = assetAddress(address);
        if (!used.has(target) && target !== address) moved(asset.file, address, target);
        used.set(target, asset);
        const isSame =
          target === path || (target === address && path.startsWith('/') && address === resolved);
        if (isSame && href === written && !path.includes(' ')) return undefined;
        return encodeSpaces(target) + rest;
      }
      const other = /\.(?:md|markdown)$/i.test(path) ? pageOfFile(site, file, path) : undefined;
      if (other !== undefined) return other.url + rest;
      // A page that could not keep its address has another one.
      const isPage = pages.has(withoutEnd(address));
      const usable = isPage ? usableAddress(address) : address;
      const isSame = usable === resolved && href === written && !(isPage && path.includes(' '));
      return isSame ? undefined : encodeSpaces(usable) + rest;
    };
  const newAddressInYaml: AddressBook['newAddressInYaml'] = (from) => (href) => {
    const rooted = rootedAddress(href);
    // A sentence may hold a stroke as well.
    if (/\s/.test(href) && !isKnown(inSite(rooted, host, baseurl) ?? withoutBase(rooted))) return undefined;
    const changed = newAddressFor(from)(href);
    if (changed !== undefined || rooted === href || !isKnown(rooted)) return changed;
    return newAddressFor(from)(rooted) ?? rooted;
  };
  return { newAddressFor, newAddressInYaml, used };
}

/** The host of the old site. */
function hostOf({ config }: JekyllSite): string | undefined {
  const url = filledTextOf(config.data.url);
  return url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).host : undefined;
}

/** An address with the host of the site, from the site's root. */
function inSite(href: string, host: string | undefined, baseurl: string): string | undefined {
  if (host === undefined) return undefined;
  const [, otherHost, path = '/'] = /^(?:https?:)?\/\/([^/?#]+)([/?#].*)?$/is.exec(href) ?? [];
  if (otherHost?.toLowerCase() !== host) return undefined;
  if (baseurl === '') return path;
  return path === baseurl || path.startsWith(`${baseurl}/`) ? path.slice(baseurl.length) || '/' : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURI(path).normalize('NFC');
  } catch {
    return path;
  }
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
