/**
 * Code blocks: highlighted when the site is built. After the language may stand `title="file.py"`, lines to mark
 * (`{1,3-5}`) and attributes.
 */
import type { PluginSimple, RendererRule, StateCore, Token } from 'markdown-it';
import { escapeHtml, unescapeAll } from 'markdown-it/lib/common/utils.mjs';
import { give, readKnown } from './attributes.ts';
import { highlight } from './highlight.ts';
import type { TextEnv } from './page.ts';
import { lineStart } from './places.ts';

interface CodeInfo {
  readonly language: string;
  readonly title: string;
  /** First and last of the lines to mark, from 1. */
  readonly marked: readonly Range[];
}

type Range = readonly [first: number, last: number];

/** Reads the line above fenced code, and prints fenced and indented code. */
export const code: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'code', readInfos);
  md.renderer.rules.fence = showCode;
  md.renderer.rules.code_block = showCode;
};

function readInfos(state: StateCore): void {
  const env = state.env as TextEnv;
  for (const token of state.tokens) if (token.type === 'fence' && token.info !== '') readInfo(token, env);
}

function readInfo(token: Token, env: TextEnv): void {
  const info = unescapeAll(token.info).trim();
  const [language = ''] = /^[^\s{]*/.exec(info) ?? [];
  const [, double, single, bare] = /\stitle=(?:"([^"]*)"|'([^']*)'|([^\s{]+))/.exec(info) ?? [];
  const marked: Range[] = [];
  for (const { 0: braces, index } of info.matchAll(/\{[^{}]*\}/g)) {
    for (const range of readRanges(braces)) marked.push(range);
    const attributes = readKnown(info, index)?.attributes ?? [];
    give(token, attributes, env, () => lineStart(env, token.map?.[0] ?? 0));
  }
  token.meta = { language, title: double ?? single ?? bare ?? '', marked } satisfies CodeInfo;
}

/** The ranges of `{1,3-5}`; none where anything else stands in the braces. */
function readRanges(braces: string): Range[] {
  if (!/^\{[\d\s,-]+\}$/.test(braces)) return [];
  return [...braces.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)].map(([, first, last = first]) => [
    Number(first),
    Number(last),
  ]);
}

const showCode: RendererRule = (tokens, index, _options, env: TextEnv, renderer) => {
  const token = tokens[index] as Token;
  const { language, title, marked }: CodeInfo = token.meta ?? { language: '', title: '', marked: [] };
  const label = env.page.options.labels.codeBlock;
  const name = title || language;
  token.attrJoin('class', 'code');
  // A block that scrolls must be reached by keyboard, and whatever is reached must have a role and a name.
  token.attrSet('tabindex', '0');
  token.attrSet('role', 'group');
  token.attrSet('aria-label', name === '' ? label : `${label}: ${name}`);
  const coloured = env.page.seen ? highlight(token.content, language) : undefined;
  const html = coloured ?? escapeHtml(token.content);
  const lines = marked.length === 0 ? html : markLines(html, marked);
  const className = language === '' ? '' : ` class="language-${escapeHtml(language)}"`;
  const block = `<pre${renderer.renderAttrs(token)}><code${className}>${lines}</code></pre>\n`;
  if (title === '') return block;
  return `<figure class="code">\n<figcaption>${escapeHtml(title)}</figcaption>\n${block}</figure>\n`;
};

/** Marks lines of highlighted code. A span of the highlighter that goes over several lines is closed and opened again. */
function markLines(html: string, marked: readonly Range[]): string {
  const open: string[] = [];
  const lines = html.split(/(?<=\n)/).map((line, index) => {
    const before = open.join('');
    for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
      if (tag === '</span>') open.pop();
      else open.push(tag);
    }
    const whole = before + line + '</span>'.repeat(open.length);
    const isMarked = marked.some(([first, last]) => first <= index + 1 && index + 1 <= last);
    return isMarked ? `<span class="line--marked">${whole}</span>` : whole;
  });
  return lines.join('');
}
