/**
 * Video hosts: what an author may write for each, and the addresses made from it.
 * The forms of addresses are those that the hosts hand out in their "share" and "embed" dialogues.
 */
import { decodeAddress } from './pageAt.ts';
import type { Place } from './problem.ts';
import type { Video } from './types.ts';

/** Why an address is no video that we can show. */
export type VideoFault = 'youtube-id' | 'youtube-address' | 'host-id' | 'unknown-host' | 'file-type';

export type VideoReading = { readonly video: Video } | { readonly fault: VideoFault };

const youtubeId = /^[\w-]{11}$/;
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
    return /\.(mp4|webm|ogv|m4v)$/i.test(text)
      ? { video: { host: 'file', key: `file:${text}`, watchUrl: text, place } }
      : { fault: 'file-type' };
  }
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
  for (const name of ['list', 'index', 't'] as const) {
    const value = params.get(name);
    if (value !== null && /^[\w-]+$/.test(value)) kept.set(name, value);
  }
  const watch = new URLSearchParams([['v', id], ...kept]);
  const embed = new URLSearchParams();
  if (kept.has('list')) embed.set('list', kept.get('list') as string);
  const start = Number.parseInt(kept.get('t') ?? '', 10);
  if (start > 0) embed.set('start', String(start));
  return {
    video: {
      host: 'youtube',
      key: `youtube:${id}`,
      watchUrl: `https://www.youtube.com/watch?${watch}`,
      embedUrl: withQuery(`https://www.youtube-nocookie.com/embed/${id}`, embed),
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
  const embed = new URLSearchParams({ oid: owner, id });
  const hash = url.searchParams.get('hash');
  if (hash !== null) embed.set('hash', hash);
  return {
    video: {
      host: 'vk',
      key: `vk:${owner}_${id}`,
      watchUrl: `https://vkvideo.ru/video${owner}_${id}`,
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
  return {
    video: {
      host: 'vimeo',
      key: `vimeo:${id}`,
      watchUrl: `https://vimeo.com/${id}${key === undefined ? '' : `/${key}`}`,
      embedUrl: withQuery(
        `https://player.vimeo.com/video/${id}`,
        new URLSearchParams(key === undefined ? { dnt: '1' } : { h: key, dnt: '1' }),
      ),
      place,
    },
  };
}

function peertube(url: URL, place: Place): VideoReading {
  const id = /^\/(?:w|videos\/(?:watch|embed))\/([\w-]{8,64})\/?$/.exec(url.pathname)?.[1];
  if (id === undefined || url.protocol !== 'https:') return { fault: 'unknown-host' };
  return {
    video: {
      host: 'peertube',
      key: `peertube:${url.hostname}/${id}`,
      watchUrl: `${url.origin}/w/${id}`,
      embedUrl: `${url.origin}/videos/embed/${id}`,
      place,
    },
  };
}

function withQuery(address: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? address : `${address}?${text}`;
}

function parseUrl(text: string): URL | undefined {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}
