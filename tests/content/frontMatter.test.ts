import { describe, expect, test } from 'vitest';
import { parsePage } from '../../src/content/frontMatter.ts';
import { isSoon } from '../cpuTime.ts';
import { brief, places, plain } from './plain.ts';

const file = 'content/mo/01-intro.md';

describe('front matter is split from the body', () => {
  test.each([
    ['with a body', '---\ntitle: x\n---\nтекст\n', { title: 'x' }, 4, 'текст\n'],
    ['without a body', '---\ntitle: x\n---', { title: 'x' }, 4, ''],
    ['empty', '---\n---\nтекст', {}, 3, 'текст'],
    ['of one empty line', '---\n\n---\nтекст', {}, 4, 'текст'],
    ['of comments only', '---\n# title: x\n---\nтекст', {}, 4, 'текст'],
    ['of HTML comments only', '---\n<!-- x -->\n---\nтекст', {}, 4, 'текст'],
    ['with empty lines below', '---\ntitle: x\n---\n\n\nтекст', { title: 'x' }, 4, '\n\nтекст'],
    ['with a blank line below', '---\ntitle: x\n---\n   \nтекст', { title: 'x' }, 4, '   \nтекст'],
    ['with blanks behind the hyphens', '---  \ntitle: x\n--- \t\n\nтекст', { title: 'x' }, 4, '\nтекст'],
    [
      'with a rule in the body',
      '---\ntitle: x\n---\n---\nтекст\n---\n',
      { title: 'x' },
      4,
      '---\nтекст\n---\n',
    ],
    ['with YAML named', '---yaml\ntitle: x\n---\nтекст', { title: 'x' }, 4, 'текст'],
    [
      'with hyphens indented in a text',
      '---\na: |\n  b\n  ---\n  c\n---\nтекст',
      { a: 'b\n---\nc\n' },
      7,
      'текст',
    ],
  ])('%s', (_name, text, values, line, body) => {
    const { page, problems } = parsePage(file, text);
    expect(plain(page.frontMatter)).toEqual(values);
    expect(page.body).toEqual({ file, line, text: body });
    expect(page.faulty).toBe(false);
    expect(problems.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test('and its places are those of the file', () => {
    const { page } = parsePage(file, '---\n\ntitle: x\n---\n');
    expect(places(page.frontMatter)).toEqual(['{ 3:1', 'title 3:1', '=x 3:8']);
  });

  test('and setext headings of the body are none', () => {
    const body = 'О курсе\n---\n\nтекст\n\nПлан\n---\n';
    const { page } = parsePage(file, `---\ntitle: x\n---\n${body}`);
    expect(page.body.text).toBe(body);
  });

  test('and one file never sees the data of another of the same text', () => {
    const text = '---\ntitle: x\n---\n';
    parsePage('content/a.md', text);
    expect(parsePage('content/b.md', text).page.frontMatter.place.file).toBe('content/b.md');
  });

  test('as a real course page has it: a comment among the keys, empty lines, setext headings', () => {
    const text = `---
title: "MLOps"
permalink: /mo/

<!-- classes: wide -->
layout: course
author_profile: false

sidebar:
  nav: "mo"

fu:
  - image_path: /assets/images/fu-logo.jpg
    excerpt: 'Курс читается в университете (Департамент анализа данных), направление "Информатика"'
---


О курсе
---
`;
    const { page, problems } = parsePage(file, text);
    expect(brief(problems)).toEqual(['5:1 html-comment-in-yaml']);
    expect(plain(page.frontMatter)).toMatchObject({
      title: 'MLOps',
      layout: 'course',
      sidebar: { nav: 'mo' },
    });
    expect(page.body).toEqual({ file, line: 16, text: '\n\nО курсе\n---\n' });
  });
});

describe('front matter that nobody would find', () => {
  test.each([
    ['an empty file', '', '1:1 front-matter-missing'],
    ['text alone', 'О курсе\n---\n\nтекст\n\n---\n', '1:1 front-matter-missing'],
    ['a longer rule', '----\ntitle: x\n----\n', '1:1 front-matter-fence'],
    ['never closed', '---\ntitle: x\n\nтекст\n', '1:1 front-matter-unterminated'],
    ['opened in the last line', '---', '1:1 front-matter-unterminated'],
    ['closed by four hyphens', '---\ntitle: x\n----\nтекст\n', '1:1 front-matter-unterminated'],
    ['closed by four hyphens before a rule', '---\ntitle: x\n----\nтекст\n\n---\n', '3:1 front-matter-fence'],
    ['closed with text behind', '---\ntitle: x\n--- конец\nтекст\n\n---\n', '3:1 front-matter-fence'],
    ['indented', '  ---\ntitle: x\n---\n', '1:3 front-matter-indented'],
    ['below an empty line', '\n---\ntitle: x\n---\n', '2:1 front-matter-not-first'],
    ['below a comment', '<!-- x -->\n---\n# y\ntitle: x\n---\n', '2:1 front-matter-not-first'],
    ['in JavaScript', '---js\nmodule.exports = {}\n---\n', '1:4 front-matter-language'],
    ['in JavaScript with a space', '--- javascript\n({})\n---\n', '1:4 front-matter-language'],
    ['in JSON', '---json\n{}\n---\n', '1:4 front-matter-language'],
    ['in TOML', '---toml\na = 1\n---\n', '1:4 front-matter-language'],
    ['in CoffeeScript', '---coffee\na: 1\n---\n', '1:4 front-matter-language'],
    ['in the name of an object’s own property', '---constructor\na\n---\n', '1:4 front-matter-language'],
    ['beside the hyphens', '--- title: x\n---\n', '1:4 front-matter-language'],
    ['of text', '---\nтолько текст\n---\n', '2:1 front-matter-not-map'],
    ['of a list', '---\n- a\n---\n', '2:1 front-matter-not-map'],
    ['of blanks without end', `---\n${'\n'.repeat(2000)}---\n`, '1002:1 too-many-blanks'],
    ['of a million letters', `---\na: ${'x'.repeat(1_000_000)}\n---\n`, '1:1 yaml-too-long'],
  ])('%s', (_name, text, expected) => {
    const { page, problems } = parsePage(file, text);
    expect(brief(problems)).toEqual([expected]);
    expect(page.frontMatter.entries).toEqual([]);
    expect(page.faulty).toBe(true);
  });

  test('where it is missing, the whole file is the body, and no more is asked of the page', () => {
    const { page, problems } = parsePage(file, 'О курсе\n---\n');
    expect(page).toMatchObject({ faulty: true, body: { line: 1, text: 'О курсе\n---\n' } });
    expect(brief(problems)).toEqual(['1:1 front-matter-missing']);
  });

  test.each(['content/index.md', 'content/404.md'])('%s may do without any', (file) => {
    const { page, problems } = parsePage(file, 'О курсе\n');
    expect(problems).toEqual([]);
    expect(page).toMatchObject({ faulty: false, body: { line: 1, text: 'О курсе\n' } });
  });

  test('what stands whole in front matter that cannot be read still says where the page is', () => {
    const text = '---\ntitle: А: Б\npermalink: "/ml/а/" # старый\ndraft: true\n---\nтекст\n';
    const { page } = parsePage(file, text);
    expect(page.frontMatter.entries).toMatchObject([
      { key: 'title', value: { value: '' } },
      { key: 'permalink', value: { value: '/ml/а/', place: { line: 3, column: 12 } } },
      { key: 'draft', value: { value: 'true' } },
    ]);
  });

  test('the line that was to close it is named', () => {
    const { problems } = parsePage(file, '---\ntitle: x\n—\nтекст\n');
    expect(problems[0]?.values).toEqual({ nearLine: 3 });
  });

  test('nothing of it is run', () => {
    const marker = '__kafedraFrontMatterRan';
    for (const language of ['js', 'javascript', 'JS', 'node', 'coffee', 'cson', ' js', '\tjs']) {
      parsePage(file, `---${language}\nglobalThis.${marker} = true\n---\n`);
    }
    expect(Reflect.get(globalThis, marker)).toBeUndefined();
  });

  test('broken YAML leaves the body in its place', () => {
    const { page, problems } = parsePage(file, '---\ntitle: a: b\n---\nтекст\n');
    expect(brief(problems)).toEqual(['2:9 yaml-colon']);
    expect(page).toMatchObject({ faulty: true, body: { line: 4, text: 'текст\n' } });
  });

  test('a mass of blank lines is answered soon', async () => {
    const text = `---\n${`${'\n'.repeat(990)}a:\n`.repeat(1000)}---\n`;
    expect(await isSoon(() => parsePage(file, text))).toBe(true);
  });
});
