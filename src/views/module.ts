/** The page of a module: its own text and the syllabus of its lessons. */
import type { Page } from '../course/types.ts';
import { baseView, labelsOf, type ViewContext } from './base.ts';
import { type ContentBuilder, fillContent, places } from './content.ts';
import { courseSummary } from './course.ts';
import { neighbours } from './navigation.ts';
import { syllabusView } from './syllabus.ts';
import type { ModuleView } from './types.ts';

/** The view of a module's page. */
export function moduleView(
  page: Extract<Page, { kind: 'module' }>,
  builder: ContentBuilder,
  context: ViewContext,
): ModuleView {
  const { course, module, facts } = page;
  const labels = labelsOf(page);
  const prose = builder.markdown.render(facts.text, facts.title);
  const syllabus = syllabusView(course, [module], context, labels);
  const content = fillContent(prose, prose.headings, { facts, course, modules: [module] }, builder, context, {
    after: syllabus === undefined || places(prose, 'syllabus') ? [] : [{ kind: 'syllabus', syllabus }],
  });
  return {
    ...baseView(page, content.toc, context, prose.lead),
    kind: 'module',
    summary: courseSummary({ ...course, modules: [module] }, labels),
    content: content.parts,
    ...neighbours(course, page, context.addresses),
  };
}
