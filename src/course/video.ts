/**
 * Video hosts: what an author may write for each, and the addresses made from it.
 * The forms of addresses are those that the hosts hand out in their "share" and "embed" dialogues.
 */
import { decodeAddress } from './pageAt.ts';
import { compareText, type Place } from './problem.ts';
import { language } from './schema/fields.ts';
import type { Caption, Video } from './types.ts';

/** Why an address is no video that we can show. */
export type VideoFault =
  | 'no-address'
  | 'youtube-id'
  | 'youtube-address'
  | 'youtube-key'
  | 'host-id'
  | 'unknown-host'
  | 'file-type'
  | 'file-place';

export type VideoReading = { readonly video: Video } | { readonly fault: VideoFault };

const youtubeId = /^[\w-]{11}$/;
const videoFile = /\.(mp4|webm|ogv|m4v)$/i;
/** `lecture.mp4`, `assets/lecture.mp4`, `../lecture.mp4`: a file named from where its author stands. */
const relativeFile = /^(?:\.{1,2}\/|assets\/)?[^/:]+(?:\/[^/:]+)*\.(mp4|webm|ogv|m4v)$/i;
const youtubeHosts = new Set([
  'youtube.com',
  'www.youtube.com',
  'm.youtube.com',
  'music.youtube.com',
  'www.youtube-nocookie.com',
  'youtube-nocookie.com',
  'youtu.be',
]);

/** Reads the key `youtube`: an id of 11 characters, `id&list=…&index=…` as copied from the address bar, or an address. */
export function parseYoutube(value: string, place: Place): VideoReading {
  const text = value.trim();
  if (/^https?:\/\//i.test(text) || /^(www\.|m\.)?(youtube\.com|youtu\.be)\//i.test(text)) {
    const url = parseUrl(text);
    return url !== undefined && youtubeHosts.has(url.hostname)
      ? youtubeFromUrl(url, place)
      : { fault: 'youtube-address' };
  }
  const [id = '', ...rest] = text.split(/[&?]/);
  return youtubeId.test(id)
    ? youtube(id, new URLSearchParams(rest.join('&')), place)
    : { fault: 'youtube-id' };
}

/** Reads one address of the key `video`: YouTube, RuTube, VK Video, Vimeo, PeerTube or a file under `/assets/`. */
export function parseVideo(value: string, place: Place): VideoReading {
  const text = value.trim();
  if (text.startsWith('/') && !text.startsWith('//')) {
    return videoFile.test(text)
      ? { video: { host: 'file', key: `file:${text}`, watchUrl: text, place } }
      : { fault: 'file-type' };
  }
  if (text === '') return { fault: 'no-address' };
  if (relativeFile.test(text)) return { fault: 'file-place' };
  if (youtubeId.test(text)) return { fault: 'youtube-key' };
  const url = parseUrl(text);
  if (url === undefined) return { fault: 'unknown-host' };
  const host = url.hostname.replace(/^(www|m)\./, '');
  if (youtubeHosts.has(url.hostname)) return youtubeFromUrl(url, place);
  if (host === 'rutube.ru') return rutube(url, place);
  if (['vk.com', 'vkvideo.ru', 'vk.ru'].includes(host)) return vk(url, place);
  if (host === 'vimeo.com' || host === 'player.vimeo.com') return vimeo(url, place);
  return peertube(url, place);
}

function youtubeFromUrl(url: URL, place: Place): VideoReading {
  const [first = '', second = ''] = url.pathname.slice(1).split('/');
  if (first === 'playlist' || (first === 'embed' && second === 'videoseries')) return youtubeList(url, place);
  const id =
    url.hostname === 'youtu.be'
      ? first
      : ['embed', 'live', 'shorts', 'v'].includes(first)
        ? second
        : (url.searchParams.get('v') ?? '');
  return youtubeId.test(id) ? youtube(id, url.searchParams, place) : { fault: 'youtube-id' };
}

