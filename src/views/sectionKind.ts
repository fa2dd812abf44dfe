/** The kind of a section as it is shown: a mark, and a word where the title does not say it. */
import { sectionKindOf } from '../course/sectionKind.ts';
import type { Section, SectionKind } from '../course/types.ts';
import type { Labels } from './labels/index.ts';

/** Kind and word of a section; nothing where the kind is not known. */
export function kindView(
  { kind, title }: Section,
  labels: Labels,
): { readonly kind?: SectionKind; readonly kindLabel?: string } {
  if (kind === undefined) return {};
  return sectionKindOf(title) === kind ? { kind } : { kind, kindLabel: labels.kinds[kind] };
}
