/**
 * Boxes of the theme become boxes of Kafedra: `<div class="notice--info">` is `:::note`, `<div class="presentation">` is
 * `:::slide`; and a paragraph that ends in `{: .notice--warning}` is `:::warning`.
 */
import type { TellAt } from './finding.ts';
import { codeRanges, commentRanges, isWithin, lineAt, masked } from './textMask.ts';

const boxOfClass: Readonly<Record<string, string>> = {
  notice: 'note',
  'notice--primary': 'note',
  'notice--info': 'note',
  'notice--success': 'tip',
  'notice--warning': 'warning',
  'notice--danger': 'danger',
  presentation: 'slide',
};

/** Boxes within boxes, and `div`s within one: each is read anew. */
const deepest = 10;

/** Converts the boxes of a text; `isHtml` for a page that is HTML and not Markdown. */
export function convertBoxes(text: string, tell: TellAt, line: number): string {
  return convertParagraphs(convertDivs(text, tell, line, 0), tell, line);
}

/** Whether a word of attributes only says which box it is. */
function isOfBox(word: string): boolean {
  return word === '' || (word.startsWith('.') && Object.hasOwn(boxOfClass, word.slice(1)));
}

/** The box for a list of classes. */
function boxOf(classes: string): string | undefined {
  const names = classes.split(/\s+/).filter((word) => Object.hasOwn(boxOfClass, word));
  // `notice notice--success`: the second says which.
  const name = names.find((word) => word.includes('--')) ?? names[0];
  return name === undefined ? undefined : boxOfClass[name];
}

function convertDivs(text: string, tell: TellAt, line: number, depth: number): string {
  if (depth >= deepest || !/<div\b/i.test(text)) return text;
  const code = codeRanges(text);
  const comments = commentRanges(text, code);
  const visible = masked(text, [...code, ...comments]);
  let result = '';
  let done = 0;
  for (const open of visible.matchAll(/^([ \t]*)<div\b([^<>]*)>/gim)) {
    if (open.index < done) continue;
    const name = boxOf(/\bclass\s*=\s*["']?([^"'>]*)/i.exec(open[2] ?? '')?.[1] ?? '');
    if (name === undefined) continue;
    const contentStart = open.index + open[0].length;
    const close = closingDiv(visible, contentStart);
    if (close === undefined) continue;
    const indent = open[1] ?? '';
    const id = /\bid\s*=\s*["']?([^"'\s>]+)/i.exec(open[2] ?? '')?.[1];
    const anchor = id === undefined ? '' : `<span id="${id}"></span>\n\n`;
    const content = convertDivs(text.slice(contentStart, close.begin), tell, line, depth + 1);
    const inner = anchor === '' ? content : `${anchor}${dedent(content.replace(/^[ \t]*\n/, ''))}`;
    result += `${text.slice(done, open.index).replace(/[ \t]+$/, '')}${box(name, inner, indent)}`;
    tell('converted', 'box', line + lineAt(text, open.index), { what: name });
    done = close.end;
  }
  return result + text.slice(done);
}

/** The end tag that belongs to a `div` that was opened before. */
function closingDiv(text: string, from: number): { begin: number; end: number } | undefined {
  let depth = 1;
  const tags = /<(\/?)div\b[^<>]*>/gi;
  tags.lastIndex = from;
  for (let tag = tags.exec(text); tag !== null; tag = tags.exec(text)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return { begin: tag.index, end: tag.index + tag[0].length };
  }
  return undefined;
}

function box(name: string, inner: string, indent: string): string {
  const content = dedent(inner.replace(/^[ \t]*\n/, '').trimEnd());
  const longest = Math.max(
    2,
    ...[...content.matchAll(/^\s*(:{3,})/gm)].map((match) => (match[1] as string).length),
  );
  const colons = ':'.repeat(longest + 1);
  const lines = [`${colons}${name}`, ...content.split('\n'), colons];
  return `${lines.map((row) => (row === '' ? '' : indent + row)).join('\n')}\n`;
}

/** Without the white space that all lines start with. */
export function dedent(text: string): string {
  const lines = text.split('\n');
  const widths = lines.filter((row) => row.trim() !== '').map((row) => /^[ \t]*/.exec(row)?.[0].length ?? 0);
  const width = Math.min(...(widths.length === 0 ? [0] : widths));
  return width === 0
    ? text
    : lines.map((row) => row.slice(Math.min(width, /^[ \t]*/.exec(row)?.[0].length ?? 0))).join('\n');
}

/** Paragraphs whose attributes make them a notice. */
function convertParagraphs(text: string, tell: TellAt, line: number): string {
  if (!/\{:[^}\n]*\.notice/.test(text)) return text;
  const code = codeRanges(text);
  const rows = text.split('\n');
  const result: string[] = [];
  let offset = 0;
  for (const [index, row] of rows.entries()) {
    const classes = isWithin(code, offset) ? undefined : /^[ \t]*\{:\s*([^{}]*)\}[ \t]*$/.exec(row)?.[1];
    offset += row.length + 1;
    const name = classes === undefined ? undefined : boxOf(classes.replaceAll('.', ' '));
    const start = result.findLastIndex((before) => before.trim() === '') + 1;
    if (name === undefined || start >= result.length) {
      result.push(row);
      continue;
    }
    const paragraph = result.splice(start);
    const others = (classes ?? '').split(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/).filter((word) => !isOfBox(word));
    const attributes = others.length === 0 ? [] : [`{: ${others.join(' ')}}`];
    result.push(`:::${name}`, ...paragraph, ...attributes, ':::');
    tell('converted', 'box', line + index, { what: name });
  }
  return result.join('\n');
}
