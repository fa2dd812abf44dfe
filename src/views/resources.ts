/** What a section hands to the student, as links. */
import { languageOf } from '../course/language.ts';
import { decodeAddress } from '../course/pageAt.ts';
import type { Lesson, Link, PageFacts, ResourceColumn, Section, Video, VideoHost } from '../course/types.ts';
import { captionsOf } from '../course/video.ts';
import type { Addresses } from './addresses.ts';
import type { ViewContext } from './base.ts';
import type { Labels } from './labels/index.ts';
import type { Recording } from './prose.ts';
import type { ResourceView, VideoView } from './types.ts';

/** Names of the hosts as they write themselves; a local file has a word of the interface instead. */
const hostNames: Readonly<Record<Exclude<VideoHost, 'file'>, string>> = {
  youtube: 'YouTube',
  rutube: 'RuTube',
  vk: 'VK Видео',
  vimeo: 'Vimeo',
  peertube: 'PeerTube',
};

/** The resource of one column, or nothing where the section has none. */
export function resourceIn(
  section: Section,
  kind: ResourceColumn,
  lesson: Lesson,
  addresses: Addresses,
  labels: Labels,
): ResourceView | undefined {
  const address = kind === 'video' ? section.videos[0]?.watchUrl : section[kind]?.href;
  if (address === undefined) return undefined;
  return {
    ...link(labels.resources[kind], address, lesson, addresses),
    kind,
    context: section.title,
  };
}

/** A further link of a section. */
export function additionalLink({ title, href }: Link, lesson: Lesson, addresses: Addresses): ResourceView {
  return { ...link(title, href, lesson, addresses), kind: 'link' };
}

/** The full address of a resource of this site, as it is read from paper: letters stay letters. */
export function paperAddress(
  { external }: ResourceView,
  href: string,
  lesson: Lesson,
  addresses: Addresses,
): Pick<ResourceView, 'address'> {
  const address = external ? undefined : addresses.resolveAbsolute(lesson, href);
  return address === undefined ? {} : { address: decodeAddress(address).replaceAll(' ', '%20') };
}

/**
 * A recording as it stands in its page, under a heading: that of a section, or one that the text shows; nothing where
 * there is none.
 */
export function videoView(
  { title, videos, poster }: Recording,
  heading: string,
  facts: Pick<PageFacts, 'file' | 'url' | 'lang'>,
  { addresses, captions, player }: ViewContext,
  labels: Labels,
): VideoView | undefined {
  const [first] = videos;
  if (first === undefined) return undefined;
  return {
    key: first.key,
    title: title ?? heading,
    isTitled: title !== undefined && title !== heading,
    ...(poster === undefined ? {} : { poster: addresses.resolve(facts, poster.href) }),
    player: addresses.href(player),
    recordings: videos.map((video) => ({
      host: video.host,
      hostLabel: hostLabel(video, labels),
      watch: video.host === 'file' ? labels.watchFile : `${labels.watchOn} ${hostLabel(video, labels)}`,
      href: addresses.resolve(facts, video.watchUrl),
      ...(video.embedUrl === undefined ? {} : { embed: video.embedUrl }),
      captions: captionsOf(video, captions, facts.lang).map(({ lang, href }) => ({
        lang,
        label: languageName(lang, facts.lang),
        href: addresses.href(href),
      })),
    })),
  };
}

/** «Русский»: the name of a language, as a menu of another one has it. */
function languageName(lang: string, inLanguage: string): string {
  const name = languageOf(inLanguage).names.of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(inLanguage) + name.slice(1);
}

function hostLabel({ host }: Video, labels: Labels): string {
  return host === 'file' ? labels.videoFile : hostNames[host];
}

function link(text: string, address: string, lesson: Lesson, addresses: Addresses) {
  const href = addresses.resolve(lesson, address);
  return { text, href, external: addresses.isOtherSite(href) };
}
