/**
 * Tags of Liquid, the template language of Jekyll, that were left in a text: nobody fills them in any more. Only
 * what Liquid alone has is told: `{{ x }}` and `{% if %}` may be the subject of a lesson on any template language.
 */
import type { PluginSimple, StateCore } from 'markdown-it';
import { warning } from '../course/problem.ts';
import { eachHtmlText } from './htmlText.ts';
import { liquidLink } from './liquidLink.ts';
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
      const link = liquidLink(tokens, index);
      if (link === undefined) {
        env.page.problems.push(warning('liquid-left', place, { what: content }));
      } else {
        // As a link it is told by the rule for links, which follows it as well.
        env.page.links.push({ href: link.href, place, use: link.use });
        told = link.end;
      }
    }
  });
  eachHtmlText(state.tokens, env, (text, placeOf) => {
    for (const { 0: what, index } of text.matchAll(inHtml)) {
      env.page.problems.push(warning('liquid-left', placeOf(what, index), { what }));
    }
  });
}
