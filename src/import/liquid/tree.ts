/**
 * Liquid as a tree: texts, outputs, tags and blocks, each with its place. liquidjs finds them; none of its own tags,
 * filters or files ever runs.
 */
import { Tokenizer } from 'liquidjs';

export interface LiquidNode {
  readonly kind: 'text' | 'output' | 'tag' | 'block';
  /** Offsets of the whole node. */
  readonly begin: number;
  readonly end: number;
  /** Name of a tag or block. */
  readonly name: string;
  /** What stands after the name; of an output, all within its braces. */
  readonly args: string;
  /** Parts of a block: `if` and its `else`s, `for` and what it holds. */
  readonly branches: readonly Branch[];
}

export interface Branch {
  readonly name: string;
  readonly args: string;
  readonly nodes: readonly LiquidNode[];
  /** Offsets of what it holds. */
  readonly begin: number;
  readonly end: number;
}

export interface LiquidTree {
  readonly nodes: readonly LiquidNode[];
  /** Why the text could not be read, and where. */
  readonly fault?: { readonly message: string; readonly offset: number };
}

const blocks: ReadonlySet<string> = new Set([
  'if',
  'unless',
  'case',
  'for',
  'tablerow',
  'capture',
  'comment',
  'raw',
  'highlight',
]);
const middles: ReadonlySet<string> = new Set(['else', 'elsif', 'when']);

/** Blocks inside blocks: nobody writes more, and each is a call within a call. */
const deepest = 40;

interface Open {
  readonly name: string;
  readonly args: string;
  readonly begin: number;
  readonly branches: Branch[];
  branch: { name: string; args: string; nodes: LiquidNode[]; begin: number };
}

/** Reads a text; what cannot be read at all is one text. */
export function parseLiquid(source: string): LiquidTree {
  const top: LiquidNode[] = [];
  if (!/\{[{%]/.test(source)) return { nodes: [text(0, source.length)] };
  const open: Open[] = [];
  const add = (node: LiquidNode) => (open.at(-1)?.branch.nodes ?? top).push(node);
  let tokens: readonly Token[];
  try {
    tokens = new Tokenizer(source).readTopLevelTokens() as unknown as Token[];
  } catch (error) {
    const offset = (error as { token?: { begin?: number } }).token?.begin ?? 0;
    return { nodes: [text(0, source.length)], fault: { message: messageOf(error), offset } };
  }
  for (const token of tokens) {
    const { begin, end } = token;
    if (token.name === undefined) {
      const isOutput = source.startsWith('{{', begin) && token.content !== undefined;
      add(isOutput ? { ...text(begin, end), kind: 'output', args: token.content ?? '' } : text(begin, end));
      continue;
    }
    const name = token.name;
    const args = argsOf(token.content ?? '', name);
    const innermost = open.at(-1);
    if (blocks.has(name) && open.length < deepest) {
      open.push({ name, args, begin, branches: [], branch: { name, args, nodes: [], begin: end } });
    } else if (innermost !== undefined && name === `end${innermost.name}`) {
      open.pop();
      const branches = [...innermost.branches, { ...innermost.branch, end: begin }];
      add({
        kind: 'block',
        begin: innermost.begin,
        end,
        name: innermost.name,
        args: innermost.args,
        branches,
      });
    } else if (innermost !== undefined && middles.has(name)) {
      innermost.branches.push({ ...innermost.branch, end: begin });
      innermost.branch = { name, args, nodes: [], begin: end };
    } else {
      add({ kind: 'tag', begin, end, name, args, branches: [] });
    }
  }
  // A block that is never closed is a tag that stands alone; what came after it stays.
  while (open.length > 0) {
    const { name, args, begin, branches, branch } = open.pop() as Open;
    const start = branches[0]?.begin ?? branch.begin;
    add({ kind: 'tag', begin, end: start, name, args, branches: [] });
    for (const node of [...branches.flatMap(({ nodes }) => nodes), ...branch.nodes]) add(node);
  }
  return { nodes: top };
}

interface Token {
  readonly begin: number;
  readonly end: number;
  readonly name?: string;
  readonly content?: string;
}

function text(begin: number, end: number): LiquidNode {
  return { kind: 'text', begin, end, name: '', args: '', branches: [] };
}

function argsOf(content: string, name: string): string {
  return content.trim().slice(name.length).trim();
}

function messageOf(error: unknown): string {
  return ((error as Error).message ?? '').split('\n')[0] ?? '';
}
