/** The lesson page: its sections with what they hand out, then the file's own text. */
import type { Lesson, Page, Section } from '../course/types.ts';
import { baseView, labelsOf, type ViewContext } from './base.ts';
import { type ContentBuilder, type ContentScope, fillContent } from './content.ts';
import { type Labels, languageOfLabels, plural } from './labels/index.ts';
import { neighbours } from './navigation.ts';
import type { Heading } from './prose.ts';
import { additionalLink, paperAddress, resourceIn, videoView } from './resources.ts';
import { kindView } from './sectionKind.ts';
import { lessonNumber } from './syllabus.ts';
import type { LessonSection, LessonView } from './types.ts';

/** The view of a lesson's page. */
export function lessonView(
  page: Extract<Page, { kind: 'lesson' }>,
  builder: ContentBuilder,
  context: ViewContext,
): LessonView {
  const { course, module, facts: lesson } = page;
  const labels = labelsOf(page);
  const scope: ContentScope = { facts: lesson, course, modules: course.modules };
  const headings: Heading[] = [];
  let firstOverview: string | undefined;
  const sections = lesson.sections.map((section) => {
    const { view, lead } = sectionView(section, lesson, labels, scope, builder, context);
    headings.push({ level: 2, id: view.id, text: section.title });
    firstOverview ??= lead;
    return view;
  });
  const prose = builder.markdown.render(lesson.text, lesson.title);
  const content = fillContent(prose, [...headings, ...prose.headings], scope, builder, context);
  const number = lessonNumber(course, lesson);
  return {
    ...baseView(page, content.toc, context, prose.lead ?? firstOverview),
    kind: 'lesson',
    partOf: module.title ?? course.title,
    ...(number === undefined ? {} : { number }),
    sections,
    content: content.parts,
    ...neighbours(course, page, context.addresses),
  };
}

function sectionView(
  section: Section,
  lesson: Lesson,
  labels: Labels,
  scope: ContentScope,
  builder: ContentBuilder,
  context: ViewContext,
): { readonly view: LessonSection; readonly lead: string | undefined } {
  const { addresses } = context;
  const id = builder.markdown.anchor(section.title);
  const overview = section.overview === undefined ? undefined : builder.markdown.render(section.overview);
  const video = videoView(section, section.title, lesson, context, labels);
  const view = {
    id,
    title: section.title,
    ...kindView(section, labels),
    ...(section.hours === undefined
      ? {}
      : { hours: plural(languageOfLabels(lesson.lang), labels.hourCount, section.hours) }),
    planned: section.planned,
    overview:
      overview === undefined ? [] : fillContent(overview, overview.headings, scope, builder, context).parts,
    ...(video === undefined ? {} : { video }),
    resources: (['document', 'slides', 'test', 'textbook'] as const).flatMap((kind) => {
      const resource = resourceIn(section, kind, lesson, addresses, labels);
      const address = section[kind]?.href;
      return resource === undefined || address === undefined
        ? []
        : [{ ...resource, ...paperAddress(resource, address, lesson, addresses) }];
    }),
    additional: section.additional.map((link) => {
      const resource = additionalLink(link, lesson, addresses);
      return { ...resource, ...paperAddress(resource, link.href, lesson, addresses) };
    }),
  };
  return { view, lead: overview?.lead };
}
