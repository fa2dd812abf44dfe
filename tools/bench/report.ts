/** The tables of the bench. */
import { growth, short } from './figures.ts';
import type { Generator } from './generators/types.ts';
import type { Cost } from './measure.ts';
import type { Row } from './series.ts';
import { formatTable } from './table.ts';

/** What is told of a build, and in which unit. */
const measures: readonly (readonly [keyof Cost, title: string, unit: number])[] = [
  ['seconds', 'Seconds', 1],
  ['processor', 'Seconds of processor time', 1],
  ['memory', 'Megabytes of the largest process at its largest', 1e6],
];

/** All tables of the rows that were measured in one place: medians, and in brackets their ratios to the first generator. */
export function formatReport(place: string, rows: readonly Row[], generators: readonly Generator[]): string {
  const names = generators.map(({ name }) => name);
  const tables = measures.map(([measure, title, unit]) => {
    const lines = rows.map((row) => [titleOf(row), ...cellsOf(row, names, measure, unit)]);
    const growths = growthLine(rows, names, measure);
    const table = formatTable([['', ...names], ...lines, ...(growths === undefined ? [] : [growths])]);
    return `${title} (${place}), medians; in brackets beside ${names[0]}\n\n${table}\n`;
  });
  return `${tables.join('\n')}\n`;
}

function titleOf({ title, lessons, code }: Row): string {
  return `${title}, ${lessons.toLocaleString('en')} lessons${code ? ', coloured code' : ''}`;
}

function cellsOf({ costs }: Row, names: readonly string[], measure: keyof Cost, unit: number): string[] {
  const first = costs.get(names[0] ?? '')?.[measure];
  return names.map((name, at) => {
    const cost = costs.get(name)?.[measure];
    if (cost === undefined) return '—';
    const ratio = at === 0 || first === undefined ? '' : ` (${short(cost / first)})`;
    return short(cost / unit) + ratio;
  });
}

/** Exponents between the smallest site from 1,000 lessons on and the largest. */
function growthLine(
  rows: readonly Row[],
  names: readonly string[],
  measure: keyof Cost,
): string[] | undefined {
  const cold = rows
    .filter(({ scenario, lessons, code }) => scenario === 'cold' && lessons >= 1000 && !code)
    .sort((a, b) => a.lessons - b.lessons);
  const [small, large] = [cold[0], cold.at(-1)];
  if (small === undefined || large === undefined || small === large) return undefined;
  const cells = names.map((name) => {
    const [low, high] = [small.costs.get(name)?.[measure], large.costs.get(name)?.[measure]];
    return low === undefined || high === undefined
      ? '—'
      : growth([small.lessons, low], [large.lessons, high]).toFixed(2);
  });
  const span = `${small.lessons.toLocaleString('en')} to ${large.lessons.toLocaleString('en')}`;
  return [`growth, exponent from ${span}`, ...cells];
}