function youtube(id: string, params: URLSearchParams, place: Place): VideoReading {
  const kept = new URLSearchParams();
  for (const name of ['list', 'index'] as const) {
    const value = params.get(name);
    if (value !== null && /^[\w-]+$/.test(value)) kept.set(name, value);
  }
  const embed = new URLSearchParams();
  // With the id of a recording, the place in the list follows from it.
  if (kept.has('list')) embed.set('list', kept.get('list') as string);
  const start = secondsOf(params.get('t') ?? params.get('start'));
  if (start > 0) {
    kept.set('t', String(start));
    embed.set('start', String(start));
  }
  return {
    video: {
      host: 'youtube',
      key: `youtube:${id}`,
      watchUrl: `https://www.youtube.com/watch?${new URLSearchParams([['v', id], ...kept])}`,
      embedUrl: withQuery(`https://www.youtube-nocookie.com/embed/${id}`, embed),
      place,
    },
  };
}

/** A whole list, from its first recording on. */
function youtubeList(url: URL, place: Place): VideoReading {
  const list = url.searchParams.get('list') ?? '';
  if (!/^[\w-]{10,}$/.test(list)) return { fault: 'youtube-id' };
  return {
    video: {
      host: 'youtube',
      key: `youtube:${list}`,
      watchUrl: `https://www.youtube.com/playlist?list=${list}`,
      embedUrl: `https://www.youtube-nocookie.com/embed/videoseries?list=${list}`,
      place,
    },
  };
}

function rutube(url: URL, place: Place): VideoReading {
  const match = /^\/(?:video(\/private)?|play\/embed|shorts)\/([0-9a-f]{32})\/?$/.exec(url.pathname);
  if (match?.[2] === undefined) return { fault: 'host-id' };
  const id = match[2];
  // A private recording opens only with the key that its owner shared.
  const query = new URLSearchParams();
  const key = url.searchParams.get('p');
  if (key !== null) query.set('p', key);
  const start = secondsOf(url.searchParams.get('t'));
  if (start > 0) query.set('t', String(start));
  const path = match[1] === undefined && key === null ? 'video' : 'video/private';
  return {
    video: {
      host: 'rutube',
      key: `rutube:${id}`,
      watchUrl: withQuery(`https://rutube.ru/${path}/${id}/`, query),
      embedUrl: withQuery(`https://rutube.ru/play/embed/${id}`, query),
      place,
    },
  };
}

function vk(url: URL, place: Place): VideoReading {
  const inPath = /(?:^|\/)(?:video|clip)(-?\d+)_(\d+)/.exec(
    // What is percent-encoded wrongly stays as it is: none of it belongs to an id.
    decodeAddress(`${url.pathname}${url.search}`).replace(/%2f/gi, '/'),
  );
  const [owner, id] =
    url.pathname === '/video_ext.php'
      ? [url.searchParams.get('oid'), url.searchParams.get('id')]
      : [inPath?.[1] ?? null, inPath?.[2] ?? null];
  if (owner === null || id === null || !/^-?\d+$/.test(owner) || !/^\d+$/.test(id))
    return { fault: 'host-id' };
  const watch = new URLSearchParams();
  const embed = new URLSearchParams({ oid: owner, id });
  // A recording that is open by link alone has a key: one in its address, another in the code of its player.
  const list = url.searchParams.get('list');
  if (list !== null && /^[\w-]+$/.test(list)) watch.set('list', list);
  const hash = url.searchParams.get('hash');
  if (hash !== null) embed.set('hash', hash);
  const start = secondsOf(url.searchParams.get('t'));
  if (start > 0) for (const query of [watch, embed]) query.set('t', `${start}s`);
  return {
    video: {
      host: 'vk',
      key: `vk:${owner}_${id}`,
      watchUrl: withQuery(`https://vkvideo.ru/video${owner}_${id}`, watch),
      embedUrl: `https://vkvideo.ru/video_ext.php?${embed}`,
      place,
    },
  };
}

