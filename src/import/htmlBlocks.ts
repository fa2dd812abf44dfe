/** HTML in a text and pages of HTML, so that CommonMark reads them as Jekyll did. */
import { dedent } from './boxes.ts';
import { endOfElement } from './endOfElement.ts';
import type { TellAt } from './finding.ts';
import { separateHtml } from './htmlEnds.ts';
import { codeRanges, lineAt, masked } from './textMask.ts';

const blockTags =
  'address|article|aside|center|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|p|section|table|ul';

/** `markdown="1"`, which asks kramdown to read what an element holds. */
const markdownAttribute = /\s+markdown\s*=\s*["']?(?:1|block|span|0)["']?/i;

/**
 * Converts the elements of HTML in a text. In kramdown one goes on to its end, whatever is in it; in CommonMark an empty line ends it, what is
 * indented after that would be code, and what stands between empty lines is Markdown.
 */
export function convertHtmlBlocks(text: string, tell: TellAt, line: number): string {
  const visible = masked(text, codeRanges(text));
  const opening = new RegExp(`^[ \\t]*<(${blockTags})\\b[^<>]*>`, 'gim');
  let result = '';
  let done = 0;
  for (const open of visible.matchAll(opening)) {
    if (open.index < done) continue;
    const end = endOfElement(visible, open.index + open[0].indexOf('<'), (open[1] as string).toLowerCase());
    if (end === undefined) continue;
    const element = text.slice(open.index, end);
    const changed = markdownAttribute.test(visible.slice(open.index, end))
      ? withMarkdown(element, tell, line + lineAt(text, open.index))
      : withoutEmptyLines(element);
    if (changed === undefined) continue;
    result += text.slice(done, open.index) + changed;
    done = end;
  }
  return result + text.slice(done);
}

/** An element as one block of HTML; nothing where it is one already. */
function withoutEmptyLines(element: string): string | undefined {
  if (!/\n[ \t]*\n(?:\t| {4})/.test(element) || /<pre\b/i.test(element)) return undefined;
  return element.replace(/\n(?:[ \t]*\n)+/g, '\n');
}

/** Elements that hold Markdown stand between empty lines, and so does what they hold; a paragraph is its Markdown. */
function withMarkdown(element: string, tell: TellAt, line: number): string {
  const flat = (html: string) => html.replace(/\n(?:[ \t]*\n)+/g, '\n').replace(/^[ \t]+/gm, '');
  let result = '';
  let done = 0;
  const visible = masked(element, codeRanges(element));
  for (const open of visible.matchAll(/<([a-z][\w-]*)\b([^<>]*)>/gi)) {
    if (open.index < done || !markdownAttribute.test(open[2] as string)) continue;
    const name = (open[1] as string).toLowerCase();
    const end = endOfElement(visible, open.index, name);
    if (end === undefined) continue;
    const start = open.index + open[0].length;
    const inner = dedent(
      element.slice(start, element.lastIndexOf('<', end - 1)).replace(/^[ \t]*\n/, ''),
    ).trim();
    const content = summaryAlone(separateHtml(convertHtmlBlocks(inner, tell, line + lineAt(element, start))));
    const attributes = (open[2] as string).replace(markdownAttribute, '');
    const before = flat(element.slice(done, open.index)).trim();
    const isParagraph = name === 'p';
    const parts = isParagraph
      ? [`${content}${attributes.trim() === '' ? '' : `\n{: ${attributes.trim()}}`}`]
      : [`<${name}${attributes}>`, content, `</${name}>`];
    result += [before, ...parts].map((part) => `${part}\n\n`).join('');
    done = end;
    tell('converted', 'markdown-in-html', line + lineAt(element, open.index));
  }
  return (result + flat(element.slice(done)))
    .replace(/^\n+/, '')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
}

/** What is folded away begins after its summary. */
function summaryAlone(content: string): string {
  return content.replace(/^<summary\b[\s\S]*?<\/summary>/i, '$&\n\n').replace(/\n{3,}/g, '\n\n');
}

/** A page of HTML as a page of Markdown: without empty lines it is one block, which nobody reads as Markdown. */
export function htmlToMarkdown(text: string): string {
  return text
    .split(/^[ \t]*(::[a-z]+(?:\{[^{}\n]*\})?|:{3,}[a-z]*)[ \t]*$/m)
    .map((part, index) => (index % 2 === 1 ? part : htmlPart(part)))
    .filter((part) => part !== '')
    .join('\n\n');
}

/** An empty line within this would end the block of HTML; a space keeps the look. */
const keptWhole = /<(pre|textarea)\b[\s\S]*?<\/\1>/gi;

function htmlPart(text: string): string {
  const whole = text.replace(keptWhole, (element) => element.replace(/\n(?=[ \t]*\n)/g, '\n&#32;'));
  const keeps = /<(?:script|style)\b/i.test(text);
  const flat = keeps
    ? whole.trim()
    : outsideWhole(whole, (html) => html.replace(/\n(?:[ \t]*\n)+/g, '\n').replace(/^[ \t]+/gm, '')).trim();
  if (flat === '' || keeps) return flat;
  return new RegExp(`^<(?:${blockTags}|h[1-6]|hr|!--)`, 'i').test(flat) ? flat : `<div>\n${flat}\n</div>`;
}

function outsideWhole(text: string, change: (html: string) => string): string {
  let result = '';
  let done = 0;
  for (const element of text.matchAll(keptWhole)) {
    result += change(text.slice(done, element.index)) + element[0];
    done = element.index + element[0].length;
  }
  return result + change(text.slice(done));
}
