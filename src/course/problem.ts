/**
 * A problem: something the author can fix. It carries facts only (code, place, values); the words are
 * chosen at the very end by `src/report`, in the author's language, so that no sentence is written twice.
 */

/** `error` fails the build, `warning` does so only with `--strict`, `info` never does. */
export type ProblemLevel = 'error' | 'warning' | 'info';

/** A place in a file of the author. `line` and `column` count from 1, `column` in UTF-16 units. */
export interface Place {
  /** Path from the site's root, with forward slashes: `content/ml/01-regression.md`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a message needs to say, by name. Only strings and numbers, so that a report can quote them safely. */
export type ProblemValues = Readonly<Record<string, string | number>>;

export interface Problem extends Place {
  /** Stable and kebab-case, such as `unknown-key`; each code has wording in every language and a section in the guide. */
  readonly code: string;
  readonly level: ProblemLevel;
  /** Where in the front matter, as the author would say it: `sections[2].youtube`. */
  readonly field?: string;
  readonly values: ProblemValues;
}

/** Makes an error at a place. */
export function error(code: string, place: Place, values: ProblemValues = {}, field?: string): Problem {
  return problem('error', code, place, values, field);
}

/** Makes a warning at a place. */
export function warning(code: string, place: Place, values: ProblemValues = {}, field?: string): Problem {
  return problem('warning', code, place, values, field);
}

/** Makes a piece of information at a place: worth knowing, nothing to fix. */
export function info(code: string, place: Place, values: ProblemValues = {}, field?: string): Problem {
  return problem('info', code, place, values, field);
}

function problem(
  level: ProblemLevel,
  code: string,
  { file, line, column }: Place,
  values: ProblemValues,
  field?: string,
): Problem {
  return { code, level, file, line, column, ...(field === undefined ? {} : { field }), values };
}

/** Orders problems by file, line and column, then by code, so that a report never depends on the order of the checks. */
export function compareProblems(a: Problem, b: Problem): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code);
}

/** Compares by code point: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
