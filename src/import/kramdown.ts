/**
 * What kramdown alone understands, said in Markdown of Kafedra. Attributes (`{: .class #id}`), footnotes and formulas are
 * the same in both and stay as they are.
 */
import type { TellAt } from './finding.ts';
import { convertHtmlBlocks } from './htmlBlocks.ts';
import { separateHtml } from './htmlEnds.ts';
import { convertTables } from './tables.ts';
import { codeRanges, commentRanges, isWithin, lineAt, type Range } from './textMask.ts';

/** Converts a text; `line` is where it starts in its file, `parsesHtml` whether all HTML in it holds Markdown. */
export function convertKramdown(text: string, tell: TellAt, line: number, parsesHtml = false): string {
  let result = parsesHtml ? withMarkdownInHtml(text) : text;
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

/** The option by which all HTML of a text holds Markdown. */
const parsesHtml = /\{::options\b[^{}\n]*\bparse_block_html\s*=\s*["']?true/;

/** What the option means, said at each element of its own lines. */
function withMarkdownInHtml(text: string): string {
  return replaceOutside(
    text,
    /^[ \t]*<(?:article|aside|blockquote|details|div|section)\b(?![^<>]*\smarkdown\s*=)/gim,
    ([tag]) => `${tag} markdown="1"`,
  );
}

/** Texts that are no Markdown, and options of the renderer. */
const extensions: Step = (text, tell, line) =>
  replaceOutside(
    replaceOutside(
      parsesHtml.test(text) ? withMarkdownInHtml(text) : text,
      /\{::nomarkdown[^{}\n]*\}([\s\S]{0,20000}?)\{:\/(?:nomarkdown)?\}/g,
      (match) => match[1] ?? '',
    ),
    /^[ \t]*\{::options\b[^{}\n]*\/?\}[ \t]*\n?/gm,
    (match) => {
      if (parsesHtml.test(match[0])) return '';
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

/** Lines that end in two backslashes, and the mark that ends a block. */
const lineEnds: Step = (text) =>
  replaceOutside(
    replaceOutside(text, /(?<![\\\n])\\\\[ \t]*(?=\n[^\n])/g, () => '\\'),
    /^\^[ \t]*$/gm,
    () => '\n<!-- -->\n',
  );

/** Formulas that the script of the old site found by their brackets, or by the name of what they are. */
const brackets: Step = (text) =>
  [
    [/\\\\\(((?:(?!\\\\[()])[^\n]){1,1000})\\\\\)/g, (formula: string) => `$${formula.trim()}$`] as const,
    [
      /\\\\\[((?:(?!\\\\[[\]]|\n[ \t]*\n)[\s\S]){1,5000})\\\\\]/g,
      (formula: string) => `$$${formula}$$`,
    ] as const,
    [
      /^ {0,3}(\\begin\{((?:equation|align|gather|multline)\*?)\}(?:(?!\n[ \t]*\n)[\s\S]){1,5000}?\\end\{\2\})[ \t]*$/gm,
      (formula: string) => `$$\n${withoutNumbers(formula)}\n$$`,
    ] as const,
  ].reduce(
    (changed, [pattern, write]) =>
      replaceOutside(changed, pattern, ([, formula = '']) => write(formula), dollars),
    text,
  );

/** An environment of LaTeX as one that a displayed formula may have: its lines have no numbers that a text could name. */
function withoutNumbers(formula: string): string {
  return formula
    .replace(/\\(?:label\{[^{}]*\}|nonumber\b|notag\b)[ \t]*/g, '')
    .replace(
      /\\(begin|end)\{(?:align|gather|multline)\*?\}/g,
      (tag, end: string) => `\\${end}{${tag.includes('align') ? 'aligned' : 'gathered'}}`,
    )
    .replace(/\\(?:begin|end)\{equation\*?\}/g, '')
    .trim();
}

/** Signs that kramdown set for others: dashes between words and numbers, quotation marks. */
const signs: Step = (text) =>
  replaceOutside(
    text,
    /(?<=[\p{L}\p{N},.)»"] )---?(?= [\p{L}\p{N}(«"])|(?<=(?:^|[\s(])\d{1,4})--(?=\d{1,4}(?:[\s).,;]|$))|<<(?=[\p{L}\p{N}])[^<>\n]{1,200}(?<=\S)>>/gmu,
    ([sign = '']) => (sign.startsWith('<<') ? `«${sign.slice(2, -2)}»` : sign === '---' ? '—' : '–'),
  );

/** Addresses with spaces in them, which end a link in CommonMark: `![](two words.png "Title")`. */
const spacedAddresses: Step = (text) =>
  replaceOutside(
    text,
    /(?<=\]\([ \t]*)(?=[^\s()<>"'])[^\n()<>"']{1,500}(?=(?:[ \t](?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\))/g,
    ([address]) => address.trimEnd().replaceAll(' ', '%20'),
  );

const steps: readonly Step[] = [
  comments,
  extensions,
  contents,
  namedAttributes,
  abbreviations,
  brackets,
  lineEnds,
  spacedAddresses,
  signs,
  convertTables,
  convertHtmlBlocks,
  separateHtml,
];

/** Formulas between dollars, and all formulas: their signs mean something else. */
const dollars = /\$\$(?:(?!\$\$|\n[ \t]*\n)[\s\S]){1,5000}\$\$/g;
const formulas = new RegExp(
  `${dollars.source}|\\\\begin\\{(\\w+\\*?)\\}[\\s\\S]{1,5000}?\\\\end\\{\\1\\}`,
  'g',
);

/** Replaces matches that start outside code, formulas and HTML comments. */
function replaceOutside(
  text: string,
  pattern: RegExp,
  change: (match: RegExpExecArray) => string,
  formula = formulas,
): string {
  if (text.search(pattern) === -1) return text;
  const code = codeRanges(text);
  const inFormulas = [...text.matchAll(formula)].map(({ 0: match, index }) => ({
    begin: index,
    end: index + match.length,
  }));
  const kept = joined([...code, ...commentRanges(text, code), ...inFormulas]);
  let result = '';
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index < done || isWithin(kept, match.index)) continue;
    result += text.slice(done, match.index) + change(match);
    done = match.index + match[0].length;
  }
  return result + text.slice(done);
}

/** Ranges in order, those that overlap as one. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.begin - b.begin)) {
    const last = result.at(-1);
    if (last !== undefined && range.begin < last.end)
      result[result.length - 1] = { begin: last.begin, end: Math.max(last.end, range.end) };
    else result.push(range);
  }
  return result;
}