function vimeo(url: URL, place: Place): VideoReading {
  // An unlisted recording has a second part, its key: /76979871/8272103f6e.
  const match = /^\/(?:video\/|channels\/[\w-]+\/)?(\d{6,12})(?:\/([0-9a-f]{6,20}))?\/?$/.exec(url.pathname);
  if (match?.[1] === undefined) return { fault: 'host-id' };
  const [, id, inPath] = match;
  const key = inPath ?? url.searchParams.get('h') ?? undefined;
  const start = secondsOf(/^#t=(\w+)$/.exec(url.hash)?.[1] ?? null);
  const moment = start > 0 ? `#t=${start}s` : '';
  return {
    video: {
      host: 'vimeo',
      key: `vimeo:${id}`,
      watchUrl: `https://vimeo.com/${id}${key === undefined ? '' : `/${encodeURIComponent(key)}`}${moment}`,
      embedUrl:
        withQuery(
          `https://player.vimeo.com/video/${id}`,
          new URLSearchParams(key === undefined ? { dnt: '1' } : { h: key, dnt: '1' }),
        ) + moment,
      place,
    },
  };
}

function peertube(url: URL, place: Place): VideoReading {
  const [, list, id] =
    /^\/(?:w|videos\/(?:watch|embed)|video-playlists\/embed)(\/p|\/playlist)?\/([\w-]{8,64})\/?$/.exec(
      url.pathname,
    ) ?? [];
  if (id === undefined || url.protocol !== 'https:') return { fault: 'unknown-host' };
  const isList = list !== undefined || url.pathname.startsWith('/video-playlists/');
  const query = new URLSearchParams();
  const start = secondsOf(url.searchParams.get('start'));
  if (start > 0) query.set('start', `${start}s`);
  return {
    video: {
      host: 'peertube',
      key: `peertube:${url.hostname}/${id}`,
      watchUrl: withQuery(`${url.origin}/w/${isList ? 'p/' : ''}${id}`, query),
      embedUrl: withQuery(`${url.origin}/${isList ? 'video-playlists' : 'videos'}/embed/${id}`, query),
      place,
    },
  };
}

/** Seconds of a start as the hosts write it: `90`, `90s`, `1m30s`, `1h2m3s`; 0 where there is none. */
function secondsOf(text: string | null): number {
  const [, h, m, s] = /^(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s?)?$/.exec(text ?? '') ?? [];
  return Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0);
}

/** The site that the frame of a recording is from; nothing for a file of this site. */
export function frameOriginOf({ embedUrl }: Pick<Video, 'embedUrl'>): `https://${string}` | undefined {
  return embedUrl === undefined ? undefined : `https://${new URL(embedUrl).host}`;
}

/**
 * Captions of a file: what lies beside it under its name, `lecture.vtt` and `lecture.ru.vtt` for `lecture.mp4`.
 * A name without a language is in `lang`. `files` are addresses of this site.
 */
export function captionsOf({ host, watchUrl }: Video, files: Iterable<string>, lang: string): Caption[] {
  if (host !== 'file') return [];
  const name = `${decodeAddress(watchUrl)
    .normalize('NFC')
    .replace(/\.\w+$/, '')}.`;
  const captions: Caption[] = [];
  for (const href of files) {
    if (!href.startsWith(name) || !href.endsWith('.vtt')) continue;
    const middle = href.slice(name.length - 1, -'.vtt'.length);
    const language = middle === '' ? lang : languageOf(middle.slice(1));
    if (language !== undefined) captions.push({ lang: language, href });
  }
  // Those of the page's language first, then by name.
  return captions.sort(
    (a, b) => Number(b.lang === lang) - Number(a.lang === lang) || compareText(a.href, b.href),
  );
}

/** A language tag in its canonical spelling, when there is such a language. */
function languageOf(text: string): string | undefined {
  const read = language.safeParse(text);
  return read.success ? read.data : undefined;
}

function withQuery(address: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? address : `${address}?${text}`;
}

function parseUrl(text: string): URL | undefined {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}
