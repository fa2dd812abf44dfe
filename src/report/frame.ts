/** The code frame: the line of the problem as the author wrote it, with a caret under the spot. */
import type { Place } from '../course/problem.ts';
import { escapeLine } from './escape.ts';

/** Splits a file as its author's editor does. */
export function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
}

/** A line of the frame; `mark` is for the line of the problem and the caret below it. */
export interface FrameLine {
  readonly text: string;
  readonly mark: boolean;
}

/**
 * The lines of a frame: the last line before the problem that is not empty, the line itself, and a caret where
 * the problem does not start the line. Empty when there is no such line, or nothing on it. A line longer than
 * `width` is cut around the spot.
 */
export function frameLines(lines: readonly string[], { line, column }: Place, width = 110): FrameLine[] {
  const own = lines[line - 1];
  if (own === undefined || own.trim() === '') return [];
  let before = line - 2;
  while (before >= 0 && (lines[before] as string).trim() === '') before--;
  const digits = Math.max(2, String(line).length);
  const room = Math.max(20, width - digits - 10);
  const { shown, caret } = cut(own, column, room);
  const gutter = (number: number | '') => String(number).padStart(digits);
  return [
    ...(before === -1
      ? []
      : [
          {
            text: `     ${gutter(before + 1)} | ${cut(lines[before] as string, 1, room).shown}`,
            mark: false,
          },
        ]),
    { text: `  >  ${gutter(line)} | ${shown}`, mark: true },
    ...(own.slice(0, column - 1).trim() === ''
      ? []
      : [{ text: `     ${gutter('')} | ${' '.repeat(caret)}^`, mark: true }]),
  ];
}

/** Cuts a line so that the column stays in sight; `caret` counts the cells of a terminal before it. */
function cut(line: string, column: number, room: number): { shown: string; caret: number } {
  const from = column - 1 < room * 0.8 ? 0 : column - 1 - Math.floor(room / 2);
  const before = visible(line.slice(from, column - 1));
  const after = visible(line.slice(column - 1, from + room));
  const start = from === 0 ? '' : '…';
  const end = from + room < line.length ? '…' : '';
  // Once more as a whole: a command may lie across the spot.
  return { shown: escapeLine(`${start}${before}${after}${end}`), caret: width(`${start}${before}`) };
}

function visible(text: string): string {
  // A tab of unknown width would put the caret beside its spot.
  return escapeLine(text.replaceAll('\t', ' '));
}

/** What fills two cells of a terminal: Chinese, Japanese and Korean letters with their signs, and emoji. */
const wide =
  /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303e\uff01-\uff60]/u;

/** Cells of a terminal, by characters as the eye counts them: a letter with its accent is one. */
function width(text: string): number {
  return [...new Intl.Segmenter().segment(text)].reduce(
    (cells, { segment }) => cells + (wide.test(segment) ? 2 : 1),
    0,
  );
}
