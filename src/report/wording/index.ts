/** The words of a problem in the author's language. */
import type { Problem } from '../../course/problem.ts';
import { escapeValue } from '../escape.ts';
import { en, enPhrases } from './en.ts';
import { ru, ruPhrases } from './ru.ts';
import type { Facts, Phrases, Wording, Words } from './words.ts';

/** Every code that a problem may have. A code gets its words first in `en.ts`; then `ru.ts` does not compile until it has them too. */
export type ProblemCode = keyof typeof en;

/** All codes, in the order of the guide. */
export const problemCodes = Object.keys(en) as readonly ProblemCode[];

interface Language {
  readonly words: Readonly<Record<ProblemCode, Wording>>;
  readonly phrases: Phrases;
}

const languages: Readonly<Record<string, Language>> = {
  en: { words: en, phrases: enPhrases },
  ru: { words: ru, phrases: ruPhrases },
};

/**
 * What to tell the author about a problem: the sentence and the remedy, with the author's values made harmless.
 * `lang` is a BCP 47 tag; English where there are no words in its language. Throws on a code without words,
 * which is a defect of ours.
 */
export function describe(problem: Problem, lang: string): Words {
  const { code, field } = problem;
  if (!Object.hasOwn(en, code)) throw new Error(`The problem "${code}" has no words`);
  const wording = languageOf(lang).words[code as ProblemCode];
  return wording(harmless(problem), field === undefined ? undefined : escapeValue(field));
}

/** The words around the problems, in a language. */
export function phrasesFor(lang: string): Phrases {
  return languageOf(lang).phrases;
}

/** The values of a problem, safe to be shown anywhere. */
export function harmless({ values }: Problem): Facts {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? escapeValue(value, name === 'allowed' ? longList : undefined) : value,
    ]),
  );
}

/** What may be written in a place is a list of ours and is shown whole. */
const longList = 1_000;

function languageOf(lang: string): Language {
  return languages[lang.toLowerCase().split('-')[0] ?? ''] ?? (languages.en as Language);
}
