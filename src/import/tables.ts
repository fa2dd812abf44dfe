/** Tables of kramdown as GitHub has them. */
import type { TellAt } from './finding.ts';
import { codeRanges, isWithin } from './textMask.ts';

/**
 * Converts the tables of a text. CommonMark wants a head, as many cells in it as in any row, and no lines between the rows; a stroke within code
 * or a formula is one of the table unless it is marked.
 */
export function convertTables(text: string, tell: TellAt, line: number): string {
  const code = codeRanges(text).filter(({ begin, end }) => text.slice(begin, end).includes('\n'));
  const rows = text.split('\n');
  const offsets: number[] = [];
  for (let index = 0, offset = 0; index < rows.length; index++) {
    offsets.push(offset);
    offset += (rows[index] as string).length + 1;
  }
  const isRow = (index: number) =>
    /^ {0,3}\|.*\S/.test(rows[index] ?? '') && !isWithin(code, offsets[index] as number);
  const result: string[] = [];
  for (let index = 0; index < rows.length; index++) {
    if (!isRow(index) || (index > 0 && (rows[index - 1] as string).trim() !== '')) {
      result.push(rows[index] as string);
      continue;
    }
    const first = index;
    while (isRow(index + 1)) index++;
    const table = rows.slice(first, index + 1);
    // Lines above the first row, and further ones between rows, are there in kramdown for the look alone.
    const start = table.findIndex((row) => !isLine(row));
    if (start === -1) {
      result.push(...table);
      continue;
    }
    const head = table[start];
    const delimiter = table[start + 1];
    const hasHead = head !== undefined && delimiter !== undefined && isDelimiter(delimiter);
    const rest = table.slice(hasHead ? start + 2 : 0).filter((row) => !isLine(row));
    const written = hasHead ? [head, delimiter.replaceAll('+', '|'), ...rest] : rest;
    const marked = written.map(withMarkedStrokes);
    const width = Math.max(...marked.map(cellsIn));
    if (!hasHead) {
      result.push(`|${'   |'.repeat(width)}`, `|${' - |'.repeat(width)}`);
      tell('converted', 'table', line + first);
    } else
      for (const at of [0, 1]) marked[at] = widened(marked[at] as string, width, at === 0 ? '   |' : ' - |');
    result.push(...marked);
  }
  return result.join('\n');
}

/** Strokes within code and formulas, with the mark that they are none of the table. */
function withMarkedStrokes(row: string): string {
  return row.replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)|\$\$(?:[^$|\n]|(?<!\s)\|(?!\s))*\$\$/g, (piece) =>
    piece.replace(/(?<!\\)\|/g, '\\|'),
  );
}

function cellsIn(row: string): number {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/).length;
}

function widened(row: string, width: number, cell: string): string {
  const missing = width - cellsIn(row);
  return missing > 0 ? `${row.trimEnd().replace(/(?<!\\)\|$/, '')}|${cell.repeat(missing)}` : row;
}

/** The line under a head. */
function isDelimiter(row: string): boolean {
  return /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-*:?[ \t]*)*$/.test(row);
}

/** Any line between rows. */
function isLine(row: string): boolean {
  return isDelimiter(row) || (/^[=+| \t]+$/.test(row) && row.includes('='));
}
