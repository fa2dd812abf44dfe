/**
 * Tags of Liquid, the template language of Jekyll, that were left in a text: nobody fills them in any more. Only
 * what Liquid alone has is told: `{{ x }}` and `{% if %}` may be the subject of a lesson on any template language.
 */
import type { PluginSimple, StateCore } from 'markdown-it';
import { warning } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { eachInline, placeAt } from './places.ts';

const tag =
  /\{%-?\s*(?:include\s+[^\s"'%][^%]*|include_(?:relative|cached)\b[^%]*|(?:link|post_url|gist|seo|feed_meta|assign|capture|endcapture|highlight|endhighlight|comment|endcomment)\b[^%]*)%\}/;
const output =
  /\{\{-?\s*(?:(?:site|page|layout|include|jekyll)\.[^{}]*|content\s*-?|[^{}|]*\|\s*(?:relative_url|absolute_url|markdownify|jsonify|date_to_\w+|slugify)\b[^{}]*)\}\}/;
const inHtml = new RegExp(`${tag.source}|${output.source}`, 'g');

/** Parts of HTML in which nothing is text: comments, tags, and elements that show or do something of their own. */
const notText = /<!--[\s\S]*?(?:-->|$)|<(pre|code|script|style|textarea)\b[\s\S]*?<\/\1\s*>|<[^>]*>/gi;

/** Nobody writes more HTML in one piece; looking through it would take the square of its length. */
const longestBlock = 8_000;

/** Tells the tags that were left in a text. */
export const liquid: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'liquid', findTags);
};

function findTags(state: StateCore): void {
  const env = state.env as TextEnv;
  eachInline(state.tokens, env, (inline, locator) => {
    for (const { info, content } of inline.children ?? []) {
      if (info !== 'braces' || !(tag.test(content) || output.test(content))) continue;
      env.page.problems.push(
        warning('liquid-left', locator.find(content) ?? locator.start, { what: content }),
      );
    }
  });
  for (const { type, content, map } of state.tokens) {
    if (type !== 'html_block' || content.length > longestBlock || !/\{[{%]/.test(content)) continue;
    const text = content.replace(notText, (part) => part.replace(/[^\n]/g, ' '));
    for (const { 0: what, index } of text.matchAll(inHtml)) {
      const line = (map?.[0] ?? 0) + text.slice(0, index).split('\n').length - 1;
      const column = Math.max(0, env.lines[line]?.indexOf(what) ?? 0);
      env.page.problems.push(warning('liquid-left', placeAt(env, line, column), { what }));
    }
  }
}
