/**
 * Markdown that was begun and does not do what its author saw in another editor: a block of code that is never
 * closed and so takes in the rest of the text, a heading without the space after its signs.
 */
import type { PluginSimple, StateCore } from 'markdown-it';
import { warning } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { eachInline, lineStart } from './places.ts';

/** One `#` may be a tag of a social network or a colour; two before a letter are neither. */
const headingWithoutSpace = /^#{2,6}\p{L}[^\n]*/gmu;

/** Tells what was left open or stuck together. */
export const leftovers: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'leftovers', findLeftovers);
};

function findLeftovers(state: StateCore): void {
  const env = state.env as TextEnv;
  for (const { type, map, markup } of state.tokens) {
    if (type !== 'fence' || map === null) continue;
    const [first, end] = map;
    // Blockquotes and lists end a block of code that they hold; what counts is one that goes on to the end.
    const rest = env.lines.slice(end).some((line) => line.trim() !== '');
    const last = (env.lines[end - 1] ?? '').trim();
    const isClosed =
      end - 1 > first &&
      last.endsWith(markup) &&
      last
        .replaceAll(markup[0] as string, '')
        .trim()
        .replace(/^[>\s]+$/, '') === '';
    if (!rest && !isClosed)
      env.page.problems.push(warning('unclosed-code', lineStart(env, first), { what: markup }));
  }
  eachInline(state.tokens, env, (inline, locator, index) => {
    if (state.tokens[index - 1]?.type !== 'paragraph_open') return;
    for (const [what] of inline.content.matchAll(headingWithoutSpace)) {
      env.page.problems.push(warning('heading-without-space', locator.find(what) ?? locator.start, { what }));
    }
  });
}
