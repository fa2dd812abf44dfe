/** The report for people: in a terminal, with the line of each problem and what to do about it. */
import { styleText } from 'node:util';
import type { Problem } from '../course/problem.ts';
import { escapeLine } from './escape.ts';
import { frameLines, linesOf } from './frame.ts';
import { countLevels, inOrder } from './order.ts';
import { describe, harmless, phrasesFor } from './wording/index.ts';
import type { Facts } from './wording/words.ts';

export interface PrettyOptions {
  /** Language of the sentences, as a BCP 47 tag. */
  readonly lang: string;
  /** Gives the text of a file for its code frame; undefined when there is none to show. */
  readonly source?: (file: string) => string | undefined;
  readonly color?: boolean;
  /** Columns of the terminal; sentences are not broken when absent. */
  readonly width?: number;
}

/**
 * The whole report: one paragraph a problem, starting with a line `FILE:LINE:COLUMN  level  code`, then a summary,
 * then one line of what was left without effect. Information is told in that line only, without files and
 * places. Empty when there is nothing to say; otherwise it ends with a line break.
 */
export function formatPretty(problems: readonly Problem[], options: PrettyOptions): string {
  const all = inOrder(problems);
  const { error, warning } = countLevels(all);
  const linesOfFile = remember(options.source);
  const paragraphs = all
    .filter(({ level }) => level !== 'info')
    .map((problem) => formatProblem(problem, linesOfFile(problem.file), options));
  if (paragraphs.length > 0) {
    const summary = phrasesFor(options.lang).summary(error, warning);
    paragraphs.push(style(options, 'bold', summary));
  }
  const asides = formatAsides(all, options.lang);
  if (asides !== '') paragraphs.push(asides);
  return paragraphs.map((paragraph) => `${paragraph}\n`).join('\n');
}

/** The lines of a file, split once however many problems the file has. */
function remember(source: PrettyOptions['source']): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? linesOf(source?.(file) ?? '');
    known.set(file, lines);
    return lines;
  };
}

function formatProblem(problem: Problem, lines: readonly string[], options: PrettyOptions): string {
  const { file, line, column, level, code } = problem;
  const { message, hint } = describe(problem, options.lang);
  const frame = frameLines(lines, problem, options.width);
  const colour = level === 'error' ? 'red' : 'yellow';
  return [
    `${style(options, 'bold', `${escapeLine(file)}:${line}:${column}`)}  ${style(options, colour, level)}  ${code}`,
    ...wrap(hint === '' ? message : `${message} ${hint}`, options.width).map((row) => `  ${row}`),
    ...frame.map(({ text: row, mark }) => (mark ? row : style(options, 'dim', row))),
  ].join('\n');
}

/** What was left without effect, in one line. */
function formatAsides(problems: readonly Problem[], lang: string): string {
  const { asides, otherAsides } = phrasesFor(lang);
  const facts = new Map<string, Facts[]>();
  for (const problem of problems.filter(({ level }) => level === 'info')) {
    const own = facts.get(problem.code) ?? [];
    own.push(harmless(problem));
    facts.set(problem.code, own);
  }
  const known = Object.entries(asides).flatMap(([code, sentence]) => {
    const own = facts.get(code);
    facts.delete(code);
    return own === undefined ? [] : [sentence(own)];
  });
  const others = [...facts.values()].flat().length;
  return [...known, ...(others === 0 ? [] : [otherAsides(others)])].join(' ');
}

function style({ color }: PrettyOptions, format: Parameters<typeof styleText>[0], text: string): string {
  // The caller decides, and not whether the standard output is a terminal.
  return color === true ? styleText(format, text, { validateStream: false }) : text;
}

/** Breaks a sentence at its spaces. */
function wrap(text: string, width = Number.POSITIVE_INFINITY): string[] {
  const rows: string[] = [];
  for (const word of text.split(' ')) {
    const row = rows.at(-1);
    if (row === undefined || row.length + 1 + word.length > width - 2) rows.push(word);
    else rows[rows.length - 1] = `${row} ${word}`;
  }
  return rows;
}
