/** Addresses as Jekyll makes them. */
import { describe, expect, test } from 'vitest';
import { dataMap } from '../../src/import/data.ts';
import {
  addressOf,
  categoriesOf,
  collectionTemplate,
  documentPlaceholders,
  pageTemplate,
  postTemplate,
} from '../../src/import/jekyll/permalink.ts';

const post = documentPlaceholders({
  collection: 'posts',
  path: '2021-01-02-Some News',
  basename: '2021-01-02-Some News',
  slug: 'Some News',
  date: new Date('2021-01-02T00:00:00Z'),
  categories: ['Math Ru', 'Новости'],
});

describe('a post', () => {
  test.each([
    ['date', '/math ru/новости/2021/01/02/Some-News.html'],
    ['pretty', '/math ru/новости/2021/01/02/Some-News/'],
    ['ordinal', '/math ru/новости/2021/002/Some-News.html'],
    ['none', '/math ru/новости/Some-News.html'],
    ['/:slugified_categories/:slug/', '/math-ru/новости/some-news/'],
    ['/blog/:short_year-:i_month/:title', '/blog/21-1/Some-News'],
    ['/:year/W:week/:short_day/', '/2021/W53/Sat/'],
  ])('with the permalink %s stands at %s', (style, url) => {
    expect(addressOf({ permalink: undefined, template: postTemplate(style), placeholders: post })).toBe(url);
  });

  test('has the categories of its folders, its list and its single key, each once', () => {
    const data = dataMap([
      ['categories', 'one two'],
      ['category', 'two'],
    ]);
    expect(categoriesOf(data, ['news'])).toEqual(['news', 'one', 'two']);
  });
});

describe('a document of a collection', () => {
  test.each([
    ['date', '/ml/week/1-intro.html'],
    ['pretty', '/ml/week/1-intro/'],
    ['/:categories/:title/', '/ml/week/1-intro/'],
    ['/:title', '/ml/week/1-intro'],
  ])('of a site with the permalink %s stands at %s', (style, url) => {
    const placeholders = { collection: 'ml', path: 'week/1-intro', output_ext: '.html' };
    expect(addressOf({ permalink: undefined, template: collectionTemplate(style), placeholders })).toBe(url);
  });
});

describe('a page', () => {
  test.each([
    ['index', 'date', '/a/'],
    ['about', 'date', '/a/about.html'],
    ['about', 'pretty', '/a/about/'],
    ['about', '/:title/', '/a/about/'],
  ])('%s of a site with the permalink %s stands at %s', (basename, style, url) => {
    const placeholders = { path: 'a', basename, output_ext: '.html' };
    expect(addressOf({ permalink: undefined, template: pageTemplate(basename, style), placeholders })).toBe(
      url,
    );
  });

  test('with a permalink stands there, from the root, and never above it', () => {
    const at = (permalink: string) => addressOf({ permalink, template: '', placeholders: {} });
    expect(at('ml/textbook')).toBe('/ml/textbook');
    expect(at('/../../etc//x/')).toBe('/etc/x/');
    expect(at('/%D0%BE%D1%81/')).toBe('/ос/');
    expect(at('/%E0%A4%A/')).toBe('/%E0%A4%A/');
  });
});
