/** Descriptions as plain text: they stand on cards, in search engines and in messengers, where nothing is Markdown. */
import MarkdownIt, { type Token } from 'markdown-it';
import type { PlainText } from '../views/prose.ts';
import { isAllowedElement } from './allowed.ts';
import { plainText } from './plainText.ts';

/** Without one of these, or two lines, a text reads as it is. */
const signs = /[*_`[\]<&~\\\n]/;

/** Reads what authors write by habit, emphasis and links, and leaves their words. */
export function createWithoutSigns(): PlainText {
  const md = new MarkdownIt({ html: true });
  return (text) => (signs.test(text) ? wordsOf(md.parseInline(text, {})) : text);
}

function wordsOf(tokens: readonly Token[]): string {
  // `Vec<T>` is no element.
  for (const token of tokens.flatMap(({ children }) => children ?? []))
    if (token.type === 'html_inline' && !isElement(token.content)) token.type = 'text';
  return tokens
    .map(({ children }) => plainText(children))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function isElement(tag: string): boolean {
  const [, name] = /^<\/?([a-z][a-z0-9]*)/i.exec(tag) ?? [];
  return name === undefined || isAllowedElement(name.toLowerCase());
}
