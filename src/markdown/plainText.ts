/** What is left of inline Markdown without its markup: the text of a heading, of an image that is not seen. */
import type { Token } from 'markdown-it';

/** The text of inline tokens; a line break is a space, an image is what stands in its place. */
export function plainText(tokens: readonly Token[] | null): string {
  return (tokens ?? []).map(textOf).join('');
}

function textOf(token: Token): string {
  switch (token.type) {
    case 'text':
    case 'text_special':
    case 'code_inline':
    case 'formula':
      return token.content;
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'image':
      return plainText(token.children);
    default:
      return '';
  }
}

/** The text of the first paragraph outside of boxes, lists and quotations; pictures alone make none. */
export function firstParagraph(tokens: readonly Token[]): string | undefined {
  for (const [index, { type, level }] of tokens.entries()) {
    if (type !== 'paragraph_open' || level > 0) continue;
    const words = (tokens[index + 1]?.children ?? []).filter((token) => token.type !== 'image');
    const text = plainText(words).replace(/\s+/g, ' ').trim();
    if (text !== '') return text;
  }
  return undefined;
}
