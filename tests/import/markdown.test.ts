/** A folder of plain Markdown is imported. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { convertAlerts } from '../../src/import/markdown/alerts.ts';
import { firstHeading } from '../../src/import/markdown/headings.ts';
import { importMarkdown } from '../../src/import/markdown/index.ts';
import { repository } from '../builds/kafedra.ts';
import { folderOf, textOf } from './folders.ts';

const importOf = (files: Readonly<Record<string, string>>) =>
  importMarkdown({ root: folderOf(files), skipped: '' });

describe('a folder of notes', () => {
  test('is a course: its README the course page, its folders modules, its headings the titles', async () => {
    const result = await importMarkdown({
      root: join(repository, 'tests/sites/markdown-notes'),
      skipped: '',
    });
    expect(result.moved.map(({ from, to, address }) => [from, to, address])).toEqual([
      ['01-basics/README.md', 'content/markdown-notes/01-basics/index.md', '/markdown-notes/basics/'],
      ['README.md', 'content/markdown-notes/index.md', '/markdown-notes/'],
      [
        '01-basics/01-first.md',
        'content/markdown-notes/01-basics/01-first.md',
        '/markdown-notes/basics/first/',
      ],
      [
        '01-basics/02-second.md',
        'content/markdown-notes/01-basics/02-second.md',
        '/markdown-notes/basics/second/',
      ],
      [
        '02-models/01-linear_models.md',
        'content/markdown-notes/02-models/01-linear_models.md',
        '/markdown-notes/models/linear_models/',
      ],
      ['01-basics/images/a.png', 'assets/markdown-notes/01-basics/images/a.png', undefined],
    ]);
    expect(textOf(result, 'content/markdown-notes/01-basics/01-first.md')).toBe(
      '---\ntitle: Первая тема\n---\n\n![Схема](/assets/markdown-notes/01-basics/images/a.png)\n\nДальше [вторая](02-second.md#итог) и [начало](../index.md).\n\n:::warning\nОсторожно.\n:::\n\n```md\n# Не заголовок\n```\n',
    );
    expect(textOf(result, '_data/site.yml')).toBe('title: Анализ данных\nlang: ru\n');
  });

  test('keeps front matter, and what of it means nothing in a comment', async () => {
    const result = await importMarkdown({
      root: join(repository, 'tests/sites/markdown-notes'),
      skipped: '',
    });
    expect(textOf(result, 'content/markdown-notes/01-basics/02-second.md')).toBe(
      '---\ntitle: "Вторая тема"\ntags: [a]\n# author_note: x\n---\n\nТекст до.\n\nИтог\n----\n\nТекст.\n',
    );
  });
});

test('folders with a text above them are a course each', async () => {
  const result = await importOf({
    'README.md': '# Courses',
    'ml/README.md': '# ML',
    'ml/1.md': '# One',
    'os/1.md': 'x',
  });
  expect(result.moved.map(({ to }) => to).sort()).toEqual([
    'content/index.md',
    'content/ml/1.md',
    'content/ml/index.md',
    'content/os/1.md',
  ]);
  expect(textOf(result, 'content/os/index.md')).toBe('---\ntitle: Os\n---\n');
  expect(result.findings.map(({ code }) => code)).toEqual(['course-page-made', 'title-from-name']);
});

test('a list of contents gives the order and the short titles', async () => {
  const result = await importOf({
    'SUMMARY.md': '# Summary\n\n- [Start](b.md)\n- [A](a.md)\n',
    'a.md': 'A\n===\n\ntext',
    'b.md': '# A long beginning\n',
  });
  const course = result.moved[0]?.to.split('/')[1];
  expect(textOf(result, `content/${course}/b.md`)).toBe(
    '---\ntitle: A long beginning\nnav_title: Start\norder: 1\n---\n',
  );
  expect(textOf(result, `content/${course}/a.md`)).toBe('---\ntitle: A\norder: 2\n---\n\ntext\n');
});

test('a heading that stands further down is the title, and stays', async () => {
  const result = await importOf({ 'a.md': '[badge](x)\n\n```\n# no\n```\n\n## Later `code` {#id}\n\ntext' });
  const course = result.moved[0]?.to.split('/')[1];
  expect(textOf(result, `content/${course}/a.md`)).toBe(
    '---\ntitle: Later code\n---\n\n[badge](x)\n\n```\n# no\n```\n\n## Later `code` {#id}\n\ntext\n',
  );
});

test('front matter that cannot be read stays as it is', async () => {
  const result = await importOf({ 'a.md': '---\ntitle: x: y\nodd: 1\n---\n# B\n' });
  const course = result.moved[0]?.to.split('/')[1];
  expect(textOf(result, `content/${course}/a.md`)).toBe('---\ntitle: x: y\nodd: 1\n---\n\n# B\n');
});

test.each([
  [
    'ru',
    'Функция `print()` и [модуль](https://docs.python.org/3/library/os.html).\n\n```python\nimport os\nprint(os.getcwd())\n```\n',
  ],
  ['en', 'The word «тест» is Russian for test.\n'],
])('the language is that of the prose, whatever stands in code and addresses: %s', async (lang, text) => {
  expect(textOf(await importOf({ 'a.md': `# A\n\n${text}` }), '_data/site.yml')).toContain(`lang: ${lang}\n`);
});

test.each([
  ['# a **b**', 'a b'],
  ['# **Жир** конец', 'Жир конец'],
  ['**Жир** конец\n===', 'Жир конец'],
  ['# `a*b` и **c**', 'a*b и c'],
  ['# __init__ и x_y_z', 'init и x_y_z'],
  ['# C\\#', 'C#'],
  ['# C# и F# ##', 'C# и F#'],
  ['# <b>x</b> &amp; y <T>', 'x & y <T>'],
  ['# [Ссылка](/a) и ![знак](b.png) {#id}', 'Ссылка и знак'],
  ['# Введение ## {: .no_toc #id}', 'Введение'],
  ['<h1 align="center">\n  Общий <em>вид</em>\n</h1>', 'Общий вид'],
  ['<div align="center"><h1>В рамке</h1></div>', 'В рамке'],
  ['* * *\n- a\n---\n1. b\n---\n# c', 'c'],
])('the title of %s is its words', (text, title) => {
  expect(firstHeading(text)?.title).toBe(title);
});

test('links to a heading that became the title lead to its page', async () => {
  const result = await importOf({
    'c/01-intro.md':
      '# Введение в **ML** {#intro}\n\n[a](#введение-в-ml) [b](#intro) [c](#часть) [d](../c/02-next.md#второе)\n\n## Часть\n',
    'c/02-next.md':
      '<h1 id="second">Второе</h1>\n\n[a](01-intro.md#Введение%20в%20ML) <a href="01-intro.md#intro">b</a> [c](01-intro.md#часть) [d](#second) [e](#)\n',
    'c/03-twice.md': '# Итог\n\n[a](#итог) [b](#итог-1)\n\n## Итог\n',
  });
  expect(textOf(result, 'content/c/01-intro.md')).toBe(
    '---\ntitle: Введение в ML\n---\n\n[a](01-intro.md) [b](01-intro.md) [c](#часть) [d](02-next.md)\n\n## Часть\n',
  );
  expect(textOf(result, 'content/c/02-next.md')).toBe(
    '---\ntitle: Второе\n---\n\n[a](01-intro.md) <a href="01-intro.md">b</a> [c](01-intro.md#часть) [d](02-next.md) [e](#)\n',
  );
  expect(textOf(result, 'content/c/03-twice.md')).toContain('---\n\n# Итог\n\n[a](#итог) [b](#итог-1)\n');
});

test.each([
  ['> [!NOTE]\n> a\n> b\n\nc', ':::note\na\nb\n:::\n\nc'],
  ['> [!tip]- Совет *дня*\n> a', ':::details Совет *дня*\na\n:::'],
  ['> [!bug]+\n> a\n> [!faq]\n> b', ':::danger\na\n:::\n:::note\nb\n:::'],
  ['> [!warning|wide] A\nb', ':::warning A\n:::\nb'],
  ['> [!info]\n> a\n> > [!hint]\n> > b', '::::note\na\n:::tip\nb\n:::\n::::'],
  ['> [!a](b)\n> [!b]: c\n\n```\n> [!tip]\n```', '> [!a](b)\n> [!b]: c\n\n```\n> [!tip]\n```'],
])('a box of GitHub or Obsidian is a box: %s', (source, text) => {
  expect(convertAlerts(source, () => {}, 1)).toBe(text);
});
