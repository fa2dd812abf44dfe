/**
 * Attributes of the author: `{.class #id width=300}` right after an image, a link, emphasis or code, at the end
 * of a heading, a paragraph, a list item or a table's cell, and on a line of its own after (or before) a block;
 * kramdown's `{: .class}` in the same places.
 *
 * Not `@mdit/plugin-attrs`: it takes any text in braces at the end of a paragraph (`{a, b}`, `{% x %}`) for
 * attributes and removes it, knows no kramdown, and its time grows with the square of their number.
 */
import type { PluginSimple, StateBlock, StateCore, StateInline, Token } from 'markdown-it';
import { type Place, warning } from '../course/problem.ts';
import { allowedClasses, isAllowedAttribute } from './allowed.ts';
import { type Attributes, isActiveAttribute, isKnownAttribute, readAttributes } from './attributeSyntax.ts';
import { interrupts, lineText, pushParagraph } from './blocks.ts';
import type { TextEnv } from './page.ts';
import { eachInline, type Locator, lineStart } from './places.ts';
import { safeStyle } from './styles.ts';

/** Reads attributes and gives them to the elements that they follow. */
export const attributes: PluginSimple = (md) => {
  md.block.ruler.before('fence', 'attributes', readAttributeLine, interrupts);
  md.inline.ruler.before('escape', 'attributes', readInlineAttributes);
  md.core.ruler.before('linkify', 'attributes', giveAttributes);
};

/** Reads `{…}` when every name in it means something here. */
export function readKnown(text: string, start: number): ReturnType<typeof readAttributes> {
  const found = readAttributes(text, start);
  const meant = found?.attributes.every(([name]) => isKnownAttribute(name) || isActiveAttribute(name));
  return meant ? found : undefined;
}

function readAttributeLine(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  const text = lineText(state, line, '{');
  const found = text === undefined ? undefined : readKnown(text, 0);
  if (text === undefined || found?.end !== text.length) return false;
  if (silent) return true;
  // A paragraph at first; it goes away as soon as a block is found that the attributes belong to.
  pushParagraph(state, line, text).meta = { attributes: found.attributes };
  return true;
}

function readInlineAttributes(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '{') return false;
  const found = readKnown(state.src, state.pos);
  if (found === undefined || found.end > state.posMax) return false;
  if (!silent) {
    const token = state.push('attributes', '', 0);
    token.content = state.src.slice(state.pos, found.end);
    token.meta = { attributes: found.attributes };
  }
  state.pos = found.end;
  return true;
}

function giveAttributes(state: StateCore): void {
  const env = state.env as TextEnv;
  if (state.tokens.some(isAttributeLine)) giveLines(state, env);
  eachInline(state.tokens, env, (inline, locator, index) => {
    const children = inline.children ?? [];
    if (!children.some(isAttributes)) return;
    inline.children = giveWithin(state.tokens, index, children, env, locator);
  });
}

/** Attributes on a line of their own: for the block that ends right above, else for the one that starts right below. */
function giveLines(state: StateCore, env: TextEnv): void {
  const { tokens } = state;
  const given = new Set<Token>();
  /** The block that came last at each depth. */
  const last: ({ index: number; end: number } | undefined)[] = [];
  tokens.forEach((token, index) => {
    last.length = Math.min(last.length, token.level + 1);
    const line = token.map?.[0] ?? 0;
    if (!isAttributeLine(token)) {
      const opens = token.nesting >= 0 && token.type !== 'inline';
      if (opens) last[token.level] = { index, end: token.map?.[1] ?? 0 };
      return;
    }
    const above = last[token.level];
    const below = tokens[index + 3];
    const startsBelow = below !== undefined && below.nesting >= 0 && below.map?.[0] === line + 1;
    const targetIndex = startsBelow && above?.end !== line ? index + 3 : above?.index;
    const target = targetIndex === undefined ? undefined : outermost(tokens, targetIndex);
    if (target === undefined || target.type === 'html_block') return;
    give(target, token.meta.attributes, env, () => lineStart(env, line));
    if (above !== undefined) above.end = line + 1;
    for (const part of tokens.slice(index, index + 3)) given.add(part);
  });
  state.tokens = tokens.filter((token) => !given.has(token));
}

