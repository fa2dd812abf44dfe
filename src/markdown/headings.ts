/**
 * Headings: every one has an anchor and a link to itself. A text that uses `#` moves down one level, because the
 * page's `h1` is its title.
 */
import type { PluginSimple, RendererRule, StateCore, Token } from 'markdown-it';
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs';
import { warning } from '../course/problem.ts';
import { withoutComments } from './comments.ts';
import type { TextEnv } from './page.ts';
import { eachInline, lineStart } from './places.ts';
import { plainText } from './plainText.ts';

/** The class by which kramdown keeps a heading out of the table of contents. */
const noContents = /(?:^|\s)no_toc(?:\s|$)/;

/** Levels, anchors and links of headings. */
export const headings: PluginSimple = (md) => {
  md.core.ruler.push('headings', anchorHeadings);
  md.renderer.rules.heading_close = closeHeading;
};

/** The link of a heading to itself. It is empty: the style sheet draws its sign, and the label is for screen readers. */
export function anchorLink(id: string, env: TextEnv): string {
  const label = escapeHtml(env.page.options.labels.linkToSection);
  return `<a class="anchor" href="#${escapeHtml(id)}" aria-label="${label}"></a>`;
}

/** The level at which a heading of a text stands on the page. */
export function shiftedLevel(level: number, env: TextEnv): number {
  return Math.min(6, level + env.headingShift);
}

function anchorHeadings(state: StateCore): void {
  const env = state.env as TextEnv;
  if (env.hasIds) claimIds(state, env);
  leaveOutTitle(state, env);
  if (state.tokens.some(holdsH1)) env.headingShift = 1;
  state.tokens.forEach((open, index) => {
    const close = state.tokens[index + 2];
    if (open.type !== 'heading_open' || close === undefined) return;
    const level = shiftedLevel(Number(open.tag.slice(1)), env);
    const text = plainText(state.tokens[index + 1]?.children ?? null).trim();
    const id = open.attrGet('id') ?? env.page.anchors.ofTitle(text);
    open.tag = close.tag = `h${level}`;
    open.attrSet('id', id);
    close.meta = { id };
    if (open.level === 0)
      env.outline.push({ level, token: index, place: lineStart(env, open.map?.[0] ?? 0) });
    if (!noContents.test(open.attrGet('class') ?? '')) env.headings.push({ level, id, text, token: index });
  });
}

/**
 * Many begin a text with its title, which their editor shows and the page says already. Its name stays taken: a link to
 * it leads to the top of the page.
 */
function leaveOutTitle({ tokens }: StateCore, env: TextEnv): void {
  const first = tokens.findIndex(
    ({ type, content }) => type !== 'html_block' || withoutComments(content).trim() !== '',
  );
  const open = tokens[first];
  if (env.title === undefined || open?.type !== 'heading_open' || open.tag !== 'h1') return;
  const text = plainText(tokens[first + 1]?.children ?? null);
  if (folded(text) !== folded(env.title)) return;
  if (open.attrGet('id') === null) env.page.anchors.ofTitle(text);
  tokens.splice(first, 3);
}

function folded(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Ids that the author chose come before those made from titles, wherever they stand in the text. */
function claimIds(state: StateCore, env: TextEnv): void {
  let line = 0;
  for (const token of state.tokens) {
    line = token.map?.[0] ?? line;
    claimId(token, line, env);
  }
  eachInline(state.tokens, env, (inline) => {
    for (const token of inline.children ?? []) claimId(token, inline.map?.[0] ?? 0, env);
  });
}

function claimId(token: Token, line: number, env: TextEnv): void {
  const id = token.attrGet('id');
  if (id === null || env.page.anchors.claim(id)) return;
  env.page.problems.push(warning('duplicate-id', lineStart(env, line), { id }));
  token.attrSet('id', env.page.anchors.unique(id));
}

function holdsH1(token: Token): boolean {
  if (token.type === 'heading_open') return token.tag === 'h1';
  return token.type === 'html_block' && /<h1[\s>]/i.test(withoutComments(token.content));
}

const closeHeading: RendererRule = (tokens, index, options, env: TextEnv, renderer) => {
  const id: string | undefined = tokens[index]?.meta?.id;
  return (id === undefined ? '' : anchorLink(id, env)) + renderer.renderToken(tokens, index, options);
};
