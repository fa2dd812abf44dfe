/** The table of contents of a page: its headings of the second and third level. */
import { ifLong } from './longTitle.ts';
import type { Heading } from './prose.ts';
import type { TocEntry } from './types.ts';

const deepestLevel = 3;

/** Nests headings by their level; nothing when there are fewer than two, since there is nothing to choose from. */
export function tableOfContents(headings: readonly Heading[]): TocEntry[] {
  const shown = headings.filter(({ level, text }) => level <= deepestLevel && text !== '');
  if (shown.length < 2) return [];
  const roots: (TocEntry & { children: TocEntry[] })[] = [];
  const top = Math.min(...shown.map(({ level }) => level));
  for (const { level, id, text, lang } of shown) {
    const entry = {
      text,
      ...ifLong(text),
      href: `#${id}`,
      ...(lang === undefined ? {} : { lang }),
      children: [],
    };
    const parent = roots.at(-1);
    if (level === top || parent === undefined) roots.push(entry);
    else parent.children.push(entry);
  }
  return roots;
}
