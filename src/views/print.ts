/** The page with a whole course, for printing: contents, then the pages of the course one after the other. */
import type { Course, CourseModule, Lesson } from '../course/types.ts';
import { directionOf, footerView, hasVideos, headerView, scriptView, type ViewContext } from './base.ts';
import { courseSummary } from './course.ts';
import { labelsFor } from './labels/index.ts';
import { accentOf, framesOf } from './metadata.ts';
import { homeLink } from './navigation.ts';
import { lessonNumber } from './syllabus.ts';
import type { PrintEntry, PrintPart, PrintView } from './types.ts';

/** The view of the page at `url`. Its parts get their text when the pages of the course are rendered. */
export function printView(course: Course, url: string, context: ViewContext): PrintView {
  const { model, addresses, icon } = context;
  const { site } = model;
  const labels = labelsFor(course.lang);
  const home = model.home === undefined ? [] : [homeLink(model.home, addresses, labels)];
  const lessons = course.modules.flatMap((module) => module.lessons).filter(({ planned }) => !planned);
  return {
    kind: 'print',
    url,
    href: addresses.href(url),
    lang: course.lang,
    dir: directionOf(course.lang),
    title: course.title,
    head: {
      title: [course.title, labels.print, site.title].filter((part) => part !== '').join(' · '),
      openGraph: [],
      icon: addresses.href(icon),
      jsonLd: {
        '@context': 'https://schema.org',
        '@type': 'WebPage',
        name: course.title,
        inLanguage: course.lang,
      },
      ...accentOf(site.theme),
      frames: framesOf(lessons),
      // Its pages are to be found, each with its own address.
      noindex: true,
    },
    header: headerView(model, addresses, { url, lang: course.lang }),
    breadcrumbs: [...home, { text: course.navTitle, href: addresses.href(course.url) }],
    toc: [],
    footer: footerView(model, course.lang),
    script: scriptView(context, lessons.some(hasVideos)),
    labels,
    ...(course.code === undefined ? {} : { code: course.code }),
    summary: courseSummary(course, labels),
    contents: course.modules.flatMap((module) => entriesOf(course, module)),
    parts: [
      {
        kind: 'course',
        url: course.url,
        id: partAnchor(course.url),
        title: course.title,
        shift: 0,
        html: '',
      },
      ...course.modules.flatMap(partsOf),
    ],
  };
}

/** The anchor of a page on the page with its whole course: `/mo/intro` for `/mo/intro/`. */
export function partAnchor(url: string): string {
  return url.replace(/(?<=.)\/$/, '');
}

function entriesOf(course: Course, { title, page, planned, lessons }: CourseModule): PrintEntry[] {
  const entries = lessons.map((lesson) => lessonEntry(course, lesson));
  if (title === undefined) return entries;
  const href = page === undefined ? {} : { href: `#${partAnchor(page.url)}` };
  return [{ text: title, ...href, planned, children: entries }];
}

function lessonEntry(course: Course, lesson: Lesson): PrintEntry {
  const number = lessonNumber(course, lesson);
  return {
    text: number === undefined ? lesson.title : `${number}. ${lesson.title}`,
    ...(lesson.planned ? {} : { href: `#${partAnchor(lesson.url)}` }),
    planned: lesson.planned,
    children: [],
  };
}

/** A module with a title, and its lessons below it; lessons outside any module stand on its level. */
function partsOf({ title, page, lessons }: CourseModule): PrintPart[] {
  const published = lessons.filter(({ planned }) => !planned);
  if (page === undefined && published.length === 0) return [];
  const shift = title === undefined ? 1 : 2;
  return [
    ...(title === undefined
      ? []
      : [
          {
            kind: 'module' as const,
            ...(page === undefined ? {} : { url: page.url, id: partAnchor(page.url) }),
            title,
            shift: 1,
            html: '',
          },
        ]),
    ...published.map((lesson) => ({
      kind: 'lesson' as const,
      url: lesson.url,
      id: partAnchor(lesson.url),
      title: lesson.title,
      shift,
      html: '',
    })),
  ];
}
