/** From an address to all that its page shows. */
import type { Problem } from '../course/problem.ts';
import type { Course, Model, Page } from '../course/types.ts';
import type { Addresses } from './addresses.ts';
import { type LessonRows, labelsOf, type SidebarOf, type ViewContext } from './base.ts';
import type { ContentBuilder } from './content.ts';
import { courseView } from './course.ts';
import { homeView } from './home.ts';
import { lessonView } from './lesson.ts';
import { moduleView } from './module.ts';
import { withNeeds } from './needs.ts';
import { notFoundView } from './notFound.ts';
import { pageView } from './page.ts';
import { printView } from './print.ts';
import type {
  HeadingUse,
  ImageUse,
  LinkUse,
  MarkdownRenderer,
  PageMarkdown,
  PageNeed,
  PlainText,
} from './prose.ts';
import type { NotFoundView, PrintView, View } from './types.ts';

export interface ViewerOptions {
  /** The addresses of the site, as they stand in its home page. */
  readonly addresses: Addresses;
  readonly sidebarOf: SidebarOf;
  readonly lessonRows: LessonRows;
  readonly markdown: MarkdownRenderer;
  /** Makes descriptions of what authors wrote in their place. */
  readonly withoutSigns: PlainText;
  /** Address of the site's icon, without the base path. */
  readonly icon: string;
  /** What runs on every page: the text of a script. */
  readonly script: string;
  /** Address of the script that is fetched when a page has come, without the base path. */
  readonly studentAddress: string;
  /** The same for pages with recordings. */
  readonly scriptWithVideo: string;
  /** Address of the interface of the search, without the base path. */
  readonly searchModule: string;
  /** Address of the script that plays recordings, without the base path. */
  readonly player: string;
  /** Address of the script that draws diagrams, without the base path. */
  readonly diagramScript: string;
}

/** A page ready for its layout, with what was learnt on the way. */
export interface RenderedView {
  readonly view: View;
  /** What has rendered the texts of the page. */
  readonly markdown: PageMarkdown;
  readonly needs: ReadonlySet<PageNeed>;
  /** Addresses that the page's Markdown leads to. */
  readonly links: readonly LinkUse[];
  /** Anchors that exist on the page. */
  readonly anchors: ReadonlySet<string>;
  readonly images: readonly ImageUse[];
  /** Headings of each of its texts. */
  readonly outlines: readonly (readonly HeadingUse[])[];
  readonly problems: readonly Problem[];
}

export interface Viewer {
  /** The view of a published page. */
  viewOf(page: Page): RenderedView;
  /** The page with a whole course, made of pages with these needs by their addresses; its parts are still empty. */
  printOf(course: Course, needsOf: (url: string) => ReadonlySet<PageNeed>): PrintView | undefined;
  /** The derived `404.html`. */
  notFound(): NotFoundView;
}

/** Prepares what all pages share, once. */
export function createViewer(model: Model, options: ViewerOptions): Viewer {
  const contexts = new Map<Addresses, ViewContext>();
  const captions = [...model.assets].filter((file) => file.endsWith('.vtt'));
  const contextOf = (url: string): ViewContext => {
    const addresses = options.addresses.on(url);
    const context = contexts.get(addresses) ?? { ...options, model, addresses, captions };
    contexts.set(addresses, context);
    return context;
  };
  return {
    viewOf(page) {
      const context = contextOf(page.facts.url);
      const { addresses } = context;
      const markdown = options.markdown({
        file: page.facts.file,
        resolve: (href) => addresses.resolve(page.facts, href),
        labels: labelsOf(page).markdown,
      });
      const builder: ContentBuilder = { markdown, problems: [] };
      const view = viewByKind(page, builder, context);
      const { needs } = markdown;
      return {
        view: withNeeds(view, needs, context, options.diagramScript),
        markdown,
        needs,
        links: markdown.links,
        anchors: markdown.anchors,
        images: markdown.images,
        outlines: markdown.outlines,
        problems: [...markdown.problems, ...builder.problems],
      };
    },
    printOf(course, needsOf) {
      if (course.printUrl === undefined) return undefined;
      const context = contextOf(course.printUrl);
      const view = printView(course, course.printUrl, context);
      const needs = new Set(view.parts.flatMap(({ url }) => (url === undefined ? [] : [...needsOf(url)])));
      return withNeeds(view, needs, context, options.diagramScript);
    },
    notFound: () => notFoundView(contextOf('/404.html')),
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
