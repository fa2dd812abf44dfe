/** Rows of a table without their line of dashes, or with one of another number of columns: they stay a paragraph. */
import type { PluginSimple, StateCore } from 'markdown-it';
import { warning } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { eachInline } from './places.ts';

/** `|---|---|` or `--- | ---`. */
const dashes = /^(?=.*\|)\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?$/;

/** Tells tables that are none. */
export const brokenTables: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'brokenTables', findTables);
};

function findTables(state: StateCore): void {
  const env = state.env as TextEnv;
  eachInline(state.tokens, env, (inline, locator, index) => {
    if (!inline.content.includes('|') || state.tokens[index - 1]?.type !== 'paragraph_open') return;
    const lines = inline.content.split('\n').map((line) => line.trim());
    const first = lines.find((line) => line.includes('|') && !dashes.test(line));
    if (first === undefined || !(lines.every(isRowLike(first)) || hasDashes(lines))) return;
    const columns = cellsOf(first).length;
    const place = locator.find(first) ?? locator.start;
    env.page.problems.push(
      warning('broken-table', place, { what: first, line: `|${'---|'.repeat(columns)}` }),
    );
  });
}

/** Whether a line is a row of as many cells as the first one, which names something in each. */
function isRowLike(first: string): (line: string, index: number, lines: readonly string[]) => boolean {
  const cells = cellsOf(first);
  const isHead = cells.every((cell) => cell === '' || /[\p{L}\d]/u.test(cell));
  // `| a | b |`: the signs of mathematics (`|x| + |y|`) seldom stand so far apart.
  const isRow = (line: string) => /^\|[ \t]/.test(line) && /[ \t]\|$/.test(line);
  return (line, _, { length }) =>
    isHead && length > 1 && isRow(line) && cells.length > 1 && cellsOf(line).length === cells.length;
}

/** Whether a line of dashes stands beside one with cells. */
function hasDashes(lines: readonly string[]): boolean {
  return lines.some((line, index) => {
    const neighbours = [lines[index - 1], lines[index + 1]];
    return dashes.test(line) && neighbours.some((other) => other?.includes('|') && !dashes.test(other));
  });
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split(/(?<=[ \t]|^)\|(?=[ \t]|$)/)
    .map((cell) => cell.trim());
}
