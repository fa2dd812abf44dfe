/** What an import has to tell: what it changed, what a person has to look at, what was wrong already. */
import { compareText } from '../course/problem.ts';

/** What a finding is for the person who reads the report. */
export type FindingGroup =
  /** Said in another way now; nothing to do. */
  | 'converted'
  /** Somebody has to decide or to finish. */
  | 'human'
  /** The old site had it already, and the import settled it. */
  | 'mistake'
  /** Not taken along. */
  | 'left';

export interface Finding {
  readonly group: FindingGroup;
  /** What was found; its sentences are in `wording/`. */
  readonly code: string;
  /** File of the old site, from its root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Takes findings; the files of `import/` are given one to tell what they do. */
export type Tell = (finding: Finding) => void;

/** Tells about one place of one file. */
export type TellAt = (group: FindingGroup, code: string, line: number, values?: Finding['values']) => void;

/** `tell` for one file. */
export function tellerFor(tell: Tell, file: string): TellAt {
  return (group, code, line, values = {}) => tell({ group, code, file, line, values });
}

/** Orders findings by file, line and code, so that a report is always the same. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    compareText(a.code, b.code) ||
    compareText(JSON.stringify(a.values), JSON.stringify(b.values))
  );
}
