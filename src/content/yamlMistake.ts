/**
 * From the complaint of js-yaml to what the author did. js-yaml says where its reading broke off, which is
 * often behind the mistake; the lines around tell the cause, and where it is to be mended.
 */
import type { ProblemValues } from '../course/problem.ts';
import { closingQuote, findOpenQuote, listSignBefore, partsOf } from './yamlLine.ts';

/** What to tell the author, and where. */
export interface Mistake {
  readonly code: string;
  readonly offset: number;
  readonly values: ProblemValues;
}

interface Line {
  readonly start: number;
  readonly text: string;
}

/** All that a rule looks at. */
interface Break {
  readonly text: string;
  readonly reason: string;
  readonly offset: number;
  /** The line on which the reading broke off, and the column (from 0). */
  readonly line: Line;
  readonly column: number;
  /** The last line before it that is neither empty nor a comment. */
  readonly before: Line | undefined;
}

type Rule = (found: Break) => Mistake | undefined;

/**
 * Names the mistake behind a syntax error. `reason` and `offset` are those of js-yaml's exception; the offset
 * given back lies in the text too. The code is `yaml-syntax` when no rule knows better.
 */
export function findMistake(text: string, reason: string, offset: number): Mistake {
  const line = lineAt(text, Math.min(offset, text.length));
  const found: Break = {
    text,
    reason,
    offset,
    line,
    column: offset - line.start,
    before: lineBefore(text, line),
  };
  for (const rule of rules) {
    const mistake = rule(found);
    if (mistake !== undefined) return mistake;
  }
  return { code: 'yaml-syntax', offset: Math.min(offset, text.length), values: {} };
}

/** In the order in which they are asked: what is certain before what is likely. */
const rules: readonly Rule[] = [
  tooDeep,
  controlCharacter,
  backslash,
  tag,
  openQuote,
  tab,
  whiteSpace,
  listSign,
  textAfterQuote,
  colonInValue,
  openBracket,
  missingComma,
  specialCharacter,
  directive,
  blockHeader,
  dashWithoutSpace,
  colonWithoutSpace,
  missingColon,
  listBesideKey,
  indentation,
];

function tooDeep({ reason, offset }: Break): Mistake | undefined {
  return reason.startsWith('nesting exceeded') ? mistake('yaml-too-deep', offset) : undefined;
}

function controlCharacter({ reason, offset }: Break): Mistake | undefined {
  const known = ['non-printable', 'null byte', 'valid JSON character'].some((words) =>
    reason.includes(words),
  );
  return known ? mistake('control-character', offset) : undefined;
}

function backslash({ reason, text, offset }: Break): Mistake | undefined {
  if (reason !== 'unknown escape sequence' && reason !== 'expected hexadecimal character') return undefined;
  return mistake('yaml-escape', text.lastIndexOf('\\', offset - 1));
}

function tab({ reason, offset, line, before }: Break): Mistake | undefined {
  if (reason.startsWith('tab characters')) return mistake('yaml-tab', offset);
  for (const { text, start } of around(line, before)) {
    const found = /^[ -]*\t/.exec(text);
    if (found !== null) return mistake('yaml-tab', start + found[0].length - 1);
  }
  return undefined;
}

/** A no-break space, copied from a web page or a word processor, where YAML wants an ordinary one. */
function whiteSpace({ text, line, before }: Break): Mistake | undefined {
  for (const { text: near, start } of around(line, before)) {
    const found = /^[ -]*[^\S \t]|^[^:]*:[^\S \t]/.exec(near);
    if (found !== null) return mistake('yaml-white-space', start + found[0].length - 1);
  }
  // In front of a key it may be noticed only behind all that belongs to the key.
  const above = [...text.slice(0, line.start).matchAll(/^([ -]*)[^\S \t\n]\s*[\w-]+:(?=\s)/gm)].at(-1);
  return above === undefined ? undefined : mistake('yaml-white-space', above.index + (above[1]?.length ?? 0));
}

