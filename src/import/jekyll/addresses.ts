/** What an address of the old site leads to now: files that come along, pages, and what needs another spelling. */
import { encodeSpaces, relativeAddress } from '../../course/relativeAddress.ts';
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
  /** What a page of HTML that comes along as a file, or a style sheet, names by an address of its own. */
  readonly follow: (href: string, from: UsedFile) => Followed | undefined;
  /** Files that come along, by the path that they get below `assets/`. */
  readonly used: ReadonlyMap<string, UsedFile>;
}

/** A file that comes along. */
export interface UsedFile {
  readonly source: SourceFile;
  /** Where it stood. */
  readonly address: string;
  /** Where it stands now. */
  readonly target: string;
}

export interface Followed {
  readonly kind: 'file' | 'page';
  /** The address for the file as it stands now; absent where the old one still leads there. */
  readonly changed?: string;
}

/**
 * Follows the addresses of a site; `moved` is told of a file that gets another address. Whoever was led to one of `decks`
 * is led to its file; they come along whether or not anything leads to them.
 */
export function addressBook(
  site: JekyllSite,
  decks: ReadonlyMap<Item, UsedFile>,
  moved: (file: string, from: string, to: string) => void,
): AddressBook {
  const used = new Map<string, UsedFile>([...decks.values()].map((deck) => [deck.target, deck]));
  const deckAt = new Map([...decks.values()].map((deck) => [deck.address, deck]));
  const pages = new Set(site.items.filter((item) => !decks.has(item)).map(({ url }) => withoutEnd(url)));
  const { baseurl } = site.config;
  const host = hostOf(site);
  const withoutBase = (path: string) =>
    baseurl !== '' &&
    (path === baseurl || path.startsWith(`${baseurl}/`)) &&
    !pages.has(withoutEnd(path)) &&
    deckAddressAt(path) === undefined
      ? path.slice(baseurl.length) || '/'
      : path;
  const waysOf = (address: string) => [
    address,
    `${address.replace(/\/$/, '')}/index.html`,
    `${address}.html`,
  ];
  const deckAddressAt = (address: string) =>
    deckAt.has(address) || !pages.has(withoutEnd(address))
      ? waysOf(address).find((path) => deckAt.has(path))
      : undefined;
  /** The file at an address, as servers find it; a page has it before any file but a deck of that very name. */
  const fileAt = (address: string) =>
    deckAddressAt(address) ??
    (pages.has(withoutEnd(address)) ? undefined : waysOf(address).find((path) => site.staticFiles.has(path)));
  const isKnown = (href: string) => {
    const path = decoded(splitHref(href).path);
    return pages.has(withoutEnd(path)) || fileAt(path) !== undefined;
  };
  const take = (address: string): UsedFile & { readonly isNew: boolean } => {
    const target = deckAt.get(address)?.target ?? assetAddress(address);
    const isNew = !used.has(target);
    const file = deckAt.get(address) ?? {
      source: site.staticFiles.get(address) as SourceFile,
      address,
      target,
    };
    used.set(target, file);
    return { ...file, isNew };
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
      const found = fileAt(address);
      if (found !== undefined) {
        const { source, target, isNew } = take(found);
        if (isNew && target !== found) moved(source.file, found, target);
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
  const follow: AddressBook['follow'] = (href, from) => {
    const { path, rest } = splitHref(inSite(href, host, baseurl) ?? href);
    const resolved = resolvedPath(path, from.address);
    if (resolved === undefined) return undefined;
    const address = withoutBase(resolved);
    const found = fileAt(address);
    if (found === undefined && !pages.has(withoutEnd(address))) return undefined;
    const target = found === undefined ? usableAddress(address) : take(found).target;
    const kind = found === undefined ? 'page' : 'file';
    const stays = !/^(?:\/|[a-z][a-z\d+.-]*:)/i.test(href) && resolvedPath(path, from.target) === target;
    return stays ? { kind } : { kind, changed: relativeAddress(from.target, target) + rest };
  };
  return { newAddressFor, newAddressInYaml, follow, used };
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
