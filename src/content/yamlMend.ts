/**
 * YAML that breaks off at a mistake, with the mistake put out of the way, so that what follows can be read and its
 * own mistakes told at the same time. Rather too much goes than too little: what only follows from a mistake
 * must not be told as another.
 */
import { partsOf } from './yamlLine.ts';
import type { Mistake } from './yamlMistake.ts';

/** The text without the mistake. It keeps its length, so that every place in it stays what it was. */
export function withoutMistake(text: string, { code, offset }: Mistake): string {
  if (code === 'yaml-tab') return text.replace(/^[ -]*\t.*$/gm, lineAway);
  if (code === 'yaml-white-space') return text.replace(/^[ -]*[^\S \n].*$|^[^:\n]*:[^\S \n].*$/gm, lineAway);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = endOfLine(text, start);
  const line = text.slice(start, end);
  const { start: key, colon, value } = partsOf(line);
  if (code === 'yaml-list-sign') {
    const sign = /\S+/.exec(line) as RegExpExecArray;
    return replaced(text, start + sign.index, start + sign.index + sign[0].length, '-');
  }
  if (value !== -1 && colon !== -1 && code !== 'yaml-indentation' && offset >= start + value) {
    return replaced(text, start + value, end);
  }
  const isItem = key > (/^ */.exec(line)?.[0].length ?? 0) && code !== 'yaml-indentation';
  const from = start + (isItem ? key : 0);
  return replaced(text, from, isItem || colon === 0 ? end : endOfBlock(text, end, line, code));
}

/** Nothing in the place of a line; where an item of a list starts on it, its hyphen stays, for the keys below. */
function lineAway(line: string, offset: number, text: string): string {
  const below = /^ *(?=\S)/m.exec(text.slice(offset + line.length + 1))?.[0].length ?? 0;
  const isItem = /^\s*-\s/.test(line) && below >= 2 && line.length >= below;
  return isItem ? `${' '.repeat(below - 2)}- ${' '.repeat(line.length - below)}` : blank(line);
}

/** Where the lines end that belong to this one: those further in, and beside a line that is out of line, its neighbours. */
function endOfBlock(text: string, lineEnd: number, line: string, code: string): number {
  const depth = depthOf(line);
  let end = lineEnd;
  while (end < text.length) {
    const next = text.slice(end + 1, endOfLine(text, end + 1));
    const isInside =
      depthOf(next) > depth || (code === 'yaml-indentation' && depth > 0 && depthOf(next) === depth);
    if (next.trim() !== '' && !isInside) break;
    end += next.length + 1;
  }
  return Math.min(end, text.length);
}

function depthOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
}

function replaced(text: string, from: number, to: number, by = ''): string {
  return text.slice(0, from) + by + blank(text.slice(from + by.length, to)) + text.slice(to);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
