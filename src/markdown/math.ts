/**
 * Formulas in TeX: `$x$` and `$$x$$` in a line, `$$` … `$$` as a block. They become MathML when the site is built.
 *
 * Not `@mdit/plugin-tex`: it takes `$HOME/$USER` for a formula, lets a `$$` that is never closed swallow the rest of
 * the page, and does not say where a formula stands.
 */
import type { PluginSimple, RendererRule, StateBlock, StateCore, StateInline, Token } from 'markdown-it';
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs';
import { error, type Place } from '../course/problem.ts';
import { give, readKnown } from './attributes.ts';
import { interrupts, linePlace, lineText } from './blocks.ts';
import { placeholderName } from './directives.ts';
import { findDollars, readDollars } from './dollars.ts';
import { mayBeTooWide, renderFormula } from './formula.ts';
import { isInteractive } from './headings.ts';
import type { TextEnv } from './page.ts';
import { eachInline, lineStart, placeAt } from './places.ts';

/** Letters in all formulas of a page; an honest one has a tenth of them. */
const formulaBudget = 200_000;

const placeholders = new RegExp(`<span ${placeholderName}="(\\d+)"></span>`, 'g');

/** Reads and prints formulas. */
export const math: PluginSimple = (md) => {
  md.block.ruler.before('fence', 'formula_block', readBlock, interrupts);
  md.inline.ruler.before('escape', 'formula', readInline);
  md.core.ruler.push('formulas', makeFormulas);
  md.renderer.rules.formula = showInline;
  md.renderer.rules.formula_block = showBlock;
};

/**
 * Puts formulas into the places that finished HTML has for them: no parser and no list of allowed elements between
 * here and there needs to know MathML.
 */
export function fillFormulas(html: string, { formulas }: TextEnv): string {
  return formulas.length === 0
    ? html
    : html.replace(placeholders, (_, index) => formulas[Number(index)] ?? '');
}

function readInline(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '$') return false;
  const found = readDollars(state.src, state.pos, state.posMax);
  if (found === undefined) return false;
  if (!silent) {
    const token = state.push('formula', '', 0);
    token.content = found.tex;
    token.markup = found.mark;
  }
  state.pos = found.end;
  return true;
}

function readBlock(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const text = lineText(state, start, '$');
  if (!text?.startsWith('$$') || text.startsWith('$$$')) return false;
  const block = findEnd(state, start, end, text);
  if (block === undefined) {
    const isOpened = text === '$$' && !silent;
    if (isOpened) report(state.env as TextEnv, { reason: 'unclosed' }, linePlace(state, start));
    return false;
  }
  if (silent) return true;
  const token = state.push('formula_block', 'div', 0);
  token.map = [start, block.line + 1];
  token.content = block.tex;
  token.markup = '$$';
  token.block = true;
  give(token, block.attributes, state.env as TextEnv, () => linePlace(state, block.line));
  state.line = block.line + 1;
  return true;
}

