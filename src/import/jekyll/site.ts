/** A Jekyll site as it was published: its pages, posts and documents with their addresses, and its files. */
import { compareText } from '../../course/problem.ts';
import { type Data, type DataMap, dataMap, filledTextOf, mapOf, merged, textOf } from '../data.ts';
import { type Tell, tellerFor } from '../finding.ts';
import { cutFile } from '../frontMatter.ts';
import { readTexts, type SourceFile } from '../source.ts';
import { type Collection, type Config, defaultsFor, isNamedBy, readConfig } from './config.ts';
import { parseTable } from './csv.ts';
import {
  addressOf,
  categoriesOf,
  collectionTemplate,
  documentPlaceholders,
  pageTemplate,
  postTemplate,
} from './permalink.ts';
import { titleizeSlug } from './slug.ts';
import { parseRubyYaml } from './yaml.ts';

export interface Item {
  readonly kind: 'page' | 'document' | 'post' | 'draft';
  readonly file: string;
  /** Label of its collection. */
  readonly collection: string | undefined;
  /** Path within its collection or from the root, with its ending. */
  readonly path: string;
  /** Text of its front matter. */
  readonly yaml: string;
  readonly body: string;
  readonly bodyLine: number;
  readonly isHtml: boolean;
  /** What its front matter says. */
  readonly own: DataMap;
  /** With what the configuration adds. */
  readonly data: DataMap;
  readonly url: string;
  readonly date: Date | undefined;
  readonly categories: readonly string[];
  readonly slug: string;
  /** Whether it had a page of its own. */
  readonly hasPage: boolean;
}

export interface JekyllSite {
  readonly config: Config;
  readonly items: readonly Item[];
  /** Documents by the label of their collection, in Jekyll's order. */
  readonly documents: ReadonlyMap<string, readonly Item[]>;
  /** Posts, the newest first. */
  readonly posts: readonly Item[];
  /** Files that were published as they are, by their address. */
  readonly staticFiles: ReadonlyMap<string, SourceFile>;
  /** `_data` as the templates see it. */
  readonly siteData: DataMap;
  /** Text of `_data/navigation.yml`, and its name. */
  readonly navigation: { readonly file: string; readonly text: string } | undefined;
  /** Texts that have no front matter, by file: a page may include one that lies beside it. */
  readonly bareTexts: ReadonlyMap<string, string>;
  /** Texts of `_includes` and `_layouts` by file. */
  readonly templates: ReadonlyMap<string, string>;
  readonly byFile: ReadonlyMap<string, Item>;
}

const templateEnding = /\.(html?|md|markdown|liquid|txt|svg)$/i;
const dataEnding = /\.(?:ya?ml|json|[ct]sv)$/i;
const pageEnding = /\.(html?|md|markdown|mkdown|mkdn|mkd)$/i;

/** Files of a project that belong to its tools and not to the site. */
const projectFile =
  /^(?:gemfile(?:\.lock)?|rakefile|license(?:\.\w+)?|readme(?:\.\w+)?|changelog(?:\.\w+)?|contributing(?:\.\w+)?|package(?:-lock)?\.json|[\w.-]+\.gemspec|dockerfile|docker-compose\.ya?ml|.*\.sh)$/i;

/** Reads a whole site. */
export async function readJekyllSite(files: readonly SourceFile[], tell: Tell): Promise<JekyllSite> {
  const configText = await textOfFile(files, ['_config.yml', '_config.yaml'], tell);
  const config = readConfig(configText?.text, tellerFor(tell, configText?.file ?? '_config.yml'));
  const sorted = files.map((file) => ({ file, role: roleOf(file.file, config) }));
  const texts = await readTexts(
    sorted.filter(({ role }) => role.kind !== 'static' && role.kind !== 'none').map(({ file }) => file),
    tell,
  );
  const starts = await readTexts(
    sorted
      .filter(({ file, role }) => role.kind === 'static' && mayHaveFrontMatter(file.file))
      .map(({ file }) => file),
    () => {},
  );
  const items: Item[] = [];
  const staticFiles = new Map<string, SourceFile>();
  const bareTexts = new Map<string, string>();
  for (const { file, role } of sorted) {
    const text = texts.get(file.file);
    if (role.kind === 'none') {
      if (role.told) tellerFor(tell, file.file)('left', role.told, 1);
      continue;
    }
    if (role.kind === 'static') {
      if (/^---[^\S\n]*\n/.test(starts.get(file.file) ?? ''))
        tellerFor(tell, file.file)('left', 'template', 1);
      else {
        staticFiles.set(role.url, file);
        const start = starts.get(file.file);
        if (start !== undefined) bareTexts.set(file.file, start);
      }
      continue;
    }
    if (role.kind !== 'item' || text === undefined) continue;
    const cut = cutFile(text);
    if (cut.yaml === undefined) {
      bareTexts.set(file.file, text);
      const isMarkdown = pageEnding.test(file.file) && !/\.html?$/i.test(file.file);
      if (role.url !== undefined) staticFiles.set(role.url, file);
      if (isMarkdown && !projectFile.test(file.file.split('/').at(-1) ?? ''))
        tellerFor(tell, file.file)('left', 'no-front-matter', 1);
      continue;
    }
    const item = itemOf(file.file, { ...cut, yaml: cut.yaml }, role, config);
    if (item.kind === 'post' && item.date === undefined) tellerFor(tell, file.file)('human', 'post-date', 1);
    else items.push(item);
  }
  const documents = new Map(
    config.collections.map((collection) => [
      collection.label,
      inJekyllsOrder(
        items.filter((item) => item.collection === collection.label),
        collection,
      ),
    ]),
  );
  const navigation = ['_data/navigation.yml', '_data/navigation.yaml'].find((file) => texts.has(file));
  return {
    config,
    items,
    documents,
    posts: items.filter((item) => item.kind === 'post' && isPublished(item)).sort(newestFirst),
    staticFiles,
    bareTexts,
    siteData: readSiteData(
      sorted.filter(({ role }) => role.kind === 'data').map(({ file }) => file.file),
      texts,
    ),
    navigation:
      navigation === undefined ? undefined : { file: navigation, text: texts.get(navigation) ?? '' },
    templates: new Map(
      sorted
        .filter(({ role }) => role.kind === 'template')
        .flatMap(({ file }) =>
          texts.has(file.file) ? [[file.file, texts.get(file.file) as string] as const] : [],
        ),
    ),
    byFile: new Map(items.map((item) => [item.file, item])),
  };
}

