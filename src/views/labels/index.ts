/** Interface words: one file a language, chosen by the page's language. */
import { languageOf } from '../../course/language.ts';
import type { ResourceColumn, SectionKind } from '../../course/types.ts';
import type { MarkdownLabels } from '../prose.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';

/** Forms of a counted noun by the categories of `Intl.PluralRules`; `other` is always there. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Tells words of the interface from those of a page in a language that no file speaks. */
export interface ForeignWords {
  /** Language and writing direction of the words. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Language of the page. */
  readonly page: string;
}

export interface Labels {
  /** Absent where the words are in the language of the page. */
  readonly foreign?: ForeignWords;
  readonly skipToContent: string;
  readonly menu: string;
  readonly close: string;
  readonly moduleOverview: string;
  readonly siteNavigation: string;
  readonly breadcrumbs: string;
  readonly home: string;
  readonly onThisPage: string;
  readonly courses: string;
  readonly noCourses: string;
  readonly syllabus: string;
  readonly plan: string;
  readonly lessonTitle: string;
  readonly module: string;
  readonly hours: string;
  readonly total: string;
  readonly otherHours: string;
  readonly previous: string;
  readonly next: string;
  readonly lessonNavigation: string;
  readonly planned: string;
  /** Leads to the page with the whole course. */
  readonly print: string;
  readonly contents: string;
  readonly additional: string;
  readonly watchOn: string;
  readonly whereToWatch: string;
  readonly watchFile: string;
  readonly videoFile: string;
  readonly externalLink: string;
  readonly notFoundTitle: string;
  readonly notFoundText: string;
  readonly search: SearchLabels;
  readonly student: StudentLabels;
  /** Stands before a date. */
  readonly updated: string;
  readonly editPage: string;
  readonly sourceCode: string;
  readonly madeWith: string;
  readonly empty: string;
  /** Stands under the source of a diagram that could not be drawn. */
  readonly diagramFailed: string;
  readonly resources: Readonly<Record<ResourceColumn, string>>;
  readonly kinds: Readonly<Record<SectionKind, string>>;
  readonly markdown: MarkdownLabels;
  readonly lessonCount: PluralForms;
  readonly hourCount: PluralForms;
}

/** What stands on the buttons that a script adds, and what it says. */
export interface StudentLabels {
  readonly theme: string;
  readonly system: string;
  readonly light: string;
  readonly dark: string;
  readonly copy: string;
  readonly copied: string;
  /** The code is selected then. */
  readonly notCopied: string;
  /** What a student ticks on the page of a lesson, and what its mark in a list is called. */
  readonly studied: string;
  /** `{n}` and `{total}` stand for numbers of lessons. */
  readonly progress: string;
  /** `{title}` stands for the lesson that was open last. */
  readonly resume: string;
  /** Unfolds what can be done with the marks. */
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
  /** The browser keeps nothing more. */
  readonly full: string;
}

/** What stands in the page before the search is used, and in `results` what its interface says later. */
export interface SearchLabels {
  readonly open: string;
  readonly field: string;
  readonly needsScript: string;
  /** Said instead of `failed` in a site that works from a folder. */
  readonly needsServer: string;
  readonly failed: string;
  readonly results: {
    readonly hint: string;
    /** Added to `hint` where there is a keyboard. */
    readonly keys: string;
    /** Said while one waits for the network. */
    readonly searching: string;
    /** `{query}` stands for what was looked for. */
    readonly none: string;
    readonly more: string;
    readonly found: PluralForms;
  };
}

/** Label files by primary language subtag. */
export const labelFiles: Readonly<Record<string, Labels>> = { en, ru };

/** What pages read whose language has no file. */
const fallback = { lang: 'en', dir: 'ltr', labels: en } as const;

const foreignLabels = new Map<string, Labels>();

/** The words for a BCP 47 tag: by its primary language (`ru-RU` reads the file `ru`), English where there is no file. */
export function labelsFor(lang: string): Labels {
  const own = labelFiles[lang.toLowerCase().split('-')[0] ?? ''];
  if (own !== undefined) return own;
  const { labels, ...language } = fallback;
  const made = foreignLabels.get(lang) ?? {
    ...labels,
    foreign: { ...language, page: lang },
    markdown: { ...labels.markdown, lang: language.lang },
  };
  foreignLabels.set(lang, made);
  return made;
}

/** A counted noun: `plural('ru', labels.lessonCount, 5)` gives «5 занятий». The number is written as the language does. */
export function plural(lang: string, forms: PluralForms, n: number): string {
  const language = languageOf(lang);
  const form = forms[language.plural.select(n)] ?? forms.other;
  return form.replace('{n}', language.number.format(n));
}

/** The language in which the interface speaks on a page in `lang`: that of the page, with its region, where it can. */
export function languageOfLabels(lang: string): string {
  return labelsFor(lang).foreign?.lang ?? lang;
}
