/** What the block rules have in common. */
import type { StateBlock, Token } from 'markdown-it';

/** Blocks that a rule of ours may interrupt. */
export const interrupts = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };

/** The text of a line that starts with this letter, without its indentation; undefined where it is indented as code is. */
export function lineText(state: StateBlock, line: number, first: string): string | undefined {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src.charAt(start) !== first || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return undefined;
  return state.src.slice(start, state.eMarks[line]).trimEnd();
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