function tag({ reason, line, column }: Break): Mistake | undefined {
  if (!/\btag\b/.test(reason) || reason.includes('TAG directive')) return undefined;
  let start = line.text.lastIndexOf('!', column - 1);
  while (start > 0 && !/\s/.test(line.text[start - 1] as string)) start--;
  const name = /^\S*/.exec(line.text.slice(Math.max(start, 0)))?.[0] ?? '';
  return mistake('yaml-tag', line.start + Math.max(start, 0), { tag: name });
}

/** An opening quote without its closing one is noticed lines later; the author must look where it opens. */
function openQuote(found: Break): Mistake | undefined {
  const { reason, line, column, text } = found;
  const opened = () => {
    for (let at: Line | undefined = line; at !== undefined; at = lineBefore(text, at)) {
      const quote = findOpenQuote(at.text);
      if (quote !== -1) return at.start + quote;
    }
    return undefined;
  };
  if (reason.includes('quoted scalar') || reason === 'deficient indentation') {
    const last = reason.includes('quoted') ? text.lastIndexOf(reason.includes('single') ? "'" : '"') : -1;
    const offset = opened() ?? (last === -1 ? undefined : last);
    return offset === undefined ? undefined : mistake('yaml-quote', offset);
  }
  // The quote that was left open was closed by the next one, on a later line.
  const quote = quoteBefore(line.text, column);
  if (quote === -1 || openingQuote(line.text, quote) !== -1) return undefined;
  const before = found.before === undefined ? -1 : findOpenQuote(found.before.text);
  return before === -1 ? undefined : mistake('yaml-quote', (found.before as Line).start + before);
}

function textAfterQuote({ line, column, offset }: Break): Mistake | undefined {
  const quote = quoteBefore(line.text, column);
  if (quote === -1 || openingQuote(line.text, quote) === -1) return undefined;
  return mistake('yaml-text-after-quote', offset, { text: line.text.slice(column) });
}

function openBracket({ reason, text, line, offset }: Break): Mistake | undefined {
  if (reason !== 'deficient indentation' && !reason.includes('within a flow collection')) return undefined;
  for (let at: Line | undefined = line; at !== undefined; at = lineBefore(text, at)) {
    const { value } = partsOf(at.text);
    const bracket = at.text[value] ?? '';
    if ('[{'.includes(bracket) && bracket !== '') {
      return liquid(at, value) ?? mistake('yaml-bracket', at.start + value, { bracket });
    }
  }
  return mistake('yaml-bracket', offset, { bracket: '[' });
}

function missingComma({ reason, line, offset }: Break): Mistake | undefined {
  const known = reason.startsWith('missed comma') || reason.startsWith('expected the node content');
  if (!known) return undefined;
  return liquid(line, partsOf(line.text).value) ?? mistake('yaml-comma', offset);
}

/** `{{ page.title }}` and `{% raw %}` are no lists, whatever YAML takes their brackets for. */
function liquid(line: Line, value: number): Mistake | undefined {
  return /^\{[{%]/.test(line.text.slice(Math.max(value, 0)))
    ? mistake('yaml-special-character', line.start + value, { character: '{' })
    : undefined;
}

/** A value that starts with a character to which YAML gives a meaning of its own: `@ivanov`, `*важно*`, `[1] и далее`. */
function specialCharacter({ line, reason, column }: Break): Mistake | undefined {
  const at = partsOf(line.text).value;
  const character = line.text[at] ?? '';
  const isCause =
    ('[{'.includes(character) && /[\]}]\s*$/.test(line.text.slice(0, column))) ||
    ('@`%,]}'.includes(character) && column === at) ||
    '*&'.includes(character) ||
    /^\?\s/.test(line.text.slice(Math.max(at, 0)));
  if (character === '' || !(isCause || /anchor|alias/.test(reason))) return undefined;
  return mistake('yaml-special-character', line.start + at, { character });
}

