/** Whole pages by the built-in layouts: valid HTML, and the markup that tests, scripts and overrides rely on (DESIGN, section 4). */
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { createTemplates } from '../../src/output/templates.ts';
import type { View } from '../../src/views/types.ts';
import { exampleViews } from './exampleViews.ts';
import { htmlRules } from './htmlRules.ts';

type Element = DefaultTreeAdapterMap['element'];

const root = fileURLToPath(new URL('../../', import.meta.url));
const templates = createTemplates({ folders: [root] });
const validator = new HtmlValidate(htmlRules);
const page = (layout: string) => templates.render(layout, exampleViews[layout] as View);

describe.each(Object.keys(exampleViews))('layout %s', (layout) => {
  const elements = elementsOf(page(layout));

  test('is valid HTML', async () => {
    const { results } = await validator.validateString(page(layout));
    expect(
      results.flatMap(({ messages }) => messages).map(({ ruleId, message }) => [ruleId, message]),
    ).toEqual([]);
  });

  test('has one main with one h1, and outside of it the footer and all navigation but contents in the text', () => {
    const mains = elements.filter(({ tagName }) => tagName === 'main');
    expect(mains.map((main) => attribute(main, 'id'))).toEqual(['content']);
    const inMain = within(mains[0] as Element)
      .filter((element) => attribute(element, 'class') !== 'toc toc--text')
      .map(({ tagName }) => tagName);
    expect(inMain.filter((name) => name === 'h1')).toHaveLength(1);
    expect(inMain.filter((name) => name === 'nav' || name === 'footer')).toEqual([]);
    expect(elements.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1);
  });

  test('begins with the way to the content', () => {
    const first = elements.find((element) => attribute(element, 'href') && element.tagName === 'a');
    expect(attribute(first as Element, 'href')).toBe('#content');
  });

  test('runs nothing but the one script of every page: no other, no handler', () => {
    const scripts = elements.filter(({ tagName }) => tagName === 'script');
    expect(scripts.map((script) => attribute(script, 'type'))).toEqual([undefined, 'application/ld+json']);
    expect(textOf(scripts[0] as Element)).toBe('document.title');
    expect(elements.flatMap(({ attrs }) => attrs).filter(({ name }) => name.startsWith('on'))).toEqual([]);
  });

  test('says its language and what it is to machines, and no style is in an attribute', () => {
    const html = elements.find(({ tagName }) => tagName === 'html') as Element;
    expect([attribute(html, 'lang'), attribute(html, 'dir')]).toEqual(['ru', 'ltr']);
    expect(elements.filter((element) => attribute(element, 'style') !== undefined)).toEqual([]);
    expect(() =>
      JSON.parse(textOf(elements.filter(({ tagName }) => tagName === 'script')[1] as Element)),
    ).not.toThrow();
  });
});

describe('the course page', () => {
  const elements = elementsOf(page('course'));

  test('has one syllabus: a row group per lesson that starts with its link, a row per section, a cell per column', () => {
    const [syllabus, ...others] = byClass(elements, 'syllabus', 'table');
    expect(others).toEqual([]);
    const groups = within(syllabus as Element).filter(({ tagName }) => tagName === 'tbody');
    expect(groups).toHaveLength(2);
    const rows = within(groups[0] as Element).filter(({ tagName }) => tagName === 'tr');
    expect(rows).toHaveLength(3);
    const [heading] = within(rows[0] as Element).filter(({ tagName }) => tagName === 'th');
    expect([attribute(heading as Element, 'scope'), attribute(heading as Element, 'colspan')]).toEqual([
      'rowgroup',
      '3',
    ]);
    const [link] = within(heading as Element).filter(({ tagName }) => tagName === 'a');
    expect(attribute(link as Element, 'href')).toBe('/repo/mo/integration/');
    const cells = within(rows[1] as Element).filter(({ tagName }) => tagName === 'td');
    expect(cells.map((cell) => textOf(cell).trim())).toEqual([
      'Лекция: Куда встраивать модель',
      '',
      'Слайды',
    ]);
    expect(cells[1]?.childNodes).toEqual([]);
  });

  test('shows a planned lesson without a link', () => {
    const groups = elements.filter(({ tagName }) => tagName === 'tbody');
    expect(within(groups[1] as Element).filter(({ tagName }) => tagName === 'a')).toEqual([]);
    expect(textOf(groups[1] as Element)).toContain('скоро');
  });

  test('has the plan as a list and as a table', () => {
    expect(byClass(elements, 'plan', 'ul')).toHaveLength(1);
    expect(byClass(elements, 'plan', 'table')).toHaveLength(1);
  });

  test('is the current entry of its own sidebar, with all modules open', () => {
    expect(currentOf(elements)).toEqual(['/repo/mo/']);
    const details = elements.filter(({ tagName }) => tagName === 'details');
    expect(details.map((element) => attribute(element, 'open'))).toEqual(['', '']);
  });
});

describe('the lesson page', () => {
  const elements = elementsOf(page('lesson'));

  test('marks itself in the sidebar and opens the module that holds it', () => {
    expect(currentOf(elements)).toEqual(['/repo/mo/integration/']);
    const details = elements.filter(({ tagName }) => tagName === 'details');
    expect(details.map((element) => attribute(element, 'open'))).toEqual(['', undefined]);
  });

  test('has its sections with their headings, resources and video', () => {
    const sections = byClass(elements, 'lesson-section', 'section');
    expect(sections.map((section) => attribute(section, 'id'))).toEqual(['лекция', 'практика']);
    for (const section of sections) {
      expect(within(section).filter(({ tagName }) => tagName === 'h2')).toHaveLength(1);
    }
    const resources = within(sections[0] as Element).map((element) => attribute(element, 'data-resource'));
    expect(resources.filter((kind) => kind !== undefined)).toEqual(['video', 'video', 'slides', 'link']);
    const [video] = byClass(elements, 'video', 'div');
    expect(attribute(video as Element, 'data-video')).toBe('youtube:dQw4w9WgXcQ');
    expect(within(video as Element).some((element) => attribute(element, 'href')?.includes('watch?v='))).toBe(
      true,
    );
  });

  test('leads to the lessons before and after', () => {
    const links = elements.filter((element) => /^(?:prev|next)$/.test(attribute(element, 'rel') ?? ''));
    expect(links.map((link) => attribute(link, 'href'))).toEqual(['/repo/mo/intro/', '/repo/mo/next/']);
  });
});

function elementsOf(html: string): Element[] {
  return within(parse(html));
}

function within(node: DefaultTreeAdapterMap['parentNode']): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...within(child)] : []));
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

function byClass(elements: readonly Element[], className: string, tagName: string): Element[] {
  return elements.filter(
    (element) =>
      element.tagName === tagName && (attribute(element, 'class') ?? '').split(' ').includes(className),
  );
}

function currentOf(elements: readonly Element[]): (string | undefined)[] {
  const [sidebar] = byClass(elements, 'sidebar', 'nav');
  return within(sidebar as Element)
    .filter((element) => attribute(element, 'aria-current') === 'page')
    .map((element) => attribute(element, 'href'));
}

function textOf(node: DefaultTreeAdapterMap['parentNode']): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? textOf(child) : ''))
    .join('');
}
