/**
 * Which dollars hold a formula. Prices (`$5 и $10`), shell (`$HOME/$USER`, `${A}/${B}`) and templates (`${{ x }}`) are
 * text: a formula touches its dollars from within, and no letter or figure touches them from without.
 */
import { readKnown } from './attributes.ts';

/** A formula between dollars that stand in a line. */
export interface Dollars {
  /** `$` or `$$`. */
  readonly mark: string;
  readonly tex: string;
  /** The position after the last dollar. */
  readonly end: number;
}

/** Reads a formula at a dollar; undefined where the dollar is a character like any other. */
export function readDollars(text: string, start: number, limit: number): Dollars | undefined {
  const mark = text.startsWith('$$', start) ? '$$' : '$';
  const from = start + mark.length;
  if (/[\p{L}\p{N}$]$/u.test(text.slice(Math.max(0, start - 2), start))) return undefined;
  if (/^(?:\$|\{\{|$)/.test(text.slice(from, from + 2))) return undefined;
  const close = findDollars(text, from, limit, mark);
  if (close === undefined) return undefined;
  const tex = text.slice(from, close);
  const end = close + mark.length;
  const isFormula = mark === '$$' ? tex.trim() !== '' : touches(tex) && !reads(tex) && isFree(text, end);
  return isFormula ? { mark, tex, end } : undefined;
}

/** Where the next dollars stand that are not escaped; undefined where code begins before. */
export function findDollars(text: string, from: number, limit: number, mark: string): number | undefined {
  for (let at = from; at + mark.length <= limit; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '`') return undefined;
    else if (text.startsWith(mark, at)) return at;
  }
  return undefined;
}

function touches(tex: string): boolean {
  return tex !== '' && !/^\s|(?<!\\)\s$/.test(tex);
}

/** Whether it reads as a sentence, which a formula says in `\text{…}`: `5 и 10`, `100 roubles`. */
function reads(tex: string): boolean {
  const bare = tex.replace(/\\[a-z]+|\{[^{}]*\}/gi, '{}');
  return /^\d.*\s\p{L}{2}/su.test(bare) || /[\p{L}\d)]\s+[а-яё]+\s+[\p{L}\d(]/iu.test(bare);
}

/** Whether nothing stands behind the dollar that would make it the beginning of a name: `$A/$B`, `$A/${B}`, `$A/$(b)`. */
function isFree(text: string, end: number): boolean {
  if (text[end] === '{') return readKnown(text, end) !== undefined;
  return !/^[\p{L}\p{N}($_]/u.test(text.slice(end, end + 2));
}
