/** The texts of one page do not get in each other's way. */
import { expect, test } from 'vitest';
import { pageIds } from '../../src/markdown/pageNames.ts';
import { file, htmlOf, newPage, render } from './pageOf.ts';

test('anchors are unique across the texts of a page, and with those of other headings', () => {
  const page = newPage();
  expect(page.anchor('Лекция: Docker')).toBe('лекция-docker');
  expect(render('## Цель', page).headings).toEqual([{ level: 2, id: 'цель', text: 'Цель' }]);
  expect(render('## Цель', page).headings).toEqual([{ level: 2, id: 'цель-1', text: 'Цель' }]);
  expect(page.anchor('Цель')).toBe('цель-2');
  expect([...page.anchors].filter((id) => !pageIds.includes(id as never))).toEqual([
    'лекция-docker',
    'цель',
    'цель-1',
    'цель-2',
  ]);
});

test('an anchor chosen in a later text gives way to one that stands already', () => {
  const page = newPage();
  render('## Цель', page);
  expect(render('## Итог {#цель}', page).headings[0]?.id).toBe('цель-1');
  expect(page.problems.map(({ code }) => code)).toEqual(['duplicate-id']);
});

test('a name that looks like a number after another name is kept apart', () => {
  expect(render('## A\n\n## A-1\n\n## A').headings.map(({ id }) => id)).toEqual(['a', 'a-1', 'a-2']);
});

test('anchors in HTML are anchors of the page', () => {
  const page = newPage();
  render('<div id="раз"></div>\n\n<a name="два"></a>', page);
  expect(page.anchors).toContain('раз');
  expect(page.anchors).toContain('два');
  render('<a name="три" id="три"></a>', page);
  expect(page.problems).toEqual([]);
});

test('footnotes are numbered on through the texts of a page', () => {
  const page = newPage();
  const text = 'Слово[^1].\n\n[^1]: Сноска.';
  expect(render(text, page).html).toContain('<a id="fnref-1" href="#fn-1" role="doc-noteref">1</a>');
  const second = render(text, page).html;
  expect(second).toContain('<a id="fnref-2" href="#fn-2" role="doc-noteref">2</a>');
  expect(second).toContain('<ol start="2">');
});

test('a footnote does not take the anchor of a heading', () => {
  const page = newPage();
  expect(render('## fn 1', page).headings[0]?.id).toBe('fn-1');
  expect(render('x[^1]\n\n[^1]: y', page).html).toContain('<li id="fn-1-1">');
});

test('pages have nothing to do with each other', () => {
  expect(render('## Цель').headings).toEqual(render('## Цель').headings);
});

test('rendering twice gives the same', () => {
  const text = '# A\n\n[b](c.md) {{ d }}\n\n<div>\n\n| e |\n|---|\n\n</div>\n\n```js\nf();\n```';
  expect(render(text)).toEqual(render(text));
});

test('headings are listed in the order of the text, those of HTML among them', () => {
  const text =
    '# Раз *два*\n\n<h2>Три</h2>\n\n> ### Четыре `пять`\n\n## Без оглавления {.no_toc}\n\n:::note\n#### Шесть\n:::';
  expect(render(text).headings).toEqual([
    { level: 2, id: 'раз-два', text: 'Раз два' },
    { level: 3, id: 'три', text: 'Три' },
    { level: 4, id: 'четыре-пять', text: 'Четыре пять' },
    { level: 5, id: 'шесть', text: 'Шесть' },
  ]);
});

test('a text moves its own headings only', () => {
  const page = newPage();
  expect(render('# Раз', page).headings[0]?.level).toBe(2);
  expect(render('## Два', page).headings[0]?.level).toBe(2);
});