/** A line that starts with `%` speaks to the reader of YAML. */
function directive({ reason, text, line }: Break): Mistake | undefined {
  if (!/directive|YAML version/.test(reason)) return undefined;
  for (let at: Line | undefined = line; at !== undefined; at = lineBefore(text, at)) {
    if (at.text.startsWith('%')) return mistake('yaml-special-character', at.start, { character: '%' });
  }
  return undefined;
}

function blockHeader({ reason, offset, line, column }: Break): Mistake | undefined {
  const known =
    reason === 'a line break is expected' || /indentation (width|identifier)|chomping/.test(reason);
  if (!known) return undefined;
  return mistake('yaml-block', offset, { text: line.text.slice(column) });
}

/** `title: Лекция 1: Введение`: the second colon on the line. */
function colonInValue({ line, column, offset }: Break): Mistake | undefined {
  const { colon } = partsOf(line.text);
  if (line.text[column] !== ':' || colon === -1 || colon >= column) return undefined;
  // `- {title: Введение slides: /s.pdf}`: between brackets the key after a comma is meant.
  const bracket = line.text.slice(0, colon).lastIndexOf('{');
  if (bracket !== -1 && !isClosed(line.text.slice(bracket, column))) {
    const { length } = line.text.slice(0, column).trimEnd().replace(/\S+$/, '').trimEnd();
    return mistake('yaml-comma', line.start + length);
  }
  return mistake('yaml-colon', offset, { value: line.text.slice(partsOf(line.text).value) });
}

function isClosed(text: string): boolean {
  return text.includes('}');
}

/** `– title: Введение`, `• title: …`, `1. title: …`: what a word processor makes of a hyphen, or Markdown's other signs of a list. */
function listSign({ line, before }: Break): Mistake | undefined {
  for (const { text, start } of around(line, before)) {
    const found = listSignBefore.exec(text);
    if (found !== null) {
      const sign = found[1] as string;
      return mistake('yaml-list-sign', start + text.indexOf(sign), { sign });
    }
  }
  return undefined;
}

/** `-title: Введение`: without the space it is the name of a key. */
function dashWithoutSpace({ line, before }: Break): Mistake | undefined {
  for (const { text, start } of around(line, before)) {
    const found = /^\s*-([\p{L}_][\w-]*):(?=\s|$)/u.exec(text);
    if (found !== null)
      return mistake('yaml-dash-space', start + text.indexOf('-'), { key: found[1] as string });
  }
  return undefined;
}

/** `title:Лекция`: without the space it is all one word. */
function colonWithoutSpace({ line, text, reason }: Break): Mistake | undefined {
  if (reason.startsWith('a whitespace character is expected')) {
    const { start } = partsOf(line.text);
    return mistake('yaml-colon-space', line.start + start, { text: line.text.slice(start) });
  }
  for (const { text: candidate, start } of [line, ...runWithoutColon(text, line)]) {
    const found = /^\s*(?:-\s+)*[\w-]+:(?=\S)(?!\/\/)/.exec(candidate);
    if (found !== null && partsOf(candidate).colon === -1) {
      const column = partsOf(candidate).start;
      return mistake('yaml-colon-space', start + column, { text: candidate.slice(column) });
    }
  }
  return undefined;
}

/** A line that is neither `key: value` nor the continuation of anything. */
function missingColon({ reason, text, line }: Break): Mistake | undefined {
  const run = runWithoutColon(text, line);
  // What is further in than the key above may go on with its text.
  const above = lineBefore(text, run.at(-1) ?? line);
  const keyColumn = above === undefined ? 0 : partsOf(above.text).start;
  const first = run.findLast((other) => depthOf(other) <= keyColumn) ?? run.at(-1);
  const known = reason.includes('multiline key') || reason.startsWith("expected ':'");
  const joined = reason.startsWith('end of the stream') && partsOf(line.text).colon !== -1;
  if (first === undefined) return known ? missing(line) : undefined;
  return known || joined ? missing(first) : undefined;
}

function missing(line: Line): Mistake {
  const { start } = partsOf(line.text);
  return mistake('yaml-key-without-colon', line.start + start, { text: line.text.slice(start) });
}

