/**
 * The two lines of three hyphens between which front matter stands. Everything is told here that could go wrong
 * with them, so that afterwards gray-matter splits the file just as the author sees it.
 */
import type { ProblemValues } from '../course/problem.ts';

/** What the fences of a file are. */
export type Fences =
  /** Both are there. */
  | {
      readonly kind: 'fenced';
      /** Number of the closing line, from 1. */
      readonly closeLine: number;
      /** Offset of the closing line. */
      readonly closeOffset: number;
      /** Length of the closing line, blanks behind its hyphens included. */
      readonly closeLength: number;
    }
  /** The file has no front matter, or none that could be found. */
  | {
      readonly kind: 'faulty';
      readonly code: string;
      readonly line: number;
      readonly column: number;
      readonly values: ProblemValues;
    };

const fence = /^---[ \t]*$/;

/** Finds the fences of a file's text, whose lines end in `\n`. */
export function findFences(text: string): Fences {
  const lines = text.split('\n');
  const opening = /^---(?!-)(.*)$/.exec(lines[0] ?? '');
  if (opening === null) return findElsewhere(lines);
  const language = (opening[1] ?? '').trim();
  if (language !== '' && !/^ya?ml$/i.test(language)) {
    return faulty('front-matter-language', 1, 4, { language });
  }
  const close = lines.findIndex((line, i) => i > 0 && fence.test(line));
  const almost = lines.findIndex((line, i) => i > 0 && isAlmostFence(line));
  if (close === -1) {
    return faulty('front-matter-unterminated', 1, 1, almost === -1 ? {} : { nearLine: almost + 1 });
  }
  // gray-matter would take any line that starts with three hyphens for the end.
  const early = lines.findIndex((line, i) => i > 0 && line.startsWith('---'));
  if (early < close) return faulty('front-matter-fence', early + 1, 1, { found: lines[early] as string });
  return {
    kind: 'fenced',
    closeLine: close + 1,
    closeOffset: lines.slice(0, close).reduce((offset, line) => offset + line.length + 1, 0),
    closeLength: (lines[close] as string).length,
  };
}

/** Front matter that is indented or starts further down is none to any generator, but its author meant it. */
function findElsewhere(lines: readonly string[]): Fences {
  const first = lines[0] ?? '';
  // `———`, `—-` or `--`, with keys below it: the editor has made something else of the hyphens.
  if (isAlmostFence(first) && first.trim() !== '---' && isKey(lines[1])) {
    return faulty('front-matter-fence', 1, 1 + first.search(/\S/), { found: first, fence: 'opening' });
  }
  const missing = faulty('front-matter-missing', 1, 1);
  const open = lines.findIndex((line) => /^\s*---[ \t]*$/.test(line));
  if (open === -1) return missing;
  const after = lines.slice(open + 1).find((line) => !/^\s*(#|$)/.test(line)) ?? '';
  const close = lines.findIndex((line, i) => i > open && /^\s*---[ \t]*$/.test(line));
  // A heading over a line of hyphens, or a rule between paragraphs, is none.
  if (close === -1 || !isKey(after)) return missing;
  const column = /^\s*/.exec(lines[open] as string)?.[0].length ?? 0;
  return open === 0 || (column > 0 && lines.slice(0, open).every((line) => line.trim() === ''))
    ? faulty('front-matter-indented', open + 1, column + 1)
    : faulty('front-matter-not-first', open + 1, column + 1);
}

/** A line that was to be a fence: two hyphens, four, a dash that the editor made of them, an indented one. */
function isAlmostFence(line: string): boolean {
  return /^\s*(-{2,}|[–—][–—-]*|-[–—]+|\.\.\.)\s*$/.test(line);
}

function isKey(line = ''): boolean {
  return /^\s*[A-Za-z_][\w-]*:(\s|$)/.test(line);
}

function faulty(
  code: string,
  line: number,
  column: number,
  values: ProblemValues = {},
): Extract<Fences, { kind: 'faulty' }> {
  return { kind: 'faulty', code, line, column, values };
}
