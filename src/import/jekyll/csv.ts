/** Tables of `_data`: the first line names the columns, every other line is a map of texts, as Jekyll reads it. */
import { type Data, dataMap } from '../data.ts';

/** Reads a table whose values a comma or a tab divides; quotation marks hold a value together, two of them mean one. */
export function parseTable(text: string, divider: ',' | '\t'): Data {
  const [head = [], ...rows] = rowsOf(text.replace(/^\uFEFF/, ''), divider);
  return rows.map((row) => dataMap(head.map((name, column) => [name, row[column] ?? null] as const)));
}

function rowsOf(text: string, divider: string): string[][] {
  const value = new RegExp(`(?:"((?:[^"]|"")*)"|([^${divider}\\r\\n]*))(${divider}|\\r?\\n|\\r|$)`, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  while (value.lastIndex < text.length) {
    const found = value.exec(text);
    // A quotation mark that never ends: the rest is no table.
    if (found === null) break;
    const [, quoted, plain = '', end] = found;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === divider && value.lastIndex < text.length) continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
