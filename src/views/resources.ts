/** What a section hands to the student, as links. */
import type { Lesson, Link, ResourceColumn, Section, Video, VideoHost } from '../course/types.ts';
import type { Addresses } from './addresses.ts';
import type { Labels } from './labels/index.ts';
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

/** The same recording on another host. */
export function otherVideo(video: Video, lesson: Lesson, addresses: Addresses, labels: Labels): ResourceView {
  return { ...link(hostLabel(video, labels), video.watchUrl, lesson, addresses), kind: 'video' };
}

/** A recording to be shown on the lesson's page. */
export function videoView(
  video: Video,
  title: string,
  lesson: Lesson,
  addresses: Addresses,
  labels: Labels,
): VideoView {
  return {
    key: video.key,
    host: video.host,
    hostLabel: hostLabel(video, labels),
    title,
    href: addresses.resolve(lesson, video.watchUrl),
    ...(video.embedUrl === undefined ? {} : { embed: video.embedUrl }),
  };
}

function hostLabel({ host }: Video, labels: Labels): string {
  return host === 'file' ? labels.videoFile : hostNames[host];
}

function link(text: string, address: string, lesson: Lesson, addresses: Addresses) {
  const href = addresses.resolve(lesson, address);
  return { text, href, external: addresses.isOtherSite(href) };
}
