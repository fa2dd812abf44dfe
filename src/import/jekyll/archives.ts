/** Lists of posts that the theme made by itself: the home page, the archives by year, category and tag. */
import { filledTextOf, listOf, textOf } from '../data.ts';
import type { Item, JekyllSite } from './site.ts';
import { slugify } from './slug.ts';

/** Layouts of minimal-mistakes that list posts, and what they list. */
type List = (site: JekyllSite, page: Item) => string;

const lists: Readonly<Record<string, List>> = {
  home: ({ posts }) => linkList(posts),
  posts: ({ posts }) =>
    grouped(posts, ({ date }) => (date === undefined ? [] : [String(date.getUTCFullYear())])),
  categories: ({ posts }) => grouped(sortedBy(posts, categoriesOf), categoriesOf),
  tags: ({ posts }) => grouped(sortedBy(posts, tagsOf), tagsOf),
  category: ({ posts }, page) => taxonomy(posts, page, categoriesOf),
  tag: ({ posts }, page) => taxonomy(posts, page, tagsOf),
  collection: ({ documents }, page) =>
    linkList(documents.get(filledTextOf(page.data.collection) ?? '') ?? []),
};

/** What the layout of a page added to its text, as Markdown; empty where it added nothing. */
export function archiveOf(site: JekyllSite, page: Item): string {
  const list = lists[filledTextOf(page.data.layout) ?? ''];
  return page.kind === 'page' && list !== undefined ? list(site, page) : '';
}

/** A page that a plugin made of nothing but the posts: its address, its title and its text. */
export interface ArchivePage {
  readonly url: string;
  readonly title: string;
  readonly text: string;
}

/** The pages by category and tag of jekyll-archives. */
export function archivePages(site: JekyllSite): ArchivePage[] {
  const settings = site.config.data['jekyll-archives'];
  if (
    typeof settings !== 'object' ||
    settings === null ||
    Array.isArray(settings) ||
    settings instanceof Date
  )
    return [];
  const map = settings as Readonly<Record<string, unknown>>;
  const enabled = listOf(map.enabled as never).map((name) => textOf(name));
  const permalinks = (map.permalinks ?? {}) as Readonly<Record<string, unknown>>;
  const kinds = [
    { name: 'categories', key: 'category', of: categoriesOf, template: '/category/:name/' },
    { name: 'tags', key: 'tag', of: tagsOf, template: '/tag/:name/' },
  ];
  return kinds
    .filter(({ name }) => enabled.includes(name) || enabled.includes('all'))
    .flatMap(({ key, of, template }) => {
      const pattern = typeof permalinks[key] === 'string' ? (permalinks[key] as string) : template;
      return [...new Set(site.posts.flatMap(of))].map((title) => ({
        url: pattern.replaceAll(':name', slugify(title)),
        title,
        text: linkList(site.posts.filter((post) => of(post).includes(title))),
      }));
    });
}

function categoriesOf({ categories }: Item): readonly string[] {
  return categories;
}

/** The tags of a post, however its author lists them. */
export function tagsOf({ data }: Item): readonly string[] {
  const written = data.tags;
  const many =
    typeof written === 'string' ? written.split(/\s+/) : listOf(written).map((tag) => textOf(tag) ?? '');
  return [...new Set([...many, ...listOf(data.tag).map((tag) => textOf(tag) ?? '')])].filter(
    (tag) => tag !== '',
  );
}

function sortedBy(posts: readonly Item[], of: (post: Item) => readonly string[]): readonly Item[] {
  const count = new Map<string, number>();
  for (const name of posts.flatMap(of)) count.set(name, (count.get(name) ?? 0) + 1);
  return [...posts].sort((a, b) => (count.get(of(b)[0] ?? '') ?? 0) - (count.get(of(a)[0] ?? '') ?? 0));
}

function taxonomy(posts: readonly Item[], page: Item, of: (post: Item) => readonly string[]): string {
  const name = filledTextOf(page.data.taxonomy);
  return name === undefined ? '' : linkList(posts.filter((post) => of(post).includes(name)));
}

function grouped(posts: readonly Item[], of: (post: Item) => readonly string[]): string {
  const names = [...new Set(posts.flatMap(of))];
  return names
    .map((name) => `## ${name}\n\n${linkList(posts.filter((post) => of(post).includes(name)))}`)
    .join('\n');
}

function linkList(items: readonly Item[]): string {
  return items.map((item) => `- [${titleOf(item)}](${addressIn(item.url)})\n`).join('');
}

function titleOf({ data }: Item): string {
  return (filledTextOf(data.title) ?? '').replace(/[[\]]/g, '\\$&');
}

function addressIn(url: string): string {
  return /[\s()]/.test(url) ? `<${url}>` : url;
}
