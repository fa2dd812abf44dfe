/** From the events of js-yaml to the nodes of the model: places, duplicate keys, anchors and aliases, tags. */
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { error, type Place, type Problem, type ProblemValues, warning } from '../course/problem.ts';
import type { YamlEntry, YamlNode, YamlScalar } from '../course/source.ts';
import { limits } from './limits.ts';
import { listSignBefore } from './yamlLine.ts';

/** The nodes of a text. */
export interface BuiltNodes {
  /** The first document; undefined when there is none that could be used. */
  readonly node: YamlNode | undefined;
  readonly problems: readonly Problem[];
  /** True when the text is no YAML that the model could hold, although js-yaml reads it. */
  readonly faulty: boolean;
}

/**
 * Builds the nodes of the first document. `events` are those of `text`, of which some characters may have been
 * masked; values are read from `text` itself.
 */
export function buildNodes(
  text: string,
  events: readonly Event[],
  placeAt: (offset: number) => Place,
): BuiltNodes {
  const builder = new NodeBuilder(text, events, placeAt);
  return builder.build();
}

/** Offset at which an event starts, as far as it has one: an empty value and an end have none. */
export function positionOf(event: Event): number | undefined {
  switch (event.type) {
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    case EVENT_ID.SCALAR:
      return [event.valueStart, event.tagStart, event.anchorStart].find((offset) => offset >= 0);
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    default:
      return undefined;
  }
}

/** A node with what its aliases need to know: how many nodes it holds and how many levels. */
interface Branch {
  readonly node: YamlNode;
  readonly size: number;
  readonly height: number;
}

type Properties = Pick<ScalarEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

/** Keys that a JavaScript object takes for its own. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

const textTags = new Set(['!!str', '!<tag:yaml.org,2002:str>']);

/** A number sign that opens a comment of YAML but reads as a part of the value: `Лекция #1`, `#a0c4ff`. */
const commentLikeText = /^[ \t]+#(?:\d+(?=[\s.,:;)]|$)|[\da-fA-F]{3,8}[ \t]*$)/;

const controlCharacter = /[^\P{Cc}\t\n]/u;

/** Texts of letters, marks and spaces that need no closer look, as nearly all are. */
const ordinary = /^[\t\n -~\u00a0-\ud7ff]*$/;

class NodeBuilder {
  private readonly text: string;
  private readonly events: readonly Event[];
  private readonly placeAt: (offset: number) => Place;
  private readonly problems: Problem[] = [];
  /** Finished anchors by name; `undefined` while the node that bears one is still being built. */
  private readonly anchors = new Map<string, Branch | undefined>();
  private next = 0;
  /** Offset behind the last thing read: empty values are to be found from here. */
  private done = 0;
  private expanded = 0;
  private faulty = false;

  constructor(text: string, events: readonly Event[], placeAt: (offset: number) => Place) {
    this.text = text;
    this.events = events;
    this.placeAt = placeAt;
  }

  build(): BuiltNodes {
    if (this.events.length === 0) return { node: undefined, problems: [], faulty: false };
    this.next = 1;
    const empty = this.isEmptyScalar();
    const { node } = this.branch(0, this.placeAt(0));
    this.findSecondDocument();
    return { node: empty || this.faulty ? undefined : node, problems: this.problems, faulty: this.faulty };
  }

  /** Reads the node at hand. `place` is for an empty value, which has none of its own. */
  private branch(depth: number, place: Place): Branch {
    const event = this.events[this.next++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.anchored(event, () => this.leaf(this.scalar(event, place)));
      case EVENT_ID.SEQUENCE:
        return this.anchored(event, () => this.list(event, depth));
      case EVENT_ID.MAPPING:
        return this.anchored(event, () => this.map(event, depth));
      case EVENT_ID.ALIAS:
        return this.alias(event, depth);
      default:
        throw new Error('js-yaml gave an end where it should have given a node');
    }
  }

  private anchored(event: Properties, build: () => Branch): Branch {
    this.checkTag(event, 'valueStart' in event);
    if (event.anchorStart < 0) return build();
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    // `&laquo;Введение&raquo;` was to be text.
    if (name.includes(';')) {
      this.fail('yaml-special-character', this.placeAt(event.anchorStart - 1), { character: '&' });
    }
    this.anchors.set(name, undefined);
    const branch = build();
    this.anchors.set(name, branch);
    return branch;
  }

