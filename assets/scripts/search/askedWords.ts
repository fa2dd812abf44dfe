/**
 * Whether what was found is what was asked for. Of a word that nobody wrote Pagefind looks for ever shorter beginnings,
 * down to a single letter: a search for something that is not there would find half of the site.
 */

/** What was found on a page: its text, and which of its words, counted between spaces, answer to the query. */
export interface FoundText {
  readonly content: string;
  readonly locations: readonly number[];
}

/** Whether a page has all words of a query, each in some form; true where its words cannot be told apart. */
export function hasAskedWords({ content, locations }: FoundText, query: string): boolean {
  if (locations.length === 0) return true;
  const words = content.split(/\s+/);
  const found = locations.map((at) => plain(words[at] ?? ''));
  const asked = plain(query).match(/[\p{Alphabetic}\p{M}\p{N}]+/gu) ?? [];
  return asked
    .filter((word) => separated.test(word))
    .every((word) => found.some((other) => other.includes(word.slice(0, leastOf(word.length)))));
}

/** Scripts that put spaces between their words. */
const separated = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]+$/u;

/** So many letters of a word have to be there: endings are long in Russian, and beginnings are often those of other words. */
function leastOf(length: number): number {
  return length < 7 ? Math.ceil(length / 2) : Math.floor(length / 2) + 1;
}

/** Small letters without what stands above or below them: who searches types е for ё. */
function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
