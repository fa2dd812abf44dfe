/** What a page says of itself and of what is around it, to machines and to programs that read it aloud. */
import { describe, expect, test } from 'vitest';
import { createAddresses } from '../../src/views/addresses.ts';
import type { View } from '../../src/views/types.ts';
import { createViewer } from '../../src/views/viewer.ts';
import { type Files, modelOf, page } from './source.ts';
import { viewerOptions } from './viewerOptions.ts';

function viewsOf(files: Files): (url: string) => View {
  const model = modelOf(files);
  const viewer = createViewer(model, {
    addresses: createAddresses(model, { basePath: '/', portable: false }),
    ...viewerOptions,
  });
  return (url) => {
    const found = model.pageByUrl.get(url);
    if (found === undefined) throw new Error(`There is no page ${url}`);
    return viewer.viewOf(found).view;
  };
}

describe('the description of a page', () => {
  const files = (lesson: string): Files => ({
    '_data/site.yml': 'title: Школа\nurl: https://school.example\ndescription: Курсы школы.',
    'content/ml/index.md': page('title: Курс', '# Курс\n\nО *моделях* и [данных](a.md).\n\nИ о прочем.'),
    'content/ml/01-a.md': lesson,
  });
  const descriptionOf = (lesson: string, url = '/ml/a/') => viewsOf(files(lesson))(url).head.description;

  test.each([
    ['the one that its author wrote', page('title: А\ndescription: Сам.', 'Текст.'), 'Сам.'],
    ['the first paragraph of its text', page('title: А', '## Цель\n\nПервый.\n\nВторой.'), 'Первый.'],
    [
      'what its first section is about, where it has no text',
      page(
        'title: А\nsections:\n  - title: Лекция\n    document: /a.pdf\n  - title: Практика\n    overview: О **практике**.',
        '',
      ),
      'О практике.',
    ],
    ['nothing, where it says nothing', page('title: А', ''), undefined],
  ])('is %s', (_, lesson, expected) => {
    expect(descriptionOf(lesson)).toBe(expected);
  });

  test('is cut between two words, and ends with no comma', () => {
    const long = descriptionOf(page('title: А', `${'слово, '.repeat(40)}конец.`)) ?? '';
    expect(long).toMatch(/^(?:слово, )+слово…$/);
    expect(long.length).toBeGreaterThan(140);
    expect(long.length).toBeLessThanOrEqual(161);
    expect(descriptionOf(page('title: А', `${'😀'.repeat(200)}`))).toMatch(/^(?:😀)+…$/u);
  });

  test('is the same for search engines and for messengers', () => {
    const { head } = viewsOf(files(page('title: А')))('/ml/');
    expect(head.description).toBe('О моделях и данных.');
    expect(head.openGraph).toContainEqual({ property: 'og:description', content: head.description });
    expect(head.jsonLd).toMatchObject({ description: head.description });
  });

  test.each([
    ['**Важный** курс, [программа](plan.md) и `код`', 'Важный курс, программа и код'],
    ['Две строки\nи __третья__,  ~~лишняя~~', 'Две строки и третья, лишняя'],
    ['<b>Жирно</b> &amp; Vec<T>', 'Жирно & Vec<T>'],
    ['5 * 3 * 2, snake_case_name, C#, [x] и 2 < 3', '5 * 3 * 2, snake_case_name, C#, [x] и 2 < 3'],
    ['\\*звезда\\* и <https://example.org>', '*звезда* и https://example.org'],
  ])('is plain text wherever it stands: %j', (written, expected) => {
    const viewOf = viewsOf({
      ...files(page('title: А')),
      'content/index.md': page(`title: Школа\nexcerpt: ${JSON.stringify(written)}`),
      'content/ml/index.md': page(`title: Курс\ndescription: ${JSON.stringify(written)}`),
    });
    expect(viewOf('/')).toMatchObject({
      lead: expected,
      description: expected,
      courses: [{ description: expected }],
      head: { description: expected, jsonLd: { description: expected } },
    });
    const { head } = viewOf('/ml/');
    expect(head).toMatchObject({ description: expected, jsonLd: { description: expected } });
    expect(head.openGraph).toContainEqual({ property: 'og:description', content: expected });
  });

  test('is for readers only what the author wrote as such', () => {
    const view = viewsOf({ ...files(page('title: А')), 'content/index.md': page('title: Школа', 'Привет.') })(
      '/',
    );
    expect(view).toMatchObject({ lead: 'Курсы школы.', head: { description: 'Курсы школы.' } });
    const course = viewsOf(files(page('title: А')))('/ml/');
    expect(course).not.toHaveProperty('description');
  });
});

describe('words in another language than the page', () => {
  const view = viewsOf({
    '_data/site.yml': 'title: Школа\nlang: ru\nurl: https://school.example',
    'content/ml/index.md': page('title: Курс'),
    'content/ml/01-a.md': page('title: Введение'),
    'content/ml/02-b.md': page('title: Reading\nlang: en'),
    'content/guide/index.md': page('title: Guide\nlang: en'),
    'content/guide/01-a.md': page('title: Start'),
  });

  test('say so in header, footer, breadcrumbs, sidebar and beside the page', () => {
    expect(view('/ml/b/')).toMatchObject({
      header: { lang: 'ru' },
      footer: { lang: 'ru' },
      sidebar: { lang: 'ru' },
      breadcrumbs: [{ text: 'All courses' }, { text: 'Курс', lang: 'ru' }],
      previous: { text: 'Введение', lang: 'ru' },
    });
    expect(view('/ml/a/')).toMatchObject({ next: { text: 'Reading', lang: 'en' } });
    expect(view('/')).toMatchObject({ courses: [{ title: 'Guide', lang: 'en' }, { title: 'Курс' }] });
  });

  test('and those in its own say nothing', () => {
    const { header, footer, breadcrumbs } = view('/ml/');
    expect(JSON.stringify([header, footer, breadcrumbs])).not.toContain('lang');
  });
});