  private list(event: { start: number }, depth: number): Branch {
    this.done = event.start;
    const items: Branch[] = [];
    while (!this.atEnd()) {
      // An item without a value is found by its dash.
      const dash = this.isEmptyScalar() ? this.skipSpace() : this.done;
      items.push(this.branch(depth + 1, this.placeAt(dash)));
      this.done = Math.max(this.done, dash + 1);
    }
    return {
      node: { kind: 'list', items: items.map(({ node }) => node), place: this.placeAt(event.start) },
      size: 1 + sum(items.map(({ size }) => size)),
      height: 1 + Math.max(0, ...items.map(({ height }) => height)),
    };
  }

  private map(event: { start: number }, depth: number): Branch {
    this.done = event.start;
    const entries: YamlEntry[] = [];
    const indexes = new Map<string, number>();
    let size = 1;
    let height = 0;
    while (!this.atEnd()) {
      const key = this.branch(depth + 1, this.placeAt(this.skipSpace()));
      const value = this.branch(depth + 1, key.node.place);
      size += key.size + value.size;
      height = Math.max(height, key.height, value.height);
      const entry = this.entry(key.node, value.node, event.start);
      if (entry === undefined) continue;
      const known = indexes.get(entry.key);
      const first = known === undefined ? undefined : entries[known];
      if (known === undefined || first === undefined) {
        indexes.set(entry.key, entries.length);
        entries.push(entry);
        continue;
      }
      const values = { key: entry.key, firstLine: first.keyPlace.line };
      this.problems.push(error('duplicate-key', entry.keyPlace, values));
      entries[known] = entry;
    }
    return {
      node: { kind: 'map', entries, place: this.placeAt(event.start) },
      size,
      height: height + 1,
    };
  }

