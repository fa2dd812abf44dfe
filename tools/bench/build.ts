/**
 * `npm run bench`: what building costs, beside other generators that do the same work.
 *
 *   npm run bench -- --lessons 40,2000 --runs 5 --only hugo,kafedra --rows cold,edit --on ram
 *
 * Kafedra is compiled and installed for it, as its users have it.
 * The generators take turns, so that a busy minute of the machine is shared by all.
 */
import { parseArgs } from 'node:util';
import { install } from '../../tests/builds/installed.ts';
import compile from '../../tests/compiled.ts';
import { chosenGenerators } from './generators/index.ts';
import { noPagefind } from './generators/kafedra.ts';
import type { Generator } from './generators/types.ts';
import { knowsMemory } from './measure.ts';
import { places } from './places.ts';
import { formatReport } from './report.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { measureSite, type Row } from './series.ts';

/** The size whose rows are measured in all situations, where there are several. */
const mainSize = 2000;

/** The situations, and the cold build with coloured code. */
const allRows = [...scenarios.map(({ name }) => name), 'colour'];

const { values } = parseArgs({
  options: {
    lessons: { type: 'string', default: `40,400,1000,${mainSize},10000` },
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
    rows: { type: 'string', default: allRows.join() },
    on: { type: 'string', default: Object.keys(places).join() },
  },
});
const sizes = values.lessons.split(',').map(wholeNumber);
const runs = wholeNumber(values.runs);
const rowNames = values.rows.split(',');
const unknown = rowNames.find((name) => !allRows.includes(name));
if (unknown !== undefined) throw new Error(`--rows ${unknown}: one of ${allRows.join(', ')}`);
const wanted = scenarios.filter(({ name }) => rowNames.includes(name));
const coldOnly = scenarios.filter(({ name }) => name === 'cold');
const main = sizes.includes(mainSize) ? mainSize : Math.max(...sizes);

if (!knowsMemory) say('Without GNU time (apt-get install time) neither processor time nor memory is told.');
compile();
const installed = [await install(), await install(noPagefind)] as const;
try {
  const [program, withoutIndex] = [installed[0].program, installed[1].program];
  const generators = chosenGenerators({ only: values.only?.split(','), program, withoutIndex, say });
  for (const on of values.on.split(',')) await measureOn(on, generators);
} finally {
  for (const { remove } of installed) remove();
}

async function measureOn(on: string, generators: readonly Generator[]): Promise<void> {
  const place = places[on];
  if (place === undefined) throw new Error(`--on ${on}: one of ${Object.keys(places).join(', ')}`);
  const rows: Row[] = [];
  const measure = async (lessons: number, code: boolean, scenarios: readonly Scenario[]) => {
    const able = generators.filter(({ upTo = Number.POSITIVE_INFINITY }) => lessons <= upTo);
    rows.push(...(await measureSite({ lessons, code, generators: able, scenarios, runs, place, say })));
  };
  // What disks do to a build can be seen at one size.
  for (const lessons of on === 'ram' ? sizes : [main]) {
    const uncoloured = wanted.filter(({ name }) => lessons === main || name === 'cold');
    if (uncoloured.length > 0) await measure(lessons, false, uncoloured);
    if (lessons === main && rowNames.includes('colour')) await measure(lessons, true, coldOnly);
  }
  process.stdout.write(formatReport(on, rows, generators));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is not a whole number from 1`);
  return number;
}

/** Progress goes where it does not get into a table that is kept. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
