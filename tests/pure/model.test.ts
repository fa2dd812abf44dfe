import { describe, expect, test } from 'vitest';
import { buildCourses } from '../../src/course/build.ts';
import { courseOf, modelOf, page, sourceOf, summaries } from './source.ts';

const course = { 'content/ml/index.md': page('title: Курс') };
const lesson = (title: string) => page(`title: ${title}`);

test('a former address that comes to stand in the way is told, though nothing else is new', () => {
  const files = (more: string) => ({
    ...course,
    'content/ml/01-a.md': page('title: A\nredirect_from: /old/'),
    'content/ml/02-b.md': page(`title: B\n${more}`),
  });
  const { assets } = sourceOf({});
  const build = (more: string) => buildCourses({ ...sourceOf(files(more)), assets }, { drafts: false });
  expect(build('').problems).toEqual([]);
  expect(build('redirect_from: /old/').problems.map(({ code }) => code)).toEqual(['duplicate-url']);
});

describe('the structure of a course', () => {
  test('modules are folders, and loose lessons stand between them where their numbers put them', () => {
    const { modules } = courseOf({
      ...course,
      'content/ml/01-intro.md': lesson('Введение'),
      'content/ml/02-trees/index.md': page('title: Деревья'),
      'content/ml/02-trees/01-id3.md': lesson('ID3'),
      'content/ml/03-exam.md': lesson('Экзамен'),
      'content/ml/04-last.md': lesson('Итог'),
    });
    expect(modules.map(({ title, lessons }) => [title, lessons.map((l) => [l.number, l.title])])).toEqual([
      [undefined, [[1, 'Введение']]],
      ['Деревья', [[2, 'ID3']]],
      [
        undefined,
        [
          [3, 'Экзамен'],
          [4, 'Итог'],
        ],
      ],
    ]);
  });

  test('a folder without an index.md is a module under its own name', () => {
    const { modules } = courseOf({ ...course, 'content/ml/02-trees/01-id3.md': lesson('ID3') });
    expect(modules).toMatchObject([{ title: 'trees', lessons: [{ url: '/ml/trees/id3/' }] }]);
    expect(modules[0]?.page).toBeUndefined();
  });

  test('`order` in front matter wins over the number of the file', () => {
    const { modules } = courseOf({
      ...course,
      'content/ml/01-a.md': page('title: А\norder: 3'),
      'content/ml/02-b.md': lesson('Б'),
      'content/ml/trees/index.md': page('title: Деревья\norder: 1'),
      'content/ml/trees/x.md': lesson('Икс'),
    });
    expect(modules.flatMap(({ lessons }) => lessons.map(({ title }) => title))).toEqual(['Икс', 'Б', 'А']);
  });

  test('folders inside a module only group its lessons', () => {
    const { modules } = courseOf({
      ...course,
      'content/ml/01-m/index.md': page('title: Раздел'),
      'content/ml/01-m/02-b/01-x.md': lesson('Икс'),
      'content/ml/01-m/01-a.md': lesson('А'),
      'content/ml/01-m/02-b/index.md': lesson('Б'),
    });
    expect(modules.map(({ lessons }) => lessons.map(({ url }) => url))).toEqual([
      ['/ml/m/a/', '/ml/m/b/x/', '/ml/m/b/'],
    ]);
  });

  test('a list of modules in front matter orders the lessons, by file with or without prefix and ending', () => {
    const model = modelOf({
      'content/ml/index.md': page(
        'title: Курс\nmodules:\n  - title: Один\n    lessons: [02-b.md, a]\n  - title: Два\n    lessons:\n      - ./c.md',
      ),
      'content/ml/01-a.md': lesson('А'),
      'content/ml/02-b.md': lesson('Б'),
      'content/ml/c.md': lesson('В'),
    });
    expect(model.problems).toEqual([]);
    expect(
      model.courses[0]?.modules.map(({ title, lessons }) => [title, lessons.map((l) => l.title)]),
    ).toEqual([
      ['Один', ['Б', 'А']],
      ['Два', ['В']],
    ]);
  });

  test('a list of modules that names a missing file, a file twice, or not every file is told', () => {
    const { problems } = modelOf({
      'content/ml/index.md': page('title: Курс\nmodules:\n  - title: Один\n    lessons: [a, a, x]'),
      'content/ml/a.md': lesson('А'),
      'content/ml/b.md': lesson('Б'),
    });
    expect(summaries(problems)).toEqual([
      'content/ml/b.md:1 lesson-not-in-modules',
      'content/ml/index.md:5 module-file-missing',
      'content/ml/index.md:5 module-file-twice',
    ]);
  });

  test('pages with `layout: page` or `chapter` are no lessons', () => {
    const result = courseOf({
      ...course,
      'content/ml/rules.md': page('title: Правила\nlayout: page'),
      'content/ml/texts/one.md': page('title: Глава\nlayout: chapter'),
      'content/ml/01-a.md': lesson('А'),
    });
    expect(result.modules.flatMap(({ lessons }) => lessons)).toHaveLength(1);
    expect(result.pages.map(({ kind, url }) => [kind, url])).toEqual([
      ['page', '/ml/rules/'],
      ['chapter', '/ml/texts/one/'],
    ]);
  });

  test('a planned module announces all its lessons', () => {
    const { modules } = courseOf({
      ...course,
      'content/ml/01-m/index.md': page('title: Раздел\nplanned: true'),
      'content/ml/01-m/01-a.md': lesson('А'),
    });
    expect(modules).toMatchObject([{ planned: true, lessons: [{ planned: true }] }]);
    expect(modules[0]?.page).toBeUndefined();
  });
});

