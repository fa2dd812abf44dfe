/** The page with a whole course: what it consists of, and how finished pages become parts of it. */
import { describe, expect, test } from 'vitest';
import { fillPrint, mainOf, rewrite } from '../../src/output/print.ts';
import { createAddresses } from '../../src/views/addresses.ts';
import { createViewer } from '../../src/views/viewer.ts';
import { courseOf, type Files, modelOf, page, summaries } from './source.ts';
import { viewerOptions } from './viewerOptions.ts';

const files: Files = {
  '_data/site.yml': 'title: Школа\nurl: https://school.example/repo',
  'content/ml/index.md': page('title: Курс\nsyllabus:\n  number: true'),
  'content/ml/01-intro.md': page('title: Введение'),
  'content/ml/02-trees/index.md': page('title: Деревья'),
  'content/ml/02-trees/01-id3.md': page('title: ID3\nsections:\n  - title: Лекция\n    youtube: sbFlI3PlP0M'),
  'content/ml/02-trees/02-later.md': page('title: Потом\nplanned: true'),
  'content/ml/03-forest/01-bagging.md': page('title: Бэггинг'),
  'content/ml/04-secret.md': page('title: Тайна\ndraft: true'),
  'content/ml/rules.md': page('title: Правила\nlayout: page'),
};
const options = { basePath: '/repo/', portable: false };

function printOf(files: Files, portable = false) {
  const model = modelOf(files);
  const [course] = model.courses;
  if (course === undefined) throw new Error('There is no course');
  const addresses = createAddresses(model, { ...options, portable });
  const view = createViewer(model, { ...viewerOptions, addresses }).printOf(course, () => new Set());
  return { model, addresses, view };
}

describe('the page with a whole course', () => {
  const { view } = printOf(files);

  test('has the text of the course, then its modules and lessons in their order, without drafts and what is planned', () => {
    expect(view?.url).toBe('/ml/print/');
    expect(view?.parts.map(({ kind, url, title, shift }) => [kind, url, title, shift])).toEqual([
      ['course', '/ml/', 'Курс', 0],
      ['lesson', '/ml/intro/', 'Введение', 1],
      ['module', '/ml/trees/', 'Деревья', 1],
      ['lesson', '/ml/trees/id3/', 'ID3', 2],
      ['module', undefined, 'forest', 1],
      ['lesson', '/ml/forest/bagging/', 'Бэггинг', 2],
    ]);
  });

  test('has contents that lead to them; what is planned is listed without a link', () => {
    expect(view?.contents).toMatchObject([
      { text: '1. Введение', href: '#/ml/intro', children: [] },
      {
        text: 'Деревья',
        href: '#/ml/trees',
        children: [
          { text: '2. ID3', href: '#/ml/trees/id3', planned: false },
          { text: '3. Потом', planned: true },
        ],
      },
      { text: 'forest', children: [{ text: '4. Бэггинг' }] },
    ]);
    expect(view?.contents[1]?.children[1]).not.toHaveProperty('href');
  });

  test('asks search engines to stay away, has no search and no sidebar, and knows where its players are from', () => {
    expect(view).toMatchObject({
      head: { noindex: true, frames: ['https://www.youtube-nocookie.com'] },
    });
    expect(view).not.toHaveProperty('search');
    expect(view).not.toHaveProperty('sidebar');
  });

  test.each([
    ['its author wants none', { 'content/ml/index.md': page('title: Курс\nprint: false') }],
    ['nothing of it is there yet', { 'content/ml/01-intro.md': page('title: Введение\nplanned: true') }],
  ])('is not there where %s', (_, changed) => {
    const course = {
      'content/ml/index.md': page('title: Курс'),
      'content/ml/01-intro.md': page('title: Введение'),
    };
    expect(courseOf(course)).toHaveProperty('printUrl');
    expect(courseOf({ ...course, ...changed })).not.toHaveProperty('printUrl');
  });

  test.each([
    ['/ml/', '/ml/print/'],
    ['/old/ml.html', '/old/ml-print.html'],
    ['/', '/print/'],
  ])('of the course at %s is at %s', (permalink, printUrl) => {
    const course = { 'content/ml/index.md': page(`title: Курс\npermalink: ${permalink}`) };
    expect(courseOf({ ...course, 'content/ml/01-a.md': page('title: А') }).printUrl).toBe(printUrl);
  });

  test('has an address that no other page can have, in whatever letters', () => {
    const taken = { ...files, 'content/ml/05-a.md': page('title: А\npermalink: /ML/Print/index.html') };
    const { problems } = modelOf(taken);
    expect(summaries(problems)).toEqual(['content/ml/05-a.md:3 url-taken']);
    expect(modelOf({ ...taken, 'content/ml/index.md': page('title: Курс\nprint: no') }).problems).toEqual([]);
  });

  test('can be linked to', () => {
    const { model } = printOf(files);
    const from = { file: 'content/ml/index.md', url: '/ml/' };
    const addresses = createAddresses(model, options);
    expect(addresses.resolve(from, 'print/')).toBe('/repo/ml/print/');
    expect(addresses.resolve(from, '/ml/print#x')).toBe('/repo/ml/print/#x');
    const portable = createAddresses(model, { ...options, portable: true }).on('/ml/');
    expect(portable.resolve(from, '/ml/print/')).toBe('../ml/print/index.html');
  });
});

