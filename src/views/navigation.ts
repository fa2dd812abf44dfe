/** Sidebar, breadcrumbs, previous and next: derived from the model, or as the author's navigation names them. */

import { isExternal } from '../course/linkTarget.ts';
import { ownAddress } from '../course/ownAddress.ts';
import { pageOrFormer } from '../course/pageAt.ts';
import { publishedLessons } from '../course/publishedLessons.ts';
import { isHarmless } from '../course/scheme.ts';
import type {
  Course,
  CourseModule,
  Lesson,
  Model,
  NavigationEntry,
  Page,
  PageFacts,
} from '../course/types.ts';
import type { Addresses } from './addresses.ts';
import type { Labels } from './labels/index.ts';
import { ifLong } from './longTitle.ts';
import type { LinkView, MaybeForeign, SidebarEntry, SidebarView } from './types.ts';

/** The sidebar of a course. */
export function sidebarView(model: Model, course: Course, addresses: Addresses): SidebarView {
  return {
    lang: course.lang,
    title: course.navTitle,
    ...ifLong(course.navTitle),
    href: addresses.href(course.url),
    entries:
      course.navigation === undefined
        ? course.modules.flatMap((module) => moduleEntries(module, addresses))
        : course.navigation.map((entry) => handWrittenEntry(model, entry, addresses)),
  };
}

/** The sidebar that pages outside any course name: the site stands above it. */
export function namedSidebarView(
  model: Model,
  entries: readonly NavigationEntry[],
  addresses: Addresses,
): SidebarView {
  return {
    lang: model.site.lang,
    title: model.site.title,
    ...ifLong(model.site.title),
    href: addresses.href('/'),
    entries: entries.map((entry) => handWrittenEntry(model, entry, addresses)),
  };
}

function moduleEntries(module: CourseModule, addresses: Addresses): SidebarEntry[] {
  const lessons = module.lessons.map((lesson) => lessonEntry(lesson, addresses));
  if (module.title === undefined) return lessons;
  const text = module.navTitle ?? module.title;
  return [
    {
      text,
      ...ifLong(text),
      ...(module.page === undefined ? {} : { href: addresses.href(module.page.url) }),
      planned: module.planned,
      children: lessons,
    },
  ];
}

function lessonEntry(lesson: Lesson, addresses: Addresses): SidebarEntry {
  return {
    text: lesson.navTitle,
    ...ifLong(lesson.navTitle),
    ...(lesson.planned ? {} : { href: addresses.href(lesson.url) }),
    planned: lesson.planned,
    children: [],
  };
}

function handWrittenEntry(model: Model, entry: NavigationEntry, addresses: Addresses): SidebarEntry {
  const href = entry.url === undefined ? undefined : entryHref(model, entry.url.href, addresses);
  return {
    text: entry.title,
    ...ifLong(entry.title),
    ...(href === undefined ? {} : { href }),
    planned: false,
    children: entry.children.map((child) => handWrittenEntry(model, child, addresses)),
  };
}

/** The page's own spelling of its address, so that the current entry is recognised however the author typed it. */
function entryHref(model: Model, url: string, addresses: Addresses): string {
  if (!isHarmless(url)) return '#';
  const own = ownAddress(model, url) ?? url;
  if (isExternal(own)) return url;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(own) ?? [];
  return addresses.href(pageOrFormer(model, path)?.facts.url ?? path) + rest;
}

/** Links of the site's header, from `main:` of the navigation file. */
export function headerLinks(model: Model, addresses: Addresses): LinkView[] {
  return model.mainNavigation.flatMap(({ title, url }) =>
    url === undefined ? [] : [{ text: title, href: entryHref(model, url.href, addresses) }],
  );
}

/** The way to the catalogue, in a word of the interface. */
export function homeLink({ url }: PageFacts, addresses: Addresses, { home, foreign }: Labels): LinkView {
  return { text: home, href: addresses.href(url), ...(foreign && { lang: foreign.lang }) };
}

/** From the catalogue down to the page's parent. */
export function breadcrumbs(model: Model, page: Page, addresses: Addresses, labels: Labels): LinkView[] {
  if (page.kind === 'home') return [];
  const home = model.home === undefined ? [] : [homeLink(model.home, addresses, labels)];
  if (page.kind === 'course' || !('course' in page) || page.course === undefined) return home;
  const { lang } = page.facts;
  const course = linkTo(page.course, lang, addresses);
  const module = page.kind === 'lesson' ? page.module.page : undefined;
  return [...home, course, ...(module === undefined ? [] : [linkTo(module, lang, addresses)])];
}

function linkTo(page: PageFacts, lang: string, addresses: Addresses): LinkView {
  return { text: page.navTitle, href: addresses.href(page.url), ...foreign(page.lang, lang) };
}

/** The language of words, where it is not that of the page on which they stand. */
export function foreign(lang: string, langOfPage: string): MaybeForeign {
  return lang === langOfPage ? {} : { lang };
}

/** The published lessons before and after a lesson; for a module's page, those before and from its first one on. */
export function neighbours(
  course: Course,
  page: Page,
  addresses: Addresses,
): { readonly previous?: LinkView; readonly next?: LinkView } {
  const lessons = publishedLessons(course);
  const link = (lesson: Lesson | undefined) =>
    lesson === undefined
      ? undefined
      : {
          text: lesson.title,
          href: addresses.href(lesson.url),
          ...foreign(lesson.lang, page.facts.lang),
        };
  let before: Lesson | undefined;
  let after: Lesson | undefined;
  if (page.kind === 'lesson') {
    const i = lessons.indexOf(page.facts);
    [before, after] = [lessons[i - 1], lessons[i + 1]];
  } else if (page.kind === 'module') {
    const first = lessonsBefore(course, page.module).filter((lesson) => !lesson.planned).length;
    [before, after] = [lessons[first - 1], lessons[first]];
  }
  const previous = link(before);
  const next = link(after);
  return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) };
}

function lessonsBefore(course: Course, module: CourseModule): Lesson[] {
  return course.modules.slice(0, course.modules.indexOf(module)).flatMap(({ lessons }) => lessons);
}
