/** The words of the controls, put in when the script is built: those of the site's languages alone. */

export interface StudentWords {
  readonly theme: string;
  readonly system: string;
  readonly light: string;
  readonly dark: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly studied: string;
  readonly progress: string;
  readonly resume: string;
  readonly marks: string;
  readonly marksNote: string;
  readonly save: string;
  readonly load: string;
  readonly clear: string;
  readonly restore: string;
  readonly cleared: string;
  readonly restored: string;
  readonly loaded: string;
  readonly notMarks: string;
}

/** By primary language; the first is that of the site. */
declare const studentWords: Readonly<Record<string, StudentWords>>;

/** The words in the language of the place where they are to stand. */
export function wordsAt(place: Element): StudentWords {
  const lang = place.closest<HTMLElement>('[lang]')?.lang.toLowerCase().split('-')[0] ?? '';
  return studentWords[lang] ?? (Object.values(studentWords)[0] as StudentWords);
}
