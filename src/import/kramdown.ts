/**
 * What kramdown alone understands, said in Markdown of Kafedra. Attributes (`{: .class #id}`), footnotes and formulas are
 * the same in both and stay as they are.
 */
import type { TellAt } from './finding.ts';
import { codeRanges, commentRanges, isWithin, lineAt, masked } from './textMask.ts';

/** Converts a text; `line` is where it starts in its file. */
export function convertKramdown(text: string, tell: TellAt, line: number): string {
  let result = text;
  for (const step of steps) result = step(result, tell, line);
  return result;
}

type Step = (text: string, tell: TellAt, line: number) => string;

/** The place of the contents: an item of a list that `{:toc}` follows. */
const contents: Step = (text, tell, line) =>
  replaceOutside(
    text,
    /^[ \t]*(?:[*+-]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:[ \t]*toc[^{}\n]*\}[ \t]*$/gm,
    (match) => {
      tell('converted', 'toc', line + lineAt(text, match.index));
      return '\n::toc\n';
    },
  );

/** Kramdown's own comments. */
const comments: Step = (text, tell, line) =>
  replaceOutside(text, /\{::comment\}([\s\S]{0,20000}?)\{:\/(?:comment)?\}/g, (match) => {
    tell('converted', 'comment', line + lineAt(text, match.index));
    return `<!--${(match[1] ?? '').replaceAll('-->', '->')}-->`;
  });

/** Texts that are no Markdown, and options of the renderer. */
const extensions: Step = (text, tell, line) =>
  replaceOutside(
    replaceOutside(
      text,
      /\{::nomarkdown[^{}\n]*\}([\s\S]{0,20000}?)\{:\/(?:nomarkdown)?\}/g,
      (match) => match[1] ?? '',
    ),
    /^[ \t]*\{::options\b[^{}\n]*\/?\}[ \t]*\n?/gm,
    (match) => {
      tell('human', 'kramdown-options', line + lineAt(text, match.index), { what: match[0].trim() });
      return '';
    },
  );

/** Names for attributes: `{:wide: .align-center width="600"}`, meant by `{: wide}`. */
const namedAttributes: Step = (text) => {
  const names = new Map<string, string>();
  const without = replaceOutside(
    text,
    /^ {0,3}\{:([\p{L}][\p{L}\p{N}_-]*):[ \t]*([^{}\n]*)\}[ \t]*\n?/gmu,
    (match) => {
      names.set(match[1] as string, (match[2] as string).trim());
      return '';
    },
  );
  if (names.size === 0) return text;
  return replaceOutside(without, /\{:([^{}\n]+)\}/g, (match) => {
    const words = (match[1] as string).trim().split(/\s+/);
    return words.some((word) => names.has(word))
      ? `{: ${words.map((word) => names.get(word) ?? word).join(' ')}}`
      : match[0];
  });
};

/** Abbreviations: their definitions would show. */
const abbreviations: Step = (text, tell, line) =>
  replaceOutside(text, /^ {0,3}\*\[([^\]\n]+)\]:[ \t]*([^\n]*)$/gm, (match) => {
    tell('human', 'abbreviation', line + lineAt(text, match.index), { what: match[1] as string });
    return `<!-- ${match[0].trim().replaceAll('-->', '->')} -->`;
  });

/** A table without a head: CommonMark wants one. */
const headlessTables: Step = (text, tell, line) => {
  const code = codeRanges(text);
  const rows = text.split('\n');
  const result: string[] = [];
  let offset = 0;
  for (const [index, row] of rows.entries()) {
    const isRow = /^ {0,3}\|.*\|[ \t]*$/.test(row) && !isWithin(code, offset);
    const isFirst =
      isRow && !/^ {0,3}\|/.test(rows[index - 1] ?? '') && (rows[index - 1] ?? '').trim() === '';
    const next = rows[index + 1] ?? '';
    if (isFirst && !isDelimiter(row) && !isDelimiter(next)) {
      const cells = row
        .trim()
        .replace(/^\||\|$/g, '')
        .split(/(?<!\\)\|/).length;
      result.push(`|${'   |'.repeat(cells)}`, `|${' - |'.repeat(cells)}`);
      tell('converted', 'table', line + index);
    }
    result.push(row);
    offset += row.length + 1;
  }
  return result.join('\n');
};

