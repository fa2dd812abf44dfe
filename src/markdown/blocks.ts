/** What the block rules have in common. */
import type { StateBlock, Token } from 'markdown-it';
import type { Place } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { placeAt } from './places.ts';

/** Blocks that a rule of ours may interrupt. */
export const interrupts = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };

/** The text of a line that starts with this letter, without its indentation; undefined where it is indented as code is. */
export function lineText(state: StateBlock, line: number, first: string): string | undefined {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src.charAt(start) !== first || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return undefined;
  return state.src.slice(start, state.eMarks[line]).trimEnd();
}

/** Where the text of a line starts, after what a list or a quotation puts before it. */
export function linePlace(state: StateBlock, line: number): Place {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return placeAt(state.env as TextEnv, line, start - (state.src.lastIndexOf('\n', start - 1) + 1));
}

/** Makes one line a paragraph, and gives its opening token. */
export function pushParagraph(state: StateBlock, line: number, text: string): Token {
  const open = pushInline(state, 'paragraph', 'p', line, text);
  state.line = line + 1;
  return open;
}

/** Puts an element with one line of inline Markdown into the block that is being read. */
export function pushInline(state: StateBlock, type: string, tag: string, line: number, text: string): Token {
  const open = state.push(`${type}_open`, tag, 1);
  open.map = [line, line + 1];
  const inline = state.push('inline', '', 0);
  inline.map = [line, line + 1];
  inline.content = text;
  inline.children = [];
  state.push(`${type}_close`, tag, -1);
  return open;
}
