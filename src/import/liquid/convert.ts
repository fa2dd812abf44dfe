/**
 * Liquid of one text becomes Markdown of Kafedra. What is settled already is written out, the syllabus and the other
 * known constructs become directives, and what nobody can work out here stays in the text, and is told.
 */
import type { ResourceColumn } from '../../course/types.ts';
import { type Data, type DataMap, dataMap, isMap, textOf } from '../data.ts';
import type { FindingGroup, TellAt } from '../finding.ts';
import { codeRanges, commentRanges, isWithin, lineAt, type Range } from '../textMask.ts';
import { evaluate, isTrue, NotKnown, printed, rootOf, type Scope } from './expression.ts';
import { loopExpression, loopVariable, readSyllabus, surrounding } from './syllabus.ts';
import { themeInclude } from './themeIncludes.ts';
import { type Branch, type LiquidNode, parseLiquid } from './tree.ts';

/** The text of a document where a template asks for it: one character that no author types. */
export const joinedText = '\uE000';
/** What only the generator knows, such as the time of a build: another such character. */
export const generatedText = '\uE001';

/** What the conversion asks of the site. */
export interface LiquidContext {
  /** `page` of the templates. */
  readonly page: DataMap;
  readonly scope: Scope;
  readonly tell: TellAt;
  /** Text of a file of `_includes`, or of one beside the page. */
  readonly include: (name: string, isRelative: boolean) => string | undefined;
  /** Address of a file of the site, as `link` and `post_url` give it. */
  readonly addressOf: (name: string, isPost: boolean) => string | undefined;
  /** Whether the page is the course page of a collection. */
  readonly isCoursePageOf: (collection: string) => boolean;
  /** Whether the page is one of the course of a collection: elsewhere there is no syllabus to show. */
  readonly isInCourseOf: (collection: string) => boolean;
  /** Whether the text is a document of HTML and stays one: no Markdown may come into it. */
  readonly isWholeHtml?: boolean;
  /** Where the old site stood: its address, and the path below it. */
  readonly site: { readonly url: string; readonly baseurl: string };
}

export interface Syllabus {
  readonly collection: string;
  readonly columns: readonly ResourceColumn[];
  readonly isNumbered: boolean;
  /** Files of the lessons in the order in which the table shows them. */
  readonly files: readonly string[];
}

export interface ConvertedText {
  readonly text: string;
  /** The first syllabus of the text. */
  readonly syllabus: Syllabus | undefined;
}

/** Rounds of all loops of a page, and letters that they write: more is a mistake or an attack. */
const mostRounds = 5_000;
const mostLetters = 2_000_000;
/** Includes within includes. */
const deepestInclude = 8;

/** Converts a text; `line` is where it starts in its file. */
export function convertLiquid(source: string, line: number, context: LiquidContext): ConvertedText {
  const work: Work = { context, rounds: 0, letters: 0, syllabus: undefined, includes: 0, isStrict: false };
  const text = new Conversion(source, line, work).run();
  return { text, syllabus: work.syllabus };
}

interface Work {
  readonly context: LiquidContext;
  rounds: number;
  letters: number;
  syllabus: Syllabus | undefined;
  includes: number;
  /** Whether what is not known must not be left in the text, since it would be left many times. */
  isStrict: boolean;
}

class Conversion {
  private readonly source: string;
  private readonly line: number;
  private readonly work: Work;
  private readonly code: readonly Range[];
  private readonly comments: readonly Range[];

  constructor(source: string, line: number, work: Work) {
    this.source = work.context.isWholeHtml === true ? source : askingForMarkdown(source);
    this.line = line;
    this.work = work;
    this.code = [...codeRanges(source), ...highlightRanges(source)].sort((a, b) => a.begin - b.begin);
    this.comments = commentRanges(source, this.code);
  }