/** `sections: - title: x`: a list starts on a line of its own. */
function listBesideKey({ line, column }: Break): Mistake | undefined {
  const { colon, value } = partsOf(line.text);
  if (colon === -1 || value !== column || !/^-(\s|$)/.test(line.text.slice(value))) return undefined;
  return mistake('yaml-list-beside-key', line.start + value);
}

function indentation({ reason, text, line, before }: Break): Mistake | undefined {
  const known =
    reason.includes('indentation') ||
    reason.startsWith('end of the stream') ||
    reason.startsWith('end of the document');
  if (!known) return undefined;
  const depth = depthOf(line);
  // `- title Учебник` above `url: …`: the item has lost the colon of its first key.
  if (
    before !== undefined &&
    /^\s*-\s+[a-z]\w*(?:\s|$)/i.test(before.text) &&
    partsOf(before.text).colon === -1
  ) {
    if (partsOf(before.text).start === depth) return missing(before);
  }
  const top = depth === 0 ? firstLine(text) : undefined;
  // ` title: Введение` above keys that all start at the margin: the first one is out of line.
  if (top !== undefined && depthOf(top) > 0 && partsOf(top.text).colon !== -1) {
    return mistake('yaml-indentation', top.start + depthOf(top));
  }
  const values: ProblemValues = before === undefined ? {} : { before: before.text.trim() };
  const isItem = partsOf(line.text).colon !== -1 && depth > 0 && isBelowDash(text, line, depth);
  return mistake('yaml-indentation', line.start + depth, {
    ...values,
    ...(isItem ? { item: 'perhaps' } : {}),
  });
}

/** Whether the items of the list around a line have their dashes in its column. */
function isBelowDash(text: string, line: Line, depth: number): boolean {
  if (line.text[depth] === '-') return false;
  for (let at = lineBefore(text, line); at !== undefined; at = lineBefore(text, at)) {
    if (depthOf(at) <= depth) return depthOf(at) === depth && /^\s*-\s/.test(at.text);
  }
  return false;
}

function depthOf({ text }: Line): number {
  return /^\s*/.exec(text)?.[0].length ?? 0;
}

function firstLine(text: string): Line | undefined {
  let first: Line | undefined;
  for (let start = 0; start < text.length && first === undefined; ) {
    const line = lineAt(text, start);
    if (!/^\s*(#|$)/.test(line.text)) first = line;
    start += line.text.length + 1;
  }
  return first;
}

function mistake(code: string, offset: number, values: ProblemValues = {}): Mistake {
  return { code, offset, values };
}

function around(line: Line, before: Line | undefined): Line[] {
  return before === undefined ? [line] : [line, before];
}

/** The lines right above that have no `key:`, nearest first. */
function runWithoutColon(text: string, line: Line): Line[] {
  const run: Line[] = [];
  for (let at = lineBefore(text, line); at !== undefined; at = lineBefore(text, at)) {
    if (partsOf(at.text).colon !== -1) break;
    run.push(at);
  }
  return run;
}

/** Offset of a quote right before a column, with nothing but blanks between, or -1. */
function quoteBefore(line: string, column: number): number {
  const found = /["']\s*$/.exec(line.slice(0, column));
  return found === null ? -1 : found.index;
}

/** Where the quote that closes at `close` opens on the same line, or -1 when it opens earlier. */
function openingQuote(line: string, close: number): number {
  const { start, value } = partsOf(line);
  for (const at of [start, value]) {
    if (at >= 0 && at < close && line[at] === line[close] && closingQuote(line, at) === close) return at;
  }
  return -1;
}

function lineAt(text: string, offset: number): Line {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  return { start, text: text.slice(start, newline === -1 ? undefined : newline) };
}

function lineBefore(text: string, { start }: Line): Line | undefined {
  let line: Line | undefined;
  for (let end = start - 1; end >= 0; end = line.start - 1) {
    line = lineAt(text, end);
    if (!/^\s*(#|$)/.test(line.text)) return line;
  }
  return undefined;
}