  /** An entry of a map, unless its key is none that the model could hold. */
  private entry(key: YamlNode, value: YamlNode, mapStart: number): YamlEntry | undefined {
    if (key.kind !== 'scalar') {
      // `title: {{ page.title }}` was to be text, not a map in a map.
      if (this.text.startsWith('{{', mapStart)) {
        this.fail('yaml-special-character', this.placeAt(mapStart), { character: '{' });
      } else this.fail('yaml-key', key.place);
      return undefined;
    }
    if (forbiddenKeys.has(key.value)) {
      this.problems.push(error('forbidden-key', key.place, { key: key.value }));
      return undefined;
    }
    const sign = listSignBefore.exec(`${key.value}: `)?.[1];
    if (sign !== undefined) {
      this.fail('yaml-list-sign', key.place, { sign });
      return undefined;
    }
    if (/^-\p{L}/u.test(key.value)) {
      this.fail('yaml-dash-space', key.place, { key: key.value.slice(1) });
      return undefined;
    }
    // `title:"Введение: раз"` and `title "Введение: раз"` have their colon further on.
    if (/^[\w-]+:(?!\/\/)\S/.test(key.value)) this.fail('yaml-colon-space', key.place, { text: key.value });
    else if (/^[\w-]+\s+["']/.test(key.value)) {
      this.fail('yaml-key-without-colon', key.place, { text: key.value });
    }
    // Copied from a web page, a key may start with a space that YAML takes for a letter.
    if (/^[^\S \t\n]|[^\S \t\n]$/.test(key.value)) this.fail('yaml-white-space', key.place);
    return { key: key.value, keyPlace: key.place, value };
  }

  /** Tells the first thing that makes the whole text unreadable. */
  private fail(code: string, place: Place, values: ProblemValues = {}): void {
    if (!this.faulty) this.problems.push(error(code, place, values));
    this.faulty = true;
  }

  private leaf(node: YamlScalar): Branch {
    return { node, size: 1, height: 0 };
  }

  private scalar(event: ScalarEvent, emptyPlace: Place): YamlScalar {
    const { valueStart, valueEnd, style } = event;
    if (valueStart < 0) {
      this.warnOfHash(this.text[this.done] === ':' ? this.done + 1 : this.done);
      return { kind: 'scalar', value: '', place: emptyPlace };
    }
    const block = style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
    const quoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
    const start = block ? this.blockIndicator(event) : quoted ? valueStart - 1 : valueStart;
    this.done = quoted ? valueEnd + 1 : valueEnd;
    if (style === SCALAR_STYLE.PLAIN) this.warnOfHash(valueEnd);
    const place = this.placeAt(start);
    const value = this.withoutControls(getScalarValue(this.text, event), style, place);
    const written = this.text.slice(start, quoted ? valueEnd + 1 : valueEnd);
    return { kind: 'scalar', value, place, ...(written === value ? {} : { written }) };
  }

  /** Offset of the `|` or `>` of a block, which stands on the line before its text. */
  private blockIndicator({ valueStart, anchorEnd, tagEnd }: ScalarEvent): number {
    const before = this.text[valueStart - 1] === '\n' ? valueStart - 1 : valueStart;
    const line = this.text.lastIndexOf('\n', before - 1) + 1;
    let at = Math.max(line, this.done, anchorEnd, tagEnd);
    while (at < before && this.text[at] !== '|' && this.text[at] !== '>') at++;
    return at;
  }

  /** An escape such as `"\b"` gives a character that no page can hold; most often it was to be a backslash. */
  private withoutControls(value: string, style: ScalarEvent['style'], place: Place): string {
    if (ordinary.test(value)) return value;
    if (controlCharacter.test(value)) {
      const code = style === SCALAR_STYLE.DOUBLE_QUOTED ? 'yaml-escape' : 'control-character';
      this.problems.push(error(code, place));
    }
    // Half of a surrogate pair (`"\ud83d"`) is no character: encoders throw at it.
    return value.replace(/[^\P{Cc}\t\n]/gu, '').replace(/\p{Surrogate}/gu, '\uFFFD');
  }

  private warnOfHash(from: number): void {
    const newline = this.text.indexOf('\n', from);
    const rest = this.text.slice(from, newline === -1 ? undefined : newline);
    if (!commentLikeText.test(rest)) return;
    this.problems.push(warning('yaml-hash', this.placeAt(from + rest.indexOf('#')), { text: rest.trim() }));
  }

  private alias(
    { anchorStart, anchorEnd }: { anchorStart: number; anchorEnd: number },
    depth: number,
  ): Branch {
    const place = this.placeAt(anchorStart - 1);
    const name = this.text.slice(anchorStart, anchorEnd);
    const branch = this.anchors.get(name);
    this.done = anchorEnd;
    // What looks like an alias may be text that starts with a star, so as text it stays.
    const asText = this.leaf({ kind: 'scalar', value: `*${name}`, place });
    if (branch === undefined) {
      const code = this.anchors.has(name) ? 'yaml-alias-cycle' : 'yaml-alias-unknown';
      this.problems.push(error(code, place, { name }));
      return asText;
    }
    this.expanded += branch.size;
    const code =
      depth + branch.height > limits.yamlDepth
        ? 'yaml-too-deep'
        : this.expanded > limits.yamlNodes
          ? 'yaml-alias-limit'
          : undefined;
    if (code === undefined) return branch;
    this.fail(code, place, { name, limit: limits.yamlNodes });
    return asText;
  }

  /** Tags make other things than text; none has a meaning here. */
  private checkTag({ tagStart, tagEnd }: Properties, isScalar: boolean): void {
    if (tagStart < 0) return;
    const tag = this.text.slice(tagStart, tagEnd);
    if (isScalar && textTags.has(tag)) return;
    this.problems.push(error('yaml-tag', this.placeAt(tagStart), { tag }));
  }

  private findSecondDocument(): void {
    const rest = this.events.slice(this.next);
    const other = rest.find((event) => positionOf(event) !== undefined);
    if (other === undefined) return;
    // The separator is what the author sees first.
    const separator = /^(?:---|\.\.\.)(?=\s|$)/m.exec(this.text.slice(this.done))?.index;
    const offset = separator === undefined ? (positionOf(other) as number) : this.done + separator;
    this.problems.push(error('yaml-second-document', this.placeAt(offset)));
  }

  private atEnd(): boolean {
    if (this.events[this.next]?.type !== EVENT_ID.POP) return false;
    this.next++;
    return true;
  }

  private isEmptyScalar(): boolean {
    const event = this.events[this.next];
    return event?.type === EVENT_ID.SCALAR && positionOf(event) === undefined;
  }

  /** Offset of the next thing after blanks, comments, commas, colons and closing brackets. */
  private skipSpace(): number {
    let at = this.done;
    while (at < this.text.length) {
      const character = this.text[at] as string;
      if (character === '#') {
        const newline = this.text.indexOf('\n', at);
        at = newline === -1 ? this.text.length : newline;
      } else if (' \t\n,:]}'.includes(character)) at++;
      else break;
    }
    return at;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
