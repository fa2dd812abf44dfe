/** Measures the generators on one corpus, in all situations, turn by turn. */
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
    const rows: Row[] = [];
    for (const scenario of scenarios) {
      const able = sites.filter((site) => scenario.isFor?.(site) !== false);
      const costs = new Map(able.map(({ generator }) => [generator.name, [] as Cost[]]));
      for (let turn = 1; turn <= runs; turn++) {
        for (const site of able) {
          scenario.prepare(site, corpus, turn);
          costs.get(site.generator.name)?.push(await run(scenario.command(site)));
        }
      }
      const medians = new Map([...costs].map(([name, all]) => [name, medianCost(all)]));
      say(
        `  ${scenario.title}: ${[...medians].map(([name, { seconds }]) => `${name} ${short(seconds)} s`).join(', ')}`,
      );
      rows.push({ scenario: scenario.name, title: scenario.title, lessons, code, costs: medians });
    }
    return rows;
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
