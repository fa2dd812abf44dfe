import { describe, expect, test } from 'vitest';
import { courseOf, modelOf, page, summaries } from './source.ts';

const index = { 'content/ml/index.md': page('title: Курс') };
const sections = (text: string) => ({ ...index, 'content/ml/01-a.md': page(`title: А\nsections:\n${text}`) });
const sectionOf = (text: string) => courseOf(sections(text)).modules[0]?.lessons[0]?.sections[0];

describe('values stay what the author typed', () => {
  test.each(['2024-01-01', 'NO', '012345', '1e3', 'null', '~', '0x1F', '12:30'])(
    'a title %s is that text',
    (title) => {
      const { modules } = courseOf({ ...index, 'content/ml/01-a.md': page(`title: ${title}`) });
      expect(modules[0]?.lessons[0]?.title).toBe(title);
    },
  );

  test.each([
    ['true', true],
    ['yes', true],
    ['да', true],
    ['"true"', true],
    ['false', false],
    ['No', false],
    ['', false],
  ])('planned: %s means %s', (text, planned) => {
    const { modules } = courseOf({ ...index, 'content/ml/01-a.md': page(`title: А\nplanned: ${text}`) });
    expect(modules[0]?.lessons[0]?.planned).toBe(planned);
  });

  test.each([
    ['2', 2],
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['2 ч', 2],
    ['4 часа', 4],
  ])('hours: %s are %d', (text, hours) => {
    expect(sectionOf(`  - title: Лекция\n    hours: ${text}`)?.hours).toBe(hours);
  });
});

describe('one mistake is one problem, at its own place', () => {
  test.each([
    [
      '  - title: Л\n    yuotube: sbFlI3PlP0M',
      {
        code: 'unknown-key',
        line: 5,
        column: 5,
        field: 'sections[1].yuotube',
        values: { near: 'youtube', what: 'section' },
      },
    ],
    [
      '  - title: Л\n    youtube: 012345',
      { code: 'bad-video', line: 5, column: 14, values: { value: '012345' } },
    ],
    ['  - title: Л\n    hours: много', { code: 'not-a-number', line: 5, values: { found: 'много' } }],
    ['  - title: Л\n    planned: maybe', { code: 'not-a-boolean', line: 5 }],
    ['  - title: Л\n    kind: лекция', { code: 'unknown-value', line: 5 }],
    ['  - title:\n    slides: /x', { code: 'empty-value', line: 4, field: 'sections[1].title' }],
    [
      '  - slides: https://example.org',
      { code: 'missing-key', line: 4, values: { key: 'title', what: 'section' } },
    ],
    ['  - title: [а, б]', { code: 'wrong-type', line: 4, values: { found: 'list', wanted: 'text' } }],
    ['  - Лекция', { code: 'wrong-type', line: 4, values: { found: 'text', wanted: 'map' } }],
    [
      '  title: Л',
      { code: 'wrong-type', line: 4, field: 'sections', values: { found: 'map', wanted: 'list' } },
    ],
    [
      '  - title: Л\n    additional:\n      - title: Ссылка',
      { code: 'missing-key', line: 6, values: { key: 'url', what: 'link' } },
    ],
    [
      '  - title: Л\n    additional:\n      - Учебник: https://example.org/book',
      { code: 'unknown-key', line: 6, values: { what: 'link', url: 'https://example.org/book' } },
    ],
    [
      '  - title: Л\n    additional:\n      - Учебник: book.pdf',
      { code: 'unknown-key', line: 6, values: { what: 'link', url: 'book.pdf' } },
    ],
    [
      '  - title: Л\n    additional:\n      - title: Учебник\n        ссылка: /book/',
      { code: 'unknown-key', line: 7, values: { what: 'link', near: 'url' } },
    ],
    [
      '  - title: Л\n    additional: https://example.org',
      { code: 'wrong-type', line: 5, values: { wanted: 'list' } },
    ],
    [
      '  - title: Л\n    video:\n      nested: 1',
      { code: 'wrong-type', line: 6, values: { wanted: 'text-or-list' } },
    ],
    [
      '  - title: Л\n    video: [https://example.org/x]',
      { code: 'bad-video', line: 5, values: { reason: 'unknown-host' } },
    ],
  ])('%s', (text, problem) => {
    expect(modelOf(sections(text)).problems).toMatchObject([{ level: 'error', ...problem }]);
  });

  test('mistakes do not hide each other, nor what is right beside them', () => {
    const model = modelOf(
      sections(
        '  - title: Один\n    hours: много\n    slides: https://example.org/s\n  - titel: Два\n  - title: Три\n    planned: maybe',
      ),
    );
    expect(summaries(model.problems)).toEqual([
      'content/ml/01-a.md:5 not-a-number',
      'content/ml/01-a.md:7 unknown-key',
      'content/ml/01-a.md:9 not-a-boolean',
    ]);
    expect(model.courses[0]?.modules[0]?.lessons[0]?.sections).toMatchObject([
      { title: 'Один', slides: { href: 'https://example.org/s' } },
      {},
      { title: 'Три' },
    ]);
  });

  test('keys of another theme are information, an unknown one is an error', () => {
    const { problems } = modelOf({
      ...index,
      'content/ml/01-a.md': page(
        'title: А\nauthor_profile: false\nclasses: wide\nlayout: single\nnavtitle: Б',
      ),
    });
    expect(problems.map(({ level, code, values }) => `${level} ${code} ${values.key}`).sort()).toEqual([
      'error unknown-key navtitle',
      'info foreign-key author_profile',
      'info foreign-key classes',
      'info foreign-key layout: single',
    ]);
  });

  test.each(['../../x', 'lessn', '/etc/passwd'])('a layout %s that nobody has is told', (layout) => {
    expect(
      modelOf({ ...index, 'content/ml/01-a.md': page(`title: А\nlayout: ${layout}`) }).problems,
    ).toMatchObject([{ code: 'unknown-layout', line: 3 }]);
  });

  test('a layout of the site itself is taken', () => {
    const { modules } = courseOf({
      ...index,
      'layouts/landing.njk': '',
      'content/ml/01-a.md': page('title: А\nlayout: landing'),
    });
    expect(modules[0]?.lessons[0]).toMatchObject({ kind: 'lesson', layout: 'landing' });
  });

  test('a page without a title is told by its own name where it has none', () => {
    expect(modelOf({ ...index, 'content/ml/01-a.md': page('order: 1') }).problems).toMatchObject([
      { code: 'missing-key', values: { key: 'title', what: 'lesson' } },
    ]);
  });
});
