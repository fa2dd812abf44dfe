/** Names of new files: made of titles, and titles made of them; and the number that puts a file last. */
import slugify from '@sindresorhus/slugify';
import { prefixNumber, segmentOf } from '../course/address.ts';
import type { Ordered } from '../course/order.ts';

/** Long names make long addresses; a word that goes over this many letters is left out. */
const longestName = 60;

/**
 * A name for a file or folder, in Latin letters where the script can be transliterated: «Теория графов» ->
 * `teoriya-grafov`; `otherwise` for a title without a letter or digit.
 */
export function nameOf(title: string, otherwise = 'page'): string {
  if (!/[\p{L}\p{N}]/u.test(title)) return otherwise;
  const latin = slugify(title, { decamelize: false, customReplacements: [['&', ' ']] });
  const name = latin === '' ? segmentOf(title).toLowerCase() : latin;
  return name.length <= longestName ? name : name.slice(0, longestName + 1).replace(/-[^-]*$|.$/u, '');
}

/** A title for a name: `teoriya-grafov` -> `Teoriya grafov`. */
export function titleOf(name: string): string {
  const words = segmentOf(name).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** A title as it may stand in a file: one line, nothing unseen. */
export function cleanTitle(text: string): string {
  // Two signs that nobody sees join others: letters of Persian, the parts of an emoji.
  return text.replace(/(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\s])+/gu, ' ').trim();
}

/** Whether a name gives the address that it looks like: nothing of it would be replaced, hidden or left out. */
export function isName(name: string): boolean {
  return (
    name.normalize('NFC').replace(/^\d+[-_.]+(?=.)/, '') === segmentOf(name) &&
    Buffer.byteLength(name) <= 200 &&
    !name.startsWith('_') &&
    !/^(?:index|readme|con|prn|aux|nul|com\d|lpt\d)$/i.test(segmentOf(name))
  );
}

/**
 * What puts a new file after its neighbours, in the way that they are ordered themselves: a number before its name, as
 * wide as theirs (`01-` where it is the first), or an `order:`. Neither where they go by their names.
 */
export function placeAfter(neighbours: readonly Ordered[]): { prefix: string; order: number | undefined } {
  const prefixes = neighbours.map(({ name }) => prefixNumber(name)).filter((number) => number !== undefined);
  const orders = neighbours.map(({ order }) => order).filter((number) => number !== undefined);
  if (neighbours.length === 0) return { prefix: '01-', order: undefined };
  const next = Math.floor(Math.max(...prefixes, ...orders)) + 1;
  if (prefixes.length === 0) return { prefix: '', order: orders.length === 0 ? undefined : next };
  const width = Math.max(...neighbours.map(({ name }) => /^\d+/.exec(name)?.[0].length ?? 0));
  return { prefix: `${String(next).padStart(width, '0')}-`, order: undefined };
}
