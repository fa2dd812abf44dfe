/**
 * Where the letters of a YAML scalar stand in the file. YAML folds lines, takes indentation away and resolves escapes,
 * so a line of the text need not be one of the file; between these, the text is what its author typed.
 */
import type { TextPiece, YamlScalar } from './source.ts';

/** A part of what is written that the text holds letter for letter, and where it stands in that. */
interface Run {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** What stands before it: white space that was folded, or an escape, which is one letter of the text. */
  readonly after: 'space' | 'escape' | 'nothing';
}

/** What gives a letter that is not written so. At the end of a line, a backslash gives none. */
const escapes: Readonly<Record<string, RegExp>> = {
  "'": /''/g,
  '"': /\\(?:x..|u.{4}|U.{8}|.|$)/g,
};

/** The pieces of a scalar, in the order of its text. */
export function piecesOf({ value, place, written }: YamlScalar): TextPiece[] {
  if (written === undefined) return [{ textLine: 0, textColumn: 0, line: place.line, column: place.column }];
  const pieces: TextPiece[] = [];
  let [at, lineStart, textLine] = [0, 0, 0];
  const goTo = (end: number) => {
    for (; at < end; at++) {
      if (value[at] !== '\n') continue;
      lineStart = at + 1;
      textLine++;
    }
  };
  for (const { text, line, column, after } of runsOf(written)) {
    if (after === 'escape') goTo(at + String.fromCodePoint(value.codePointAt(at) ?? 0).length);
    if (after === 'space') goTo(at + (/^\s*/.exec(value.slice(at))?.[0].length ?? 0));
    // Only a control character that was left out can make the two differ, and that is an error by itself.
    if (!value.startsWith(text, at)) break;
    pieces.push({
      textLine,
      textColumn: at - lineStart,
      line: place.line + line,
      column: line === 0 ? place.column + column : column + 1,
    });
    goTo(at + text.length);
  }
  return pieces;
}

/** What is written, cut at the ends of its lines and at escapes, without the signs around it. */
function runsOf(written: string): Run[] {
  const sign = written[0] ?? '';
  const pattern = escapes[sign];
  const lines = (pattern === undefined ? written : written.slice(0, -1)).split('\n');
  return lines.flatMap((whole, line) => {
    const isFirst = line === 0;
    // The line with the sign of a block holds none of its text.
    if (isFirst && pattern === undefined && /[|>]/.test(sign)) return [];
    const end = line === lines.length - 1 ? whole.length : whole.trimEnd().length;
    const start = isFirst ? (pattern === undefined ? 0 : 1) : whole.length - whole.trimStart().length;
    if (start >= end) return [];
    return cutAt(pattern, whole.slice(0, end), start).map(({ column, text }, i): Run => {
      return { text, line, column, after: i > 0 ? 'escape' : isFirst ? 'nothing' : 'space' };
    });
  });
}

/** The parts of a line from a column on, between what a pattern finds. */
function cutAt(pattern: RegExp | undefined, line: string, start: number): { column: number; text: string }[] {
  const parts: { column: number; text: string }[] = [];
  let column = start;
  for (const { 0: found, index } of pattern === undefined ? [] : line.slice(start).matchAll(pattern)) {
    parts.push({ column, text: line.slice(column, start + index) });
    column = start + index + found.length;
    if (found === '\\') return parts;
  }
  return [...parts, { column, text: line.slice(column) }];
}
