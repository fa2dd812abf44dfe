/** The title of a text that has no front matter: its first heading, or else the name of its file. */
import { codeRanges, commentRanges, masked } from '../textMask.ts';

export interface FirstHeading {
  /** Without its marks and attributes. */
  readonly title: string;
  /** Whether nothing stands before it. */
  readonly isFirst: boolean;
  /** The text without it. */
  readonly rest: string;
}

/** Finds the first heading of a text, in either form of Markdown. */
export function firstHeading(text: string): FirstHeading | undefined {
  const code = codeRanges(text);
  const visible = masked(text, [
    ...code.filter(({ begin, end }) => text.slice(begin, end).includes('\n')),
    ...commentRanges(text, code),
  ]);
  const match = /^ {0,3}(?:#{1,6}[ \t]+([^\n]*)|([^\s#>*+|-][^\n]*)\n {0,3}(?:=+|-+)[ \t]*)$/m.exec(visible);
  if (match === null) return undefined;
  const title = plain(match[1] ?? match[2] ?? '');
  if (title === '') return undefined;
  const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length).replace(/^\n+/, '');
  return { title, isFirst: visible.slice(0, match.index).trim() === '', rest };
}

/** A title made of a name: no number before it, no hyphens. */
export function titleOfName(name: string): string {
  const words = name
    .replace(/^\d+[-_.\s]+(?=\S)/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function plain(heading: string): string {
  return heading
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replace(/[ \t]*\{[:.#][^{}]*\}[ \t]*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}(\S(?:[^*_`]*\S)?)[*_`]{1,3}/g, '$1')
    .trim();
}
