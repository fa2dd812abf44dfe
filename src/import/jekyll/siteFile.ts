/** `_data/site.yml` from `_config.yml`. */
import { filledTextOf, isMap, mapOf } from '../data.ts';
import type { TellAt } from '../finding.ts';
import { formatEntry } from '../frontMatter.ts';
import type { NewAddress } from '../links.ts';
import type { Config } from './config.ts';
import type { JekyllSite } from './site.ts';

/** Keys of the configuration that are settled by the import itself. */
const settled: ReadonlySet<string> = new Set(
  `title name description url baseurl locale lang author repository og_image collections collections_dir defaults include
  exclude permalink markdown markdown_ext kramdown highlighter encoding timezone theme remote_theme minimal_mistakes_skin
  source destination keep_files incremental lsi excerpt_separator liquid sass compress_html whitelist safe future
  strict_front_matter show_drafts unpublished limit_posts`.split(/\s+/),
);

export interface SiteFile {
  readonly text: string;
  readonly lang: string;
}

/** Writes what Kafedra has to know of a site; `host` is the name in its `CNAME`. */
export function siteFile(
  site: JekyllSite,
  options: { readonly name: string; readonly host: string | undefined; readonly newAddress: NewAddress },
  tell: TellAt,
): SiteFile {
  const { config } = site;
  const { data } = config;
  const lang = languageOf(site);
  const title = filledTextOf(data.title) ?? filledTextOf(data.name);
  if (title === undefined) tell('human', 'site-title', 1);
  const url = urlOf(config, options.host);
  const image = filledTextOf(data.og_image);
  const repository = filledTextOf(data.repository);
  const entries: [string, string | undefined][] = [
    ['title', title ?? options.name],
    ['url', url],
    ['lang', lang],
    ['description', filledTextOf(data.description)],
    ['author', isMap(data.author) ? filledTextOf(data.author.name) : filledTextOf(data.author)],
    [
      'repository',
      repository === undefined || /^https?:/.test(repository)
        ? repository
        : `https://github.com/${repository}`,
    ],
    ['image', image === undefined ? undefined : (options.newAddress(image) ?? image)],
  ];
  const author = Object.entries(mapOf(data.author)).filter(
    ([key, value]) => key !== 'name' && hasValue(value),
  );
  const unused = [
    ...Object.keys(data).filter((key) => !settled.has(key) && hasValue(data[key])),
    ...author.map(([key]) => `author.${key}`),
  ];
  if (unused.length > 0) tell('left', 'config-keys', 1, { keys: unused.sort().join(', ') });
  return {
    lang,
    text: `${entries.flatMap(([key, value]) => (value === undefined ? [] : formatEntry(key, value))).join('\n')}\n`,
  };
}

function urlOf({ data, baseurl }: Config, host: string | undefined): string | undefined {
  const url =
    filledTextOf(data.url)?.replace(/\/+$/, '') ?? (host === undefined ? undefined : `https://${host}`);
  if (url === undefined) return undefined;
  return `${/^https?:\/\//i.test(url) ? url : `https://${url}`}${baseurl}`;
}

/** The language of the configuration; without one, that of most titles. */
function languageOf({ config, items }: JekyllSite): string {
  const written = filledTextOf(config.data.locale) ?? filledTextOf(config.data.lang);
  const primary = written?.split(/[-_]/)[0]?.toLowerCase();
  if (primary !== undefined && /^[a-z]{2,3}$/.test(primary)) return primary;
  const russian = items.filter((item) =>
    /[а-яё]/i.test(`${filledTextOf(item.data.title)}${item.body.slice(0, 500)}`),
  );
  return russian.length * 2 > items.length ? 'ru' : 'en';
}

function hasValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false;
  return isMap(value) ? Object.values(mapOf(value as never)).some(hasValue) : true;
}
