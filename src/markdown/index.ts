/**
 * The Markdown of the lessons: which syntaxes there are, in the order in which they read a text, and how one page
 * after another is rendered with them.
 */
import MarkdownIt, { type PluginSimple } from 'markdown-it';
import type { MarkdownText } from '../course/source.ts';
import type { MarkdownRenderer, PageMarkdown, Prose } from '../views/prose.ts';
import { attributes } from './attributes.ts';
import { braces } from './braces.ts';
import { brokenFootnotes } from './brokenFootnotes.ts';
import { brokenLinks } from './brokenLinks.ts';
import { brokenTables } from './brokenTables.ts';
import { code } from './code.ts';
import { comments } from './comments.ts';
import { containers } from './containers.ts';
import { definitions } from './definitions.ts';
import { diagrams } from './diagrams.ts';
import { cutAtDirectives, directives } from './directives.ts';
import { emails } from './emails.ts';
import { footnotes } from './footnotes.ts';
import { headings } from './headings.ts';
import { html } from './html.ts';
import { images } from './images.ts';
import { kramdown } from './kramdown.ts';
import { leftovers } from './leftovers.ts';
import { links } from './links.ts';
import { liquid } from './liquid.ts';
import { markdownInHtml } from './markdownInHtml.ts';
import { fillFormulas, math } from './math.ts';
import { type PageState, startPage, startText } from './page.ts';
import { firstParagraph } from './plainText.ts';
import { tables } from './tables.ts';
import { tasks } from './tasks.ts';
import { renderBalanced } from './tree.ts';

/**
 * CommonMark with GFM comes from markdown-it; each of these adds one syntax to it. The order counts where two
 * look at the same text: anchors of Markdown before those of HTML, addresses before figures. Deeper than its own
 * limit of 100 levels markdown-it reads nothing.
 */
const chain: readonly PluginSimple[] = [
  comments,
  containers,
  directives,
  definitions,
  footnotes,
  attributes,
  braces,
  liquid,
  markdownInHtml,
  kramdown,
  brokenLinks,
  brokenFootnotes,
  brokenTables,
  leftovers,
  tasks,
  code,
  diagrams,
  tables,
  headings,
  html,
  math,
  emails,
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

/**
 * A renderer of Markdown: made once, used for all pages. `untrusted` narrows HTML to what a stranger may write; pages
 * that nobody will see (`seen: false`) are rendered as far as mistakes can be found in them.
 */
export function createMarkdown({ untrusted = false, seen = true } = {}): MarkdownRenderer {
  const md = createMarkdownIt();
  return (options) => renderPage(md, startPage(options, untrusted, seen));
}

function renderPage(md: MarkdownIt, page: PageState): PageMarkdown {
  return {
    render: (text, title) => renderText(md, page, text, title),
    renderInline: (text) => renderLine(md, page, text),
    anchor: (title) => page.anchors.ofTitle(title),
    links: page.links,
    anchors: page.anchors.taken,
    images: page.images,
    outlines: page.outlines,
    needs: page.needs,
    problems: page.problems,
  };
}

function renderText(md: MarkdownIt, page: PageState, text: MarkdownText, title?: string): Prose {
  const env = startText(page, text, title);
  const tokens = md.parse(text.text, env);
  const lead = firstParagraph(tokens);
  const html = fillFormulas(renderBalanced(md, tokens, env), env);
  const headings = env.headings.map(({ level, id, text }) => ({ level, id, text }));
  page.outlines.push(env.outline.sort((a, b) => a.token - b.token));
  return { parts: cutAtDirectives(html, env), headings, ...(lead === undefined ? {} : { lead }) };
}

function renderLine(md: MarkdownIt, page: PageState, text: MarkdownText): string {
  const env = startText(page, text);
  return fillFormulas(renderBalanced(md, md.parseInline(text.text, env), env), env);
}
