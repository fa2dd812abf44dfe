/** Keys of front matter that mean something to Kafedra; all others would be mistakes in the new site. */
import { nearest } from '../../course/nearest.ts';
import { courseSchema } from '../../course/schema/course.ts';
import { featureSchema } from '../../course/schema/feature.ts';
import { foreignKeys, foreignSidebarKeys } from '../../course/schema/foreignKeys.ts';
import { lessonSchema, sectionSchema } from '../../course/schema/lesson.ts';
import { pageSchema } from '../../course/schema/page.ts';
import type { PlacedKind } from './placement.ts';
import type { YamlEntry, YamlTree } from './yaml.ts';

const schemas = {
  home: pageSchema,
  page: pageSchema,
  chapter: pageSchema,
  course: courseSchema,
  lesson: lessonSchema,
} as const;

const additionalKeys = ['title', 'url'];

/** Entries whose keys mean nothing in Kafedra and are no slip of the pen for one that does. */
export function unknownEntries(
  tree: YamlTree,
  kind: PlacedKind,
  featureKeys: ReadonlySet<string>,
): YamlEntry[] {
  const known = Object.keys(schemas[kind].shape);
  return tree.entries.flatMap((entry) => {
    const { key, value } = entry;
    if (featureKeys.has(key))
      return value.items.flatMap((item) => unknownAmong(item.entries, Object.keys(featureSchema.shape)));
    if (foreignKeys.has(key)) return [];
    if (key === 'sections' && kind === 'lesson') return value.items.flatMap(unknownInSection);
    if (key === 'sidebar')
      return value.kind === 'map' ? unknownAmong(value.entries, ['nav', ...foreignSidebarKeys]) : [entry];
    if (known.includes(key)) return [];
    return isSlip(entry, tree, known) ? [] : [entry];
  });
}

/** The same of one section of a lesson. */
export function unknownInSection(section: YamlTree): YamlEntry[] {
  const additional = section.entries
    .filter(({ key }) => key === 'additional')
    .flatMap(({ value }) => value.items);
  return [
    ...unknownAmong(section.entries, Object.keys(sectionSchema.shape)),
    ...additional.flatMap((link) => unknownAmong(link.entries, additionalKeys)),
  ];
}

function unknownAmong(entries: readonly YamlEntry[], known: readonly string[]): YamlEntry[] {
  return entries.filter(
    (entry) =>
      !known.includes(entry.key) && !isSlip(entry, { kind: 'map', entries, items: [], data: null }, known),
  );
}

/** A misspelt key was a mistake of the old site, and has to be told as one: what it says was never shown. */
function isSlip({ key, value }: YamlEntry, tree: YamlTree, known: readonly string[]): boolean {
  const near = nearest(key, known);
  if (near === undefined || tree.entries.some((entry) => entry.key === near)) return false;
  return (near === 'sections' || near === 'topics' || near === 'modules') === (value.kind === 'list');
}
