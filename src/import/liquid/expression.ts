/**
 * What an expression of Liquid comes to, as far as that is settled before anybody opens the page: the configuration,
 * front matter, data files, lists of pages. Anything else is not known, and stays as it was written.
 */
import { Liquid, Value } from 'liquidjs';
import { compareText } from '../../course/problem.ts';
import { type Data, type DataMap, dataMap, isMap, listOf, textOf } from '../data.ts';
import { compareData } from '../jekyll/site.ts';
import { slugify } from '../jekyll/slug.ts';
import { rootedAddress } from '../links.ts';

/** An expression that nobody can work out here. */
export class NotKnown extends Error {}

/** Names and what they mean; the last layer counts first. */
export class Scope {
  private readonly layers: Map<string, Data>[];

  constructor(globals: Iterable<readonly [string, Data]>) {
    this.layers = [new Map(globals)];
  }

  has(name: string): boolean {
    return this.layers.some((layer) => layer.has(name));
  }

  get(name: string): Data {
    return this.layers.findLast((layer) => layer.has(name))?.get(name) ?? null;
  }

  set(name: string, value: Data): void {
    this.layers.at(-1)?.set(name, value);
  }

  /** Runs something with names of its own. */
  within<T>(names: Iterable<readonly [string, Data]>, run: () => T): T {
    this.layers.push(new Map(names));
    try {
      return run();
    } finally {
      this.layers.pop();
    }
  }

  /** Sets a name for the whole page, as `assign` does within a loop too. */
  assign(name: string, value: Data): void {
    this.layers[0]?.set(name, value);
  }
}

const liquid = new Liquid();

interface Token {
  readonly kind: number;
  readonly content?: unknown;
  readonly operator?: string;
  readonly props?: readonly Token[];
  readonly variable?: Token;
  readonly lhs?: Token;
  readonly rhs?: Token;
  readonly literal?: string;
}

/** Kinds of tokens of liquidjs. */
const kinds = {
  number: 1,
  literal: 2,
  propertyAccess: 128,
  word: 256,
  range: 512,
  quoted: 1024,
  operator: 2048,
} as const;

/** Works out an expression with its filters. Throws `NotKnown`. */
export function evaluate(source: string, scope: Scope): Data {
  const { initial, filters } = parseValue(source);
  let value = postfix(initial.postfix, scope);
  for (const { name, args } of filters) {
    const byExpression = Object.hasOwn(filtersByExpression, name) ? filtersByExpression[name] : undefined;
    if (byExpression !== undefined) {
      const [item, expression] = args.map((arg) => printed(token(arg as Token, scope)));
      const of = (value: Data) =>
        scope.within([[item ?? '', value]], () => evaluate(expression ?? '', scope));
      value = bounded(byExpression(listOf(value), of));
      continue;
    }
    const filter = filterOf(name);
    const values = args.map((arg) => {
      if (Array.isArray(arg)) throw new NotKnown(name);
      return token(arg as Token, scope);
    });
    value = bounded(filter(value, ...values));
  }
  return value;
}

/** Nobody writes more; a text that doubles twenty times fills the memory. */
const longestText = 500_000;
const longestList = 20_000;

function bounded(value: Data): Data {
  const isTooLong =
    (typeof value === 'string' && value.length > longestText) ||
    (Array.isArray(value) && value.length > longestList);
  if (isTooLong) throw new NotKnown('too long');
  return value;
}

/** The name that an expression starts with, when it is a plain path: `site` of `site.ml | sort: "order"`. */
export function rootOf(source: string): string | undefined {
  return /^\s*([\w-]+)/.exec(source)?.[1];
}

/** Whether a value counts as true: all but `nil` and `false`. */
export function isTrue(value: Data): boolean {
  return value !== null && value !== false;
}

/** A value as Liquid prints it. */
export function printed(value: Data): string {
  if (value === null) return '';
  if (Array.isArray(value)) return (value as readonly Data[]).map(printed).join('');
  if (isMap(value)) throw new NotKnown('map');
  return textOf(value as Data) ?? '';
}

