/** The report for other programs, in JSON of a form that stays. */
import type { Problem } from '../course/problem.ts';
import { escapeJson } from './escape.ts';
import { countLevels, inOrder } from './order.ts';
import { describe } from './wording/index.ts';

/** The form of the report. Names are only ever added; anything else raises `version`. */
export interface JsonReport {
  readonly version: 1;
  /** Sorted by file, line and column; information included. */
  readonly problems: readonly JsonProblem[];
  readonly counts: Readonly<Record<Problem['level'], number>>;
}

export interface JsonProblem {
  /** Path from the site's root, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly level: Problem['level'];
  readonly code: string;
  /** Path in the front matter, such as `sections[2].youtube`. */
  readonly field?: string;
  /** What was found, in the language asked for. */
  readonly message: string;
  /** What to do about it; may be empty. */
  readonly hint: string;
  /** The facts behind the sentences, just as the author wrote them. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** The report as JSON (see `JsonReport`), ending with a line break. Nothing in it can act on a terminal or on GitHub. */
export function formatJson(problems: readonly Problem[], { lang }: { lang: string }): string {
  const all = inOrder(problems);
  const report: JsonReport = {
    version: 1,
    problems: all.map((problem) => {
      const { file, line, column, level, code, field, values } = problem;
      const { message, hint } = describe(problem, lang);
      return {
        file,
        line,
        column,
        level,
        code,
        ...(field === undefined ? {} : { field }),
        message,
        hint,
        values,
      };
    }),
    counts: countLevels(all),
  };
  return `${escapeJson(JSON.stringify(report, null, 2))}\n`;
}
