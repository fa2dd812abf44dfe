/** Shows what was found: a list for each course, in it the pages, in them their sections. */
import { type FoundPage, type FoundSection, type Hit, pagesAtOnce } from './engine.ts';
import type { SearchWords } from './words.ts';

export interface ResultOptions {
  readonly words: SearchWords;
  /** Whether something else is searched for by now. */
  readonly isStale: () => boolean;
  /** Says that something could not be fetched. */
  readonly fail: () => void;
}

/** Fills `list` with the first pages, and with a button for more where there are more. */
export async function showResults(
  list: HTMLElement,
  hits: readonly Hit[],
  { words, isStale, fail }: ResultOptions,
): Promise<void> {
  const groups = new Map<string, HTMLElement>();
  const show = async (from: number): Promise<HTMLElement | undefined> => {
    const pages = await Promise.all(hits.slice(from, from + pagesAtOnce).map((hit) => hit.fetch()));
    if (isStale()) return undefined;
    if (from === 0) list.replaceChildren();
    const items = pages.map((page) => {
      const item = pageItem(page);
      groupOf(page, groups, list).append(item);
      return item;
    });
    if (hits.length > from + pagesAtOnce)
      list.append(moreButton(() => show(from + pagesAtOnce), words, fail));
    return items[0];
  };
  await show(0);
  list.scrollTop = 0;
}

/** The list of a course's pages; the heading above it is the course's title. */
function groupOf(
  { course, lang }: FoundPage,
  groups: Map<string, HTMLElement>,
  list: HTMLElement,
): HTMLElement {
  const known = groups.get(course);
  if (known !== undefined) return known;
  const pages = element('ul', 'search__pages');
  pages.lang = lang;
  if (course !== '') {
    const heading = element('h2', 'search__course', course);
    heading.lang = lang;
    list.append(heading);
  }
  list.append(pages);
  groups.set(course, pages);
  return pages;
}

function pageItem({ title, href, excerpt, sections }: FoundPage): HTMLElement {
  const item = element('li');
  item.append(link('search__page', title, href, excerpt));
  if (sections.length > 0) {
    const list = element('ul', 'search__sections');
    list.append(...sections.map(sectionItem));
    item.append(list);
  }
  return item;
}

function sectionItem({ title, href, excerpt }: FoundSection): HTMLElement {
  const item = element('li');
  item.append(link('search__section', title, href, excerpt));
  return item;
}

function link(className: string, title: string, href: string, excerpt: string | undefined): HTMLElement {
  const anchor = element('a', className);
  anchor.setAttribute('href', href);
  anchor.append(element('strong', undefined, title));
  if (excerpt !== undefined) {
    const text = element('span', 'search__excerpt');
    text.append(...markedText(excerpt));
    anchor.append(text);
  }
  return anchor;
}

/** The excerpt as text and marks: it is never parsed as HTML, so nothing in it can become more than that. */
function markedText(excerpt: string): Node[] {
  return excerpt.split(/<mark>(.*?)<\/mark>/s).map((part, index) => {
    const text = part.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    return index % 2 === 1 ? element('mark', undefined, text) : document.createTextNode(text);
  });
}

/** A button that makes way for what it brings, and hands the focus on to it. */
function moreButton(
  show: () => Promise<HTMLElement | undefined>,
  words: SearchWords,
  fail: () => void,
): HTMLElement {
  const button = element('button', 'search__more', words.more);
  button.setAttribute('type', 'button');
  let isAsked = false;
  button.addEventListener('click', async () => {
    if (isAsked) return;
    isAsked = true;
    try {
      const first = await show();
      button.remove();
      first?.querySelector('a')?.focus();
    } catch {
      isAsked = false;
      fail();
    }
  });
  return button;
}

function element(name: string, className?: string, text?: string): HTMLElement {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
