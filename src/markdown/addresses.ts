/** Addresses that the author wrote, on their way into the page. */
import type { Place } from '../course/problem.ts';
import type { LinkUse } from '../views/prose.ts';
import type { PageState } from './page.ts';

const schemes = new Set(['http', 'https', 'ftp', 'mailto', 'tel', 'sms']);

/** Pictures that may stand in the page itself. SVG is not among them: opened on its own, it is a program. */
const pictureData = /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i;

/** Schemes whose content runs in the page. */
const runs = /^(?:javascript|vbscript|data)$/;

/** Letters of an address that need no second look. */
const plainAddress = /^[\w./#?=&:;,+@~()!*'$%-]*$/;

/**
 * Records an address and gives the one that stands in the page for it; undefined for a scheme that has no
 * business in a lesson, such as `javascript:`.
 */
export function placeAddress(
  page: PageState,
  href: string,
  use: LinkUse['use'],
  place: Place,
): string | undefined {
  if (use === 'image' && pictureData.test(href)) return href;
  const scheme = schemeOf(href);
  if (scheme !== undefined && !schemes.has(scheme)) return undefined;
  page.links.push({ href, place, use });
  return encodeAddress(page.options.resolve(href));
}

/** Whether an address leads to another site. */
export function isElsewhere(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address);
}

/** Whether an address that was refused is a program, and not just of an unknown kind. */
export function isActive(href: string): boolean {
  return runs.test(schemeOf(href) ?? '');
}

/** The scheme of an address, as a browser reads it: it skips control characters and spaces in it. */
function schemeOf(href: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what `java&#9;script:` hides behind.
  const bare = href.replace(/[\u0000-\u0020\u007f-\u00a0\p{Cf}]+/gu, '');
  return /^([a-z][a-z\d+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
}

/**
 * Makes an address valid and leaves it readable: letters of every script stay as they were typed, spaces,
 * quotes and the like are percent-encoded, and what is percent-encoded already stays so.
 */
function encodeAddress(address: string): string {
  const encoded = address.replace(/%(?![\da-f]{2})/gi, '%25');
  if (plainAddress.test(encoded)) return encoded;
  return encoded
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\s"<>\\^`{|}\p{C}\p{Z}]/gu, (letter) => encodeURIComponent(letter));
}
