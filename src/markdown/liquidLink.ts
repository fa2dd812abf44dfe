/** Links whose address begins with a tag of Liquid: white space in it keeps Markdown from seeing one, `[a]({{ x }}/b/)`. */
import type { Token } from 'markdown-it';
import type { LinkUse } from '../views/prose.ts';

/** What an address may be made of before its link is known to be none. */
const written = /^(?:text|text_special|(?:em|strong|s)_(?:open|close))$/;

/** An address up to its end: brackets belong to it in pairs. */
const unbroken = /^(?:[^\s()]+|\([^\s()]*\))*/;

/** More of an address behind a space, and no title: the rule for links tells the space. */
const afterSpace = /^ +[^\s()"'][^\n()"']*(?=\))/;

/**
 * The link whose address begins with the tag at `start`, and the position of the token in which it ends; nothing where
 * the tag stands in the text.
 */
export function liquidLink(
  tokens: readonly Token[],
  start: number,
): { readonly href: string; readonly use: LinkUse['use']; readonly end: number } | undefined {
  const before = tokens[start - 1];
  if (before?.type !== 'text' || !/\]\( *$|^ {0,3}\[[^[\]]+\]:\s+$/.test(before.content)) return undefined;
  let href = '';
  let end = start;
  for (; end < tokens.length; end++) {
    const { type, content, markup } = tokens[end] as Token;
    if (!written.test(type)) break;
    if (type !== 'text') {
      href += type === 'text_special' ? content : markup;
      continue;
    }
    const part = unbroken.exec(content)?.[0] ?? '';
    const rest = content.slice(part.length);
    href += part + (afterSpace.exec(rest)?.[0] ?? '');
    if (rest !== '') break;
  }
  return { href, use: /!\[[^[\]]*\]\( *$/.test(before.content) ? 'image' : 'link', end };
}