describe('drafts', () => {
  const files = {
    ...course,
    'content/ml/01-a.md': page('title: А\ndraft: true'),
    'content/ml/02-b.md': page('title: Б\npublished: false'),
    'content/ml/03-m/index.md': page('title: Раздел\ndraft: true'),
    'content/ml/03-m/01-c.md': lesson('В'),
    'content/os/index.md': page('title: Другой\ndraft: true\nwrong_key: 1'),
    'content/os/01-d.md': lesson('Г'),
  };

  test('are not published, nor is what stands in them; their mistakes are not told', () => {
    const model = modelOf(files);
    expect([...model.pageByUrl.keys()]).toEqual(['/', '/ml/']);
    expect(model.problems).toEqual([]);
    expect(Object.fromEntries(model.unpublished)).toEqual({
      '/ml/a/': 'draft',
      '/ml/b/': 'draft',
      '/ml/m/': 'draft',
      '/ml/m/c/': 'draft',
      '/os/': 'draft',
      '/os/d/': 'draft',
    });
  });

  test('are published when asked for', () => {
    expect([...modelOf(files, { drafts: true }).pageByUrl.keys()].sort()).toEqual([
      '/',
      '/ml/',
      '/ml/a/',
      '/ml/b/',
      '/ml/m/',
      '/ml/m/c/',
      '/os/',
      '/os/d/',
    ]);
  });
});

describe('addresses', () => {
  test('a permalink is kept, and two addresses that only letter case keeps apart are told', () => {
    const { problems, pageByUrl } = modelOf({
      ...course,
      'content/ml/01-a.md': page('title: А\npermalink: /old/Place.html'),
      'content/ml/02-b.md': page('title: Б\npermalink: /old/place.html'),
    });
    expect(pageByUrl.get('/old/Place.html')?.facts.title).toBe('А');
    expect(problems).toMatchObject([
      { code: 'url-case', file: 'content/ml/02-b.md', line: 3, values: { other: '/old/Place.html' } },
    ]);
  });

  test('a page cannot take the place of an asset, of a folder, or of a file that the site makes', () => {
    const { problems } = modelOf({
      ...course,
      'assets/intro.html': '',
      'content/ml/01-a.md': page('title: А\npermalink: /assets/intro.html'),
      'content/ml/02-b.md': page('title: Б\npermalink: /x.html'),
      'content/ml/03-c.md': page('title: В\npermalink: /x.html/y/'),
    });
    expect(summaries(problems)).toEqual([
      'content/ml/01-a.md:3 url-taken',
      'content/ml/03-c.md:3 duplicate-url',
    ]);
  });
});

