/**
 * Boxes: `:::note Title` … `:::`. A longer row of colons holds shorter ones within it.
 *
 * Not `@mdit/plugin-container`: it takes a `:::` that stands in a code block for the end of the box, closes the
 * outer of two boxes with equally many colons, and cannot tell that a box was never closed or that its name means nothing.
 */
import type { PluginSimple, StateBlock } from 'markdown-it';
import { nearest } from '../course/nearest.ts';
import { warning } from '../course/problem.ts';
import type { MarkdownLabels } from '../views/prose.ts';
import { interrupts, linePlace, lineText, pushInline, pushParagraph } from './blocks.ts';
import type { TextEnv } from './page.ts';

interface Box {
  readonly tag: string;
  readonly className: string;
  readonly titleTag: string;
  readonly titleClass?: string;
  /** The title of a box without one. */
  readonly label?: Exclude<keyof MarkdownLabels, 'lang'>;
}

const boxes: ReadonlyMap<string, Box> = new Map([
  ...(['note', 'tip', 'warning', 'danger'] as const).map((name) => [name, note(name)] as const),
  ...(['details', 'solution'] as const).map((name) => [name, folded(name)] as const),
  ['slide', { tag: 'section', className: 'slide', titleTag: 'p', titleClass: 'slide__title' }],
]);

const opening = /^(:{3,})[ \t]*([\p{L}][\p{L}\p{N}_-]*)(?:[ \t]+(.*))?$/u;
const closing = /^:{3,}$/;
const fence = /^(`{3,}(?=[^`]*$)|~{3,})/;

/** Reads containers. */
export const containers: PluginSimple = (md) => {
  md.block.ruler.before('fence', 'container', readContainer, interrupts);
};

function note(name: 'note' | 'tip' | 'warning' | 'danger'): Box {
  const className = name === 'note' ? 'note' : `note note--${name}`;
  return { tag: 'div', className, titleTag: 'p', titleClass: 'note__title', label: name };
}

function folded(name: 'details' | 'solution'): Box {
  return { tag: 'details', className: name, titleTag: 'summary', label: name };
}

function readContainer(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const text = lineText(state, start, ':') ?? '';
  const [, colons = '', name = '', title = ''] = opening.exec(text) ?? [];
  if (name === '') return false;
  if (silent) return true;
  const env = state.env as TextEnv;
  const box = boxes.get(name.toLowerCase());
  if (box === undefined) {
    const near = nearest(name, boxes.keys());
    const values = { name, ...(near === undefined ? { names: [...boxes.keys()].join(', ') } : { near }) };
    env.page.problems.push(warning('unknown-container', linePlace(state, start), values));
    pushParagraph(state, start, text);
    return true;
  }
  const { last, closed } = findEnd(state, start, end, colons.length);
  if (!closed) env.page.problems.push(warning('unclosed-container', linePlace(state, start), { name }));
  pushBox(state, start, last, box, title);
  state.line = closed ? last + 1 : last;
  return true;
}

function pushBox(state: StateBlock, start: number, last: number, box: Box, title: string): void {
  const open = state.push('container_open', box.tag, 1);
  open.map = [start, last];
  open.attrs = [['class', box.className]];
  // Not an `<aside>`: that would be one more landmark a note, in a list that readers use to get around a page.
  if (box.tag === 'div') open.attrs.push(['role', 'note']);
  const { labels } = (state.env as TextEnv).page.options;
  const shown = title || (box.label === undefined ? '' : labels[box.label]);
  if (shown !== '') {
    const titleToken = pushInline(state, 'container_title', box.titleTag, start, shown);
    if (box.titleClass !== undefined) titleToken.attrSet('class', box.titleClass);
    if (title === '' && labels.lang !== undefined) titleToken.attrSet('lang', labels.lang);
  }
  const { lineMax, parentType } = state;
  state.lineMax = last;
  state.parentType = 'root';
  state.md.block.tokenize(state, start + 1, last);
  state.lineMax = lineMax;
  state.parentType = parentType;
  state.push('container_close', box.tag, -1);
}

/** The line that closes a box; without one, the line after the last that can belong to it. */
function findEnd(
  state: StateBlock,
  start: number,
  end: number,
  length: number,
): { readonly last: number; readonly closed: boolean } {
  /** Colons of the boxes that are open at this line, this one first. */
  const open = [length];
  let code: string | undefined;
  for (let line = start + 1; line < end; line++) {
    if (state.isEmpty(line)) continue;
    if ((state.sCount[line] ?? 0) < state.blkIndent) return { last: line, closed: false };
    const text = state.src
      .slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
      .trimEnd();
    if (code !== undefined) {
      if (text.startsWith(code) && text === text.charAt(0).repeat(text.length)) code = undefined;
      continue;
    }
    code = fence.exec(text)?.[1];
    if (closing.test(text)) {
      // Closes the innermost box with so many colons, and what was forgotten within it; else the innermost with fewer.
      const exact = open.lastIndexOf(text.length);
      const index = exact >= 0 ? exact : open.findLastIndex((count) => count < text.length);
      if (index === 0) return { last: line, closed: true };
      if (index > 0) open.length = index;
    } else {
      const colons = opening.exec(text)?.[1];
      if (colons !== undefined) open.push(colons.length);
    }
  }
  return { last: end, closed: false };
}