type Parsed = { initial: { postfix: Token[] }; filters: { name: string; args: unknown[] }[] };

function parseValue(source: string): Parsed {
  try {
    return new Value(source, liquid) as unknown as Parsed;
  } catch {
    throw new NotKnown(source);
  }
}

function postfix(tokens: readonly Token[], scope: Scope): Data {
  const stack: Data[] = [];
  for (const item of tokens) {
    if (item.kind !== kinds.operator) {
      stack.push(token(item, scope));
      continue;
    }
    const operator = String(item.operator);
    const right = stack.pop() ?? null;
    if (operator === 'not') stack.push(!isTrue(right));
    else stack.push(operate(operator, stack.pop() ?? null, right));
  }
  if (stack.length !== 1) throw new NotKnown('expression');
  return stack[0] ?? null;
}

function token(item: Token, scope: Scope): Data {
  switch (item.kind) {
    case kinds.quoted:
    case kinds.number:
      return item.content as Data;
    case kinds.literal: {
      if (item.literal === 'blank' || item.literal === 'empty') return '';
      return typeof item.content === 'boolean' ? item.content : null;
    }
    case kinds.range: {
      const from = Number(token(item.lhs as Token, scope));
      const to = Number(token(item.rhs as Token, scope));
      if (!(to - from < 1_000)) throw new NotKnown('range');
      return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
    }
    case kinds.propertyAccess:
      return access(item, scope);
    default:
      throw new NotKnown('token');
  }
}

function access({ variable, props = [] }: Token, scope: Scope): Data {
  const steps = [...props];
  let value: Data;
  if (variable === undefined) {
    const name = String(steps.shift()?.content ?? '');
    if (!scope.has(name)) throw new NotKnown(name);
    value = scope.get(name);
  } else value = token(variable, scope);
  for (const step of steps) {
    const key = step.kind === kinds.word ? String(step.content) : token(step, scope);
    value = property(value, key);
  }
  return value;
}

function property(value: Data, key: Data): Data {
  if (isMap(value)) {
    const name = String(key);
    if (name === 'size' && !('size' in value)) return Object.keys(value).length;
    return value[name] ?? null;
  }
  if (typeof value === 'string') return key === 'size' ? value.length : null;
  if (!Array.isArray(value)) return null;
  const list = value as readonly Data[];
  if (key === 'size') return list.length;
  if (key === 'first') return list[0] ?? null;
  if (key === 'last') return list.at(-1) ?? null;
  return typeof key === 'number' ? (list.at(key) ?? null) : null;
}

function operate(operator: string, left: Data, right: Data): Data {
  switch (operator) {
    case '==':
      return same(left, right);
    case '!=':
      return !same(left, right);
    case 'and':
      return isTrue(left) && isTrue(right);
    case 'or':
      return isTrue(left) || isTrue(right);
    case 'contains':
      if (Array.isArray(left)) return (left as readonly Data[]).some((item) => same(item, right));
      return typeof left === 'string' && left.includes(printed(right));
    case '<':
      return left !== null && right !== null && compareData(left, right) < 0;
    case '>':
      return left !== null && right !== null && compareData(left, right) > 0;
    case '<=':
      return left !== null && right !== null && compareData(left, right) <= 0;
    case '>=':
      return left !== null && right !== null && compareData(left, right) >= 0;
    default:
      throw new NotKnown(operator);
  }
}

function same(a: Data, b: Data): boolean {
  if (a === b) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  // Documents are one and the same when they have the same file.
  return isMap(a) && isMap(b) && a.path !== undefined && a.path === b.path;
}

/** Filters whose arguments are a name and an expression: `where_exp: "item", "item.hidden != true"`. */
const filtersByExpression: Readonly<
  Record<string, (list: readonly Data[], of: (item: Data) => Data) => Data>
> = {
  where_exp: (list, of) => list.filter((item) => isTrue(of(item))),
  find_exp: (list, of) => list.find((item) => isTrue(of(item))) ?? null,
  group_by_exp: (list, of) => groups(list, of),
};

type Filter = (value: Data, ...args: Data[]) => Data;

