/**
 * The Markdown of the lessons: which syntaxes there are, in the order in which they read a text, and how one page
 * after another is rendered with them.
 */
import { dl as definitionLists } from '@mdit/plugin-dl';
import MarkdownIt, { type PluginSimple } from 'markdown-it';
import type { MarkdownText } from '../course/source.ts';
import type { MarkdownOptions, MarkdownRenderer, PageMarkdown, Prose } from '../views/prose.ts';
import { attributes } from './attributes.ts';
import { braces } from './braces.ts';
import { code } from './code.ts';
import { comments } from './comments.ts';
import { containers } from './containers.ts';
import { cutAtDirectives, directives } from './directives.ts';
import { footnotes } from './footnotes.ts';
import { headings } from './headings.ts';
import { html } from './html.ts';
import { images } from './images.ts';
import { links } from './links.ts';
import { type PageState, startPage, startText } from './page.ts';
import { tables } from './tables.ts';
import { tasks } from './tasks.ts';
import { balance } from './tree.ts';

/**
 * CommonMark with GFM comes from markdown-it; each of these adds one syntax to it. The order counts where two
 * look at the same text: anchors of Markdown before those of HTML, addresses before figures.
 */
const chain: readonly PluginSimple[] = [
  comments,
  containers,
  directives,
  definitionLists,
  footnotes,
  attributes,
  braces,
  tasks,
  code,
  tables,
  headings,
  html,
  links,
  images,
];

/** A markdown-it with the whole chain, or without any of it: then it is CommonMark and nothing else. */
export function createMarkdownIt({ extensions = true } = {}): MarkdownIt {
  if (!extensions) return new MarkdownIt('commonmark');
  const md = new MarkdownIt({ html: true });
  for (const syntax of chain) md.use(syntax);
  return md;
}

/** A renderer of Markdown: made once, used for all pages. */
export function createMarkdown(): MarkdownRenderer {
  const md = createMarkdownIt();
  return (options) => renderPage(md, options);
}

function renderPage(md: MarkdownIt, options: MarkdownOptions): PageMarkdown {
  const page = startPage(options);
  return {
    render: (text) => renderText(md, page, text),
    renderInline: (text) => renderLine(md, page, text),
    anchor: (title) => page.anchors.ofTitle(title),
    links: page.links,
    anchors: page.anchors.taken,
    problems: page.problems,
  };
}

function renderText(md: MarkdownIt, page: PageState, text: MarkdownText): Prose {
  const env = startText(page, text);
  const rendered = md.render(text.text, env);
  const parts = cutAtDirectives(env.hasHtml ? balance(rendered, page) : rendered, env);
  return { parts, headings: env.headings.map(({ level, id, text }) => ({ level, id, text })) };
}

function renderLine(md: MarkdownIt, page: PageState, text: MarkdownText): string {
  const env = startText(page, text);
  const rendered = md.renderInline(text.text, env);
  return env.hasHtml ? balance(rendered, page) : rendered;
}
