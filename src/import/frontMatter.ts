/**
 * Front matter that is changed at single places and stays as its author wrote it everywhere else, comments included.
 * What goes out of use becomes a comment, so that nothing is lost.
 */
import { parseYaml } from '../content/yaml.ts';
import type { Data } from './data.ts';
import { parseRubyYaml, type RubyYaml, repeatedEntries, type YamlEntry } from './jekyll/yaml.ts';

/** A file cut at its fences. */
export interface CutFile {
  /** Text between the fences; undefined for a file without front matter. */
  readonly yaml: string | undefined;
  readonly body: string;
  /** Line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
}

/** Cuts a text as Jekyll does: the first line that is `---` or `...` closes. */
export function cutFile(text: string): CutFile {
  const open = /^---[^\S\n]*\n/.exec(text);
  if (open === null) return { yaml: undefined, body: text, bodyLine: 1 };
  const start = open[0].length;
  const close = /^(?:---|\.\.\.)[^\S\n]*$/m.exec(text.slice(start));
  if (close === null) return { yaml: undefined, body: text, bodyLine: 1 };
  const yaml = text.slice(start, start + close.index);
  const end = start + close.index + close[0].length;
  return { yaml, body: text.slice(end).replace(/^\n/, ''), bodyLine: yaml.split('\n').length + 2 };
}

/** Changes to one front matter. */
export class FrontMatter {
  readonly parsed: RubyYaml;
  private readonly lines: (string | undefined)[];
  private readonly added: string[] = [];
  private readonly replaced = new Set<YamlEntry>();

  constructor(yaml: string) {
    this.parsed = parseRubyYaml(yaml);
    this.lines = yaml.replace(/\n$/, '').split('\n');
    if (yaml === '') this.lines.length = 0;
  }

  /** The entry at the top that counts. */
  entry(key: string): YamlEntry | undefined {
    return this.parsed.tree.entries.findLast((entry) => entry.key === key);
  }

  /** Makes comments of the keys that stand twice and do not count, and gives them. */
  settleRepeated(): YamlEntry[] {
    const repeated = repeatedEntries(this.parsed.tree);
    for (const entry of repeated) this.commentOut(entry);
    return repeated;
  }

  /** Makes a comment of an entry. */
  commentOut({ firstLine, lastLine, column }: YamlEntry): void {
    for (let line = firstLine; line <= lastLine; line++) {
      const text = this.lines[line];
      if (text === undefined || /^\s*#/.test(text)) continue;
      const before = text.slice(0, column);
      // The dash of a list's item stays in its place, for the keys that follow.
      if (line === firstLine && /-\s*$/.test(before)) this.lines[line] = `${before}# ${text.slice(column)}`;
      else this.lines[line] = text.trim() === '' ? text : text.replace(/^(\s*)/, '$1# ');
    }
  }

  /** Gives a key at the top its value; what it had before becomes a comment. */
  set(key: string, value: Data | Raw): void {
    for (const entry of this.parsed.tree.entries) if (entry.key === key) this.commentOut(entry);
    this.added.push(...formatEntry(key, value));
  }

  /** Replaces the lines of an entry. */
  replace({ firstLine, lastLine }: YamlEntry, lines: readonly string[]): void {
    this.lines[firstLine] = lines.join('\n');
    for (let line = firstLine + 1; line <= lastLine; line++) this.lines[line] = undefined;
  }

  /** Puts other lines in the place of an entry, as far to the right as it stood. */
  replaceEntry(entry: YamlEntry, lines: readonly string[]): void {
    const before = (this.lines[entry.firstLine] ?? '').slice(0, entry.column);
    const blank = before.replace(/\S/g, ' ');
    this.replace(
      entry,
      lines.map((line, index) => (index === 0 ? before : blank) + line),
    );
    this.replaced.add(entry);
  }

  /** Whether an entry was replaced. */
  isReplaced(entry: YamlEntry): boolean {
    return this.replaced.has(entry);
  }

  /** Changes an address within the lines of an entry, and no longer one that begins or ends like it. */
  replaceAddress({ firstLine, lastLine }: YamlEntry, from: string, to: string): void {
    const escaped = from.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const whole = new RegExp(`(?<![\\p{L}\\p{N}/._%~-])${escaped}(?!\\.?[\\p{L}\\p{N}/_%~-])`, 'gu');
    for (let line = firstLine; line <= lastLine; line++)
      this.lines[line] = this.lines[line]?.replace(whole, () => to);
  }

  /** The text as it is now, such that Kafedra can read what Ruby could. */
  toString(): string {
    const kept = this.lines.filter((line) => line !== undefined);
    while (kept.length > 0 && kept.at(-1)?.trim() === '' && this.added.length > 0) kept.pop();
    const text = [...kept, ...this.added].join('\n');
    const yaml = text === '' ? '' : `${text}\n`;
    return this.parsed.fault === undefined && isUnreadable(yaml) ? withoutTabs(yaml) : yaml;
  }
}

/** YAML that is written as it is. */
export interface Raw {
  readonly raw: string;
}

/** A file of its front matter and its body. */
export function joinFile(frontMatter: string, body: string): string {
  const text = body.replace(/^\s*\n|\s+$/g, '');
  return `---\n${frontMatter}---\n${text === '' ? '' : `\n${text}\n`}`;
}

/** The lines of one entry. */
export function formatEntry(key: string, value: Data | Raw): string[] {
  if (Array.isArray(value)) return [`${key}:`, ...value.map((item) => `  - ${formatScalar(item)}`)];
  if (typeof value === 'object' && value !== null && 'raw' in value) return [`${key}: ${value.raw}`];
  return [`${key}: ${formatScalar(value as Data)}`];
}

/** A scalar of YAML: plain where that is safe, else in double quotes. */
export function formatScalar(value: Data): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const isPlain =
    /^[\p{L}\p{N}/_][^\n"'#]*$/u.test(value) &&
    !/:(?:\s|$)/.test(value) &&
    !/\s$/.test(value) &&
    !/^(?:true|false|yes|no|on|off|null|~|[\d.,_+-]+(?:e\d+)?)$/i.test(value) &&
    !/\p{Cc}/u.test(value);
  return isPlain ? value : JSON.stringify(value);
}

function isUnreadable(yaml: string): boolean {
  return parseYaml(yaml, { file: '', line: 1 }).faulty;
}

/** Ruby allows tabs where other parsers do not: before a value, a comment, at the end of a line. */
function withoutTabs(yaml: string): string {
  const spaced = yaml
    .replace(/(:|-)\t+/g, '$1 ')
    .replace(/^[ \t]*\t[ \t]*/gm, (blanks) => blanks.replaceAll('\t', '  '));
  return isUnreadable(spaced) ? yaml : spaced;
}