function filterOf(name: string): Filter {
  const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (filter === undefined) throw new NotKnown(name);
  return filter;
}

const onText =
  (change: (text: string, ...args: string[]) => string): Filter =>
  (value, ...args) =>
    change(printed(value), ...args.map(printed));

const filters: Readonly<Record<string, Filter>> = {
  // Addresses start at the root of the site here, and the build puts the path of the site before them.
  relative_url: onText(rootedAddress),
  absolute_url: onText(rootedAddress),
  prepend: onText((text, before = '') => before + text),
  append: onText((text, after = '') => text + after),
  strip: onText((text) => text.trim()),
  lstrip: onText((text) => text.trimStart()),
  rstrip: onText((text) => text.trimEnd()),
  upcase: onText((text) => text.toUpperCase()),
  downcase: onText((text) => text.toLowerCase()),
  capitalize: onText((text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()),
  remove: onText((text, part = '') => (part === '' ? text : text.replaceAll(part, ''))),
  remove_first: onText((text, part = '') => text.replace(part, () => '')),
  replace: onText((text, from = '', to = '') => (from === '' ? text : text.replaceAll(from, () => to))),
  replace_first: onText((text, from = '', to = '') => text.replace(from, () => to)),
  strip_newlines: onText((text) => text.replaceAll('\n', '')),
  strip_html: onText((text) => text.replace(/<[^<>]*>/g, '')),
  // Markdown stays Markdown; it is rendered when the site is built.
  markdownify: onText((text) => text),
  escape: onText(escapeHtml),
  escape_once: onText(escapeHtml),
  xml_escape: onText(escapeHtml),
  slugify: onText((text) => slugify(text)),
  url_encode: onText((text) => encodeURIComponent(text)),
  cgi_escape: onText((text) => encodeURIComponent(text)),
  uri_escape: onText((text) => encodeURI(text)),
  default: (value, fallback = null) => (value === null || value === false || value === '' ? fallback : value),
  size: (value) => property(value, 'size') ?? 0,
  first: (value) => property(value, 'first'),
  last: (value) => property(value, 'last'),
  join: (value, between = ' ') => listOf(value).map(printed).join(printed(between)),
  split: (value, by = ' ') => printed(value).split(printed(by)),
  reverse: (value) => [...listOf(value)].reverse(),
  sort: (value, key = null) => [...listOf(value)].sort((a, b) => compareData(by(a, key), by(b, key))),
  sort_natural: (value, key = null) =>
    [...listOf(value)].sort((a, b) =>
      compareText(printed(by(a, key)).toLowerCase(), printed(by(b, key)).toLowerCase()),
    ),
  where: (value, key = null, wanted = null) =>
    listOf(value).filter((item) => (wanted === null ? isTrue(by(item, key)) : holds(by(item, key), wanted))),
  map: (value, key = null) => listOf(value).map((item) => by(item, key)),
  uniq: (value) =>
    listOf(value).filter((item, i, list) => list.findIndex((other) => same(other, item)) === i),
  compact: (value) => listOf(value).filter((item) => item !== null),
  concat: (value, other = null) => [...listOf(value), ...listOf(other)],
  group_by: (value, key = null) => groups(listOf(value), (item) => by(item, key)),
  find: (value, key = null, wanted = null) =>
    listOf(value).find((item) => holds(by(item, key), wanted)) ?? null,
  push: (value, item = null) => [...listOf(value), item],
  unshift: (value, item = null) => [item, ...listOf(value)],
  pop: (value) => listOf(value).slice(0, -1),
  shift: (value) => listOf(value).slice(1),
  slice: (value, from = 0, count = 1) => {
    const text = Array.isArray(value) ? (value as readonly Data[]) : printed(value);
    const start = Number(from) < 0 ? text.length + Number(from) : Number(from);
    return text.slice(start, start + Number(count));
  },
  truncate: (value, length = 50, end = '...') => {
    const text = printed(value);
    const most = Math.max(0, Number(length) - printed(end).length);
    return text.length <= Number(length) ? text : text.slice(0, most) + printed(end);
  },
  truncatewords: (value, count = 15, end = '...') => {
    const words = printed(value).trim().split(/\s+/);
    return words.length <= Number(count)
      ? printed(value)
      : words.slice(0, Number(count)).join(' ') + printed(end);
  },
  number_of_words: (value) =>
    printed(value)
      .split(/\s+/)
      .filter((word) => word !== '').length,
  normalize_whitespace: onText((text) => text.replace(/\s+/g, ' ').trim()),
  newline_to_br: onText((text) => text.replaceAll('\n', '<br />\n')),
  limit: (value, count = 0) => listOf(value).slice(0, Number(count)),
  plus: (value, other = 0) => Number(value) + Number(other),
  minus: (value, other = 0) => Number(value) - Number(other),
  times: (value, other = 1) => Number(value) * Number(other),
  divided_by: (value, other = 1) => {
    if (Number(other) === 0) throw new NotKnown('divided_by');
    const quotient = Number(value) / Number(other);
    return Number.isInteger(other) ? Math.floor(quotient) : quotient;
  },
  abs: (value) => Math.abs(Number(value)),
  ceil: (value) => Math.ceil(Number(value)),
  floor: (value) => Math.floor(Number(value)),
  round: (value, digits = 0) => Number(Number(value).toFixed(Number(digits))),
  at_least: (value, other = 0) => Math.max(Number(value), Number(other)),
  at_most: (value, other = 0) => Math.min(Number(value), Number(other)),
  modulo: (value, other = 1) => Number(value) % Number(other),
  date: (value, format = '') => formatDate(value, printed(format)),
  date_to_string: (value) => formatDate(value, '%d %b %Y'),
  date_to_long_string: (value) => formatDate(value, '%d %B %Y'),
  date_to_xmlschema: (value) => formatDate(value, '%Y-%m-%d'),
};

function groups(list: readonly Data[], of: (item: Data) => Data): Data {
  const byName = new Map<string, Data[]>();
  for (const item of list) {
    const name = printed(of(item));
    byName.set(name, [...(byName.get(name) ?? []), item]);
  }
  return [...byName].map(([name, items]) =>
    dataMap([
      ['name', name],
      ['items', items],
      ['size', items.length],
    ]),
  );
}

function by(item: Data, key: Data): Data {
  if (key === null) return item;
  return printed(key)
    .split('.')
    .reduce<Data>((value, step) => property(value, step), item);
}

function holds(value: Data, wanted: Data): boolean {
  return (
    same(value, wanted) ||
    (Array.isArray(value) && (value as readonly Data[]).some((item) => same(item, wanted))) ||
    (value !== null && !isMap(value) && !Array.isArray(value) && printed(value) === printed(wanted))
  );
}

function formatDate(value: Data, format: string): string {
  if (value === null) return '';
  const date =
    value instanceof Date
      ? value
      : new Date(/^\d{4}-\d\d-\d\d/.test(printed(value)) ? printed(value) : Number.NaN);
  if (Number.isNaN(date.getTime())) throw new NotKnown('date');
  const two = (number: number) => String(number).padStart(2, '0');
  const word = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(date);
  return format.replace(/%(-?[a-zA-Z%])/g, (_, code: string) => {
    switch (code) {
      case 'Y':
        return String(date.getUTCFullYear());
      case 'm':
        return two(date.getUTCMonth() + 1);
      case '-m':
        return String(date.getUTCMonth() + 1);
      case 'd':
        return two(date.getUTCDate());
      case '-d':
      case 'e':
        return String(date.getUTCDate());
      case 'y':
        return two(date.getUTCFullYear() % 100);
      case 'b':
        return word({ month: 'short' });
      case 'B':
        return word({ month: 'long' });
      case 'H':
        return two(date.getUTCHours());
      case 'M':
        return two(date.getUTCMinutes());
      case '%':
        return '%';
      default:
        throw new NotKnown(code);
    }
  });
}

function escapeHtml(text: string): string {
  return text
    .replace(/&(?!\w+;|#)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The entries of a map as names for a scope. */
export function entriesOf(map: DataMap): [string, Data][] {
  return Object.entries(map);
}
