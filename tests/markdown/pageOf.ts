/** A page to render Markdown on, with English labels and addresses that stay as they are. */
import { createMarkdown } from '../../src/markdown/index.ts';
import { en } from '../../src/views/labels/en.ts';
import type { Directive, PageMarkdown, Prose } from '../../src/views/prose.ts';

export const file = 'content/mo/01-intro.md';

const startPage = createMarkdown();

/** Starts a page; `resolve` says what becomes of its addresses. */
export function newPage(resolve: (href: string) => string = (href) => href): PageMarkdown {
  return startPage({ file, resolve, labels: en.markdown });
}

/** Renders a text on a page of its own. */
export function render(
  text: string,
  page: PageMarkdown = newPage(),
  line = 1,
): Prose & { readonly html: string } {
  const prose = page.render({ file, line, text });
  return { ...prose, html: htmlOf(prose) };
}

/** The HTML of a text; the places of derived parts are written `[[toc]]`, `[[features fu]]`, `[[video youtube:… Title]]`. */
export function htmlOf({ parts }: Prose): string {
  return parts.map((part) => (part.kind === 'html' ? part.html : `[[${describe(part)}]]\n`)).join('');
}

function describe({ name, from, recording }: Directive): string {
  const { videos = [], title, poster } = recording ?? {};
  const words = [name, encodeURI(from ?? ''), ...videos.map(({ key }) => key), title, poster?.href];
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}
