/** Minified CSS as a tree, so that single rules can be left out; and what a page must have for a selector to match. */

export type CssNode =
  /** `@layer a,b;` */
  | { readonly kind: 'statement'; readonly text: string }
  /** `@layer base{…}`, `@media print{…}`: rules under a condition. */
  | { readonly kind: 'group'; readonly prelude: string; readonly nodes: readonly CssNode[] }
  | {
      readonly kind: 'rule';
      readonly selectors: readonly Selector[];
      readonly declarations: readonly Declaration[];
    }
  /** `@font-face`, `@keyframes`: of use only where another rule says its name. */
  | { readonly kind: 'named'; readonly name: string; readonly text: string };

export interface Selector {
  readonly text: string;
  readonly needs: Needs;
}

/** `color:var(--ink)`, taken apart once for all pages. */
export interface Declaration {
  readonly text: string;
  /** The custom property that it defines. */
  readonly defines: string | undefined;
  readonly value: string;
  readonly uses: readonly Use[];
}

/** A custom property in a value. */
export interface Use {
  readonly property: string;
  /** Whether nothing else is given in case that it has no value, as in `var(--row,1rem)`. */
  readonly isAlone: boolean;
}

/**
 * What a page must have: `p` an element, `.note` a class, `[open` an attribute, `[rel=next` an attribute with
 * this value. All of them; of a list within, one.
 */
export type Needs = readonly (string | readonly Needs[])[];

/** Reads CSS as lightningcss prints it. */
export function parseRules(css: string): CssNode[] {
  const nodes: CssNode[] = [];
  for (let at = 0; at < css.length; ) {
    const end = find(css, at, '{;');
    if (css[end] !== '{') {
      nodes.push({ kind: 'statement', text: css.slice(at, end + 1) });
      at = end + 1;
      continue;
    }
    const close = find(css, end + 1, '}');
    nodes.push(block(css.slice(at, end), css.slice(end + 1, close)));
    at = close + 1;
  }
  return nodes;
}

function block(prelude: string, body: string): CssNode {
  if (/^@(?:layer|media|container|supports)\b/.test(prelude)) {
    return { kind: 'group', prelude, nodes: parseRules(body) };
  }
  if (!prelude.startsWith('@')) {
    const selectors = split(prelude, ',').map((text) => ({ text, needs: needsOf(text) }));
    return { kind: 'rule', selectors, declarations: split(body, ';').map(declaration) };
  }
  const family = /font-family:("[^"]*"|[^;]*)/.exec(body)?.[1]?.replaceAll('"', '');
  const name = prelude === '@font-face' ? family : /^@keyframes (.*)$/.exec(prelude)?.[1];
  const text = `${prelude}{${body}}`;
  return name === undefined ? { kind: 'statement', text } : { kind: 'named', name, text };
}

function declaration(text: string): Declaration {
  const [, defines, value = text] = /^(--[\w-]+):(.*)$/s.exec(text) ?? [];
  return { text, defines, value, uses: usesIn(value) };
}

/** The custom properties that CSS uses. */
export function usesIn(css: string): Use[] {
  return [...css.matchAll(/var\((--[\w-]+)(.)/g)].map(([, property = '', end]) => ({
    property,
    isAlone: end === ')',
  }));
}

/** The parts of a list, such as the declarations of a rule. */
function split(css: string, separator: ',' | ';'): string[] {
  const parts: string[] = [];
  for (let at = 0; at < css.length; ) {
    const end = find(css, at, separator);
    parts.push(css.slice(at, end));
    at = end + 1;
  }
  return parts;
}

/** The place of the next of `characters` that stands in no string and no brackets; the end where there is none. */
function find(css: string, from: number, characters: string): number {
  let depth = 0;
  for (let at = from; at < css.length; at++) {
    const character = css[at] as string;
    if (depth === 0 && characters.includes(character)) return at;
    if (character === '\\') at++;
    else if (character === '"' || character === "'") at = endOfString(css, at);
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
  }
  return css.length;
}

function endOfString(css: string, from: number): number {
  for (let at = from + 1; at < css.length; at++) {
    if (css[at] === '\\') at++;
    else if (css[at] === css[from]) return at;
  }
  return css.length;
}

/** One part of a selector: its sign and name, an attribute, or the arguments of a pseudo-class. */
const part = /([.#]|::?|)((?:[\w-]|[^\0-\x7f])+)|\[([^\]=~|^$*]+)([~|^$*]?=)?"?([^"\]]*)"?[^\]]*\]/y;

/** What a selector asks of a page; what cannot be read asks for nothing, so that its rule stays. */
export function needsOf(selector: string): Needs {
  const needs: (string | readonly Needs[])[] = [];
  if (selector.includes('\\')) return needs;
  for (let at = 0; at < selector.length; ) {
    part.lastIndex = at;
    const [text, sign, name = '', attribute, operator, value] = part.exec(selector) ?? [];
    at += text?.length ?? 1;
    if (text === undefined) continue;
    if (attribute !== undefined) needs.push(operator === '=' ? `[${attribute}=${value}` : `[${attribute}`);
    else if (sign === '') needs.push(name);
    else if (sign === '.') needs.push(`.${name}`);
    else if (sign?.startsWith(':') && selector[at] === '(') {
      const end = find(selector, at + 1, ')');
      // What `:not()` says may be missing, and the rest is not about names.
      if (/^(?:is|where|has)$/.test(name)) {
        needs.push(split(selector.slice(at + 1, end), ',').map(needsOf));
      }
      at = end + 1;
    }
  }
  return needs;
}
