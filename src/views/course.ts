/** The course page: the author's text, with syllabus, plan and cards where he placed them, else after his text. */
import { publishedLessons } from '../course/publishedLessons.ts';
import type { Course, Page } from '../course/types.ts';
import type { Addresses } from './addresses.ts';
import { baseView, labelsOf, type ViewContext } from './base.ts';
import { type ContentBuilder, featureViews, fillContent, places } from './content.ts';
import { type Labels, languageOfLabels, plural } from './labels/index.ts';
import { courseHours, planView } from './plan.ts';
import type { Heading, PageMarkdown } from './prose.ts';
import { syllabusView } from './syllabus.ts';
import type { ContentPart, CourseView, ProgressView } from './types.ts';

/** The view of a course page. */
export function courseView(
  page: Extract<Page, { kind: 'course' }>,
  builder: ContentBuilder,
  context: ViewContext,
): CourseView {
  const { course } = page;
  const labels = labelsOf(page);
  const { markdown } = builder;
  const prose = markdown.render(course.text, course.title);
  const cards = course.features.fu;
  const before: ContentPart[] =
    cards === undefined || cards.length === 0 || places(prose, 'features', 'fu')
      ? []
      : [{ kind: 'features', features: featureViews(cards, course, markdown, context) }];
  const after: ContentPart[] = [];
  const headings: Heading[] = [...prose.headings];
  const syllabus = syllabusView(course, course.modules, context, labels);
  if (syllabus !== undefined && !places(prose, 'syllabus')) {
    after.push(heading(labels.syllabus, labels, markdown, headings), { kind: 'syllabus', syllabus });
  }
  const plan = places(prose, 'plan') ? undefined : planView(course, context.addresses, labels, markdown);
  if (plan !== undefined)
    after.push(heading(labels.plan, labels, markdown, headings), { kind: 'plan', plan });

  const scope = { facts: course, course, modules: course.modules };
  const content = fillContent(prose, headings, scope, builder, context, { before, after });
  return {
    ...baseView(page, content.toc, context, prose.lead),
    kind: 'course',
    ...(course.code === undefined ? {} : { code: course.code }),
    summary: courseSummary(course, labels),
    progress: progressView(course, context.addresses),
    ...(course.printUrl === undefined
      ? {}
      : { print: { text: labels.print, href: context.addresses.href(course.printUrl) } }),
    content: content.parts,
  };
}

/** The lessons of a course that can be studied. */
export function progressView(course: Course, addresses: Addresses): ProgressView {
  const lessons = publishedLessons(course);
  return { course: addresses.href(course.url), lessons: lessons.map(({ url }) => addresses.href(url)) };
}

/** The heading of a derived part that the author did not place himself. */
function heading(text: string, labels: Labels, markdown: PageMarkdown, headings: Heading[]): ContentPart {
  const id = markdown.anchor(text);
  headings.push({ level: 2, id, text, ...(labels.foreign && { lang: labels.foreign.lang }) });
  return { kind: 'heading', id, text };
}

/** «12 занятий · 36 часов», each only where there are any. */
export function courseSummary(course: Course, labels: Labels): string {
  const lessons = course.modules.flatMap((module) => module.lessons).length;
  const hours = courseHours(course);
  const lang = languageOfLabels(course.lang);
  return [
    ...(lessons === 0 ? [] : [plural(lang, labels.lessonCount, lessons)]),
    ...(hours === 0 ? [] : [plural(lang, labels.hourCount, hours)]),
  ].join(' · ');
}