test('a text is cut at its directives, whose places are kept', () => {
  const { parts } = newPage().render({
    file,
    line: 10,
    text: 'Раз\n\n> ::features{from=fu}\n\nДва\n\n::toc',
  });
  expect(parts).toEqual([
    { kind: 'html', html: '<p>Раз</p>\n<blockquote>\n', staysOpen: true },
    { kind: 'directive', name: 'features', from: 'fu', place: { file, line: 12, column: 3 } },
    { kind: 'html', html: '</blockquote>\n<p>Два</p>\n', goesOn: true },
    { kind: 'directive', name: 'toc', place: { file, line: 16, column: 1 } },
  ]);
});

test('an empty text has no parts', () => {
  expect(render('').parts).toEqual([]);
  expect(render('<!-- пусто -->\n').parts).toEqual([]);
});

test('an inline text has no paragraph, no blocks and no footnotes', () => {
  const page = newPage();
  const inline = (text: string) => page.renderInline({ file, line: 1, text });
  expect(inline('**Модель** & `код` {{ x }}')).toBe('<strong>Модель</strong> &amp; <code>код</code> {{ x }}');
  expect(inline('# не заголовок')).toBe('# не заголовок');
  expect(inline('слово[^1]')).toBe('слово[^1]');
});

test('HTML in an inline text is cleaned and balanced', () => {
  const page = newPage();
  expect(page.renderInline({ file, line: 3, text: 'a <b>b<script>c</script> <!-- d -->' })).toBe(
    'a <b>b </b>',
  );
  expect(page.problems).toEqual([
    { code: 'active-html', level: 'warning', file, line: 3, column: 7, values: { what: 'script' } },
  ]);
});

test('all that a page says is of the file and the line of its text', () => {
  const page = newPage();
  const text = '> - <p onclick="a()">\n\n- текст\n\n  :::tpi\n\n[x](javascript:a)';
  expect(htmlOf(page.render({ file: 'content/b.md', line: 30, text }))).not.toContain('onclick');
  const places = page.problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
  expect(places.sort()).toEqual([
    'content/b.md:30:8 active-html',
    'content/b.md:34:3 unknown-container',
    'content/b.md:36:5 unsafe-link',
  ]);
});

test.each([
  ['# Введение\n\n## Цель', [[2, 'цель']]],
  [
    '<!-- черновик -->\n\nВВЕДЕНИЕ\n========\n\n# Часть\n\n## Глава',
    [
      [2, 'часть'],
      [3, 'глава'],
    ],
  ],
  ['# Введение {#о-чём}\n\n# Введение', [[2, 'введение']]],
])('a text that begins with the title of the page does not say it again: %j', (text, headings) => {
  const page = newPage();
  const prose = page.render({ file, line: 1, text }, 'Введение');
  expect(prose.headings.map(({ level, id }) => [level, id])).toEqual(headings);
  expect(htmlOf(prose).match(/<h\d/g)).toHaveLength(headings.length);
});

test.each(['# Другое\n\n## Цель', 'Текст.\n\n# Введение', '## Введение', '> # Введение'])(
  'a heading that is not the title at the beginning stays: %j',
  (text) => {
    const prose = newPage().render({ file, line: 1, text }, 'Введение');
    expect(htmlOf(prose).match(/<h\d/g)).toHaveLength(text.match(/#+/g)?.length ?? 0);
  },
);

test('a link to the title that was left out leads to the page, and is no problem', () => {
  const page = newPage();
  page.render({ file, line: 1, text: '# Введение\n\n[наверх](#введение)' }, 'Введение');
  expect(page.anchors).toContain('введение');
});

test.each([
  [
    '## А\n\nПервый *абзац* с [ссылкой](a.md) и `кодом`,\nв две строки.\n\nВторой.',
    'Первый абзац с ссылкой и кодом, в две строки.',
  ],
  ['![схема](a.png)\n\n> цитата\n\n- пункт\n\n:::note\nв рамке\n:::\n\nТекст[^1].\n\n[^1]: Сноска', 'Текст.'],
  ['<!-- нет -->\n\n```\nкод\n```', undefined],
])('the first paragraph of a text is known as plain text: %j', (text, lead) => {
  expect(render(text).lead).toBe(lead);
});
