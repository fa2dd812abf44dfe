/** The table that authors write by hand over a collection of lessons: which columns it shows, and which it hides. */
import type { ResourceColumn } from '../../course/types.ts';
import { commentRanges, masked, type Range } from '../textMask.ts';
import type { LiquidNode } from './tree.ts';

export interface SyllabusTable {
  readonly columns: readonly ResourceColumn[];
  /** Columns that stand in comments. */
  readonly hidden: readonly ResourceColumn[];
  /** Keys of sections, and of lessons, that are shown and that no column is for. */
  readonly unknown: readonly string[];
  /** Parts of the loop that stand only where a condition holds, and hold the lesson. */
  readonly conditional: readonly LiquidNode[];
  readonly isNumbered: boolean;
}

/** What the keys of sections that stand in cells come to. */
const columnOfKey: ReadonlyMap<string, ResourceColumn> = new Map([
  ['document', 'document'],
  ['slides', 'slides'],
  ['youtube', 'video'],
  ['video', 'video'],
  ['rutube', 'video'],
  ['test', 'test'],
  ['textbook', 'textbook'],
]);

/** Keys that every row shows, or that stand on the lesson's page. */
const notColumns: ReadonlySet<string> = new Set([
  'title',
  'kind',
  'overview',
  'hours',
  'planned',
  'additional',
  'size',
]);

/** Keys of lessons that the table of Kafedra shows by itself. */
const ofLesson: ReadonlySet<string> = new Set([
  'title',
  'nav_title',
  'url',
  'permalink',
  'order',
  'id',
  'slug',
]);

/** Reads the loop over the sections within a loop over lessons; nothing where there is none. */
export function readSyllabus(loop: LiquidNode, source: string): SyllabusTable | undefined {
  const lesson = loopVariable(loop.args);
  const branch = loop.branches[0];
  if (lesson === undefined || branch === undefined) return undefined;
  const inner = source.slice(branch.begin, branch.end);
  const opening = new RegExp(`\\{%-?\\s*for\\s+([\\w-]+)\\s+in\\s+${lesson}\\.sections\\b[^%]*%\\}`).exec(
    inner,
  );
  if (opening === null) return undefined;
  const section = opening[1] as string;
  const rows = inner.slice(opening.index + opening[0].length);
  const comments = commentRanges(rows, []);
  const shown = keysIn(masked(rows, comments), section);
  const hidden = comments.flatMap(({ begin, end }) => keysIn(rows.slice(begin, end), section));
  const columns = columnsOf(shown);
  const head = masked(inner, commentRanges(inner, []));
  return {
    columns,
    hidden: columnsOf(hidden).filter((column) => !columns.includes(column)),
    unknown: [
      ...shown.filter((key) => !columnOfKey.has(key) && !notColumns.has(key)),
      ...printedKeys(masked(inner, commentRanges(inner, [])), lesson).filter((key) => !ofLesson.has(key)),
    ],
    conditional: branch.nodes.filter(
      (node) =>
        (node.name === 'if' || node.name === 'unless') &&
        new RegExp(`\\b${lesson}\\.(?:url|sections)\\b`).test(source.slice(node.begin, node.end)),
    ),
    isNumbered: /\{\{-?\s*forloop\.index\b/.test(head),
  };
}

/** The name that a loop gives to its items. */
export function loopVariable(args: string): string | undefined {
  return /^([\w-]+)\s+in\s/.exec(args)?.[1];
}

/** What a loop goes over, without its limits. */
export function loopExpression(args: string): string {
  return args.replace(/^[\w-]+\s+in\s+/, '').replace(/\s+(?:reversed\b|limit\s*:|offset\s*:).*$/s, '');
}

/** The table or list around a loop, or the loop alone. */
export function surrounding(loop: LiquidNode, source: string): Range {
  const text = masked(source, commentRanges(source, []));
  for (const tag of ['table', 'ul', 'ol', 'dl']) {
    const before = text.slice(0, loop.begin).toLowerCase();
    const begin = before.lastIndexOf(`<${tag}`);
    if (begin === -1 || before.indexOf(`</${tag}`, begin) !== -1 || /<\/?h[1-6]\b/.test(before.slice(begin)))
      continue;
    const close = text.toLowerCase().indexOf(`</${tag}>`, loop.end);
    if (close !== -1) return { begin, end: close + tag.length + 3 };
  }
  return markdownTable(loop, source);
}

/** The head of a table in Markdown, whose rows the loop writes; the list may be named between the two. */
function markdownTable(loop: LiquidNode, source: string): Range {
  const before = source.slice(0, loop.begin);
  const head = /(?:^|\n)((?:[ \t]*\|[^\n]*\n)+)(?:\s|\{%-?\s*assign\b[^{}]*%\})*$/.exec(before);
  return {
    begin: head === null ? loop.begin : loop.begin - (head[0].length - head[0].indexOf(head[1] as string)),
    end: loop.end,
  };
}

function keysIn(text: string, section: string): string[] {
  const keys = [...text.matchAll(new RegExp(`\\b${section}\\.([\\w-]+)`, 'g'))].map(
    (match) => match[1] as string,
  );
  return [...new Set(keys)];
}

/** Keys that are printed, and not only asked for by a condition. */
function printedKeys(text: string, name: string): string[] {
  const keys = [...text.matchAll(new RegExp(`\\{\\{-?\\s*${name}\\.([\\w-]+)`, 'g'))].map(
    (match) => match[1] as string,
  );
  return [...new Set(keys)];
}

function columnsOf(keys: readonly string[]): ResourceColumn[] {
  return [...new Set(keys.flatMap((key) => columnOfKey.get(key) ?? []))];
}