type Role =
  | {
      readonly kind: 'item';
      readonly type: string;
      readonly collection?: Collection;
      readonly path: string;
      readonly folders: readonly string[];
      readonly item: Item['kind'];
      readonly url?: string;
    }
  | { readonly kind: 'static'; readonly url: string }
  | { readonly kind: 'template' | 'data' }
  | { readonly kind: 'none'; readonly told?: string };

/** What a file is, by its place. */
function roleOf(file: string, config: Config): Role {
  const segments = file.split('/');
  const name = segments.at(-1) as string;
  if (/^_config\.ya?ml$/.test(file)) return { kind: 'none' };
  if (/^_(?:includes|layouts)\//.test(file))
    return templateEnding.test(name) ? { kind: 'template' } : { kind: 'none' };
  if (file.startsWith('_data/'))
    return dataEnding.test(name) ? { kind: 'data' } : { kind: 'none', told: 'data-file' };
  if (file.startsWith('_plugins/')) return { kind: 'none', told: 'plugin' };
  if (file.startsWith('_sass/')) return { kind: 'none' };
  const special = segments.findIndex((segment) => segment === '_posts' || segment === '_drafts');
  if (special !== -1 && pageEnding.test(name)) {
    const isDraft = segments[special] === '_drafts';
    const above = segments.slice(0, special);
    const path = segments.slice(special + 1).join('/');
    if (!isDraft && !/^\d{2,4}-\d{1,2}-\d{1,2}-/.test(name))
      return { kind: 'none', told: 'post-without-date' };
    return {
      kind: 'item',
      type: isDraft ? 'drafts' : 'posts',
      path,
      folders: above,
      item: isDraft ? 'draft' : 'post',
    };
  }
  const collection = config.collections.find(({ folder }) => file.startsWith(`${folder}/`));
  if (collection !== undefined) {
    const path = file.slice(collection.folder.length + 1);
    if (path.split('/').some(isHidden)) return { kind: 'none', told: 'hidden' };
    const url = `/${collection.label}/${path}`;
    if (!pageEnding.test(name))
      return collection.output ? { kind: 'static', url } : { kind: 'none', told: 'not-published' };
    return { kind: 'item', type: collection.label, collection, path, folders: [], item: 'document', url };
  }
  const isIncluded = segments.some(
    (_, i) =>
      isNamedBy(config.include, segments.slice(0, i + 1).join('/')) ||
      isNamedBy(config.include, segments[i] as string),
  );
  if (!isIncluded) {
    if (isNamedBy(config.exclude, file)) return { kind: 'none', told: 'excluded' };
    if (segments.some(isHidden))
      return segments.some((segment) => segment.startsWith('.'))
        ? { kind: 'none' }
        : { kind: 'none', told: 'hidden' };
    if (segments.length === 1 && projectFile.test(name)) return { kind: 'none' };
  }
  if (pageEnding.test(name))
    return { kind: 'item', type: 'pages', path: file, folders: [], item: 'page', url: `/${file}` };
  return { kind: 'static', url: `/${file}` };
}

/** Jekyll passes over names that start so, and over backups. */
function isHidden(segment: string): boolean {
  return /^[._#~]|~$/.test(segment);
}

/** Kinds of text that Jekyll fills in when they begin with front matter. */
function mayHaveFrontMatter(file: string): boolean {
  return /\.(s?css|sass|js|coffee|xml|json|txt|svg|webmanifest|csv|ya?ml)$/i.test(file);
}

function itemOf(
  file: string,
  cut: { yaml: string; body: string; bodyLine: number },
  role: Extract<Role, { kind: 'item' }>,
  config: Config,
): Item {
  const own = mapOf(parseRubyYaml(cut.yaml).data);
  const withDefaults = merged(defaultsFor(config, file, role.type), own);
  const name = role.path.split('/').at(-1) as string;
  const basename = name.replace(/\.[^.]+$/, '');
  const dated = role.item === 'page' ? null : /^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)$/.exec(basename);
  const nameSlug = (dated?.[2] ?? basename).replace(/\.+$/, '');
  const slug = filledTextOf(withDefaults.slug) ?? nameSlug;
  const date = dateOf(withDefaults.date) ?? dateOf(dated?.[1]);
  const categories = categoriesOf(withDefaults, role.item === 'post' ? role.folders : []);
  const hasTitle = withDefaults.title !== undefined && withDefaults.title !== null;
  const data =
    role.item === 'page' || hasTitle
      ? withDefaults
      : merged(withDefaults, dataMap([['title', titleizeSlug(nameSlug)]]));
  const style = config.permalink;
  const template =
    role.item === 'page'
      ? pageTemplate(basename, style)
      : role.collection === undefined
        ? postTemplate(style)
        : (role.collection.permalink ?? collectionTemplate(style));
  const path = role.path.replace(/\.[^./]+$/, '');
  const placeholders =
    role.item === 'page'
      ? { path: role.path.split('/').slice(0, -1).join('/'), basename, output_ext: '.html' }
      : documentPlaceholders({
          collection: role.collection?.label ?? 'posts',
          path,
          basename,
          slug,
          date,
          categories,
        });
  return {
    kind: role.item,
    file,
    collection: role.collection?.label,
    path: role.path,
    ...cut,
    isHtml: /\.html?$/i.test(name),
    own,
    data,
    url: addressOf({ permalink: filledTextOf(withDefaults.permalink), template, placeholders }),
    date,
    categories,
    slug,
    hasPage: role.collection?.output ?? true,
  };
}

function dateOf(value: Data | undefined): Date | undefined {
  if (value instanceof Date) return value;
  const text = filledTextOf(value);
  const match =
    text === undefined ? null : /^(\d{2,4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2}))?/.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour = 0, minute = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (!isBetween(1, month, 12) || !isBetween(1, day, 31)) return undefined;
  const date = new Date(Date.UTC(fullYear(year as number), (month as number) - 1, day, hour, minute));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function isBetween(least: number, value: number | undefined, most: number): boolean {
  return value !== undefined && value >= least && value <= most;
}

/** A year of two digits, as Ruby reads it. */
function fullYear(year: number): number {
  return year >= 100 ? year : year + (year < 69 ? 2000 : 1900);
}

/** Whether Jekyll made a page of it, and showed it in loops. */
export function isPublished({ data }: Item): boolean {
  return data.published !== false;
}

/** The order in which a loop over a collection meets its documents. */
function inJekyllsOrder(items: readonly Item[], { sortBy, order }: Collection): Item[] {
  const byDate = [...items].sort((a, b) => compareDates(a.date, b.date) || compareText(a.file, b.file));
  if (order !== undefined) {
    const place = (item: Item) => {
      const index = order.indexOf(item.path);
      return index === -1 ? order.length : index;
    };
    return byDate.sort((a, b) => place(a) - place(b));
  }
  if (sortBy === undefined) return byDate;
  return byDate.sort((a, b) => compareData(a.data[sortBy], b.data[sortBy]));
}

/** What has no date counts as of now: after all that has one. */
function compareDates(a: Date | undefined, b: Date | undefined): number {
  const time = (date: Date | undefined) => date?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return time(a) - time(b);
}

/** Compares two values as Ruby does where they are alike; nothing comes first. */
export function compareData(a: Data | undefined, b: Data | undefined): number {
  const isNone = (value: Data | undefined) => value === undefined || value === null;
  if (isNone(a) || isNone(b)) return Number(!isNone(a)) - Number(!isNone(b));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  return compareText(textOf(a) ?? '', textOf(b) ?? '');
}

function newestFirst(a: Item, b: Item): number {
  return compareDates(b.date, a.date) || compareText(b.file, a.file);
}

async function textOfFile(files: readonly SourceFile[], names: readonly string[], tell: Tell) {
  const found = names.flatMap((name) => files.filter(({ file }) => file === name)).slice(0, 1);
  const [entry] = await readTexts(found, tell);
  return entry === undefined ? undefined : { file: entry[0], text: entry[1] };
}

/** `_data/a/b.yml` is `site.data.a.b`. */
function readSiteData(files: readonly string[], texts: ReadonlyMap<string, string>): DataMap {
  let data: DataMap = dataMap();
  for (const file of files) {
    const keys = file.slice('_data/'.length).replace(dataEnding, '').split('/');
    const value = keys.reduceRight<Data>(
      (inner, key) => dataMap([[key, inner]]),
      dataIn(file, texts.get(file) ?? ''),
    );
    data = merged(data, mapOf(value));
  }
  return data;
}

/** What a file of `_data` says; JSON is YAML. */
function dataIn(file: string, text: string): Data {
  if (/\.csv$/i.test(file)) return parseTable(text, ',');
  if (/\.tsv$/i.test(file)) return parseTable(text, '\t');
  return parseRubyYaml(text).data;
}
