/** Attributes of a tag that the author wrote in HTML: what runs goes, addresses become those of the page. */
import type { Token } from 'parse5';
import { error, type Place, warning } from '../course/problem.ts';
import type { LinkUse } from '../views/prose.ts';
import { isActive, isElsewhere, placeAddress } from './addresses.ts';
import { isActiveAttribute } from './attributeSyntax.ts';
import { placeholderName } from './directives.ts';
import type { TextEnv } from './page.ts';
import { safeStyle } from './styles.ts';

/** A start tag, and what is needed to say where its attributes stand. */
export interface TagSource {
  readonly tag: Token.TagToken;
  readonly env: TextEnv;
  readonly source: string;
  /** From a line and column of `source`, from 1, to the place in the file. */
  readonly placeOf: (line: number, column: number) => Place;
}

/** Attributes that hold an address, and what stands at it. */
const addresses: Readonly<Record<string, LinkUse['use']>> = {
  href: 'link',
  cite: 'link',
  longdesc: 'link',
  action: 'link',
  formaction: 'link',
  src: 'image',
  poster: 'image',
  background: 'image',
};

/** One picture of a `srcset`: its address and its width or density. */
const candidate = /([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+[wxh]))?\s*(?:,|$)/g;

const validName = /^[a-z_:][a-z\d_:.-]*$/;

/** The attributes that stay, in the author's order. */
export function cleanAttributes(tag: TagSource): Map<string, string> {
  const kept = new Map<string, string>();
  for (const { name, value } of tag.tag.attrs) {
    const clean = cleanAttribute(tag, name, value);
    if (clean !== undefined) kept.set(name, clean);
  }
  if (isElsewhere(kept.get('href') ?? '')) kept.set('rel', `${kept.get('rel') ?? ''} noopener`.trim());
  return kept;
}

function cleanAttribute(tag: TagSource, name: string, value: string): string | undefined {
  const { page } = tag.env;
  // kramdown's mark for Markdown within HTML says nothing here; a placeholder is not for the author to write.
  if (!validName.test(name) || name === 'markdown' || name === placeholderName) return undefined;
  if (isActiveAttribute(name)) return warnActive(tag, name, name);
  if (name === 'style') return cleanStyle(tag, value);
  if (name === 'id') return cleanId(tag, value);
  if (name === 'srcset' || name === 'imagesrcset') return cleanSet(tag, name, value);
  if ((name === 'action' || name === 'formaction') && isElsewhere(value.trim()))
    return warnActive(tag, name, name);
  const use = useOf(tag.tag.tagName, name);
  if (use !== undefined) return cleanAddress(tag, name, value.trim(), use, 0);
  if (name === 'name' && tag.tag.tagName === 'a') page.anchors.claim(value);
  return value;
}

function useOf(tagName: string, name: string): LinkUse['use'] | undefined {
  const local = name.replace(/^xlink:/, '');
  if (tagName === 'image' && local === 'href') return 'image';
  if (tagName === 'iframe' && local === 'src') return 'link';
  return Object.hasOwn(addresses, local) ? addresses[local] : undefined;
}

function cleanAddress(
  tag: TagSource,
  name: string,
  href: string,
  use: LinkUse['use'],
  offset: number,
): string | undefined {
  const place = valuePlace(tag, name, offset);
  const address = placeAddress(tag.env.page, href, use, place);
  if (address !== undefined) return address;
  if (isActive(href)) return warnActive(tag, name, `${/^[^:]*/.exec(href)?.[0]}:`);
  tag.env.page.problems.push(error('unsafe-link', place, { url: href }));
  return undefined;
}

function cleanSet(tag: TagSource, name: string, value: string): string | undefined {
  const kept: string[] = [];
  for (const { 1: href = '', 2: size, index } of value.matchAll(candidate)) {
    const address = cleanAddress(tag, name, href, 'image', index);
    if (address !== undefined) kept.push(size === undefined ? address : `${address} ${size}`);
  }
  return kept.length === 0 ? undefined : kept.join(', ');
}

function cleanStyle(tag: TagSource, value: string): string | undefined {
  const { style, dropped } = safeStyle(value, (href) =>
    placeAddress(tag.env.page, href, 'image', valuePlace(tag, 'style', Math.max(0, value.indexOf(href)))),
  );
  if (dropped) warnActive(tag, 'style', 'style');
  return style === '' ? undefined : style;
}

function cleanId(tag: TagSource, id: string): string | undefined {
  if (id === '') return undefined;
  if (tag.env.page.anchors.claim(id)) return id;
  tag.env.page.problems.push(warning('duplicate-id', valuePlace(tag, 'id', 0), { id }));
  return undefined;
}

function warnActive(tag: TagSource, name: string, what: string): undefined {
  const location = tag.tag.location?.attrs?.[name];
  const place = tag.placeOf(location?.startLine ?? 1, location?.startCol ?? 1);
  tag.env.page.problems.push(warning('active-html', place, { what }));
}

/** Where the value of an attribute stands, without its quotes. */
function valuePlace({ tag, source, placeOf }: TagSource, name: string, offset: number): Place {
  const location = tag.location?.attrs?.[name];
  const written = source.slice(location?.startOffset, location?.endOffset);
  const before = /^[^=]*=\s*["']?\s*/.exec(written)?.[0].length ?? 0;
  return placeOf(location?.startLine ?? 1, (location?.startCol ?? 1) + before + offset);
}