describe('a finished page', () => {
  const at = '/ml/intro/';
  const change = (html: string, shift = 1) =>
    rewrite(html, {
      page: at,
      shift,
      partAt: (address) => ({ '/repo/ml/trees/': '/ml/trees/', '/repo/ml/intro/': at })[address],
      move: (address) => address,
      fullAddress: (address) => (address.startsWith('/') ? `https://school.example${address}` : undefined),
    });

  test.each([
    ['<p id="a">x</p>', '<p id="/ml/intro:a">x</p>'],
    ["<p id='a'>", "<p id='/ml/intro:a'>"],
    ['<p id=a hidden>', '<p id="/ml/intro:a" hidden>'],
    ['<a name="a"></a><input name="a">', '<a name="/ml/intro:a"></a><input name="a">'],
    ['<div aria-labelledby="a b">', '<div aria-labelledby="/ml/intro:a /ml/intro:b">'],
    ['<a href="#a">', '<a href="#/ml/intro:a">'],
    ['<a href="/repo/ml/trees/">', '<a href="#/ml/trees">'],
    ['<a href="/repo/ml/trees/#a">', '<a href="#/ml/trees:a">'],
    ['<a href="/repo/ml/trees/#content">', '<a href="#/ml/trees">'],
    ['<a href="https://a.example/#a">', '<a href="https://a.example/#a">'],
    [
      '<a href="/repo/x/" data-address="y">',
      '<a href="/repo/x/"  data-address="https://school.example/repo/x/">',
    ],
    ['<a href="/repo/ml/trees/" data-address="y">', '<a href="#/ml/trees" >'],
    ['<img src="a.png" loading="lazy" alt="a > b">', '<img src="a.png"  alt="a > b">'],
    ['<path fill="url(#g)"/>', '<path fill="url(#/ml/intro:g)"/>'],
    ['<h1>А</h1><h6 id="a">Б</h6>', '<h2>А</h2><h6 id="/ml/intro:a">Б</h6>'],
    ['<hr><header>x</header>', '<hr><header>x</header>'],
    ['<code>&lt;h1 id="a"&gt;</code>', '<code>&lt;h1 id="a"&gt;</code>'],
  ])('%s becomes %s', (html, expected) => {
    expect(change(html)).toBe(expected);
  });

  const filled = (mains: Readonly<Record<string, string>>, portable = false) => {
    const { view, addresses } = printOf(files, portable);
    const mainAt = (url: string) => mainOf(`<body><main id="content">${mains[url] ?? ''}</main></body>`);
    return view && fillPrint(view, mainAt, addresses).parts.map(({ html }) => html);
  };

  test('becomes a part among others; the course leaves its title to the page', () => {
    const parts = filled({
      '/ml/': '<hgroup class="page-title"><h1>Курс</h1></hgroup><p>О курсе</p>',
      '/ml/intro/': '<h1 id="a">Введение</h1>',
      '/ml/trees/id3/': '<h1>ID3</h1><a href="/repo/ml/intro/#a">a</a>',
      '/ml/forest/bagging/': '<a href="/repo/ml/rules/">b</a>',
    });
    expect(parts).toEqual([
      '<p>О курсе</p>',
      '<h2 id="/ml/intro:a">Введение</h2>',
      '',
      '<h3>ID3</h3><a href="#/ml/intro:a">a</a>',
      '',
      '<a href="/repo/ml/rules/" data-address="https://school.example/repo/ml/rules/">b</a>',
    ]);
  });

  test('of a portable site leads to the same places from where the whole course stands', () => {
    const html =
      '<a href="../../../ml/intro/index.html#a">a</a><img src="../../../assets/a.png"><a href="../../rules/index.html">b</a>';
    expect(filled({ '/ml/trees/id3/': html }, true)?.[3]).toBe(
      '<a href="#/ml/intro:a">a</a><img src="../../assets/a.png"><a href="../../ml/rules/index.html" data-address="https://school.example/repo/ml/rules/index.html">b</a>',
    );
  });
});
