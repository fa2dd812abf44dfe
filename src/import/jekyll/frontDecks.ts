/**
 * Decks of slides with front matter, which have it so that Jekyll fills in their addresses. Without their head and their
 * scripts they would be no decks: each comes along as a file, and its page leads to it.
 */
import { filledTextOf } from '../data.ts';
import type { SourceFile } from '../source.ts';
import { assetAddress, type UsedFile } from './addresses.ts';
import { titleOf } from './decks.ts';
import { usableAddress } from './pages.ts';
import { type Item, isPublished, type JekyllSite } from './site.ts';

/**
 * The decks of a site, with their files. `others` are pages that have to stay what they are. What stands at the address
 * of another file, or below `assets/`, where the page and the file would have one address, is a page like any other.
 */
export function findFrontDecks(
  site: JekyllSite,
  sources: readonly SourceFile[],
  others: ReadonlySet<Item | undefined>,
): ReadonlyMap<Item, UsedFile> {
  const sourceOf = new Map(sources.map((source) => [source.file, source]));
  const taken = new Set([...site.staticFiles.keys()].map((address) => assetAddress(address).toLowerCase()));
  const decks = new Map<Item, UsedFile>();
  for (const item of site.items) {
    const source = sourceOf.get(item.file);
    if (source === undefined || others.has(item) || !isDeck(item)) continue;
    const address = fileAddress(item.url);
    const target = assetAddress(usableAddress(address));
    if (target === address || taken.has(target.toLowerCase())) continue;
    taken.add(target.toLowerCase());
    decks.set(item, { source, address, target });
  }
  return decks;
}

/** The title of a deck for its page; `text` is the deck as Jekyll filled it in. */
export function deckTitle({ data, url }: Item, text: string): string {
  return (
    filledTextOf(data.title) ??
    titleOf(text) ??
    (url
      .split('/')
      .filter((part) => part !== '')
      .at(-1) as string)
  );
}

function isDeck(item: Item): boolean {
  const { kind, isHtml, hasPage, data, body, url } = item;
  if (!isHtml || !hasPage || !isPublished(item) || (kind !== 'page' && kind !== 'document')) return false;
  if (!noLayout.has(filledTextOf(data.layout) ?? 'none') || data.redirect_to !== undefined) return false;
  if (/^\/(?:index\.html|404\.html)?$/.test(url)) return false;
  return wholeDocument.test(body) && script.test(body) && slides.test(body);
}

/** How front matter says that no layout surrounds a page. */
const noLayout: ReadonlySet<string> = new Set(['none', 'nil', 'false']);

/** What may stand before it: comments, the line of XML, tags of Liquid. */
const wholeDocument =
  /^\s*(?:(?:<!--(?:(?!-->)[\s\S])*-->|<\?[^<>]*\?>|\{%[^{}]*%\})\s*)*<(?:!doctype\s+html|html)\b/i;

/** It may be in a file that is put in. */
const script = /<script\b|\{%-?\s*include\b/i;

/** How reveal.js, remark, impress.js, Shower and Slidy say what a slide is. */
const slides = /<section\b|<textarea\b|\bclass\s*=\s*["']?[^"'<>]{0,300}\b(?:slides?|step|shower|reveal)\b/i;

/** The address of the file that a server finds at an address. */
function fileAddress(url: string): string {
  return url.endsWith('/') ? `${url}index.html` : /\.html?$/i.test(url) ? url : `${url}.html`;
}
