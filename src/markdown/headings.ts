/**
 * Headings: every one has an anchor, and its words are a link to it, or a sign behind them where they are a link of the
 * author's. A text that uses `#` moves down one level, because the page's `h1` is its title.
 */
import type { PluginSimple, StateCore, Token } from 'markdown-it';
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs';
import { warning } from '../course/problem.ts';
import { withoutComments } from './comments.ts';
import { mayBeTooWide, renderFormula } from './formula.ts';
import type { PageState, TextEnv } from './page.ts';
import { eachInline, lineStart } from './places.ts';
import { plainText } from './plainText.ts';

/** The class by which kramdown keeps a heading out of the table of contents. */
const noContents = /(?:^|\s)no_toc(?:\s|$)/;

/** What a link to a heading cannot hold: links, and whatever else answers to a click or to a key. */
const interactive = /^<(\/?)(?:a|audio|button|details|input|label|select|textarea|video)(?![\w-])/i;

/** Levels, anchors and links of headings. */
export const headings: PluginSimple = (md) => {
  md.core.ruler.push('headings', anchorHeadings);
  md.renderer.rules.anchor_sign = (tokens, index) => tokens[index]?.content ?? '';
};

/** The start of the link around the words of a heading: they alone are its name, and that of the heading. */
export function anchorStart(id: string): string {
  return `<a class="anchor" href="#${escapeHtml(id)}">`;
}

/** The link of a heading whose words lead elsewhere. A style puts the sign there, so that nobody copies or finds it. */
export function anchorSign(id: string, { options }: PageState): string {
  const label = escapeHtml(options.labels.headingLink);
  return ` <a class="anchor anchor--sign" href="#${escapeHtml(id)}" aria-label="${label}"></a>`;
}

/** Whether a tag keeps a heading from being a link as a whole. */
export function isInteractive(tag: string): boolean {
  return interactive.test(tag);
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
    const inline = state.tokens[index + 1];
    const text = plainText(inline?.children ?? null).trim();
    const id = open.attrGet('id') ?? env.page.anchors.ofTitle(text);
    open.tag = close.tag = `h${level}`;
    open.attrSet('id', id);
    if (inline?.children) inline.children = linkWords(state, inline.children, id);
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

/**
 * Puts the link of a heading around its words: all, or those before a link of the author's. Where there are none, a sign
 * follows. What has no words at all is nothing to link to.
 */
function linkWords(state: StateCore, children: readonly Token[], id: string): Token[] {
  const pieces = piecesBetweenLinks(children);
  const isWhole = pieces.every(({ isLink }) => !isLink);
  const first = pieces.find(({ tokens }) => (isWhole ? /\S/ : /[\p{L}\p{N}]/u).test(plainText(tokens)));
  if (first === undefined) return [...children];
  if (first.isLink) return [...children, signOf(state, id)];
  const open = new state.Token('anchor_open', 'a', 1);
  open.attrs = [
    ['class', 'anchor'],
    ['href', `#${id}`],
  ];
  const close = new state.Token('anchor_close', 'a', -1);
  return pieces.flatMap((piece) => (piece === first ? [open, ...piece.tokens, close] : piece.tokens));
}

function signOf({ Token, env }: StateCore, id: string): Token {
  const sign = new Token('anchor_sign', 'a', 0);
  sign.content = anchorSign(id, (env as TextEnv).page);
  return sign;
}

interface Piece {
  /** Whether it is, or holds, something that a link cannot hold. */
  readonly isLink: boolean;
  readonly tokens: Token[];
}

/** Inline tokens in pieces of which each is whole: nothing that opens in one closes in another. */
function piecesBetweenLinks(children: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let start = 0;
  children.forEach((token, index) => {
    depth += nesting(token);
    if (depth > 0 && index < children.length - 1) return;
    const tokens = children.slice(start, index + 1);
    const isLink = tokens.some(isLinkToken);
    const last = pieces.at(-1);
    if (last?.isLink === isLink) last.tokens.push(...tokens);
    else pieces.push({ isLink, tokens });
    start = index + 1;
  });
  return pieces;
}

function nesting(token: Token): number {
  const [, slash] = (token.type === 'html_inline' && interactive.exec(token.content)) || [];
  return slash === undefined ? token.nesting : slash === '' ? 1 : -1;
}

function isLinkToken({ type, content }: Token): boolean {
  switch (type) {
    case 'link_open':
    case 'footnote_ref':
      return true;
    case 'html_inline':
      return isInteractive(content);
    case 'formula':
      return isWide(content);
    default:
      return false;
  }
}

/** Whether a formula can be scrolled, by keyboard too. What is longer than any that fits need not be set to know it. */
function isWide(tex: string): boolean {
  if (tex.length > 200) return true;
  const formula = renderFormula(tex, false);
  return 'mathml' in formula && mayBeTooWide(formula.mathml);
}
