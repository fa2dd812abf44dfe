/** Addresses as Jekyll makes them: of pages, of posts, of the documents of a collection. */
import { type DataMap, listOf, textOf } from '../data.ts';
import { prettySlug, slugify } from './slug.ts';

/** What an address is made of. */
export interface AddressParts {
  /** `permalink` of the file or its defaults. */
  readonly permalink: string | undefined;
  /** Template where there is no permalink. */
  readonly template: string;
  readonly placeholders: Readonly<Record<string, string>>;
}

/** Jekyll's names for templates of posts. */
const postStyles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** Template of the posts for the site's `permalink`. */
export function postTemplate(style: string): string {
  return postStyles[style] ?? style;
}

/** Template of a page: where it lies, and how the site's `permalink` ends. */
export function pageTemplate(basename: string, style: string): string {
  return basename === 'index' ? '/:path/' : withSuffix('/:path/:basename', style);
}

/** Template of a collection that has none of its own. */
export function collectionTemplate(style: string): string {
  return withSuffix('/:collection/:path', style);
}

function withSuffix(template: string, style: string): string {
  if (style === 'pretty') return `${template}/`;
  if (['date', 'ordinal', 'none', 'weekdate'].includes(style)) return `${template}:output_ext`;
  if (style.endsWith('/')) return `${template}/`;
  return style.endsWith(':output_ext') ? `${template}:output_ext` : template;
}

/** The address: placeholders filled in, slashes put right. Percent-encoded letters are letters here. */
export function addressOf({ permalink, template, placeholders }: AddressParts): string {
  const filled = (permalink ?? template).replace(/:([a-z_]+)/g, (whole, name: string) => {
    const key = [name, name.replace(/_$/, '')].find((candidate) => candidate in placeholders);
    if (key === undefined) return whole;
    return (placeholders[key] ?? '') + name.slice(key.length);
  });
  return `/${decoded(filled)}`
    .replaceAll('..', '/')
    .replaceAll('./', '')
    .replace(/\/{2,}/g, '/')
    .normalize('NFC');
}

/** What a document of a collection, or a post, has to fill in. */
export function documentPlaceholders(document: {
  readonly collection: string;
  /** Path in its collection without its ending. */
  readonly path: string;
  readonly basename: string;
  readonly slug: string;
  readonly date: Date | undefined;
  readonly categories: readonly string[];
}): Record<string, string> {
  const { collection, path, basename, slug, date, categories } = document;
  return {
    collection,
    output_ext: '.html',
    name: slugify(basename),
    path,
    title: prettySlug(slug),
    slug: slugify(slug),
    categories: [...new Set(categories.map((category) => category.toLowerCase()))].join('/'),
    slugified_categories: [...new Set(categories.map(slugify))].join('/'),
    ...datePlaceholders(date),
  };
}

function datePlaceholders(date: Date | undefined): Record<string, string> {
  if (date === undefined) return {};
  const two = (number: number) => String(number).padStart(2, '0');
  const word = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(date);
  const year = date.getUTCFullYear();
  const dayOfYear = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
  const { weekYear, week } = isoWeek(date);
  return {
    year: String(year).padStart(4, '0'),
    short_year: two(year % 100),
    month: two(date.getUTCMonth() + 1),
    i_month: String(date.getUTCMonth() + 1),
    short_month: word({ month: 'short' }),
    long_month: word({ month: 'long' }),
    day: two(date.getUTCDate()),
    i_day: String(date.getUTCDate()),
    y_day: String(dayOfYear).padStart(3, '0'),
    short_day: word({ weekday: 'short' }),
    long_day: word({ weekday: 'long' }),
    hour: two(date.getUTCHours()),
    minute: two(date.getUTCMinutes()),
    second: two(date.getUTCSeconds()),
    w_year: String(weekYear),
    week: two(week),
    w_day: String(date.getUTCDay() || 7),
  };
}

function isoWeek(date: Date): { weekYear: number; week: number } {
  const thursday = new Date(date.getTime());
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const weekYear = thursday.getUTCFullYear();
  const days = (thursday.getTime() - Date.UTC(weekYear, 0, 1)) / 86_400_000;
  return { weekYear, week: Math.floor(days / 7) + 1 };
}

/** The categories of a post: its folders above `_posts`, then those of its front matter. */
export function categoriesOf(data: DataMap, folders: readonly string[]): string[] {
  const many = data.categories;
  const listed =
    typeof many === 'string' ? many.split(/\s+/) : listOf(many).map((item) => textOf(item) ?? '');
  const single = listOf(data.category).map((item) => textOf(item) ?? '');
  return [...new Set([...folders, ...listed, ...single])].filter((name) => name !== '');
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
