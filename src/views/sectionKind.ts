/** The kind of a section as it is shown: a mark, and the word for it. */
import { sectionKindOf, splitAtKind } from '../course/sectionKind.ts';
import type { Section, SectionKind } from '../course/types.ts';
import type { Labels } from './labels/index.ts';

export interface KindView {
  readonly kind?: SectionKind;
  /** «Практика:», what stands before the title and says the kind. */
  readonly kindText?: string;
}

/** Kind of a section, and a word for it where the title itself has none; nothing where the kind is not known. */
export function kindView({ kind, title }: Section, labels: Labels): KindView {
  if (kind === undefined) return {};
  return sectionKindOf(title) === kind ? { kind } : { kind, kindText: `${labels.kinds[kind]}:` };
}

/** The same, and the title without the word, for a place that sets the two apart. */
export function kindAndTitle(
  section: Section,
  labels: Labels,
): KindView & { readonly title: string; readonly isKindInTitle: boolean } {
  const { kind, title } = section;
  const split = kind === sectionKindOf(title) ? splitAtKind(title) : undefined;
  if (split === undefined) return { ...kindView(section, labels), title, isKindInTitle: false };
  return {
    ...(kind === undefined ? {} : { kind }),
    kindText: split.prefix,
    title: split.rest,
    isKindInTitle: true,
  };
}