describe('the site', () => {
  test('needs no file of its own', () => {
    expect(modelOf(course)).toMatchObject({
      site: { lang: 'ru', url: '' },
      problems: [],
      home: { url: '/' },
    });
  });

  test('keeps its address without the slash at the end', () => {
    const { site } = modelOf({
      ...course,
      '_data/site.yml': 'title: Сайт\nurl: https://school.example/repo/\n',
    });
    expect(site).toMatchObject({ title: 'Сайт', url: 'https://school.example/repo' });
  });

  test.each([
    ['title: Сайт\nurl: school.example', 'site-url'],
    ['url: https://school.example', 'missing-key'],
    ['title: Сайт\nurl: https://school.example\nlang: klingon-x', 'unknown-language'],
    ['title: Сайт\nurl: https://school.example\ntheme:\n  accent: reddish', 'not-a-colour'],
    ['title: Сайт\nurl: https://school.example\nauthr: Я', 'unknown-key'],
  ])('with `%s` has the problem %s', (text, code) => {
    expect(modelOf({ ...course, '_data/site.yml': text }).problems).toMatchObject([{ code, level: 'error' }]);
  });

  test('a page of the author at / takes the place of the derived catalogue', () => {
    const model = modelOf({ 'content/ml/index.md': page('title: Курс\npermalink: /') });
    expect(model.home).toBeUndefined();
    expect(model.pageByUrl.get('/')?.kind).toBe('course');
    expect(model.problems).toEqual([]);
  });

  test('a top folder with lessons but without index.md is told once', () => {
    const { problems } = modelOf({ 'content/ml/01-a.md': lesson('А'), 'content/ml/02-b.md': lesson('Б') });
    expect(summaries(problems)).toEqual(['content/ml/01-a.md:1 course-without-index']);
  });
});

describe('the navigation written by hand', () => {
  const files = {
    ...course,
    'content/ml/01-a.md': lesson('А'),
    'content/ml/02-b.md': lesson('Б'),
    'content/ml/03-c.md': page('title: В\nplanned: true'),
  };

  test('is checked in both directions', () => {
    const { problems } = modelOf({
      ...files,
      '_data/navigation.yml':
        'ml:\n  - title: А\n    url: /ml/a\n  - title: Нет\n    children:\n      - title: Нет\n        url: /ml/gone/\n',
    });
    expect(summaries(problems)).toEqual([
      '_data/navigation.yml:7 navigation-dead-entry',
      'content/ml/02-b.md:1 navigation-missing-lesson',
    ]);
  });

  test('names the field of a mistake with the key of its list', () => {
    const { problems } = modelOf({
      ...files,
      '_data/navigation.yml':
        'main:\n  - url: /ml/\n  - title: А\n    children:\n      - title:\n  - Б\n  - title: В\n    link: /ml/\n',
    });
    expect(problems.map(({ field }) => field)).toEqual([
      'main[1].title',
      'main[2].children[1].title',
      'main[3]',
      'main[4].link',
    ]);
  });

  test('takes no notice of blanks around an address', () => {
    const { problems, courses } = modelOf({
      ...files,
      '_data/navigation.yml':
        'ml:\n  - title: А\n    url: " /ml/a/ "\n  - title: Б\n    url: "/ml/b/\\n"\n  - title: В\n    url: " "\n',
    });
    expect(problems).toEqual([]);
    expect(courses[0]?.navigation?.map(({ url }) => url?.href)).toEqual(['/ml/a/', '/ml/b/', undefined]);
  });

  test('may be named by another key, which must be there', () => {
    const index = { 'content/ml/index.md': page('title: Курс\nsidebar:\n  nav: other') };
    const { problems } = modelOf({ ...files, ...index, '_data/navigation.yml': 'ml: []\n' });
    expect(problems).toMatchObject([{ code: 'navigation-unknown-key', line: 4, values: { key: 'other' } }]);
    expect(modelOf({ ...files, ...index }).problems).toEqual([]);
  });
});
