/** The words of the controls, put in when the script is built: those of the site's languages alone. */
import type { StudentLabels } from '../../../src/views/labels/index.ts';

/** By primary language; the first is that of the site. */
declare const studentWords: Readonly<Record<string, StudentLabels>>;

/** The words in the language of the place where they are to stand. */
export function wordsAt(place: Element): StudentLabels {
  const lang = place.closest<HTMLElement>('[lang]')?.lang.toLowerCase().split('-')[0] ?? '';
  return studentWords[lang] ?? (Object.values(studentWords)[0] as StudentLabels);
}
