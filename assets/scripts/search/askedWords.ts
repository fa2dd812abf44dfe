/**
 * Whether what was found is what was asked for. Of a word that nobody wrote Pagefind looks for ever shorter beginnings,
 * down to a single letter: a search for something that is not there would find half of the site.
 */
import { isFormOf } from './wordForms.ts';

/** What was found on a page: its text, which of its words, counted between spaces, answer to the query, and its facts. */
export interface FoundText {
  readonly content: string;
  readonly locations: readonly number[];
  /** Pagefind searches in all of them, also in the address of an image, and does not say where. */
  readonly meta: Readonly<Record<string, string>>;
}

/** Whether a page has all words of a query, each in some form; true where its words cannot be told apart. */
export function hasAskedWords({ content, locations, meta }: FoundText, query: string): boolean {
  const words = content.split(/\s+/);
  const { image, ...facts } = meta;
  const found = [...locations.map((at) => words[at] ?? ''), ...Object.values(facts)].flatMap(wordsIn);
  return wordsIn(query.toLowerCase())
    .filter((asked) => separated.test(asked))
    .every((asked) => found.some((word) => isFormOf(asked, word)));
}

/** Scripts that put spaces between their words. */
const separated = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]+$/u;

/** Words in small letters without what stands above or below them, `е` for `ё`; of `JavaScript` its parts as well. */
function wordsIn(text: string): string[] {
  const whole =
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{Alphabetic}\p{N}]+/gu) ?? [];
  return whole
    .flatMap((word) => [word, ...word.split(/(?<=\p{Ll})(?=\p{Lu})/u).slice(1)])
    .map((word) => word.toLowerCase());
}
