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

/**
 * The kind that a title's prefix tells, such as `practice` for «Практика: Линейная регрессия» and for
 * «Практика 3. Регрессия». The prefix ends at the first colon, full stop or dash; a title that is nothing but
 * the word («Лекция») counts too. Nothing where no prefix is known.
 */
export function sectionKindOf(title: string): SectionKind | undefined {
  const prefix = /^([^:.–—-]{1,40})(?:[:.–—]|\s-\s|$)/.exec(title.trim().toLowerCase())?.[1];
  if (prefix === undefined) return undefined;
  return stems.find(([stem]) => stem.test(prefix.trim()))?.[1];
}
