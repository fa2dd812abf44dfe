/** The site as Jekyll's templates see it: `site`, `page`, documents with their front matter. */
import { type Data, type DataMap, dataMap } from '../data.ts';
import { joinedText } from '../liquid/convert.ts';
import { Scope } from '../liquid/expression.ts';
import type { Item, JekyllSite } from './site.ts';

/** What templates are given, made once for a site. */
export interface TemplateData {
  readonly pageOf: (item: Item) => DataMap;
  readonly scopeFor: (item: Item) => Scope;
}

/** Makes the data of all pages. */
export function templateData(site: JekyllSite): TemplateData {
  const pages = new Map(site.items.map((item) => [item, documentData(item)]));
  const listOfItems = (items: readonly Item[]): Data => items.map((item) => pages.get(item) as DataMap);
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
    ...[...site.documents].map(([label, items]) => [label, listOfItems(items)] as const),
  ]);
  const pageOf = (item: Item) => pages.get(item) as DataMap;
  return {
    pageOf,
    scopeFor: (item) =>
      new Scope([
        ['site', siteMap],
        ['page', pageOf(item)],
      ]),
  };
}

function documentData(item: Item): DataMap {
  return dataMap([
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
