/** The words of the controls, put in when the script is built: those of the site's languages alone. */
import type { StudentLabels } from '../../../src/views/labels/index.ts';

/** Properties of the elements in which the words stand, where they are in another language than the page. */
export type Words = StudentLabels & { readonly foreign?: { readonly lang: string; readonly dir: string } };

/** By primary language; the first is that of the site. */
declare const studentWords: Readonly<Record<string, Words>>;

/** The words in the language of the place where they are to stand. */
export function wordsAt(place: Element): Words {
  const lang = place.closest<HTMLElement>('[lang]')?.lang.toLowerCase().split('-')[0] ?? '';
  return studentWords[lang] ?? (Object.values(studentWords)[0] as Words);
}
