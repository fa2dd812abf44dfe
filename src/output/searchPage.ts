/** What the search reads of a page: the text of its `<main>`, and what its results are called and grouped by. */
import { notFoundFile } from '../course/addresses.ts';
import { gather } from '../course/gather.ts';
import { languageOf } from '../course/language.ts';
import { compareText } from '../course/problem.ts';
import { remembering } from '../course/remember.ts';
import type { Model, Page, PageGroup } from '../course/types.ts';

/** What is said of a page in the results. */
export interface SearchFacts {
  /** Address from the site's root. */
  readonly url: string;
  /** Primary language of the page, which decides the index that it goes into. */
  readonly lang: string;
  readonly title: string;
  /** Title of the course that it belongs to. */
  readonly course: string | undefined;
}

/** The facts of a page; nothing where search engines are asked to stay away from it too. */
export function searchFacts(page: Page): SearchFacts | undefined {
  const { url, lang, title } = page.facts;
  if (url === `/${notFoundFile}`) return undefined;
  const course = 'course' in page ? page.course : undefined;
  return { url, lang: languageOf(lang).primary, title, course: course?.title };
}

/** Languages in which there is something to be found, that of the site first. */
export function searchLanguages({ site, pageByUrl }: Model): readonly string[] {
  const own = languageOf(site.lang).primary;
  const all = new Set(gather(pageByUrl.groups, languagesOf));
  return [...all].sort((a, b) => Number(b === own) - Number(a === own) || compareText(a, b));
}

const languagesOf = remembering(
  (pages: PageGroup): ReadonlySet<string> =>
    new Set(pages.map(({ facts }) => languageOf(facts.lang).primary)),
);

/** Names in the attributes of Pagefind; the value stands in an attribute of its own, where it may hold anything. */
const fact = (name: string, value: string) =>
  `<i data-pagefind-meta="${name}[data-value]" data-value="${escapeAttribute(value)}"></i>`;

/** The document that Pagefind is given for a finished page; nothing where the page has no `<main>`. */
export function searchDocument(html: string, { lang, title, course }: SearchFacts): string | undefined {
  const start = html.search(/<main[\s>]/);
  const end = html.lastIndexOf('</main>');
  if (start === -1 || end < start) return undefined;
  const main = html.slice(start + '<main'.length, end);
  return [
    `<!doctype html><html lang="${escapeAttribute(lang)}"><body>`,
    fact('title', title),
    course === undefined ? '' : fact('course', course),
    `<main data-pagefind-body${withSectionHeadings(main)}</main></body></html>`,
  ].join('');
}

/** Pagefind takes headings with an id for sections; those of a lesson have it on the element around them. */
function withSectionHeadings(html: string): string {
  return html.replace(
    /(<section\b[^>]*?) id=("[^"]*")([^>]*>\s*<h[1-6])(?=[\s>])/g,
    (_, before: string, id: string, after: string) => `${before}${after} id=${id}`,
  );
}

function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
