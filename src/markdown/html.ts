/**
 * HTML of the author: every piece of it is cleaned by `HtmlReader`. That the tags which are left are also
 * balanced is the work of `tree.ts`, when the text is finished.
 */
import type { PluginSimple, StateCore, Token } from 'markdown-it';
import type { Place } from '../course/problem.ts';
import { HtmlReader } from './htmlReader.ts';
import type { TextEnv } from './page.ts';
import { eachInline, placeAt } from './places.ts';

/** Elements that a browser goes on with in the next paragraph, unless they are closed. */
const formatting = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** Cleans raw HTML; runs after the anchors of Markdown are known, which come first. */
export const html: PluginSimple = (md) => {
  md.core.ruler.push('html', cleanHtml);
};

function cleanHtml(state: StateCore): void {
  const env = state.env as TextEnv;
  const { tokens } = state;
  if (!tokens.some((token) => isHtml(token) || token.children?.some(isHtml))) return;
  const reader = new HtmlReader(env);
  tokens.forEach((token, index) => {
    if (!isHtml(token)) return;
    token.content = reader.readBlock(token.content, index, placeInBlock(token, env));
  });
  eachInline(tokens, env, (inline, locator) => {
    if (!inline.children?.some(isHtml)) return;
    const find = (tag: string) => placeInTag(locator.find(tag) ?? locator.start, locator.line, env);
    inline.children = cleanInline(state, inline.children, reader, find);
  });
  env.headings.sort((a, b) => a.token - b.token);
}

/** From a line and column of a block's HTML, from 1, to the place in the file. */
function placeInBlock(token: Token, env: TextEnv): (line: number, column: number) => Place {
  const first = token.map?.[0] ?? 0;
  const lines = token.content.split('\n');
  return (line, column) => {
    const source = env.lines[first + line - 1] ?? '';
    // A block's lines are those of the file without what a list or a quotation puts before them.
    const before = Math.max(0, source.length - (lines[line - 1]?.length ?? 0));
    return placeAt(env, first + line - 1, before + column - 1);
  };
}

/** The same for a tag within a line that starts at `start`, on line `first` of the text. */
function placeInTag(start: Place, first: number, env: TextEnv): (line: number, column: number) => Place {
  return (line, column) =>
    line === 1 ? { ...start, column: start.column + column - 1 } : placeAt(env, first + line - 1, column - 1);
}

/** Cleans the tags within a line; what stands between them is Markdown and has been read. */
function cleanInline(
  state: StateCore,
  children: readonly Token[],
  reader: HtmlReader,
  find: (tag: string) => (line: number, column: number) => Place,
): Token[] {
  const kept: Token[] = [];
  const unclosed: string[] = [];
  const neverClosed = new Set<string>();
  let hiddenUntil = -1;
  children.forEach((token, position) => {
    if (position <= hiddenUntil) return;
    kept.push(token);
    if (!isHtml(token)) return;
    const { html, raw } = reader.readTag(token.content, find(token.content));
    token.content = html;
    trackFormatting(html, unclosed);
    if (raw === undefined) return;
    const end = neverClosed.has(raw.name)
      ? -1
      : children.findIndex((other, at) => at > position && isEnd(other, raw.name));
    if (end < 0) neverClosed.add(raw.name);
    if (raw.removed) hiddenUntil = end;
    else if (end < 0) token.content = '';
  });
  if (unclosed.length > 0) {
    const closing = new state.Token('html_inline', '', 0);
    closing.content = unclosed
      .reverse()
      .map((name) => `</${name}>`)
      .join('');
    kept.push(closing);
  }
  return kept;
}

function trackFormatting(tag: string, unclosed: string[]): void {
  const [, slash, name = ''] = /^<(\/?)([a-z]+)/.exec(tag) ?? [];
  if (!formatting.has(name)) return;
  if (slash === '') unclosed.push(name);
  else if (unclosed.includes(name)) unclosed.splice(unclosed.lastIndexOf(name), 1);
}

function isHtml({ type }: Token): boolean {
  return type === 'html_block' || type === 'html_inline';
}

function isEnd(token: Token, name: string): boolean {
  return isHtml(token) && token.content.toLowerCase().startsWith(`</${name}`);
}
