/**
 * Puts the finished pages of a course into the page with all of it. They are rendered once: here their anchors get
 * the address of their page before them, links among them become links within the page, and headings go down.
 */
import { outputFileOf } from '../course/address.ts';
import { decodeAddress } from '../course/pageAt.ts';
import type { Addresses } from '../views/addresses.ts';
import { partAnchor } from '../views/print.ts';
import type { PrintPart, PrintView } from '../views/types.ts';

/** Addresses of the pages that a page with a whole course is made of. */
export function partUrls({ parts }: PrintView): string[] {
  return parts.flatMap(({ url }) => url ?? []);
}

/** What stands in the `<main>` of a page. */
export function mainOf(html: string): string {
  const start = html.search(/<main[\s>]/);
  const end = html.lastIndexOf('</main>');
  return start === -1 || end < start ? '' : html.slice(html.indexOf('>', start) + 1, end);
}

/** The page with a whole course, with what stands in the `<main>` of its pages. */
export function fillPrint(
  print: PrintView,
  mainAt: (url: string) => string,
  addresses: Addresses,
): PrintView {
  const urls = partUrls(print);
  /** Pages of the course by their addresses as pages print them; in a portable site that depends on where they lie. */
  const printed = new Map<Addresses, ReadonlyMap<string, string>>();
  const root = addresses.absolute('/');
  const partsAsOn = (from: Addresses) => {
    const known = printed.get(from) ?? new Map(urls.map((url) => [from.href(url), url]));
    printed.set(from, known);
    return known;
  };
  const withText = (part: PrintPart): PrintPart => {
    const { url } = part;
    if (url === undefined) return part;
    const main = mainAt(url);
    const parts = partsAsOn(addresses.on(url));
    const html = rewrite(part.kind === 'course' ? withoutHead(main) : main, {
      page: url,
      shift: part.shift,
      partAt: (address) => parts.get(address),
      move: (address) => moved(address, url, print.url),
      fullAddress: (address) => {
        const path = isRelative(address) ? fromRoot(address, url) : address;
        const isOfSite = isRelative(address) || /^\/(?!\/)/.test(address);
        if (root === undefined || !isOfSite) return undefined;
        return decodeAddress(new URL(path, root).href).replaceAll(' ', '%20');
      },
    });
    return { ...part, html };
  };
  return { ...print, parts: print.parts.map(withText) };
}

/** The page prints the title of the course itself; how far a student has come is said where he goes on from there. */
function withoutHead(main: string): string {
  return main.replace(
    /^\s*<hgroup class="?page-title[\s\S]*?<\/hgroup>(?:\s*<div class="?progress\b[\s\S]*?<\/div>)?/,
    '',
  );
}

function isRelative(address: string): boolean {
  return /^\.{1,2}\//.test(address);
}

/** The path from the root of the site that a relative address on a page comes to. */
function fromRoot(address: string, page: string): string {
  const parts = outputFileOf(page).split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A relative address of one page, as it stands on another. */
function moved(address: string, from: string, to: string): string {
  if (!isRelative(address)) return address;
  const depth = outputFileOf(to).split('/').length - 1;
  return (depth === 0 ? './' : '../'.repeat(depth)) + fromRoot(address, from);
}

interface Rewriting {
  /** Address of the page that the HTML is from: it stands before every anchor. */
  readonly page: string;
  /** How many levels headings go down. */
  readonly shift: number;
  /** The page of the course at a printed address, without what stands after `#`. */
  readonly partAt: (address: string) => string | undefined;
  /** Any other address, as it stands on the page with the whole course. */
  readonly move: (address: string) => string;
  /** An address of this site in full, for paper. */
  readonly fullAddress: (address: string) => string | undefined;
}

/** A tag; its attributes may be in quotes of either kind or, after a transform of the site, in none. */
const tag = /<(\/?)([a-z][a-z\d-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/gi;
const attribute = /([^\s=/"'>]+)(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** Attributes that name an element of the same page, or several. */
const namesElements: ReadonlySet<string> = new Set(
  'id for form list headers popovertarget aria-labelledby aria-describedby aria-controls aria-owns'.split(
    ' ',
  ),
);
const holdsAddress: ReadonlySet<string> = new Set([
  'href',
  'src',
  'poster',
  'data-module',
  'xlink:href',
  'usemap',
]);

/** Makes the HTML of a page fit into the page with the whole course. */
export function rewrite(html: string, rewriting: Rewriting): string {
  return html.replace(tag, (_, slash: string, name: string, rest: string) => {
    const shifted = /^h[1-6]$/i.test(name) ? `h${Math.min(6, Number(name[1]) + rewriting.shift)}` : name;
    if (slash !== '' || rest.trim() === '') return `<${slash}${shifted}${rest}>`;
    return `<${shifted}${attributesOf(name.toLowerCase(), rest, rewriting)}>`;
  });
}

function attributesOf(element: string, rest: string, rewriting: Rewriting): string {
  const { page, move } = rewriting;
  let full: string | undefined;
  const written = rest.replace(
    attribute,
    (text, key: string, equals: string, double?: string, single?: string, bare?: string) => {
      const name = key.toLowerCase();
      const value = double ?? single ?? bare ?? '';
      const quote = single === undefined ? '"' : "'";
      const put = (changed: string) => `${key}${equals}${quote}${changed}${quote}`;
      if (namesElements.has(name)) return put(value.replace(/[^\s]+/g, (id) => anchorIn(page, id)));
      if (name === 'name' && element === 'a') return put(anchorIn(page, value));
      if (holdsAddress.has(name)) {
        const inside = anchorOf(value, rewriting);
        if (inside !== undefined) return put(inside);
        if (element === 'a') full = rewriting.fullAddress(value);
        return put(move(value));
      }
      // Nobody scrolls through a page before printing it.
      if (name === 'loading' && element === 'img') return '';
      if (name === 'srcset') return put(value.replace(/[^\s,]+/g, move));
      if (name === 'data-address') return '';
      if (value.includes('url(#'))
        return put(value.replace(/url\(#([^)]+)\)/g, `url(#${partAnchor(page)}:$1)`));
      return text;
    },
  );
  return full === undefined ? written : `${written} data-address="${full.replace(/"/g, '&quot;')}"`;
}

/** The anchor of an element of a page: unique, because no address of a page has a colon. */
function anchorIn(page: string, id: string): string {
  return `${partAnchor(page)}:${id}`;
}

/** Where an address leads within the page; undefined where it leads elsewhere. */
function anchorOf(address: string, { page, partAt }: Rewriting): string | undefined {
  const [, path = '', hash = ''] = /^([^#]*)(?:#(.*))?$/s.exec(address) ?? [];
  const target = path === '' ? page : partAt(path);
  if (target === undefined || (path === '' && !address.startsWith('#'))) return undefined;
  const isWhole = hash === '' || hash === 'content' || hash === 'top' || hash.startsWith(':~:');
  return `#${isWhole ? partAnchor(target) : anchorIn(target, hash)}`;
}