  run(): string {
    const { nodes, fault } = parseLiquid(this.source);
    if (fault !== undefined) {
      this.tell('human', 'liquid-fault', fault.offset, { message: fault.message });
      return this.source;
    }
    // A name that gets its value further down, or in a round before, is nothing until then.
    const { scope } = this.work.context;
    for (const [, name = ''] of this.source.matchAll(/\{%-?\s*(?:assign|capture)\s+["']?([\w-]+)/g))
      if (!scope.has(name)) scope.assign(name, null);
    try {
      return this.nodes(nodes, this.isHtml ? [] : this.syllabusRanges(nodes));
    } catch (error) {
      if (!(error instanceof NotKnown) || this.work.isStrict) throw error;
      this.tell('human', 'liquid-fault', 0, { message: error.message });
      return this.source;
    }
  }

  private nodes(nodes: readonly LiquidNode[], ranges: readonly Range[] = []): string {
    let out = '';
    /** Offset up to which the source is done: a table that is replaced, the rest of an empty line. */
    let done = 0;
    for (const node of nodes) {
      const range = ranges.find(({ begin, end }) => node.begin < end && node.end > begin);
      if (node.kind === 'text') {
        let begin = Math.max(node.begin, done);
        if (range !== undefined && range.begin >= begin) {
          out += this.textPart(begin, range.begin, node);
          out = `${out.trimEnd()}\n\n::syllabus\n\n`;
          done = this.lineAfter(range.end);
          begin = Math.max(begin, done);
        }
        if (begin < node.end) out += this.textPart(begin, node.end, node);
        continue;
      }
      if (node.begin < done) continue;
      if (range !== undefined && node.begin >= range.begin) {
        out = `${out.trimEnd()}\n\n::syllabus\n\n`;
        done = this.lineAfter(range.end);
        continue;
      }
      const { text, isBlock } = this.node(node);
      if (text === '' && /(?:^|\n)[ \t]*$/.test(out)) {
        const rest = /^[ \t]*\n/.exec(this.source.slice(node.end, node.end + 200));
        if (rest !== null) {
          out = out.replace(/[ \t]+$/, '');
          done = node.end + rest[0].length;
        }
      } else if (isBlock && text !== '') {
        out = `${out.replace(/[ \t]+$/, '')}${/(?:^|\n\n)$/.test(out) || out === '' ? '' : out.endsWith('\n') ? '\n' : '\n\n'}${text}\n\n`;
        const rest = /^[ \t]*\n+/.exec(this.source.slice(node.end, node.end + 200));
        if (rest !== null) done = node.end + rest[0].length;
      } else out += text;
    }
    this.work.letters += out.length;
    if (this.work.letters > mostLetters) throw new NotKnown('letters');
    return out;
  }

  /** Offset after the empty lines that follow an offset. */
  private lineAfter(offset: number): number {
    return offset + (/^[ \t]*\n\s*?(?=\S|$)/.exec(this.source.slice(offset, offset + 200))?.[0].length ?? 0);
  }

  /** Text between two nodes, with the white space taken away that `{%-` and `-%}` ask for. */
  private textPart(begin: number, end: number, node: LiquidNode): string {
    let text = this.source.slice(begin, end);
    if (begin === node.begin && /-[%}]\}$/.test(this.source.slice(Math.max(0, begin - 3), begin)))
      text = text.trimStart();
    if (end === node.end && /^\{[{%]-/.test(this.source.slice(end, end + 3))) text = text.trimEnd();
    return text;
  }

  private node(node: LiquidNode): { text: string; isBlock: boolean } {
    const inline = (text: string) => ({ text, isBlock: false });
    if (isWithin(this.comments, node.begin) && node.name !== 'raw')
      return inline(this.work.isStrict ? '' : this.source.slice(node.begin, node.end));
    try {
      if (node.kind === 'output') return inline(this.output(node));
      if (node.kind === 'tag') return this.tag(node);
      return inline(this.block(node));
    } catch (error) {
      if (!(error instanceof NotKnown) || this.work.isStrict) throw error;
      return inline(this.left(node));
    }
  }

  /** What stays in the text as it was. */
  private left(node: LiquidNode): string {
    const source = this.source.slice(node.begin, node.end);
    const what = (source.split('\n')[0] ?? '').slice(0, 120);
    // In code it was there to be seen; Jekyll showed nothing in its place.
    if (isWithin(this.code, node.begin)) this.tell('mistake', 'liquid-in-code', node.begin, { what });
    else this.tell('human', 'liquid-left', node.begin, { what });
    return source;
  }

  private output(node: LiquidNode): string {
    const { scope } = this.work.context;
    const expression = node.args.trim();
    if (expression === 'site.url') return this.siteUrl(node);
    const value = evaluate(expression, scope);
    const text = printed(value);
    if (value === null && rootOf(expression) !== undefined && !scope.has(rootOf(expression) as string))
      throw new NotKnown(expression);
    if (text.includes(generatedText)) throw new NotKnown(expression);
    if (!text.includes(joinedText)) return text;
    this.tell('human', 'joined-text', node.begin);
    return text.replaceAll(joinedText, '');
  }

  /** In a link an address starts at the root of the site; in a text it is to be read, and stands in full. */
  private siteUrl(node: LiquidNode): string {
    const { url, baseurl } = this.work.context.site;
    const isLink = /[("'=<]\s*$/.test(this.source.slice(Math.max(0, node.begin - 3), node.begin));
    const after = this.source.slice(node.end, node.end + 40);
    const isBaseNext = /^\{\{-?\s*site\.baseurl\b/.test(after);
    if (isLink && (isBaseNext || after.startsWith('/'))) return '';
    return isBaseNext ? url + baseurl : url;
  }

  private tag(node: LiquidNode): { text: string; isBlock: boolean } {
    const { scope, addressOf } = this.work.context;
    const inline = (text: string) => ({ text, isBlock: false });
    switch (node.name) {
      case 'assign': {
        const [, name, expression] = /^([\w-]+)\s*=\s*(.*)$/s.exec(node.args) ?? [];
        if (name === undefined || expression === undefined) throw new NotKnown('assign');
        scope.assign(name, evaluate(expression, scope));
        return inline('');
      }
      case 'link':
      case 'post_url': {
        const address = addressOf(node.args.replace(/^["']|["']$/g, ''), node.name === 'post_url');
        if (address === undefined) throw new NotKnown(node.args);
        return inline(address);
      }
      case 'include':
      case 'include_cached':
      case 'include_relative':
        return this.include(node);
      case 'gist': {
        const id = /^["']?([\w/-]+)/.exec(node.args)?.[1];
        if (id === undefined) throw new NotKnown('gist');
        this.tell('converted', 'gist', node.begin, { what: id });
        return { text: `[gist ${id}](https://gist.github.com/${id})`, isBlock: true };
      }
      default:
        throw new NotKnown(node.name);
    }
  }

  private block(node: LiquidNode): string {
    const { scope } = this.work.context;
    const [first] = node.branches;
    if (first === undefined) throw new NotKnown(node.name);
    switch (node.name) {
      case 'raw':
        return this.source.slice(first.begin, first.end);
      case 'comment':
        this.tell('converted', 'comment', node.begin);
        return `<!--${this.source.slice(first.begin, first.end).replaceAll('-->', '->').replaceAll('<!--', '<-')}-->`;
      case 'highlight':
        return this.highlight(node, first);
      case 'capture': {
        const name = node.args.replace(/^["']|["']$/g, '');
        scope.assign(name, this.nodes(first.nodes));
        return '';
      }
      case 'if':
      case 'unless':
        return this.condition(node);
      case 'case':
        return this.choice(node);
      case 'for':
        return this.loop(node, first);
      default:
        throw new NotKnown(node.name);
    }
  }

  private highlight(node: LiquidNode, branch: Branch): string {
    const language = /^[\w+#-]+/.exec(node.args)?.[0] ?? '';
    const code = this.nodes(branch.nodes).replace(/^\s*\n|\s+$/g, '');
    if (this.isHtml) {
      const escaped = code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      return `<pre><code class="language-${language}">${escaped}</code></pre>`;
    }
    const fence = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map((run) => run[0].length + 1)));
    return `${fence}${language}\n${code}\n${fence}`;
  }

  private condition(node: LiquidNode): string {
    const { scope } = this.work.context;
    for (const { name, args, nodes } of node.branches) {
      const holds = name === 'else' || isTrue(evaluate(args, scope));
      if (name === 'unless' ? !holds : holds) return this.nodes(nodes);
    }
    return '';
  }

  private choice(node: LiquidNode): string {
    const { scope } = this.work.context;
    const value = evaluate(node.args, scope);
    for (const { name, args, nodes } of node.branches) {
      if (name === 'case') continue;
      const wanted =
        name === 'else' ? [] : args.split(/\s*(?:,|\bor\b)\s*/).map((part) => evaluate(part, scope));
      if (name === 'else' || wanted.some((other) => other === value)) return this.nodes(nodes);
    }
    return '';
  }

  private loop(node: LiquidNode, branch: Branch): string {
    const { scope } = this.work.context;
    const name = loopVariable(node.args);
    if (name === undefined) throw new NotKnown('for');
    const items = this.items(node.args);
    if (items.length === 0) {
      const otherwise = node.branches.find((other) => other.name === 'else');
      return otherwise === undefined ? '' : this.nodes(otherwise.nodes);
    }
    const wasStrict = this.work.isStrict;
    this.work.isStrict = true;
    try {
      const text = items
        .map((item, index) => {
          if (++this.work.rounds > mostRounds) throw new NotKnown('for');
          const names: [string, Data][] = [
            [name, item],
            ['forloop', forloop(index, items.length)],
          ];
          return scope.within(names, () => this.nodes(branch.nodes));
        })
        .join('');
      const what = loopExpression(node.args).slice(0, 80);
      if (!wasStrict)
        this.tell(items.some(isMap) ? 'human' : 'converted', 'loop', node.begin, {
          what,
          count: items.length,
        });
      return text;
    } finally {
      this.work.isStrict = wasStrict;
    }
  }

  private items(args: string): readonly Data[] {
    const { scope } = this.work.context;
    const value = evaluate(loopExpression(args), scope);
    if (value === null) return [];
    const list: readonly Data[] = Array.isArray(value)
      ? value
      : isMap(value)
        ? Object.entries(value).map((entry) => [...entry] as Data)
        : [value];
    const number = (key: string, fallback: number) => {
      const written = new RegExp(`\\b${key}\\s*:\\s*([\\w.-]+)`).exec(args)?.[1];
      return written === undefined ? fallback : Number(evaluate(written, scope));
    };
    const offset = number('offset', 0);
    const limited = list.slice(offset, offset + number('limit', list.length));
    return /\sreversed\b/.test(args) ? limited.toReversed() : limited;
  }

  private include(node: LiquidNode): { text: string; isBlock: boolean } {
    const { context } = this.work;
    const { name, params } = this.includeArguments(node.args);
    const isRelative = node.name === 'include_relative';
    const known = isRelative || this.isHtml ? undefined : themeInclude(name, params, context.page);
    if (known !== undefined) {
      this.tell('converted', 'include', node.begin, { what: name });
      return known;
    }
    const template = context.include(name, isRelative);
    if (template === undefined || this.work.includes >= deepestInclude) throw new NotKnown(name);
    const wasStrict = this.work.isStrict;
    this.work.isStrict = true;
    this.work.includes++;
    try {
      const line = this.lineOf(node.begin);
      const text = context.scope.within([['include', params]], () =>
        new Conversion(template, line, this.work).run(),
      );
      this.tell('converted', 'include', node.begin, { what: name });
      return { text: text.trim(), isBlock: text.trim().includes('\n') };
    } finally {
      this.work.isStrict = wasStrict;
      this.work.includes--;
    }
  }

  private includeArguments(args: string): { name: string; params: DataMap } {
    const { scope } = this.work.context;
    const [, name, rest = ''] = /^([\w./-]+)(.*)$/s.exec(args) ?? [];
    if (name === undefined) throw new NotKnown(args);
    const params = [...rest.matchAll(/([\w-]+)\s*=\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"']+)/g)].map(
      ([, key = '', value = '']) => {
        const quoted = /^["'](.*)["']$/s.exec(value)?.[1];
        return [
          key,
          quoted === undefined ? evaluate(value, scope) : quoted.replace(/\\(["'])/g, '$1'),
        ] as const;
      },
    );
    return { name, params: dataMap(params) };
  }

  /** The places of the syllabus among the nodes at the top; all tables after the first stay as they are. */
  private syllabusRanges(nodes: readonly LiquidNode[]): Range[] {
    const { context } = this.work;
    for (const node of nodes) {
      if (isWithin(this.comments, node.begin)) continue;
      // The loop may go over a list that was sorted before.
      if (node.kind === 'tag' && node.name === 'assign') this.tryAssign(node);
      if (node.kind !== 'block' || node.name !== 'for' || this.work.syllabus !== undefined) continue;
      const documents = this.documentsOf(node.args);
      const collection = documents?.[0]?.collection;
      if (documents === undefined || typeof collection !== 'string') continue;
      if (!context.isInCourseOf(collection)) continue;
      // A table over some of the lessons is no syllabus; it is written out.
      if (!this.holdsAllLessons(documents, collection)) continue;
      const table = readSyllabus(node, this.source);
      if (table === undefined && !(context.isCoursePageOf(collection) && this.namesLessons(node))) continue;
      this.work.syllabus = {
        collection,
        columns: table?.columns ?? [],
        isNumbered: table?.isNumbered ?? false,
        files: documents.flatMap(({ file }) => (typeof file === 'string' ? [file] : [])),
      };
      const columns = table?.columns.join(', ') ?? '';
      this.tell('converted', 'syllabus', node.begin, { columns, hidden: table?.hidden.join(', ') ?? '' });
      for (const key of table?.unknown ?? []) this.tell('human', 'syllabus-column', node.begin, { key });
      for (const part of table?.conditional ?? []) this.tellHidden(node, part, documents);
      return [surrounding(node, this.source)];
    }
    return [];
  }

  /** Lessons that a condition kept out of the table: here all are in it. */
  private tellHidden(loop: LiquidNode, part: LiquidNode, documents: readonly DataMap[]): void {
    const { scope } = this.work.context;
    const name = loopVariable(loop.args) ?? '';
    const [branch] = part.branches;
    if (branch === undefined) return;
    const what = this.source.slice(part.begin, branch.begin);
    for (const lesson of documents) {
      try {
        const holds = scope.within([[name, lesson]], () => isTrue(evaluate(part.args, scope)));
        if (holds === (part.name === 'unless'))
          this.tell('human', 'syllabus-hidden', part.begin, { title: textOf(lesson.title) ?? '', what });
      } catch (error) {
        if (!(error instanceof NotKnown)) throw error;
      }
    }
  }

  private tryAssign(node: LiquidNode): void {
    try {
      this.tag(node);
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
    }
  }

  private documentsOf(args: string): readonly DataMap[] | undefined {
    try {
      const items = this.items(args);
      return items.every(isMap) ? (items as readonly DataMap[]) : undefined;
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      return undefined;
    }
  }

  private holdsAllLessons(documents: readonly DataMap[], collection: string): boolean {
    const site = this.work.context.scope.get('site');
    const all = isMap(site) ? site[collection] : null;
    const listed = new Set(documents.map(({ file }) => file));
    return (
      !Array.isArray(all) ||
      (all as readonly Data[]).every((item) => !isMap(item) || !('sections' in item) || listed.has(item.file))
    );
  }

  private namesLessons(node: LiquidNode): boolean {
    const name = loopVariable(node.args);
    return new RegExp(`\\b${name}\\.url\\b`).test(this.source.slice(node.begin, node.end));
  }

  private tell(
    group: FindingGroup,
    code: string,
    offset: number,
    values: Record<string, string | number> = {},
  ): void {
    this.work.context.tell(group, code, this.lineOf(offset), values);
  }

  private get isHtml(): boolean {
    return this.work.context.isWholeHtml === true;
  }

  private lineOf(offset: number): number {
    return this.line + (this.work.includes > 0 ? 0 : lineAt(this.source, offset));
  }
}

/**
 * Elements that hold nothing but a text that Jekyll rendered, marked as kramdown marks those that hold Markdown: what is
 * put there is Markdown still.
 */
function askingForMarkdown(source: string): string {
  return source.replace(
    /<([a-z][\w-]*)\b([^<>{}]*)>(?=\s*\{\{[^{}]*(?:\|\s*markdownify\b|\.excerpt\b)[^{}]*\}\}\s*<\/\1\s*>)/gi,
    (tag, name: string, attributes: string) =>
      /\smarkdown\s*=/.test(attributes) ? tag : `<${name}${attributes} markdown="1">`,
  );
}

/** Code that Liquid marks. */
function highlightRanges(source: string): Range[] {
  return [...source.matchAll(/\{%-?\s*highlight\b[\s\S]*?\{%-?\s*endhighlight\s*-?%\}/g)].map(
    ({ 0: text, index }) => ({
      // The tag itself is Liquid, and what it holds is code.
      begin: index + 1,
      end: index + text.length - 1,
    }),
  );
}

function forloop(index: number, length: number): DataMap {
  return dataMap([
    ['index', index + 1],
    ['index0', index],
    ['first', index === 0],
    ['last', index === length - 1],
    ['length', length],
  ]);
}
