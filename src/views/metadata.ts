/** What machines read of a page: title, OpenGraph and schema.org. Facts of the model, never written twice. */
import type {
  LearningResource,
  Course as SchemaCourse,
  Thing,
  WebPage,
  WebSite,
  WithContext,
} from 'schema-dts';
import { languageOf } from '../course/language.ts';
import { publishedLessons } from '../course/publishedLessons.ts';
import type { Course, Lesson, Model, Page, PageFacts, Theme } from '../course/types.ts';
import { frameOriginOf } from '../course/video.ts';
import type { Addresses } from './addresses.ts';
import type { Labels } from './labels/index.ts';
import { courseHours } from './plan.ts';
import type { PlainText } from './prose.ts';
import type { HeadView } from './types.ts';

export interface HeadParts {
  readonly model: Model;
  readonly addresses: Addresses;
  readonly labels: Labels;
  readonly withoutSigns: PlainText;
  /** Address of the site's icon, without the base path. */
  readonly icon: string;
  /** The first paragraph of the page. */
  readonly lead: string | undefined;
}

/** The head of a published page. */
export function headOf(
  page: Page,
  { model, addresses, labels, icon, lead, withoutSigns }: HeadParts,
): HeadView {
  const { facts } = page;
  const canonical = addresses.absolute(facts.url);
  const given = facts.description ?? (page.kind === 'home' ? model.site.description : undefined);
  const written = given === undefined ? undefined : withoutSigns(given);
  const description = written ?? (lead === undefined ? undefined : shortened(lead));
  return {
    title: documentTitle(page, model.site.title),
    ...(description === undefined ? {} : { description }),
    ...(canonical === undefined ? {} : { canonical }),
    openGraph: openGraph(page, model, addresses, description, canonical),
    icon: addresses.href(icon),
    jsonLd: jsonLd(page, model, addresses, labels, description),
    ...accentOf(model.site.theme),
    frames: framesOf(page.kind === 'lesson' ? [page.facts] : []),
    noindex: facts.url === '/404.html',
  };
}

/** What search engines and messengers show of a description; the rest would only be carried along. */
const descriptionLength = 160;

/** The beginning of a text, cut between two words. */
function shortened(text: string): string {
  if (text.length <= descriptionLength) return text;
  const beginning = text.slice(0, descriptionLength);
  const words = /^(.*\S)\s/s.exec(beginning)?.[1] ?? beginning.replace(/\p{Cs}$/u, '');
  return `${words.replace(/[\s,;:.…—–-]+$/, '')}…`;
}

/** The site's one accent colour, as the browser's own bars take it. */
export function accentOf({ accent }: Theme): Pick<HeadView, 'themeColor'> {
  return accent === undefined ? {} : { themeColor: accent };
}

/** Origins of the players of these lessons' videos: the only foreign frames that their page will ever have by itself. */
export function framesOf(lessons: readonly Pick<Lesson, 'sections'>[]): string[] {
  const videos = lessons.flatMap(({ sections }) => sections.flatMap((section) => section.videos));
  return [...new Set(videos.flatMap((video) => frameOriginOf(video) ?? []))];
}

