/** The title of a text that has no front matter: its first heading, or else the name of its file. */
import { Anchors } from '../../markdown/anchors.ts';
import { createWithoutSigns } from '../../markdown/withoutSigns.ts';
import { codeRanges, commentRanges, masked } from '../textMask.ts';

export interface FirstHeading {
  /** Its words, without marks and attributes. */
  readonly title: string;
  /** The anchor that its author gave it. */
  readonly id: string | undefined;
  /** Whether nothing stands before it. */
  readonly isFirst: boolean;
  /** Whether Kafedra would not show it below the same title, and keep its anchor. */
  readonly isTitle: boolean;
  /** The text without it. */
  readonly rest: string;
}

/** The words of a text without its marks. */
export const withoutSigns = createWithoutSigns();

/** A heading with signs before it, one with a line below it, one in HTML with what is open around it. */
const heading =
  /^ {0,3}(?<signs>#{1,6})[ \t]+(?<words>[^\n]*)|^(?!(?:[*+-]|\d+[.)])[ \t]|[#>|+-]|[*_]{3})(?<line>\S[^\n]*)\n {0,3}(?<under>=+|-+)[ \t]*$|^[ \t]*(?<around>(?:<(?:div|center|p)\b[^<>]*>\s*)*)<h1\b(?<attributes>[^<>]*)>(?<html>[\s\S]{1,1000}?)<\/h1>/gim;

/** Finds the first heading of a text, in any form of Markdown. */
export function firstHeading(text: string): FirstHeading | undefined {
  const visible = withoutCode(text);
  const match = visible.matchAll(heading).next().value;
  if (match === undefined) return undefined;
  const { signs, under, around = '', attributes, html } = match.groups ?? {};
  const title = titleOf(match);
  if (title === '') return undefined;
  const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length).replace(/^\n+/, '');
  return {
    title,
    id:
      html === undefined
        ? /\{:?[^{}]*#([^\s{}]+)[^{}]*\}[ \t]*$/.exec(writtenOf(match))?.[1]
        : /\sid\s*=\s*["']?([^\s"']+)/i.exec(attributes ?? '')?.[1],
    isFirst: visible.slice(0, match.index).trim() === '' && around === '',
    isTitle: signs === '#' || under?.startsWith('=') === true,
    rest,
  };
}

/** Whether a text has a heading with this anchor. */
export function hasHeading(text: string, anchor: string): boolean {
  return [...withoutCode(text).matchAll(heading)].some((match) => anchorOf(titleOf(match)) === anchor);
}

/** The anchor of a heading with these words. */
export function anchorOf(words: string): string {
  return new Anchors().ofTitle(words.normalize('NFC'));
}

/** A title made of a name: no number before it, no hyphens. */
export function titleOfName(name: string): string {
  const words = name
    .replace(/^\d+[-_.\s]+(?=\S)/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** A text without code that takes lines of its own, and without comments. */
function withoutCode(text: string): string {
  const code = codeRanges(text);
  const ownLines = code.filter(({ begin, end }) => text.slice(begin, end).includes('\n'));
  return masked(text, [...ownLines, ...commentRanges(text, code)]);
}

function writtenOf({ groups: { words, line, html } = {} }: RegExpMatchArray): string {
  return words ?? line ?? html ?? '';
}

function titleOf(match: RegExpMatchArray): string {
  const words = writtenOf(match)
    .replace(/[ \t]*\{[:.#][^{}]*\}[ \t]*$/, '')
    .replace(/(?:^|[ \t]+)#+[ \t]*$/, '');
  return withoutSigns(words).replace(/\s+/g, ' ').trim();
}
