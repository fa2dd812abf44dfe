/** The words of the interface, put in when the script is built: those of the site's languages alone. */
import type { PluralForms, SearchLabels } from '../../../src/views/labels/index.ts';

/** What the interface says. */
export type SearchWords = SearchLabels['results'];

/** By primary language; the first is that of the site. */
declare const searchWords: Readonly<Record<string, SearchWords>>;

/** Languages that have an index, as their folders are called. */
declare const searchLanguages: readonly string[];

/** Languages in the order in which they are searched: that of the page first. */
export function languagesFrom(lang: string): readonly string[] {
  const own = primary(lang);
  return [...searchLanguages].sort((a, b) => Number(b === own) - Number(a === own));
}

/** The words for a language tag. */
export function wordsFor(lang: string): SearchWords {
  return searchWords[primary(lang)] ?? (Object.values(searchWords)[0] as SearchWords);
}

/** A counted noun in the language of the page. */
export function count(forms: PluralForms, n: number): string {
  const { lang } = document.documentElement;
  const form = forms[new Intl.PluralRules(lang).select(n)] ?? forms.other;
  return form.replace('{n}', new Intl.NumberFormat(lang).format(n));
}

function primary(lang: string): string {
  return lang.toLowerCase().split('-')[0] ?? '';
}
