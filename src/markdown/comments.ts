/**
 * A comment ends at its `-->`, whatever stands in it: blank lines, lists, text that is indented less. In
 * CommonMark a comment within a list, a table in HTML or a paragraph ends earlier, and half of what the author
 * had put away would show. The same holds for `<script>` and `<style>`, which are removed whole later.
 */
import type { PluginSimple, StateBlock } from 'markdown-it';
import htmlBlock from 'markdown-it/lib/rules_block/html_block.mjs';
import paragraph from 'markdown-it/lib/rules_block/paragraph.mjs';
import { warning } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { Locator } from './places.ts';

/** Lets HTML blocks and paragraphs run to the end of what begins in them. */
export const comments: PluginSimple = (md) => {
  md.block.ruler.at('html_block', readHtmlBlock, { alt: ['paragraph', 'reference', 'blockquote'] });
  md.block.ruler.at('paragraph', readParagraph);
};

/** The HTML without its comments; one that does not end goes on to the end. */
export function withoutComments(html: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = html.indexOf('<!--', from);
    if (start < 0) return kept + html.slice(from);
    kept += html.slice(from, start);
    const end = html.indexOf('-->', start + 2);
    if (end < 0) return kept;
    from = end + 3;
  }
}

function readHtmlBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if (!htmlBlock(state, start, end, silent)) return false;
  const token = state.tokens.at(-1);
  if (silent || token === undefined) return true;
  // These blocks end with a tag or a comment, all others with a blank line.
  const endsWithLine = /^\s*<(?:!--|script|style|textarea|pre)/i.test(token.content);
  let missing = missingEnd(token.content);
  if (missing === undefined) return true;
  while (missing !== undefined) {
    const spot = findEnd(state, missing, end);
    if (spot === undefined) break;
    state.line = spot.line + 1;
    while (!endsWithLine && state.line < end && !state.isEmpty(state.line)) state.line++;
    missing = missingEnd(state.src.slice(spot.position, state.eMarks[state.line - 1]));
  }
  token.map = [start, state.line];
  token.content = state.getLines(start, state.line, state.blkIndent, true);
  return true;
}

function readParagraph(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  paragraph(state, start, end, silent);
  const [open, inline] = state.tokens.slice(-3);
  if (open === undefined || !inline?.content.includes('<!--')) return true;
  if (!leavesCommentOpen(inline.content)) return true;
  const env = state.env as TextEnv;
  const spot = findEnd(state, '-->', end);
  if (spot === undefined) {
    const locator = new Locator(env, start, state.line);
    env.page.problems.push(warning('unclosed-html', locator.find('<!--') ?? locator.start, { what: '<!--' }));
    return true;
  }
  state.line = spot.line + 1;
  open.map = [start, state.line];
  inline.map = [start, state.line];
  inline.content = state.getLines(start, state.line, state.blkIndent, false).trim();
  return true;
}

/** The first line from the current one on in which `text` stands, and the position after it. */
function findEnd(
  state: StateBlock,
  text: string,
  endLine: number,
): { readonly line: number; readonly position: number } | undefined {
  const { missingEnds } = state.env as TextEnv;
  const from = state.bMarks[state.line] ?? 0;
  const end = state.eMarks[endLine - 1] ?? 0;
  // What did not come the last time does not come now either; without this, a thousand open comments take a minute.
  if ((missingEnds.get(text) ?? 0) >= end) return undefined;
  const distance = state.src.slice(from, end).search(new RegExp(text, 'i'));
  if (distance < 0) {
    missingEnds.set(text, end);
    return undefined;
  }
  let line = state.line;
  while ((state.eMarks[line] ?? 0) <= from + distance) line++;
  return { line, position: from + distance + text.length };
}

/** The end that a comment or a raw element still waits for at the end of a piece of HTML. */
function missingEnd(html: string): string | undefined {
  const opening = /<!--|<(script|style|textarea)(?=[\s/>])/gi;
  for (let found = opening.exec(html); found !== null; found = opening.exec(html)) {
    const end = found[1] === undefined ? '-->' : `</${found[1].toLowerCase()}`;
    const closing = new RegExp(end, 'gi');
    closing.lastIndex = found.index + 2;
    if (closing.exec(html) === null) return end;
    opening.lastIndex = closing.lastIndex;
  }
  return undefined;
}

/** Whether a comment begins in a paragraph and does not end there; one that stands in code is none. */
function leavesCommentOpen(text: string): boolean {
  const mark = /\\.|`+|<!--/gs;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const [start] = found;
    if (start === '<!--') {
      const end = text.indexOf('-->', found.index + 2);
      if (end < 0) return true;
      mark.lastIndex = end + 3;
    } else if (start.startsWith('`')) {
      const closing = new RegExp(`(?<!\`)${start}(?!\`)`, 'g');
      closing.lastIndex = mark.lastIndex;
      if (closing.exec(text) !== null) mark.lastIndex = closing.lastIndex;
    }
  }
  return false;
}
