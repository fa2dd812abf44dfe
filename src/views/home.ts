/** The catalogue: the author's text, then a card for each course. */
import { remembering } from '../course/remember.ts';
import type { Course, Page } from '../course/types.ts';
import type { Addresses } from './addresses.ts';
import { baseView, type ViewContext } from './base.ts';
import { type ContentBuilder, fillContent } from './content.ts';
import { courseSummary, progressView } from './course.ts';
import { labelsFor } from './labels/index.ts';
import { foreign } from './navigation.ts';
import type { PlainText } from './prose.ts';
import type { CourseCard, HomeView } from './types.ts';

/** The view of the catalogue. */
export function homeView(
  { kind, facts }: Extract<Page, { kind: 'home' }>,
  builder: ContentBuilder,
  context: ViewContext,
): HomeView {
  // Neither the site nor the page has a name.
  const title = facts.title === '' ? labelsFor(facts.lang).home : facts.title;
  const page = { kind, facts: { ...facts, title } };
  const prose = builder.markdown.render(page.facts.text, title);
  const content = fillContent(
    prose,
    prose.headings,
    { facts: page.facts, course: undefined, modules: [] },
    builder,
    context,
  );
  const lead = facts.description ?? context.model.site.description;
  return {
    ...baseView(page, content.toc, context, prose.lead),
    kind: 'home',
    ...(lead === undefined ? {} : { lead: context.withoutSigns(lead) }),
    content: content.parts,
    courses: courseCards(context, page.facts.lang),
  };
}

/** A card for each course, on a page in `lang`. */
export function courseCards({ model, addresses, withoutSigns }: ViewContext, lang: string): CourseCard[] {
  return model.courses.map((course) => ({
    ...courseCard(course, addresses, withoutSigns),
    ...foreign(course.lang, lang),
  }));
}

/** The catalogue and the page for wrong addresses have the same. */
const courseCard = remembering(
  (course: Course, addresses: Addresses, withoutSigns: PlainText): CourseCard => {
    const labels = labelsFor(course.lang);
    return {
      title: course.title,
      href: addresses.href(course.url),
      ...(course.code === undefined ? {} : { code: course.code }),
      ...(course.description === undefined ? {} : { description: withoutSigns(course.description) }),
      lessons: courseSummary(course, labels),
      ...(labels.foreign && { foreign: labels.foreign }),
      modules: course.modules.flatMap(({ title }) => title ?? []),
      progress: progressView(course, addresses),
    };
  },
);
