/** What kind of activity a section is, read from the prefix of its title. */
import type { SectionKind } from './types.ts';

/** Words that authors put before the colon, by stem: «Практическая работа 3:», «Лаб. 2.», "Lecture 1 -". */
const stems: readonly (readonly [RegExp, SectionKind])[] = [
  [/^(лекци|lecture)/, 'lecture'],
  [/^(лаб|lab)/, 'lab'],
  [/^(практ|practi|exercise|workshop|упражнени)/, 'practice'],
  [/^(семинар|seminar)/, 'seminar'],
  [/^(проект|курсов|project|capstone)/, 'project'],
  [/^(тест|контрольн|зач[её]т|экзамен|самопроверк|test|quiz|exam|assessment)/, 'test'],
  [/^(консультаци|consultation|office hours)/, 'consultation'],
  [/^(домашн|дз|самостоятельн|homework|assignment)/, 'homework'],
];

const prefixPattern = /^([^:.–—-]{1,40})(?:[:.–—]|\s-\s|$)/;

/**
 * The kind that a title's prefix tells, such as `practice` for «Практика: Линейная регрессия» and for
 * «Практика 3. Регрессия». The prefix ends at the first colon, full stop or dash; a title that is nothing but
 * the word («Лекция») counts too. Nothing where no prefix is known.
 */
export function sectionKindOf(title: string): SectionKind | undefined {
  const prefix = prefixPattern.exec(title.trim().toLowerCase())?.[1];
  if (prefix === undefined) return undefined;
  return stems.find(([stem]) => stem.test(prefix.trim()))?.[1];
}

/** A title cut after the prefix that tells its kind, sign and all; nothing where no prefix does or nothing follows it. */
export function splitAtKind(title: string): { readonly prefix: string; readonly rest: string } | undefined {
  if (sectionKindOf(title) === undefined) return undefined;
  const trimmed = title.trim();
  const prefix = prefixPattern.exec(trimmed)?.[0].trim() ?? '';
  const rest = trimmed.slice(prefix.length).trim();
  return rest === '' ? undefined : { prefix, rest };
}
