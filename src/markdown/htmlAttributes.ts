/** Attributes of a tag that the author wrote in HTML: what runs goes, addresses become those of the page. */
import type { Token } from 'parse5';
import { error, type Place, warning } from '../course/problem.ts';
import { schemeOf } from '../course/scheme.ts';
import type { LinkUse } from '../views/prose.ts';
import { activeScheme, isElsewhere, placeAddress, relElsewhere } from './addresses.ts';
import { allowedClasses, isAllowedAttribute } from './allowed.ts';
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
  // Of browsers long gone; they cost nothing.
  dynsrc: 'image',
  lowsrc: 'image',
  data: 'link',
  codebase: 'link',
  manifest: 'link',
};

/** Elements whose `name` becomes a property of `document`: `<img name=getElementById>` would break any script of the page. */
const named = new Set(['img', 'image', 'form', 'iframe', 'object', 'embed']);

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
  if (isElsewhere(kept.get('href') ?? '')) kept.set('rel', relElsewhere(kept.get('rel')));
  return kept;
}

function cleanAttribute(tag: TagSource, name: string, value: string): string | undefined {
  const { page } = tag.env;
  // kramdown's mark for Markdown within HTML says nothing here; a placeholder is not for the author to write.
  if (!validName.test(name) || name === 'markdown' || name === placeholderName) return undefined;
  if (isActiveAttribute(name)) return warnActive(tag, name, name);
  if (name === 'name' && named.has(tag.tag.tagName)) return warnActive(tag, name, name);
  if (page.untrusted && !isAllowedAttribute(tag.tag.tagName, name))
    return warn(tag, 'untrusted-html', name, name);
  if (name === 'class' && page.untrusted) return cleanClasses(tag, value);
  if (name === 'style') return cleanStyle(tag, value);
  if (name === 'id') return cleanId(tag, value);
  if (name === 'srcset' || name === 'imagesrcset') return cleanSet(tag, name, value);
  const sends = name === 'action' || name === 'formaction';
  if (sends && sendsAway(value.trim())) return warnActive(tag, name, name);
  const use = useOf(tag.tag.tagName, name);
  if (use !== undefined) return cleanAddress(tag, name, value.trim(), use, 0);
  if (name === 'name' && isOldAnchor(tag.tag)) page.anchors.claim(value);
  return value;
}

/** Whether a form sends what is typed into it to another site. `https:/a` and `https:a` may, too. */
function sendsAway(address: string): boolean {
  return isElsewhere(address) || /^(?:https?|ftp|mailto)$/.test(schemeOf(address) ?? '');
}

/** A stranger's classes without those that look like the page itself. */
function cleanClasses(tag: TagSource, value: string): string | undefined {
  const kept = allowedClasses(value);
  if (kept !== value.trim().replace(/\s+/g, ' ')) warn(tag, 'untrusted-html', 'class', 'class');
  return kept === '' ? undefined : kept;
}

/** An anchor as it was made before any element could have an id. */
function isOldAnchor({ tagName, attrs }: Token.TagToken): boolean {
  return tagName === 'a' && !attrs.some(({ name }) => name === 'id');
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
  const active = activeScheme(href);
  if (active !== undefined) return warnActive(tag, name, `${active}:`);
  tag.env.page.problems.push(error('unsafe-link', place, { href }));
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
  warn(tag, 'active-html', name, what);
}

function warn(tag: TagSource, code: 'active-html' | 'untrusted-html', name: string, what: string): undefined {
  const location = tag.tag.location?.attrs?.[name];
  const place = tag.placeOf(location?.startLine ?? 1, location?.startCol ?? 1);
  tag.env.page.problems.push(warning(code, place, { what }));
}

/** Where the value of an attribute stands, without its quotes. */
function valuePlace({ tag, source, placeOf }: TagSource, name: string, offset: number): Place {
  const location = tag.location?.attrs?.[name];
  const written = source.slice(location?.startOffset, location?.endOffset);
  const before = /^[^=]*=\s*["']?\s*/.exec(written)?.[0].length ?? 0;
  // The value may start, or go on, in another line than its name.
  const lines = written.slice(0, before + offset).split('\n');
  const last = lines.at(-1)?.length ?? 0;
  const isFirst = lines.length === 1;
  return placeOf(
    (location?.startLine ?? 1) + lines.length - 1,
    isFirst ? (location?.startCol ?? 1) + last : last + 1,
  );
}
