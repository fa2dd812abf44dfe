/** The page with a whole course in a published site, with a server and without. */
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestSite, testSite, texts } from './kafedra.ts';
import { deadLinks } from './links.ts';

describe.each([[[]], [['--portable']], [['--base-path', '/repo/']]])('built with %j', (args: string[]) => {
  let site: TestSite;
  beforeAll(async () => {
    site = testSite('rich');
    expect(await site.build(...args)).toMatchObject({ code: 0 });
  });
  afterAll(() => site.remove());

  test('it has every lesson of the course with all its sections, in their order, and no draft', () => {
    const $ = site.page('/ml/print/');
    const titles = texts($, '.print-part--lesson .page-title :is(h2, h3)');
    const lessons = load(site.text('ml/index.html'));
    expect(titles.map((title) => title.replace(/^\S*\d+ /, ''))).toEqual(
      texts(lessons, '.syllabus__title:has(a)'),
    );
    expect(texts($, 'h1')).toEqual(texts(lessons, 'h1'));
    expect($('.print-part .lesson-section').length).toBeGreaterThan(0);
    expect(site.text('ml/print/index.html')).not.toContain('secret');
  });

  test('no id stands twice, and every anchor is there', () => {
    const $ = site.page('/ml/print/');
    const ids = $('[id]')
      .toArray()
      .map((element) => $(element).attr('id') ?? '');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const anchors = $('a[href^="#"]')
      .toArray()
      .map((element) => decodeURIComponent($(element).attr('href') ?? '').slice(1));
    expect(anchors.length).toBeGreaterThan(5);
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
  });

  test('its links lead somewhere', () => {
    const home = new URL(args.at(-1) === '/repo/' ? '/repo/' : '/', 'https://school.example').href;
    expect(deadLinks(site.output, { home })).toEqual([]);
  });

  test('it is neither in the sitemap nor in the search, and has neither search nor sidebar', () => {
    const $ = site.page('/ml/print/');
    expect($('meta[name=robots]').attr('content')).toBe('noindex');
    expect($('search, .sidebar, [popovertarget]')).toHaveLength(0);
    expect(site.text('sitemap.xml')).not.toContain('/print');
  });

  test('it says nothing of what a student has studied: that is for the page of the course', () => {
    expect(site.page('/ml/')('main > .progress')).toHaveLength(1);
    expect(site.page('/ml/print/')('.progress')).toHaveLength(0);
  });

  test('the page of the course leads there', () => {
    const href = site.page('/ml/')('.page-title a').attr('href');
    expect(href).toMatch(args.includes('--portable') ? /^\.\.\/ml\/print\/index\.html$/ : /\/ml\/print\/$/);
  });
});
