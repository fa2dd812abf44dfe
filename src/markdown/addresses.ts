/** Addresses that the author wrote, on their way into the page. */
import type { Place } from '../course/problem.ts';
import { isHarmless, schemeOf } from '../course/scheme.ts';
import type { LinkUse } from '../views/prose.ts';
import type { PageState } from './page.ts';

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
  if (!isHarmless(href)) return undefined;
  page.links.push({ href, place, use });
  return encodeAddress(page.options.resolve(href));
}

/** Whether an address leads to another site. */
export function isElsewhere(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address);
}

/** The `rel` of a link to another site: what its author wrote, and that the other site gets no hold of this one. */
export function relElsewhere(written: string | null | undefined): string {
  return [...new Set([...(written ?? '').split(/\s+/), 'noopener'])].filter((word) => word !== '').join(' ');
}

/** The scheme of an address that is a program, and not just of an unknown kind. */
export function activeScheme(href: string): string | undefined {
  const scheme = schemeOf(href) ?? '';
  return runs.test(scheme) ? scheme : undefined;
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
