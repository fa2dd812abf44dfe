/** Measures the generators on one corpus, in all situations, turn by turn: situations can be compared, too. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeCorpus } from './corpus.ts';
import { type BuiltSite, checkEquivalence } from './equivalence.ts';
import { short } from './figures.ts';
import type { Generator } from './generators/types.ts';
import { type Cost, run } from './measure.ts';
import { median } from './median.ts';
import type { Scenario } from './scenarios.ts';

/** One line of the tables. */
export interface Row {
  readonly scenario: string;
  readonly title: string;
  readonly lessons: number;
  /** Whether blocks of code were coloured. */
  readonly code: boolean;
  /** Medians by the generator's name. */
  readonly costs: ReadonlyMap<string, Cost>;
}

export interface Series {
  readonly lessons: number;
  readonly code: boolean;
  readonly generators: readonly Generator[];
  readonly scenarios: readonly Scenario[];
  readonly runs: number;
  /** Makes the folder to work in. */
  readonly place: () => string;
  readonly say: (text: string) => void;
}

/** Writes the sites, builds each once to compare what they hold, then measures. */
export async function measureSite({
  lessons,
  code,
  generators,
  scenarios,
  runs,
  place,
  say,
}: Series): Promise<Row[]> {
  const folder = place();
  try {
    const corpus = makeCorpus({ lessons, code });
    const sites: BuiltSite[] = [];
    for (const generator of generators) {
      const site = { generator, folder: join(folder, generator.name) };
      mkdirSync(site.folder);
      generator.writeSite(site.folder, corpus);
      // It also brings the files into the system's memory, so that the first measured build has no harder time.
      await run(generator.build(site.folder, {}));
      sites.push(site);
    }
    say(`${lessons} lessons${code ? ' with coloured code' : ''}: ${checkEquivalence(sites, corpus)}`);
    const costs = scenarios.map((scenario) => {
      const able = sites.filter((site) => scenario.isFor?.(site) !== false);
      return { scenario, able, all: new Map(able.map((site) => [site, [] as Cost[]])) };
    });
    for (let turn = 1; turn <= runs; turn++) {
      for (const { scenario, able, all } of costs) {
        for (const site of able) {
          scenario.prepare(site, corpus, turn);
          all.get(site)?.push(await run(scenario.command(site)));
        }
      }
    }
    return costs.map(({ scenario: { name: scenario, title }, all }) => {
      const medians = new Map([...all].map(([{ generator }, each]) => [generator.name, medianCost(each)]));
      const seconds = [...medians].map(([name, { seconds }]) => `${name} ${short(seconds)} s`);
      say(`  ${title}: ${seconds.join(', ')}`);
      return { scenario, title, lessons, code, costs: medians };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function medianCost(costs: readonly Cost[]): Cost {
  return {
    seconds: median(costs.map(({ seconds }) => seconds)),
    processor: median(costs.map(({ processor }) => processor)),
    memory: median(costs.map(({ memory }) => memory)),
  };
}
