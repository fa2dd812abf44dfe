/**
 * Where an address leads that an author wrote: to a page, a file of `assets/`, a place on the same page,
 * another site. One rule for printing the address and for checking it.
 */
import { outputFileOf } from './address.ts';
import { generatedFiles, notFoundFile } from './addresses.ts';
import { ownAddress } from './ownAddress.ts';
import { decodeAddress, pageOrFormer } from './pageAt.ts';
import type { Model, Page } from './types.ts';

export type LinkTarget =
  /** A page of this site; `hash` is empty or starts with `#`. */
  | { readonly kind: 'page'; readonly page: Page; readonly rest: string }
  | { readonly kind: 'asset'; readonly url: string; readonly rest: string }
  /** A page that the site makes of others. */
  | { readonly kind: 'generated'; readonly url: string; readonly rest: string }
  /** A place on the page itself. */
  | { readonly kind: 'fragment'; readonly rest: string }
  | { readonly kind: 'external' }
  /** An address of this site at which nothing stands. `url` is what it comes to, from the site's root. */
  | { readonly kind: 'missing'; readonly url: string; readonly rest: string };

/** Whether an address names its scheme or host: it belongs to another site, or is written in full. */
export function isExternal(href: string): boolean {
  return /^([a-z][a-z\d+.-]*:|\/\/)/i.test(href);
}

/** Follows an address from a page (its file and its own address). */
export function linkTarget(
  model: Model,
  from: { readonly file: string; readonly url: string },
  href: string,
): LinkTarget {
  const text = ownAddress(model, href.trim()) ?? href.trim();
  if (isExternal(text)) return { kind: 'external' };
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(text) ?? [];
  if (path === '') return { kind: 'fragment', rest };
  if (path.startsWith('/')) return siteTarget(model, path, rest);
  // Relative: as a file beside this one, the way an editor and GitHub show it, or as an address beside this page's.
  const file = joinPath(from.file, decodeAddress(path)).normalize('NFC');
  const fileUrl = model.urlByFile.get(file) ?? model.urlByFile.get(`${file.replace(/\/$/, '')}/index.md`);
  if (fileUrl !== undefined) return siteTarget(model, fileUrl, rest);
  if (model.assets.has(`/${file}`)) return { kind: 'asset', url: `/${file}`, rest };
  return siteTarget(model, `/${joinPath(from.url.slice(1), path)}`, rest);
}

/** Files that the site makes itself. */
const madeFiles: ReadonlySet<string> = new Set([...generatedFiles, notFoundFile].map((file) => `/${file}`));

function siteTarget(model: Model, url: string, rest: string): LinkTarget {
  const page = pageOrFormer(model, url);
  if (page !== undefined) return { kind: 'page', page, rest };
  const address = decodeAddress(url).normalize('NFC');
  if (model.assets.has(address) || madeFiles.has(address)) return { kind: 'asset', url: address, rest };
  const generated = generatedAt(model, address);
  return generated === undefined
    ? { kind: 'missing', url, rest }
    : { kind: 'generated', url: generated, rest };
}

/** The address of a page that the site makes of others, however it is written. */
function generatedAt({ generated }: Model, address: string): string | undefined {
  const files = [outputFileOf(address), outputFileOf(`${address}/`)];
  return [...generated].find((url) => files.includes(outputFileOf(url)));
}

/** Resolves a relative path against the folder of a file; steps above the root stay at the root. */
export function joinPath(file: string, relative: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
