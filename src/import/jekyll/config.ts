/** `_config.yml`: what of it decides where pages stand and what they are called. */
import { type DataMap, filledTextOf, isMap, listOf, mapOf, merged, textOf } from '../data.ts';
import type { TellAt } from '../finding.ts';
import { parseRubyYaml, repeatedEntries } from './yaml.ts';

export interface Collection {
  readonly label: string;
  /** Folder from the root of the site. */
  readonly folder: string;
  /** Whether its documents have pages. */
  readonly output: boolean;
  readonly permalink: string | undefined;
  readonly sortBy: string | undefined;
  /** Files in the order that the author gives. */
  readonly order: readonly string[] | undefined;
}

export interface DefaultSet {
  readonly path: string;
  readonly type: string | undefined;
  readonly values: DataMap;
}

export interface Config {
  readonly data: DataMap;
  readonly baseurl: string;
  /** Style or template of addresses. */
  readonly permalink: string;
  readonly collections: readonly Collection[];
  readonly defaults: readonly DefaultSet[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Endings of Markdown files. */
  readonly markdownEndings: ReadonlySet<string>;
}

/** Reads the text of `_config.yml`; without one, Jekyll's own defaults hold. */
export function readConfig(text: string | undefined, tell: TellAt): Config {
  const parsed = parseRubyYaml(text ?? '');
  if (text === undefined) tell('human', 'no-config', 1);
  if (parsed.fault !== undefined) tell('mistake', 'yaml-fault', parsed.fault.line + 1);
  for (const entry of repeatedEntries(parsed.tree))
    tell('mistake', 'duplicate-key', entry.firstLine + 1, {
      key: entry.key,
      lastLine: (entry.repeatedOn ?? 0) + 1,
    });
  const data = mapOf(parsed.data);
  const baseurl = (filledTextOf(data.baseurl) ?? '').replace(/^\/*/, '/').replace(/\/+$/, '');
  return {
    data,
    baseurl,
    permalink: filledTextOf(data.permalink) ?? 'date',
    collections: collectionsOf(data),
    defaults: listOf(data.defaults).flatMap((set) => {
      if (!isMap(set) || !isMap(set.values)) return [];
      const scope = mapOf(set.scope);
      return [{ path: cleanPath(textOf(scope.path) ?? ''), type: typeOf(scope), values: set.values }];
    }),
    include: namesOf(data.include),
    exclude: namesOf(data.exclude),
    markdownEndings: new Set(
      (filledTextOf(data.markdown_ext) ?? 'markdown,mkdown,mkdn,mkd,md').toLowerCase().split(/\s*,\s*/),
    ),
  };
}

/** What a file has without saying so: the sets whose scope it is in, the narrower above the wider. */
export function defaultsFor({ defaults }: Config, file: string, type: string): DataMap {
  return defaults
    .filter((set) => (set.type === undefined || set.type === type) && isWithin(file, set.path))
    .map((set, index) => ({ set, index }))
    .sort(
      (a, b) =>
        a.set.path.length - b.set.path.length ||
        Number(a.set.type !== undefined) - Number(b.set.type !== undefined) ||
        a.index - b.index,
    )
    .reduce<DataMap>((values, { set }) => merged(values, set.values), mapOf(undefined));
}

/** Whether a pattern of `include` or `exclude` means a file or a folder above it. */
export function isNamedBy(patterns: readonly string[], file: string): boolean {
  return patterns.some((pattern) => {
    const bare = cleanPath(pattern);
    if (bare === '') return false;
    if (/[*?[]/.test(bare)) return globPattern(bare).test(file);
    return file === bare || file.startsWith(bare.endsWith('/') ? bare : `${bare}/`);
  });
}

function collectionsOf(data: DataMap): Collection[] {
  const root = cleanPath(filledTextOf(data.collections_dir) ?? '').replace(/\/$/, '');
  const listed = isMap(data.collections)
    ? Object.entries(data.collections).map(([label, values]) => ({ label, values: mapOf(values) }))
    : listOf(data.collections).map((label) => ({ label: textOf(label) ?? '', values: mapOf(undefined) }));
  return listed
    .filter(
      ({ label }) => label !== '' && label !== 'posts' && label !== 'drafts' && !/[/\\]|\.\./.test(label),
    )
    .map(({ label, values }) => ({
      label,
      folder: `${root === '' ? '' : `${root}/`}_${label}`,
      output: values.output === true,
      permalink: filledTextOf(values.permalink),
      sortBy: filledTextOf(values.sort_by),
      order: Array.isArray(values.order) ? namesOf(values.order) : undefined,
    }));
}

function typeOf(scope: DataMap): string | undefined {
  const type = filledTextOf(scope.type);
  return type === undefined ? undefined : ({ page: 'pages', post: 'posts', draft: 'drafts' }[type] ?? type);
}

function namesOf(value: DataMap[string] | undefined): string[] {
  return listOf(value).flatMap((name) => filledTextOf(name) ?? []);
}

function cleanPath(path: string): string {
  return path.replace(/^\.?\/+/, '').normalize('NFC');
}

function isWithin(file: string, scope: string): boolean {
  return scope === '' || (scope.includes('*') ? globPattern(scope).test(file) : file.startsWith(scope));
}

const globs = new Map<string, RegExp>();

/** A glob as an expression without any repetition of repetitions, so that no pattern takes long. */
function globPattern(glob: string): RegExp {
  const known = globs.get(glob);
  if (known !== undefined) return known;
  const source = glob
    .slice(0, 200)
    .replace(/\*{2,}\/?|\*|\?|[.+^${}()|[\]\\]/g, (part) =>
      part.startsWith('**') ? '.*' : part === '*' ? '[^/]*' : part === '?' ? '[^/]' : `\\${part}`,
    );
  const pattern = new RegExp(`^${source}(?:$|/)`);
  globs.set(glob, pattern);
  return pattern;
}
