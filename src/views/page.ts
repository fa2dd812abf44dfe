/** A page that is neither course nor lesson. */
import type { Page } from '../course/types.ts';
import { baseView, type ViewContext } from './base.ts';
import { type ContentBuilder, fillContent } from './content.ts';
import type { PlainPageView } from './types.ts';

/** The view of a plain page or a chapter. */
export function pageView(
  page: Extract<Page, { kind: 'page' | 'chapter' }>,
  builder: ContentBuilder,
  context: ViewContext,
): PlainPageView {
  const prose = builder.markdown.render(page.facts.text, page.facts.title);
  const scope = { facts: page.facts, course: page.course, modules: page.course?.modules ?? [] };
  const content = fillContent(prose, prose.headings, scope, builder, context);
  return { ...baseView(page, content.toc, context, prose.lead), kind: page.kind, content: content.parts };
}
