/** Words of the report, one file a language. */
import { en } from './en.ts';
import { ru } from './ru.ts';
import type { ReportWords } from './words.ts';

/** Languages of the report. */
export const reportWords: Readonly<Record<string, ReportWords>> = { en, ru };

/** The words for a language; English for one without a file. */
export function reportWordsFor(lang: string): ReportWords {
  return reportWords[lang.toLowerCase().split(/[-_]/)[0] ?? ''] ?? en;
}
