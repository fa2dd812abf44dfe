/**
 * Addresses of pages: from the place of the file, or as the author's `permalink` says.
 * An address starts at the site's root, is in NFC and, unless it names a file, ends with a slash.
 */

/** Leading number of a file or folder name with its separator: `01-`, `2. `, `10_`. It orders, and never reaches the address. */
const numericPrefix = /^(\d+)[-_.\s]+(?=\S)/;

/** Characters of an address: letters, marks and digits of any script, and what RFC 3986 lets a path have and file systems a name. */
const addressCharacters = /^[\p{L}\p{M}\p{N}\-._~/!&'()+,=@]*$/u;

/** Browsers and servers agree on at least 2,000 characters of an address; ours stay far below, as file names must. */
const longestAddress = 400;
/** File systems allow 255 bytes for a name; `index.html` and a temporary ending must fit beside it. */
const longestSegmentBytes = 240;

/** Names that Windows keeps for devices, with whatever ending: no file can have them there. It also drops a dot at the end. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|\.$/i;

/** Why an address cannot be used; each is a hint of its own in the report. */
export type AddressFault =
  | 'no-slash'
  | 'absolute'
  | 'double-slash'
  | 'dots'
  | 'hidden'
  | 'characters'
  | 'device'
  | 'length';

/** The number before a name, or nothing: `01-intro.md` gives 1. */
export function prefixNumber(name: string): number | undefined {
  const digits = numericPrefix.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A file or folder name as it stands in an address: no numeric prefix, no `.md`, nothing but letters, digits and `-._~`. */
export function segmentOf(name: string): string {
  const bare = name.normalize('NFC').replace(/\.md$/i, '').replace(numericPrefix, '');
  const segment = bare.replace(/[^\p{L}\p{M}\p{N}\-._~]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return segment === '' ? 'page' : segment;
}

/** The address that the place of a file gives: `content/mo/02-deployment/01-docker.md` -> `/mo/deployment/docker/`. */
export function addressOfFile(file: string): string {
  const segments = file.split('/').slice(1);
  const name = segments.pop() ?? '';
  if (segments.length === 0 && name === '404.md') return '/404.html';
  const folders = segments.map(segmentOf);
  const own = name.toLowerCase() === 'index.md' ? [] : [segmentOf(name)];
  return ['', ...folders, ...own, ''].join('/');
}

/** An author's `permalink`, checked: the address in NFC, or what is wrong with it. */
export function readPermalink(
  permalink: string,
): { readonly url: string } | { readonly fault: AddressFault } {
  const url = permalink.trim().normalize('NFC');
  const fault = faultOf(url);
  return fault === undefined ? { url } : { fault };
}

/** What an author may have meant by a `permalink` that cannot be used: from the root, with single slashes. */
export function meantAddress(permalink: string): string {
  const path = permalink.trim().replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
  return `/${path}`.normalize('NFC').replace(/\/{2,}/g, '/');
}

/** A former address, checked: other sites made folders with spaces in their names, and such a bookmark is to lead on. */
export function readFormerAddress(
  address: string,
): { readonly url: string } | { readonly fault: AddressFault } {
  const url = decodeSpaces(address.trim()).normalize('NFC');
  const rooted = /^(?:\/|[a-z][a-z\d+.-]*:)/i.test(url) ? url : `/${url}`;
  const fault = faultOf(rooted.replace(/(?<=[^/ ]) (?=[^/ ])/g, '-'));
  return fault === undefined ? { url: rooted } : { fault };
}

function decodeSpaces(address: string): string {
  return address.replaceAll('%20', ' ');
}

function faultOf(url: string): AddressFault | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return 'absolute';
  if (!url.startsWith('/')) return 'no-slash';
  if (url.includes('//')) return 'double-slash';
  const segments = url.split('/');
  if (segments.some((segment) => segment === '..' || segment === '.')) return 'dots';
  if (!addressCharacters.test(url)) return 'characters';
  if (segments.some((segment) => segment.startsWith('.'))) return 'hidden';
  if (segments.some((segment) => deviceName.test(segment))) return 'device';
  if (url.length > longestAddress) return 'length';
  const encoder = new TextEncoder();
  if (segments.some((segment) => encoder.encode(segment).length > longestSegmentBytes)) return 'length';
  return undefined;
}

/** Address of the page with a whole course, for printing: `/mo/` -> `/mo/print/`, `/mo.html` -> `/mo-print.html`. */
export function printAddress(url: string): string {
  return url.endsWith('/') ? `${url}print/` : `${url.replace(/\.html?$/i, '')}-print.html`;
}

/**
 * The file of the published site that serves an address, without a slash before it: `/mo/` -> `mo/index.html`,
 * `/a.html` -> `a.html`. `/a` -> `a.html`, as Jekyll does: GitHub Pages serves it at `/a`.
 */
export function outputFileOf(url: string): string {
  const path = url.slice(1);
  if (path === '' || path.endsWith('/')) return `${path}index.html`;
  return /\.html?$/i.test(path) ? path : `${path}.html`;
}

/** The form in which two addresses are the same: some file systems and servers do not tell upper from lower case. */
export function sameAddressKey(url: string): string {
  return outputFileOf(url.normalize('NFC')).toLowerCase();
}