/** Gives the attributes of one run of inline Markdown; what belongs to nothing becomes text. */
function giveWithin(
  tokens: readonly Token[],
  index: number,
  children: readonly Token[],
  env: TextEnv,
  locator: Locator,
): Token[] {
  const kept: Token[] = [];
  const open: Token[] = [];
  const block = blockOf(tokens, index);
  let target: Token | undefined;
  children.forEach((token, position) => {
    const before = kept.at(-1);
    if (!isAttributes(token)) {
      if (token.nesting === 1) open.push(token);
      target = token.nesting === -1 ? open.pop() : takesAttributes(token) ? token : undefined;
      if (position === 1 && isAttributes(children[0])) token.content = token.content.trimStart();
      kept.push(token);
      return;
    }
    const owner = target ?? (belongsToBlock(children, position, before, block) ? block : undefined);
    if (owner === undefined) {
      token.type = 'text';
      kept.push(token);
      return;
    }
    give(owner, token.meta.attributes, env, () => locator.find(token.content) ?? locator.start);
    if (owner === block && before?.type === 'text') before.content = before.content.trimEnd();
    if (owner === block && before?.type === 'softbreak') kept.pop();
  });
  return kept;
}

/** Whether attributes stand at the end of a block's text, or at the start of a list item's. */
function belongsToBlock(
  children: readonly Token[],
  position: number,
  before: Token | undefined,
  block: Token | undefined,
): boolean {
  if (block === undefined || isAttributeLine(block)) return false;
  if (position === 0 && block.type === 'list_item_open') return children[1]?.content.startsWith(' ') ?? true;
  if (position !== children.length - 1) return false;
  const spaced = before?.type === 'softbreak' || (before?.type === 'text' && /\s$/.test(before.content));
  return before === undefined || spaced || /^h\d$/.test(block.tag);
}

/** Gives attributes to an element: classes add up, programs and the styles that fetch something are left out. */
export function give(target: Token, attributes: Attributes, env: TextEnv, place: () => Place): void {
  for (const [name, written] of attributes) {
    const value = env.page.untrusted ? narrowed(target.tag, name, written, env, place) : written;
    if (value === undefined) continue;
    if (name === 'class') target.attrJoin('class', value);
    else if (name === 'style') giveStyle(target, value, env, place);
    else if (isActiveAttribute(name)) env.page.problems.push(warning('active-html', place(), { what: name }));
    else target.attrSet(name, value);
    if (name === 'id') env.hasIds = true;
  }
}

/** The value that a stranger may give, which is the written one without classes of the page; undefined for none. */
function narrowed(
  element: string,
  name: string,
  value: string,
  env: TextEnv,
  place: () => Place,
): string | undefined {
  if (isActiveAttribute(name)) return value;
  const kept = name === 'class' ? allowedClasses(value) : value;
  const isAllowed = isAllowedAttribute(element, name) && kept === value;
  if (!isAllowed) env.page.problems.push(warning('untrusted-html', place(), { what: name }));
  return isAllowedAttribute(element, name) && kept !== '' ? kept : undefined;
}

function giveStyle(target: Token, value: string, env: TextEnv, place: () => Place): void {
  const { style, dropped } = safeStyle(value);
  if (dropped) env.page.problems.push(warning('active-html', place(), { what: 'style' }));
  if (style !== '') target.attrSet('style', style);
}

/** The block that a run of inline Markdown is the text of; for the first text of a list item, the item. */
function blockOf(tokens: readonly Token[], index: number): Token | undefined {
  const isItem = tokens[index - 2]?.type === 'list_item_open' && tokens[index - 1]?.type === 'paragraph_open';
  return isItem ? tokens[index - 2] : outermost(tokens, index - 1);
}

/** A block that shows: a tight list's paragraphs do not, the list's items do. */
function outermost(tokens: readonly Token[], index: number): Token | undefined {
  return tokens[index]?.hidden ? tokens[index - 1] : tokens[index];
}

function isAttributeLine(token: Token): boolean {
  return token.type === 'paragraph_open' && token.meta?.attributes !== undefined;
}

function isAttributes(token: Token | undefined): boolean {
  return token?.type === 'attributes';
}

function takesAttributes(token: Token): boolean {
  return /^(?:image|code_inline|formula)$/.test(token.type);
}