/** `Lesson · Course · Site`, each name once. */
function documentTitle(page: Page, siteTitle: string): string {
  const course = 'course' in page ? page.course?.title : undefined;
  return [...new Set([page.facts.title, course, siteTitle])]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

function openGraph(
  page: Page,
  model: Model,
  addresses: Addresses,
  description: string | undefined,
  canonical: string | undefined,
): HeadView['openGraph'] {
  const properties: [string, string | undefined][] = [
    ['og:type', page.kind === 'home' ? 'website' : 'article'],
    ['og:title', page.facts.title],
    ['og:description', description],
    ['og:url', canonical],
    ['og:site_name', model.site.title || undefined],
    ['og:locale', languageOf(page.facts.lang).withRegion],
    ['og:image', imageOf(page, model, addresses)],
  ];
  return properties.flatMap(([property, content]) => (content === undefined ? [] : [{ property, content }]));
}

/** The page's own picture, else its course's, else the first card's, else the site's. */
function imageOf(page: Page, model: Model, addresses: Addresses): string | undefined {
  const course = 'course' in page ? page.course : undefined;
  const own: readonly (PageFacts | undefined)[] = [page.facts, course];
  for (const facts of own) {
    const image =
      facts?.image ??
      Object.values(facts?.features ?? {})
        .flat()
        .find((card) => card.image)?.image;
    if (facts !== undefined && image !== undefined) return addresses.resolveAbsolute(facts, image.href);
  }
  const { image } = model.site;
  return image === undefined ? undefined : addresses.resolveAbsolute({ file: '', url: '/' }, image.href);
}

function jsonLd(
  page: Page,
  model: Model,
  addresses: Addresses,
  labels: Labels,
  description: string | undefined,
): WithContext<Thing> {
  const { facts } = page;
  const common = {
    name: facts.title,
    ...withUrl(addresses.absolute(facts.url)),
    inLanguage: facts.lang,
    ...(description === undefined ? {} : { description }),
    ...(facts.modified === undefined ? {} : { dateModified: facts.modified }),
  };
  switch (page.kind) {
    case 'home':
      return {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        ...common,
      } satisfies WithContext<WebSite>;
    case 'course':
      return {
        '@context': 'https://schema.org',
        ...courseSchema(page.course, model, addresses),
        ...common,
      } satisfies WithContext<SchemaCourse>;
    case 'lesson':
      return {
        '@context': 'https://schema.org',
        '@type': 'LearningResource',
        ...common,
        ...lessonFacts(page.facts, labels),
        isPartOf: courseReference(page.course, addresses),
      } satisfies WithContext<LearningResource>;
    default: {
      const course = page.course;
      return {
        '@context': 'https://schema.org',
        '@type': 'WebPage',
        ...common,
        ...(course === undefined ? {} : { isPartOf: courseReference(course, addresses) }),
      } satisfies WithContext<WebPage>;
    }
  }
}

function courseSchema(course: Course, model: Model, addresses: Addresses) {
  const hours = courseHours(course);
  return {
    '@type': 'Course' as const,
    ...(course.code === undefined ? {} : { courseCode: course.code }),
    ...(hours === 0 ? {} : { timeRequired: duration(hours) }),
    provider: {
      '@type': 'Organization' as const,
      name: model.site.author ?? (model.site.title || course.title),
    },
    hasPart: publishedLessons(course).map((lesson) => ({
      '@type': 'LearningResource' as const,
      name: lesson.title,
      ...withUrl(addresses.absolute(lesson.url)),
    })),
  };
}

function courseReference(course: Course, addresses: Addresses) {
  return { '@type': 'Course' as const, name: course.title, ...withUrl(addresses.absolute(course.url)) };
}

function lessonFacts(lesson: Lesson, labels: Labels) {
  const kinds = [
    ...new Set(lesson.sections.flatMap(({ kind }) => (kind === undefined ? [] : [labels.kinds[kind]]))),
  ];
  const hours = lesson.sections.reduce((total, section) => total + (section.hours ?? 0), 0);
  return {
    position: lesson.number,
    ...(kinds.length === 0 ? {} : { learningResourceType: kinds }),
    ...(hours === 0 ? {} : { timeRequired: duration(hours) }),
  };
}

/** ISO 8601: 1.5 hours is `PT1H30M`. */
function duration(hours: number): string {
  const minutes = Math.round(hours * 60);
  const whole = Math.trunc(minutes / 60);
  return `PT${whole > 0 ? `${whole}H` : ''}${minutes % 60 > 0 ? `${minutes % 60}M` : ''}`;
}

function withUrl(url: string | undefined): { readonly url?: string } {
  return url === undefined ? {} : { url };
}
