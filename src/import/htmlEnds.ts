/**
 * Where HTML in a text ends and its Markdown goes on: for kramdown at the end of the element, for CommonMark at the next
 * empty line, so that a paragraph straight after `</p>` would be no Markdown any more.
 */
import MarkdownIt from 'markdown-it';
import { endOfElement } from './endOfElement.ts';
import { codeRanges, masked } from './textMask.ts';

/** Elements that kramdown takes for blocks, the last ones those that hold nothing. */
const blocks =
  'address|article|aside|audio|blockquote|canvas|center|details|dialog|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|iframe|main|menu|nav|object|ol|p|picture|pre|script|section|style|svg|table|ul|video|hr';

/** Those that stand within a paragraph. Alone on a line they begin a block of HTML in CommonMark. */
const spans =
  'a|abbr|b|big|bdo|br|button|cite|code|del|dfn|em|i|img|input|ins|kbd|label|mark|q|s|samp|select|small|span|strike|strong|sub|sup|tt|u|var|wbr';

/** Marks of quotations and lists before what stands in them. */
const marks = /(?:[ \t>]|(?:[*+-]|\d{1,9}[.)])[ \t])*/y;
const block = new RegExp(`(?:<!--|<(${blocks})\\b[^<>]*>)`, 'iy');
const blockLine = new RegExp(`(?<=\\n[ \\t>]*)(?:<!--|<(?:${blocks})\\b)`, 'i');
const spanAlone = new RegExp(`</?(?:${spans})(?:[\\s/][^<>\\n]*)?>(?=[ \\t]*\\n)`, 'iy');
const gap = /[ \t]*(?:\n([ \t>]*))?/y;

/** What belongs to the HTML before it, and the end of a box. */
const goesOn = /^(?:<\/|\{:|:{3,}[ \t]*(?:\n|$))/;

/** What ends a paragraph above it. */
const beginsBlock = new RegExp(
  `^(?:#{1,6}[ \\t]|[*+-][ \\t]|\\d{1,9}[.)][ \\t]|>|\`{3}|~{3}|::|<!--|<(?:${blocks})\\b)`,
  'i',
);

const commonMark = new MarkdownIt({ html: true });
commonMark.core.ruler.enableOnly(['normalize', 'block']);

interface Change {
  readonly begin: number;
  readonly end: number;
  readonly text: string;
}

/** Puts an empty line between HTML and the Markdown that follows it. */
export function separateHtml(text: string): string {
  if (!/<[!/a-z]/i.test(text)) return text;
  const visible = masked(text, codeRanges(text));
  const lines = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const changes: Change[] = [];
  /** Where the element ends that was met last: empty lines may make several blocks of it. */
  let inside = 0;
  for (const { type, map } of commonMark.parse(text, {})) {
    if (type !== 'html_block' || map === null) continue;
    const begin = lines[map[0]] ?? text.length;
    const end = lines[map[1]] ?? text.length;
    if (inside < end) inside = changeBlock(text, visible, { begin, end, inside }, changes);
  }
  let result = '';
  let done = 0;
  for (const { begin, end, text: written } of changes) {
    result += text.slice(done, begin) + written;
    done = end;
  }
  return result + text.slice(done);
}

/** Adds the changes to what CommonMark takes for one block of HTML; gives where its last element ends. */
function changeBlock(
  text: string,
  visible: string,
  range: { readonly begin: number; readonly end: number; readonly inside: number },
  changes: Change[],
): number {
  const { begin, end } = range;
  let { inside } = range;
  const isWithin = inside > begin;
  let position = isWithin ? inside : begin + lengthAt(marks, text, begin);
  for (let isFirst = true; position < end; isFirst = false) {
    const isEnd = isFirst && isWithin;
    if (isEnd || lengthAt(block, visible, position) > 0) {
      const close = isEnd ? position : endOfBlock(visible, position);
      if (close === undefined) return text.length;
      inside = close;
      const { next, prefix } = gapAfter(text, close);
      if (next >= end || goesOn.test(text.slice(next))) return inside;
      position = next;
      if (lengthAt(block, visible, next) > 0) continue;
      changes.push({ begin: close, end: next, text: `\n${prefix.trimEnd()}\n${prefix}` });
    }
    const tagEnd = position + lengthAt(spanAlone, text, position);
    if (tagEnd > position) {
      const { next, prefix } = gapAfter(text, tagEnd);
      const rest = text.slice(next);
      if (next < end && !goesOn.test(rest)) {
        const separator = beginsBlock.test(rest) ? `\n${prefix.trimEnd()}\n${prefix}` : ' ';
        changes.push({ begin: tagEnd, end: next, text: separator });
      }
    }
    const further = blockLine.exec(visible.slice(position, end));
    if (further === null) break;
    position += further.index;
  }
  return inside;
}

function lengthAt(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Where what comes after an offset begins, and what has to stand before it on a line of its own. */
function gapAfter(text: string, offset: number): { readonly next: number; readonly prefix: string } {
  gap.lastIndex = offset;
  const [blank = '', prefix] = gap.exec(text) ?? [];
  const next = offset + blank.length;
  if (prefix !== undefined) return { next, prefix };
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(line, line + lengthAt(marks, text, line));
  return { next, prefix: before.replace(/[^>\s]/g, ' ') };
}

/** Where an element or a comment ends that begins here; nothing where it never does. */
function endOfBlock(visible: string, offset: number): number | undefined {
  block.lastIndex = offset;
  const [tag = '', name = ''] = block.exec(visible) ?? [];
  if (name.toLowerCase() === 'hr') return offset + tag.length;
  if (name !== '') return endOfElement(visible, offset, name);
  const end = visible.indexOf('-->', offset);
  return end === -1 ? undefined : end + 3;
}
