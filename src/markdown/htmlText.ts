/** The words between the tags of HTML blocks, where markdown-it reads nothing: what was left in them has to be looked for. */
import type { Token } from 'markdown-it';
import type { Place } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { placeAt } from './places.ts';

/** Parts of HTML in which nothing is text: comments, tags, and elements that show or do something of their own. */
const notText = /<!--[\s\S]*?(?:-->|$)|<(pre|code|script|style|textarea)\b[\s\S]*?<\/\1\s*>|<[^>]*>/gi;

/** Nobody writes more HTML in one piece; looking through it would take the square of its length. */
const longestBlock = 8_000;

/** Calls `visit` for every HTML block, with its text (all else is blank) and the way from a piece of it to its place. */
export function eachHtmlText(
  tokens: readonly Token[],
  env: TextEnv,
  visit: (text: string, placeOf: (piece: string, index: number) => Place, html: string) => void,
): void {
  for (const { type, content, map } of tokens) {
    if (type !== 'html_block' || content.length > longestBlock) continue;
    const text = content.replace(notText, (part) => part.replace(/[^\n]/g, ' '));
    const placeOf = (piece: string, index: number) => {
      const line = (map?.[0] ?? 0) + text.slice(0, index).split('\n').length - 1;
      return placeAt(env, line, Math.max(0, env.lines[line]?.indexOf(piece) ?? 0));
    };
    visit(text, placeOf, content);
  }
}
