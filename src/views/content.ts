/** The author's text with the derived parts (syllabus, plan, cards, contents) in the places he gave them. */
import { error, type Problem, warning } from '../course/problem.ts';
import type { Course, CourseModule, Feature, PageFacts } from '../course/types.ts';
import type { ViewContext } from './base.ts';
import { labelsFor } from './labels/index.ts';
import { planView } from './plan.ts';
import type { Directive, DirectiveName, Heading, PageMarkdown, Prose } from './prose.ts';
import { videoView } from './resources.ts';
import { syllabusView } from './syllabus.ts';
import { tableOfContents } from './toc.ts';
import type { ContentPart, FeatureView, TocEntry, View } from './types.ts';

/** The text of a page being put together: one renderer for all its parts, its headings, its problems. */
export interface ContentBuilder {
  readonly markdown: PageMarkdown;
  readonly problems: Problem[];
}

/** What the directives of a page may refer to. */
export interface ContentScope {
  readonly facts: PageFacts;
  readonly course: Course | undefined;
  /** Modules whose lessons `::syllabus` lists. */
  readonly modules: readonly CourseModule[];
}

export interface Content {
  readonly parts: readonly ContentPart[];
  /** For the table beside the text; empty where the author placed `::toc` in the text itself. */
  readonly toc: readonly TocEntry[];
}

/** Derived parts that a page shows although its author placed none of them. */
export interface Additions {
  readonly before?: readonly ContentPart[];
  readonly after?: readonly ContentPart[];
}

/** Fills the directives of a rendered text. `headings` are those of the whole page, in the order of the page. */
export function fillContent(
  prose: Prose,
  headings: readonly Heading[],
  scope: ContentScope,
  builder: ContentBuilder,
  context: ViewContext,
  additions: Additions = {},
): Content {
  const toc = tableOfContents(headings);
  const parts = prose.parts.flatMap((part): ContentPart[] =>
    part.kind === 'html' ? [part] : derivedPart(part, toc, scope, builder, context),
  );
  return {
    parts: [...(additions.before ?? []), ...parts, ...(additions.after ?? [])],
    toc: places(prose, 'toc') ? [] : toc,
  };
}

/** Whether a text places a directive. */
export function places(prose: Prose, name: DirectiveName, from?: string): boolean {
  return prose.parts.some(
    (part) =>
      part.kind === 'directive' && part.name === name && (from === undefined || (part.from ?? 'fu') === from),
  );
}

/** Whether something in the texts of a page is derived from its whole course. */
export function showsCourse(view: View): boolean {
  const parts = [
    ...('content' in view ? view.content : []),
    ...('sections' in view ? view.sections.flatMap(({ overview }) => overview) : []),
  ];
  return parts.some(({ kind }) => kind === 'syllabus' || kind === 'plan');
}

function derivedPart(
  directive: Directive,
  toc: readonly TocEntry[],
  { facts, course, modules }: ContentScope,
  { markdown, problems }: ContentBuilder,
  context: ViewContext,
): ContentPart[] {
  const { name, place, recording } = directive;
  const labels = labelsFor(facts.lang);
  if (name === 'toc') return toc.length === 0 ? [] : [{ kind: 'toc', toc }];
  if (name === 'video') {
    const video =
      recording === undefined ? undefined : videoView(recording, facts.title, facts, context, labels);
    return video === undefined ? [] : [{ kind: 'video', video }];
  }
  if (name === 'features') {
    const from = directive.from ?? 'fu';
    const cards = Object.hasOwn(facts.features, from) ? facts.features[from] : undefined;
    if (cards === undefined) {
      problems.push(error('features-missing', place, { from }));
      return [];
    }
    return [{ kind: 'features', features: featureViews(cards, facts, markdown, context) }];
  }
  if (course === undefined) {
    problems.push(warning('directive-outside-course', place, { name }));
    return [];
  }
  if (name === 'syllabus') {
    const syllabus = syllabusView(course, modules, context, labels);
    if (syllabus === undefined) problems.push(warning('syllabus-empty', place));
    return syllabus === undefined ? [] : [{ kind: 'syllabus', syllabus }];
  }
  const plan = planView(course, context.addresses, labels, markdown);
  if (plan === undefined) problems.push(warning('plan-empty', place));
  return plan === undefined ? [] : [{ kind: 'plan', plan }];
}

/** Cards as they are shown. */
export function featureViews(
  cards: readonly Feature[],
  facts: PageFacts,
  markdown: PageMarkdown,
  { addresses }: ViewContext,
): FeatureView[] {
  return cards.map(({ title, excerpt, image, alt, url, buttonLabel }) => ({
    ...(title === undefined ? {} : { title }),
    ...(excerpt === undefined ? {} : { html: markdown.renderInline(excerpt) }),
    ...(image === undefined ? {} : { image: addresses.resolve(facts, image.href) }),
    alt,
    ...(url === undefined ? {} : { href: addresses.resolve(facts, url.href) }),
    ...(buttonLabel === undefined ? {} : { buttonLabel }),
  }));
}
