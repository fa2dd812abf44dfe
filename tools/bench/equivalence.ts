/** Whether the generators did the same work. */
import { join } from 'node:path';
import type { Corpus } from './corpus.ts';
import type { Generator } from './generators/types.ts';
import { expectedFacts, type OutputFacts, outputFacts, outputIn } from './outputFacts.ts';

/** A site that a generator has built. */
export interface BuiltSite {
  readonly generator: Generator;
  readonly folder: string;
}

/** Compares the sites with the corpus and with one another. Fails with all differences; else says what was compared. */
export function checkEquivalence(sites: readonly BuiltSite[], corpus: Corpus): string {
  let agreed = expectedFacts(corpus);
  const differences: string[] = [];
  for (const { generator, folder } of sites) {
    const { 'search indexes': indexes, ...facts } = outputFacts(
      outputIn(join(folder, generator.output)),
      corpus,
    );
    if (indexes !== Number(generator.isSearched))
      differences.push(`${generator.name}: search indexes ${indexes}`);
    differences.push(...differencesOf(generator.name, facts, agreed));
    // What the corpus cannot tell, the first site does.
    agreed = { ...facts, ...agreed };
  }
  if (differences.length > 0) throw new Error(`The sites are not equivalent:\n${differences.join('\n')}`);
  const { pages = 0 } = agreed;
  return `${sites.length} sites of ${pages} pages agree in ${Object.keys(agreed).length} counts`;
}

function differencesOf(name: string, facts: OutputFacts, agreed: OutputFacts): string[] {
  return Object.entries(facts)
    .filter(([what, count]) => agreed[what] !== undefined && agreed[what] !== count)
    .map(([what, count]) => `${name}: ${what} ${count}, not ${agreed[what]}`);
}
