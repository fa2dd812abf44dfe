/**
 * Tags of Liquid, the template language of Jekyll, that were left in a text: nobody fills them in any more. Only
 * what Liquid alone has is told: `{{ x }}` and `{% if %}` may be the subject of a lesson on any template language.
 */
import type { PluginSimple, StateCore, Token } from 'markdown-it';
import { warning } from '../course/problem.ts';
import type { LinkUse } from '../views/prose.ts';
import { eachHtmlText } from './htmlText.ts';
import type { TextEnv } from './page.ts';
import { eachInline } from './places.ts';

const tag =
  /\{%-?\s*(?:include\s+[^\s"'%][^%]*|include_(?:relative|cached)\b[^%]*|(?:link|post_url|gist|seo|feed_meta|assign|capture|endcapture|highlight|endhighlight|comment|endcomment)\b[^%]*)%\}/;
const output =
  /\{\{(?:-?\s*(?:(?:site|page|layout|include|jekyll)\.[^{}]*|content\s*-?)|[^{}]*\|\s*(?:(?:relative_url|absolute_url|markdownify|jsonify|date_to_\w+|slugify)\b|(?:ap|pre)pend:|date:\s*["']%)[^{}]*)\}\}/;
const inHtml = new RegExp(`${tag.source}|${output.source}`, 'g');

/** Tells the tags that were left in a text. */
export const liquid: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'liquid', findTags);
};

function findTags(state: StateCore): void {
  const env = state.env as TextEnv;
  eachInline(state.tokens, env, (inline, locator) => {
    const tokens = inline.children ?? [];
    let told = 0;
    for (const [index, { info, content }] of tokens.entries()) {
      if (index < told || info !== 'braces' || !(tag.test(content) || output.test(content))) continue;
      const place = locator.find(content) ?? locator.start;
      const address = addressFrom(tokens, index);
      if (address === undefined) {
        env.page.problems.push(warning('liquid-left', place, { what: content }));
      } else {
        // As a link it is told by the rule for links, which follows it as well.
        env.page.links.push({ href: address.href, place, use: address.use });
        told = address.end;
      }
    }
  });
  eachHtmlText(state.tokens, env, (text, placeOf) => {
    for (const { 0: what, index } of text.matchAll(inHtml)) {
      env.page.problems.push(warning('liquid-left', placeOf(what, index), { what }));
    }
  });
}

/** What an address may be made of before its link is known to be none. */
const written = /^(?:text|text_special|(?:em|strong|s)_(?:open|close))$/;

/** An address up to its end: brackets belong to it in pairs. */
const unbroken = /^(?:[^\s()]+|\([^\s()]*\))*/;

/** More of an address behind a space, and no title: the rule for links tells the space. */
const afterSpace = /^ +[^\s()"'][^\n()"']*(?=\))/;

/** The address that begins with a tag. White space in the tag keeps Markdown from seeing a link, `[a]({{ x }}/b/)`. */
function addressFrom(
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
