/**
 * Links and strong words of Markdown in a block of HTML, where they are shown with all their signs: a block goes on to
 * the next blank line, and nothing in it is Markdown. Where the block asks for `markdown="1"`, that is told instead.
 */
import type { PluginSimple, StateCore } from 'markdown-it';
import { warning } from '../course/problem.ts';
import { eachHtmlText } from './htmlText.ts';
import type { TextEnv } from './page.ts';

const link = /!?\[[^[\]\n]+\]\((?:https?:\/\/|\/[\p{L}\d]|\.{1,2}\/|mailto:)[^\s()]*\)/u;
const strong = /(?<![\p{L}\d*])\*\*(?=[\p{L}\d])[^*\n]+(?<=[\p{L}\d.,:;!?»)])\*\*(?![\p{L}\d*])/u;
const signs = new RegExp(`${link.source}|${strong.source}`, 'u');

/** Tells the first of them in each block. */
export const markdownInHtml: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'markdownInHtml', findSigns);
};

function findSigns(state: StateCore): void {
  const env = state.env as TextEnv;
  eachHtmlText(state.tokens, env, (text, placeOf, html) => {
    if (/\smarkdown\s*=/i.test(html)) return;
    const found = signs.exec(text);
    if (found === null) return;
    const [what] = found;
    env.page.problems.push(warning('markdown-in-html', placeOf(what, found.index), { what, where: 'block' }));
  });
}
