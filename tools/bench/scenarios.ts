/** The situations in which a site is built: what is there before, and what is run. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from './corpus.ts';
import type { BuiltSite } from './equivalence.ts';
import type { Command } from './generators/types.ts';

export interface Scenario {
  /** How it is called on the command line. */
  readonly name: string;
  readonly title: string;
  /** Generators that it makes sense for; all where absent. */
  readonly isFor?: (site: BuiltSite) => boolean;
  /** Makes the site ready for a run; each run gets another number. The site has been built before. */
  prepare(site: BuiltSite, corpus: Corpus, run: number): void;
  command(site: BuiltSite): Command;
}

const build = ({ generator, folder }: BuiltSite) => generator.build(folder, {});

/** In an order in which none spoils what the next expects to be there. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'check',
    title: '`check`, nothing kept',
    isFor: ({ generator }) => generator.check !== undefined,
    prepare: forget,
    command: ({ generator, folder }) => generator.check?.(folder) as Command,
  },
  {
    name: 'base',
    title: 'cold, under a base path',
    isFor: ({ generator }) => generator.hasBasePath,
    prepare: forget,
    command: ({ generator, folder }) => generator.build(folder, { basePath: '/repo/' }),
  },
  { name: 'cold', title: 'cold', prepare: forget, command: build },
  { name: 'same', title: 'warm, nothing changed', prepare: () => {}, command: build },
  { name: 'edit', title: 'warm, the text of one lesson changed', prepare: editLesson, command: build },
  {
    name: 'kept',
    title: 'cache kept, output absent (CI)',
    prepare: ({ generator, folder }) => remove(folder, [generator.output]),
    command: build,
  },
];

/** Removes what was published and what was kept. */
function forget({ generator, folder }: BuiltSite): void {
  remove(folder, [generator.output, ...generator.caches]);
}

function remove(site: string, folders: readonly string[]): void {
  for (const folder of folders) rmSync(join(site, folder), { recursive: true, force: true });
}

/** Writes another sentence under the first lesson. */
function editLesson({ generator, folder }: BuiltSite, { courses: [course] }: Corpus, run: number): void {
  const lesson = course?.lessons[0];
  if (course === undefined || lesson === undefined) return;
  const { file, text } = generator.lesson(course, lesson);
  writeFileSync(join(folder, file), `${text}\nEdit number ${run}.\n`);
}
