/** From an address to all that its page shows. */
import type { Problem } from '../course/problem.ts';
import type { Model, Page } from '../course/types.ts';
import { createAddresses } from './addresses.ts';
import { buildSidebars, labelsOf, type ViewContext } from './base.ts';
import type { ContentBuilder } from './content.ts';
import { courseView } from './course.ts';
import { homeView } from './home.ts';
import { lessonView } from './lesson.ts';
import { moduleView } from './module.ts';
import { notFoundView } from './notFound.ts';
import { pageView } from './page.ts';
import type { LinkUse, MarkdownRenderer } from './prose.ts';
import type { NotFoundView, View } from './types.ts';

export interface ViewerOptions {
  /** Starts and ends with a slash. */
  readonly basePath: string;
  readonly markdown: MarkdownRenderer;
  /** Addresses of the site's own style sheet and icon, without the base path. */
  readonly stylesheet: string;
  readonly icon: string;
}

/** A page ready for its layout, with what was learnt on the way. */
export interface RenderedView {
  /** Name of the layout: that of the page's kind, or one of the site's own. */
  readonly layout: string;
  readonly view: View;
  /** Addresses that the page's Markdown leads to. */
  readonly links: readonly LinkUse[];
  /** Anchors that exist on the page. */
  readonly anchors: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

export interface Viewer {
  /** The view of a published page. */
  viewOf(page: Page): RenderedView;
  /** The derived `404.html`. */
  notFound(): NotFoundView;
}

/** Prepares what all pages share, once. */
export function createViewer(model: Model, options: ViewerOptions): Viewer {
  const addresses = createAddresses(model, options.basePath);
  const context: ViewContext = { ...options, model, addresses, sidebars: buildSidebars(model, addresses) };
  return {
    viewOf(page) {
      const markdown = options.markdown({
        file: page.facts.file,
        resolve: (href) => addresses.resolve(page.facts, href),
        labels: labelsOf(page).markdown,
      });
      const builder: ContentBuilder = { markdown, problems: [] };
      const view = viewByKind(page, builder, context);
      return {
        layout: page.facts.layout ?? page.kind,
        view,
        links: markdown.links,
        anchors: markdown.anchors,
        problems: [...markdown.problems, ...builder.problems],
      };
    },
    notFound: () => notFoundView(context),
  };
}

function viewByKind(page: Page, builder: ContentBuilder, context: ViewContext): View {
  switch (page.kind) {
    case 'home':
      return homeView(page, builder, context);
    case 'course':
      return courseView(page, builder, context);
    case 'module':
      return moduleView(page, builder, context);
    case 'lesson':
      return lessonView(page, builder, context);
    default:
      return pageView(page, builder, context);
  }
}
