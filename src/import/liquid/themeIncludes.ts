/** The includes of minimal-mistakes, said in the words of Kafedra. */
import { type Data, type DataMap, filledTextOf, isMap, listOf, mapOf } from '../data.ts';
import { videoLine } from '../videos.ts';

export interface Included {
  readonly text: string;
  /** Part of a line, or lines of its own. */
  readonly isBlock: boolean;
}

/** What an include comes to, or nothing where it is none of the theme's. */
export function themeInclude(name: string, params: DataMap, page: DataMap): Included | undefined {
  const include = includes[name.replace(/\.html$/, '')];
  return include?.(params, page);
}

type Include = (params: DataMap, page: DataMap) => Included | undefined;

const block = (text: string): Included => ({ text, isBlock: true });

const includes: Readonly<Record<string, Include>> = {
  feature_row: (params) => block(`::features{from=${filledTextOf(params.id) ?? 'feature_row'}}`),
  toc: () => block('::toc'),
  'toc.html': () => block('::toc'),
  video: (params, page) => video(params, page),
  'responsive-embed': ({ url }) => embedded(filledTextOf(url) ?? ''),
  figure: (params) => figure(params),
  gallery: (params, page) => gallery(params, page),
  // They show nothing of the page itself; the site does all this by itself now.
  base_path: () => block(''),
  breadcrumbs: () => block(''),
};

/** Addresses of videos by the names that the theme has for their hosts. */
const addresses: Readonly<Record<string, (id: string) => string>> = {
  youtube: (id) => `https://youtu.be/${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  rutube: (id) => `https://rutube.ru/video/${id}/`,
};

/** Addresses of the players of hosts that Kafedra does not know: they stay frames. */
const players: Readonly<Record<string, (id: string) => string>> = {
  'google-drive': (id) => `https://drive.google.com/file/d/${id}/preview`,
  bilibili: (id) => `https://player.bilibili.com/player.html?bvid=${id}`,
};

function video(params: DataMap, page: DataMap): Included | undefined {
  const fromPage = mapOf(mapOf(page.header).video);
  const id = filledTextOf(params.id) ?? filledTextOf(fromPage.id);
  const provider = filledTextOf(params.provider) ?? filledTextOf(fromPage.provider) ?? '';
  if (id === undefined || !/^[\w-]+$/.test(id)) return undefined;
  const line = videoLine(addressIn(addresses, provider, id) ?? '', filledTextOf(params.title));
  const player = addressIn(players, provider, id);
  if (line !== undefined) return block(line);
  return player === undefined ? undefined : block(frameOf(player));
}

function addressIn(table: typeof addresses, provider: string, id: string): string | undefined {
  return Object.hasOwn(table, provider) ? table[provider]?.(id) : undefined;
}

/** The video of a page's head, which the theme showed above the text; nothing where there is none. */
export function headVideo(page: DataMap): string | undefined {
  return video(mapOf(undefined), page)?.text;
}

/** A video, or a frame where its host is none that Kafedra knows. */
function embedded(address: string): Included | undefined {
  const line = videoLine(address);
  if (line !== undefined) return block(line);
  return /^https:\/\/[^\s"'<>{}]+$/.test(address) ? block(frameOf(address)) : undefined;
}

function frameOf(address: string): string {
  return `<iframe src="${address}" title="${new URL(address).hostname}" width="640" height="360" loading="lazy" allowfullscreen></iframe>`;
}

function figure(params: DataMap): Included | undefined {
  const path = filledTextOf(params.image_path) ?? filledTextOf(params.url);
  if (path === undefined) return undefined;
  const classes =
    filledTextOf(params.class)
      ?.split(/\s+/)
      .filter((name) => /^[a-z][\w-]*$/i.test(name)) ?? [];
  const image = imageOf(path, filledTextOf(params.alt) ?? '', filledTextOf(params.caption), classes);
  const link = filledTextOf(params.url);
  return block(link === undefined || link === path ? image : linked(image, link));
}

function gallery(params: DataMap, page: DataMap): Included | undefined {
  const key = filledTextOf(params.id) ?? 'gallery';
  const images = listOf(page[key]).flatMap((entry: Data) => {
    if (!isMap(entry)) return [];
    const path = filledTextOf(entry.image_path) ?? filledTextOf(entry.url);
    if (path === undefined) return [];
    const link = filledTextOf(entry.url);
    const image = imageOf(path, filledTextOf(entry.alt) ?? '', filledTextOf(entry.title));
    return [link === undefined || link === path ? image : linked(image, link)];
  });
  if (images.length === 0) return undefined;
  const caption = filledTextOf(params.caption);
  return block([...images, ...(caption === undefined ? [] : [caption])].join('\n\n'));
}

/** An image with its caption: as its title where that is mere text, else in a paragraph below. */
function imageOf(
  path: string,
  alt: string,
  caption: string | undefined,
  classes: readonly string[] = [],
): string {
  const address = /[\s()]/.test(path) ? `<${path}>` : path;
  const attributes = classes.length === 0 ? '' : `{: ${classes.map((name) => `.${name}`).join(' ')}}`;
  const image = (title: string) => `![${alt.replace(/[[\]]/g, '\\$&')}](${address}${title})${attributes}`;
  if (caption === undefined) return image('');
  return /[<[*_`\n]/.test(caption)
    ? `${image('')}\n\n${caption}`
    : image(` "${caption.replaceAll('"', '\\"')}"`);
}

function linked(image: string, href: string): string {
  const [first = '', ...rest] = image.split('\n');
  return [`[${first}](${/[\s()]/.test(href) ? `<${href}>` : href})`, ...rest].join('\n');
}