/** The line in which a block ends, and what stands before: undefined where text follows, as in a line of a paragraph. */
function findEnd(state: StateBlock, start: number, end: number, first: string) {
  const lines: string[] = [];
  for (let line = start; line < end; line++) {
    if (line > start && !state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return undefined;
    const at = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
    const text = line === start ? first.slice(2) : state.src.slice(at, state.eMarks[line]).trimEnd();
    const close = findDollars(text, 0, text.length, '$$');
    if (close === undefined) {
      lines.push(text);
      continue;
    }
    const rest = text.slice(close + 2).trim();
    const known = rest === '' ? undefined : readKnown(rest, 0);
    if (rest !== '' && known?.end !== rest.length) return undefined;
    const tex = [...lines, text.slice(0, close)].join('\n');
    // `$$$$` is a line of a paragraph, whatever it means.
    if (line === start && tex.trim() === '') return undefined;
    return { line, tex, attributes: known?.attributes ?? [] };
  }
  return undefined;
}

/** Makes MathML where all that will not be shown is gone already. */
function makeFormulas(state: StateCore): void {
  const env = state.env as TextEnv;
  for (const token of state.tokens) {
    if (token.type !== 'formula_block') continue;
    const line = token.map?.[0] ?? 0;
    make(token, env, (position) => placeWithin(token.content, position, line, env));
  }
  eachInline(state.tokens, env, (inline, locator) => {
    for (const token of inline.children ?? []) {
      if (token.type !== 'formula') continue;
      make(token, env, (position) => {
        const start = locator.find(token.markup + token.content) ?? locator.start;
        if (!token.content.slice(0, position).includes('\n'))
          return { ...start, column: start.column + token.markup.length + position };
        return placeWithin(token.content, position, locator.line, env);
      });
    }
  });
}

/** `meta` of a formula's token is its MathML; a wrong formula has none. */
function make(token: Token, env: TextEnv, placeOf: (position: number) => Place): void {
  env.page.needs.add('math');
  env.page.formulaLetters += token.content.length;
  const isTooMuch = env.page.formulaLetters > formulaBudget;
  const made = isTooMuch
    ? { fault: { reason: 'long', position: 0 } as const }
    : renderFormula(token.content, token.type === 'formula_block');
  if ('mathml' in made) token.meta = made.mathml;
  else report(env, made.fault, placeOf(made.fault.position));
}

function report(env: TextEnv, { reason, what }: { reason: string; what?: string }, place: Place): void {
  env.page.problems.push(error('wrong-formula', place, { reason, ...(what === undefined ? {} : { what }) }));
}

/** A position in a formula of several lines, whose first one is (or ends) this line of the text. */
function placeWithin(tex: string, position: number, firstLine: number, env: TextEnv): Place {
  const before = tex.slice(0, position).split('\n');
  const line = firstLine + before.length - 1;
  const source = tex.split('\n')[before.length - 1] ?? '';
  const column = env.lines[line]?.indexOf(source.trim()) ?? -1;
  if (column < 0 || source.trim() === '') return lineStart(env, line);
  const indentation = source.length - source.trimStart().length;
  return placeAt(env, line, column - indentation + (before.at(-1)?.length ?? 0));
}

const showInline: RendererRule = (tokens, index, _options, env: TextEnv, renderer) => {
  const token = tokens[index] as Token;
  if (typeof token.meta === 'string' && mayBeTooWide(token.meta)) {
    token.attrJoin('class', 'formula-line');
    if (!isInLink(tokens, index)) makeReachable(token, env);
  }
  const attributes = renderer.renderAttrs(token);
  const formula = show(token, env);
  return attributes === '' ? formula : `<span${attributes}>${formula}</span>`;
};

const showBlock: RendererRule = (tokens, index, _options, env: TextEnv, renderer) => {
  const token = tokens[index] as Token;
  token.attrJoin('class', 'formula');
  makeReachable(token, env);
  return `<div${renderer.renderAttrs(token)}>${show(token, env)}</div>\n`;
};

/** What scrolls must be reached by keyboard, and whatever is reached must have a role and a name. */
function makeReachable(token: Token, env: TextEnv): void {
  token.attrSet('tabindex', '0');
  token.attrSet('role', 'group');
  token.attrSet('aria-label', env.page.options.labels.formula);
}

/** Whether a link is open, which is reached itself and may hold nothing else that is. */
function isInLink(tokens: readonly Token[], index: number): boolean {
  const before = tokens.slice(0, index).reverse();
  const last = before.find(
    ({ tag, type, content }) => tag === 'a' || (type === 'html_inline' && isInteractive(content)),
  );
  return (
    last !== undefined &&
    (last.nesting === 1 || (last.type === 'html_inline' && !last.content.startsWith('</')))
  );
}

function show({ meta, markup, content }: Token, env: TextEnv): string {
  if (typeof meta !== 'string') return `<code>${escapeHtml(markup + content + markup)}</code>`;
  env.formulas.push(meta);
  return `<span ${placeholderName}="${env.formulas.length - 1}"></span>`;
}
