/**
 * YAML as Ruby reads it for Jekyll: YAML 1.1, of a key that stands twice the last value counts, HTML comments on lines
 * of their own are no keys. `yaml` is used for it because it knows where everything stands, comments too, so that a
 * file can be changed at one place and stay as its author wrote it everywhere else.
 */
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import { findHtmlComments, maskHtmlComments } from '../../content/htmlComments.ts';
import { limits } from '../../content/limits.ts';
import { type Data, type DataMap, dataMap } from '../data.ts';

/** An entry of a map, and the lines (from 0) that it takes. */
export interface YamlEntry {
  readonly key: string;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Column of the key in its line. */
  readonly column: number;
  readonly value: YamlTree;
  /** Line of the entry of the same map that has the same key and comes later, and counts. */
  readonly repeatedOn?: number;
}

/** The form of a text: where its entries stand. */
export interface YamlTree {
  readonly kind: 'map' | 'list' | 'scalar';
  /** Entries of a map that is written in lines; one in braces has none, since its lines are not its own. */
  readonly entries: readonly YamlEntry[];
  readonly items: readonly YamlTree[];
  readonly data: Data;
}

export interface RubyYaml {
  readonly data: Data;
  readonly tree: YamlTree;
  /** Why Ruby cannot read the text, and on which line, from 0. */
  readonly fault?: { readonly line: number; readonly message: string };
}

const nothing: YamlTree = { kind: 'scalar', entries: [], items: [], data: null };

/** Reads a text; never throws for what its author wrote. */
export function parseRubyYaml(text: string): RubyYaml {
  if (text.length > limits.yamlCharacters)
    return { data: null, tree: nothing, fault: { line: 0, message: 'too long' } };
  const masked = maskHtmlComments(text, findHtmlComments(text));
  try {
    const document = parseDocument(masked, {
      version: '1.1',
      uniqueKeys: false,
      strict: false,
      logLevel: 'silent',
      prettyErrors: false,
    });
    const tree = new TreeBuilder(masked, document).build();
    const [error] = document.errors;
    if (error === undefined) return { data: tree.data, tree };
    return { data: tree.data, tree, fault: { line: lineOf(masked, error.pos[0]), message: error.message } };
  } catch (error) {
    // Too many levels, or an alias of itself.
    return { data: null, tree: nothing, fault: { line: 0, message: (error as Error).message } };
  }
}

/** Every key that stands twice in its map, those that do not count. */
export function repeatedEntries(tree: YamlTree): YamlEntry[] {
  return [
    ...tree.entries.flatMap((entry) => [
      ...(entry.repeatedOn === undefined ? [] : [entry]),
      ...repeatedEntries(entry.value),
    ]),
    ...tree.items.flatMap(repeatedEntries),
  ];
}

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

class TreeBuilder {
  private readonly text: string;
  private readonly document: Document.Parsed;
  private nodes = 0;
  private readonly lineStarts: number[] = [0];

  constructor(text: string, document: Document.Parsed) {
    this.text = text;
    this.document = document;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      this.lineStarts.push(at + 1);
  }

  build(): YamlTree {
    return this.tree(this.document.contents as Node | null, 0);
  }

  private tree(node: Node | null | undefined, depth: number): YamlTree {
    if (++this.nodes > limits.yamlNodes || depth > limits.yamlDepth) throw new Error('too much');
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      return target === undefined ? nothing : { ...this.tree(target, depth + 1), entries: [], items: [] };
    }
    if (isMap(node)) return this.map(node.items as Pair[], node.flow === true, depth);
    if (isSeq(node)) {
      const items = node.items.map((item) =>
        this.tree((isPair(item) ? null : item) as Node | null, depth + 1),
      );
      return { kind: 'list', entries: [], items, data: items.map(({ data }) => data) };
    }
    return { ...nothing, data: isScalar(node) ? scalar(node) : null };
  }

  private map(pairs: readonly Pair[], isFlow: boolean, depth: number): YamlTree {
    const read = pairs.map((pair) => ({
      pair,
      key: keyOf(pair.key),
      value: this.tree(pair.value as Node, depth + 1),
    }));
    const lastOf = new Map(read.map(({ key, pair }) => [key, pair]));
    const merged = read.flatMap(({ key, value }) => (key === '<<' ? mergedEntries(value.data) : []));
    const data = dataMap([
      ...merged,
      ...read.filter(({ key }) => key !== '<<').map(({ key, value }) => [key, value.data] as const),
    ]);
    if (isFlow) return { kind: 'map', entries: [], items: [], data };
    const entries = read.map(({ pair, key, value }): YamlEntry => {
      const start = (pair.key as Node | null)?.range?.[0] ?? 0;
      const firstLine = this.line(start);
      const last = lastOf.get(key) as Pair;
      return {
        key,
        firstLine,
        lastLine: Math.max(firstLine, this.line(this.endOf(pair))),
        column: start - (this.lineStarts[firstLine] ?? 0),
        value,
        ...(last === pair ? {} : { repeatedOn: this.line((last.key as Node).range?.[0] ?? 0) }),
      };
    });
    return { kind: 'map', entries, items: [], data };
  }

  /** Offset of the last character of an entry. */
  private endOf(pair: Pair): number {
    const start = (pair.key as Node | null)?.range?.[0] ?? 0;
    const end = (pair.value as Node | null)?.range?.[1] ?? (pair.key as Node | null)?.range?.[1] ?? start;
    let at = end - 1;
    while (at > start && /\s/.test(this.text[at] ?? '')) at--;
    return Math.max(at, start);
  }

  private line(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.lineStarts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function mergedEntries(value: Data): [string, Data][] {
  const maps = Array.isArray(value) ? (value as readonly Data[]).toReversed() : [value];
  return maps.flatMap((map) =>
    typeof map === 'object' && map !== null && !Array.isArray(map) && !(map instanceof Date)
      ? Object.entries(map as DataMap)
      : [],
  );
}

function keyOf(key: unknown): string {
  if (!isScalar(key)) return String(key ?? '');
  return key.source ?? String(key.value ?? '');
}

function scalar({ value, source }: { value: unknown; source?: string }): Data {
  // YAML 1.1 takes `y` and `n` for yes and no; Ruby does not.
  if (typeof value === 'boolean' && source !== undefined && /^[yn]$/i.test(source)) return source;
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? (source ?? '') : value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(source ?? '');
}
