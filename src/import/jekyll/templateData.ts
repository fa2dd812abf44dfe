/** The site as Jekyll's templates see it: `site`, `page`, documents with their front matter. */
import { type Data, type DataMap, dataMap, filledTextOf, textOf } from '../data.ts';
import { generatedText, joinedText } from '../liquid/convert.ts';
import { Scope } from '../liquid/expression.ts';
import { tagsOf } from './archives.ts';
import { type Item, isPublished, type JekyllSite } from './site.ts';

/** What templates are given, made once for a site. */
export interface TemplateData {
  readonly pageOf: (item: Item) => DataMap;
  readonly scopeFor: (item: Item) => Scope;
}

/** Fills in the Liquid of a part of a page; nothing where only Jekyll could. */
export type FillIn = (item: Item, text: string) => string | undefined;

/** Makes the data of all pages. */
export function templateData(site: JekyllSite, fillIn: FillIn): TemplateData {
  const separator = filledTextOf(site.config.data.excerpt_separator);
  const pages = new Map(site.items.map((item) => [item, documentData(item, separator, fillIn)]));
  const listOfItems = (items: readonly Item[]): Data =>
    items.filter(isPublished).map((item) => pages.get(item) as DataMap);
  const siteMap = dataMap([
    ...Object.entries(site.config.data),
    // The path of the site is put before every address when it is built.
    ['baseurl', ''],
    ['url', ''],
    ['data', site.siteData],
    ['posts', listOfItems(site.posts)],
    ['pages', listOfItems(site.items.filter(({ kind }) => kind === 'page'))],
    ['documents', listOfItems(site.items.filter(({ kind }) => kind === 'document' || kind === 'post'))],
    ['collections', collectionData(site, listOfItems)],
    ['categories', postsBy(site, listOfItems, ({ categories }) => categories)],
    ['tags', postsBy(site, listOfItems, tagsOf)],
    ['time', generatedText],
    ['related_posts', generatedText],
    ['static_files', generatedText],
    ...[...site.documents].map(([label, items]) => [label, listOfItems(items)] as const),
  ]);
  const pageOf = (item: Item) => pages.get(item) as DataMap;
  const neighbours = neighboursOf(site);
  // Without the plugin there is nothing of the name; with it, all posts stand on one page here.
  const paginator =
    site.config.data.paginate === undefined
      ? null
      : dataMap([
          ['posts', listOfItems(site.posts)],
          ['page', 1],
          ['total_pages', 1],
          ['total_posts', site.posts.length],
          ['previous_page', null],
          ['next_page', null],
        ]);
  return {
    pageOf,
    scopeFor: (item) =>
      new Scope([
        ['site', siteMap],
        [
          'page',
          dataMap([
            ...Object.entries(pageOf(item)),
            ...(neighbours.get(item) ?? []).map(([name, other]) => [name, pageOf(other)] as const),
          ]),
        ],
        ['paginator', paginator],
      ]),
  };
}

function documentData(item: Item, separator: string | undefined, fillIn: FillIn): DataMap {
  const data = dataMap([
    ...Object.entries(item.data),
    ['url', item.url],
    ['id', item.url.replace(/\.html$|\/$/, '')],
    ['content', joinedText],
    ['path', item.file],
    ['file', item.file],
    ['relative_path', item.file],
    ['slug', item.slug],
    ['name', item.file.split('/').at(-1) ?? ''],
    ['date', item.date ?? null],
    ['categories', item.categories],
    ...(item.collection === undefined ? [] : [['collection', item.collection] as const]),
  ]);
  const own = textOf(item.data.excerpt);
  let excerpt: Data | undefined = own;
  // Liquid in it may ask for other pages, whose data there are later; and for itself, which is nothing then.
  return Object.defineProperty(data, 'excerpt', {
    enumerable: true,
    get: () => {
      if (excerpt === undefined) {
        excerpt = generatedText;
        excerpt = excerptOf(item, separator, fillIn);
      }
      return excerpt;
    },
  });
}

function collectionData(site: JekyllSite, listOfItems: (items: readonly Item[]) => Data): Data {
  return site.config.collections.map(({ label, output }) =>
    dataMap([
      ['label', label],
      ['output', output],
      ['docs', listOfItems(site.documents.get(label) ?? [])],
    ]),
  );
}

/** What stands before and after a document in its collection, and a post among the posts. */
function neighboursOf(site: JekyllSite): ReadonlyMap<Item, readonly (readonly [string, Item])[]> {
  const neighbours = new Map<Item, (readonly [string, Item])[]>();
  for (const all of [...site.documents.values(), site.posts.toReversed()]) {
    const items = all.filter(isPublished);
    for (const [index, item] of items.entries()) {
      const previous = index === 0 ? undefined : items[index - 1];
      const next = items[index + 1];
      neighbours.set(item, [
        ...(previous === undefined ? [] : [['previous', previous] as const]),
        ...(next === undefined ? [] : [['next', next] as const]),
      ]);
    }
  }
  return neighbours;
}

/** What stands before the mark that ends an excerpt, or else the first paragraph: Jekyll takes it for the excerpt. */
function excerptOf(item: Item, separator: string | undefined, fillIn: FillIn): Data {
  if (item.kind === 'page') return null;
  const mark = filledTextOf(item.data.excerpt_separator) ?? separator;
  const start = item.body.trim().split(mark ?? /\r?\n[ \t]*\r?\n/)[0] ?? '';
  return /\{[{%]/.test(start) ? (fillIn(item, start) ?? generatedText) : start.trim();
}

function postsBy(
  site: JekyllSite,
  listOfItems: (items: readonly Item[]) => Data,
  of: (item: Item) => readonly string[],
): DataMap {
  const names = [...new Set(site.posts.flatMap(of))];
  return dataMap(
    names.map((name) => [name, listOfItems(site.posts.filter((post) => of(post).includes(name)))] as const),
  );
}
