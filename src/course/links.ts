/** The addresses that stand in front matter and `site.yml`, for the check of all links. */
import type { Place } from './problem.ts';
import type { Lesson, Page, PageFacts, Section, Site } from './types.ts';

/** An address that the author wrote, and what points there: a link is followed, an image must be a file. */
export interface FrontMatterLink {
  readonly href: string;
  readonly place: Place;
  readonly use: 'link' | 'image';
}

/** Every address of a page's front matter. */
export function frontMatterLinks(page: Page): FrontMatterLink[] {
  return [
    ...pageLinks(page.facts),
    ...(page.kind === 'lesson' ? page.facts.sections.flatMap(sectionLinks) : []),
  ];
}

/** The addresses of a lesson that is only announced: it has no page, and the syllabus shows its resources all the same. */
export function plannedLinks({ sections }: Lesson): FrontMatterLink[] {
  return sections.flatMap(sectionLinks);
}

/** The addresses that `site.yml` gives to all pages. */
export function siteLinks({ image }: Site): FrontMatterLink[] {
  return image === undefined ? [] : [{ ...image, use: 'image' }];
}

function pageLinks({ image, features }: PageFacts): FrontMatterLink[] {
  const cards = Object.values(features).flat();
  return [
    ...[image, ...cards.map((card) => card.image)].flatMap((target) =>
      target === undefined ? [] : [{ ...target, use: 'image' as const }],
    ),
    ...cards.flatMap(({ url }) => (url === undefined ? [] : [{ ...url, use: 'link' as const }])),
  ];
}

function sectionLinks(section: Section): FrontMatterLink[] {
  const { document, slides, test, textbook, additional, videos, poster } = section;
  const targets = [document, slides, test, textbook].filter((target) => target !== undefined);
  const files = videos
    .filter(({ host }) => host === 'file')
    .map(({ watchUrl, place }) => ({ href: watchUrl, place }));
  return [
    ...[...targets, ...files, ...additional].map(({ href, place }) => ({
      href,
      place,
      use: 'link' as const,
    })),
    ...(poster === undefined ? [] : [{ ...poster, use: 'image' as const }]),
  ];
}
