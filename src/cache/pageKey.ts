/**
 * A name for all that a page was made of, but for the addresses that its texts lead to: two builds that give a page
 * the same name give it the same bytes, as long as those addresses come to the same.
 */
import type { Course, Model, Page, PageFacts } from '../course/types.ts';
import type { Transcript } from '../markdown/replay.ts';
import { hashOf } from './hash.ts';

export interface PageKeyParts {
  readonly model: Model;
  /** What else every page shows or may show: how addresses are printed, scripts, the look. */
  readonly frame: readonly unknown[];
  /** The names of courses, as far as they are known. */
  readonly namesOf?: ReadonlyMap<Course, CourseNames> | undefined;
}

/** A name for something with addresses in it, and whether one of them is looked up among those of the site. */
type Name = readonly [hash: string, leadsInside: boolean];

/** Names for what the pages of a course show of it; plain data. They depend on the address of the site, and on nothing else. */
export interface CourseNames {
  /** For all that each of them shows. */
  readonly shared: Name;
  /** For what only its own page shows, and for the places of that. */
  readonly own: string;
  /** For each page but that of the course, by its file. */
  readonly pages: readonly (readonly [file: string, name: Name])[];
}

/** Names a course and its pages. */
export function nameCourse(course: Course, siteUrl: string): CourseNames {
  const nameOf = naming(siteUrl);
  const { modules, pages } = course;
  const facts: readonly PageFacts[] = [
    ...modules.flatMap(({ page, lessons }): PageFacts[] => [
      ...(page === undefined ? [] : [page]),
      ...lessons,
    ]),
    ...pages,
  ];
  return {
    shared: nameOf(withoutTexts(course), withoutPlaces),
    own: hashOf(JSON.stringify({ ...course, modules: [], pages: [], navigation: [] })),
    pages: facts.map((page) => [page.file, nameOf(page)]),
  };
}

function naming(siteUrl: string): (value: object, replacer?: typeof withoutPlaces) => Name {
  const inside = leadsInside(siteUrl);
  return (value, replacer) => {
    const json = JSON.stringify(value, replacer);
    return [hashOf(json), inside.test(json)];
  };
}

/** A name for a page with the addresses in its texts and what stands for them: another one for other bytes. */
export function finishedKey(key: string, addresses: Transcript['addresses']): string {
  return hashOf(key, JSON.stringify(addresses));
}

/** A name for the page with a whole course, by those of the pages that it is made of; each of them names the course. */
export function printKey(parts: readonly (string | undefined)[]): string | undefined {
  return parts.every((key) => key !== undefined) ? hashOf('print', ...parts) : undefined;
}

export interface PageKeys {
  /** The name of a page. */
  keyOf(page: Page): string;
  /** A name for all that a course has from the rest of the site: what its pages show, and where its links lead. */
  readonly restOfSite: string;
}

/** Names the pages of a site. */
export function createPageKeys({ model, frame, namesOf }: PageKeyParts): PageKeys {
  const {
    site,
    home,
    mainNavigation,
    pageByUrl,
    pageByFormerUrl,
    generated,
    assets,
    urlByFile,
    unpublished,
    expected,
  } = model;
  const space = hashOf(
    ...pageByUrl.keys(),
    '',
    ...[...pageByFormerUrl].flatMap(([url, { facts }]) => [url, facts.url]),
    '',
    ...generated,
    '',
    ...assets,
    '',
    ...[...urlByFile].flat(),
    '',
    ...[...unpublished].flat(),
  );
  const nameOf = naming(site.url);
  const withSpace = ([name, leadsInside]: Name) => (leadsInside ? hashOf(name, space) : name);
  const frameKey = withSpace(nameOf([site, mainNavigation, home?.url, home?.title, ...frame], withoutPlaces));
  const courseNames = model.courses.map((course) => ({
    course,
    names: namesOf?.get(course) ?? nameCourse(course, site.url),
  }));
  const courseKeys = new Map(courseNames.map(({ course, names }) => [course, withSpace(names.shared)]));
  const ownKeys = new Map(courseNames.map(({ course, names }) => [course, names.own]));
  const pageNames = new Map(courseNames.flatMap(({ names }) => names.pages));
  const keyOf = (page: Page): string => {
    switch (page.kind) {
      case 'home':
        return hashOf(frameKey, ...courseKeys.values(), withSpace(nameOf(page.facts)));
      case 'course':
        return hashOf(frameKey, page.kind, courseKeys.get(page.course) ?? '', ownKeys.get(page.course) ?? '');
      default: {
        const course = page.course === undefined ? '' : courseKeys.get(page.course);
        const name = pageNames.get(page.facts.file) ?? nameOf(page.facts);
        return hashOf(frameKey, page.kind, course ?? '', withSpace(name));
      }
    }
  };
  return { keyOf, restOfSite: hashOf(frameKey, space, ...expected.at, '', ...expected.below) };
}

/** An address that is looked up among those of the site. Those of Markdown are looked up one by one. */
function leadsInside(siteUrl: string): RegExp {
  const host = siteUrl === '' ? '' : new URL(siteUrl).host.replace(/[.[\]]/g, '\\$&');
  // A host with other letters than Latin ones may be written with them, or as the site's address has it.
  const others = host === '' ? '' : `(?!(?:${host}|[^/"]*[^\\x00-\\x7f])[/?#"])`;
  return new RegExp(`"(?:href|watchUrl)":"(?!https?://${others})`, 'i');
}

/** All that other pages show of a course: everything but the texts of its lessons and pages. */
function withoutTexts(course: Course) {
  return {
    ...course,
    text: undefined,
    modules: course.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map(withoutText),
    })),
    pages: course.pages.map(withoutText),
  };
}

/** When a page was last changed, only that page says. */
function withoutText<Facts extends PageFacts>(page: Facts): Facts & { readonly text: undefined } {
  return { ...page, text: undefined, modified: undefined };
}

/** Where something stands in its file is of no consequence for other pages. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'place' || key === 'line' || key === 'pieces' ? undefined : value;
}