function isDelimiter(row: string): boolean {
  return /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/.test(row) && row.includes('-');
}

/** Markdown within HTML: an empty line after the tag says so. */
const markdownInHtml: Step = (text, tell, line) =>
  replaceOutside(
    text,
    /^([ \t]*)<([a-z][\w-]*)\b([^<>]*?)\s+markdown\s*=\s*["']?(?:1|block|span|0)["']?([^<>]*)>[ \t]*(\n?)/gim,
    (match) => {
      const [, indent = '', name = '', before = '', after = '', end = ''] = match;
      tell('converted', 'markdown-in-html', line + lineAt(text, match.index));
      return `${indent}<${name}${before}${after}>${end === '' ? '' : '\n\n'}`;
    },
  );

const blockTags =
  'address|article|aside|center|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|p|section|table|ul';

/**
 * An element of HTML goes on to its end in kramdown; in CommonMark an empty line ends it, and what is indented after
 * that would be code.
 */
const htmlBlocks: Step = (text) => {
  const visible = masked(text, codeRanges(text));
  const opening = new RegExp(`^ {0,3}<(${blockTags})\\b[^<>]*>`, 'gim');
  let result = '';
  let done = 0;
  for (const open of visible.matchAll(opening)) {
    if (open.index < done) continue;
    const end = endOfElement(visible, open.index, (open[1] as string).toLowerCase());
    if (end === undefined) continue;
    const element = text.slice(open.index, end);
    if (!/\n[ \t]*\n(?:\t| {4})/.test(element) || /<pre\b/i.test(element)) continue;
    result += text.slice(done, open.index) + element.replace(/\n(?:[ \t]*\n)+/g, '\n');
    done = end;
  }
  return result + text.slice(done);
};

function endOfElement(text: string, from: number, name: string): number | undefined {
  let depth = 0;
  const tags = new RegExp(`<!--[\\s\\S]*?(?:-->|$)|<(/?)${name}\\b[^<>]*>`, 'gi');
  tags.lastIndex = from;
  for (let tag = tags.exec(text); tag !== null; tag = tags.exec(text)) {
    if (tag[0].startsWith('<!--')) continue;
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return tag.index + tag[0].length;
  }
  return undefined;
}

const steps: readonly Step[] = [
  comments,
  extensions,
  contents,
  namedAttributes,
  abbreviations,
  markdownInHtml,
  headlessTables,
  htmlBlocks,
];

/** Replaces matches that start outside code and HTML comments. */
function replaceOutside(text: string, pattern: RegExp, change: (match: RegExpExecArray) => string): string {
  if (text.search(pattern) === -1) return text;
  const code = codeRanges(text);
  const kept = [...code, ...commentRanges(text, code)].sort((a, b) => a.begin - b.begin);
  let result = '';
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index < done || isWithin(kept, match.index)) continue;
    result += text.slice(done, match.index) + change(match);
    done = match.index + match[0].length;
  }
  return result + text.slice(done);
}

/** A page of HTML as a page of Markdown: without empty lines it is one block, which nobody reads as Markdown. */
export function htmlToMarkdown(text: string): string {
  return text
    .split(/^(::[a-z]+(?:\{[^{}\n]*\})?)[ \t]*$/m)
    .map((part, index) => (index % 2 === 1 ? part : htmlPart(part)))
    .filter((part) => part !== '')
    .join('\n\n');
}

function htmlPart(text: string): string {
  const keeps = /<(?:pre|textarea|script|style)\b/i.test(text);
  const flat = keeps
    ? text.trim()
    : text
        .replace(/\n(?:[ \t]*\n)+/g, '\n')
        .replace(/^[ \t]+/gm, '')
        .trim();
  if (flat === '' || keeps) return flat;
  return new RegExp(`^<(?:${blockTags}|h[1-6]|hr|!--)`, 'i').test(flat) ? flat : `<div>\n${flat}\n</div>`;
}
