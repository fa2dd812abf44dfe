/** What kramdown and the theme alone understand, said in Markdown of Kafedra. */
import { describe, expect, test } from 'vitest';
import { convertBoxes } from '../../src/import/boxes.ts';
import { htmlToMarkdown } from '../../src/import/htmlBlocks.ts';
import { convertKramdown } from '../../src/import/kramdown.ts';
import { changeLinks, resolvedPath } from '../../src/import/links.ts';
import { convertFrames } from '../../src/import/videos.ts';
import { isSoon } from '../cpuTime.ts';

const boxes = (text: string) => convertBoxes(text, () => {}, 1);
const kramdown = (text: string) => convertKramdown(text, () => {}, 1);

describe('boxes', () => {
  test.each([
    ['<div class="notice--info">\nA\n</div>', ':::note\nA\n:::\n'],
    ['<div class="notice--warning" markdown="1">\n#### T\n\n  a\n</div>', ':::warning\n#### T\n\n  a\n:::\n'],
    ['<div class="notice notice--success">A</div>', ':::tip\nA\n:::\n'],
    ['<div class="presentation">\n<div>\nx\n</div>\n</div>', ':::slide\n<div>\nx\n</div>\n:::\n'],
    [
      '<div class="notice">\n<div class="notice--danger">\nx\n</div>\n</div>',
      '::::note\n:::danger\nx\n:::\n::::\n',
    ],
    ['a\n\nb\nc\n{: .notice--danger}\n\nd', 'a\n\n:::danger\nb\nc\n:::\n\nd'],
    ['b\n{: .notice--danger #id .wide}', ':::danger\nb\n{: #id .wide}\n:::'],
    ['<div class="notice" id="id">\n  x\n</div>', ':::note\n<span id="id"></span>\n\nx\n:::\n'],
    ['- item\n\n  <div class="notice--info">x</div>', '- item\n\n  :::note\n  x\n  :::\n'],
  ])('%s', (source, text) => {
    expect(boxes(source)).toBe(text);
  });

  test.each([
    '```\n<div class="notice--info">x</div>\n```',
    '<!-- <div class="notice--info">x</div> -->',
    '<div class="other">x</div>',
    '<div class="notice--info">never closed',
    '    {: .notice--info}\n`{: .notice}`',
  ])('are left alone in %s', (source) => {
    expect(boxes(source)).toBe(source);
  });
});

describe('kramdown', () => {
  test.each([
    ['* TOC\n{:toc}\n\ntext', '\n::toc\n\n\ntext'],
    ['1. x\n{: toc}', '\n::toc\n'],
    ['{::comment}a{:/comment}', '<!--a-->'],
    ['{::nomarkdown}<b>x</b>{:/nomarkdown}', '<b>x</b>'],
    ['{:wide: .align-center width="60"}\n![a](b){:wide}', '![a](b){: .align-center width="60"}'],
    ['*[HTML]: Hypertext', '<!-- *[HTML]: Hypertext -->'],
    ['<div markdown="1">\n**a**\n</div>', '<div>\n\n**a**\n\n</div>'],
    [
      '<details markdown="1"><summary>A</summary>\n**a**\n</details>\n\nb',
      '<details>\n\n<summary>A</summary>\n\n**a**\n\n</details>\n\nb',
    ],
    [
      '<div class="row">\n    <div class="col" markdown="1">\n    - *a*\n\n          code\n    </div>\n    <p>x</p>\n</div>',
      '<div class="row">\n\n<div class="col">\n\n- *a*\n\n      code\n\n</div>\n\n<p>x</p>\n</div>',
    ],
    [
      '<div>\n<p markdown="span" class="small">a *b*</p>\n</div>',
      '<div>\n\na *b*\n{: class="small"}\n\n</div>',
    ],
    ['a\\\\\nb', 'a\\\nb'],
    ['- a\n^\n- b', '- a\n\n<!-- -->\n\n- b'],
    ['\\\\(e^{i\\pi}\\\\) и \\\\[ x_1 \\\\]', '$e^{i\\pi}$ и $$ x_1 $$'],
    ['\\begin{equation}\\label{a}\nx_1\n\\end{equation}', '$$\nx_1\n$$'],
    [
      '\\begin{align*}\nx &= 1 \\\\\ny\n\\end{align*}',
      '$$\n\\begin{aligned}\nx &= 1 \\\\\ny\n\\end{aligned}\n$$',
    ],
    [
      '{::options parse_block_html="true" /}\n<div class="row">\n**a**\n</div>',
      '<div class="row">\n\n**a**\n\n</div>',
    ],
    ['а -- б --- в, 10--20, <<ёлки>>', 'а – б — в, 10–20, «ёлки»'],
    ['| a | b |\n|---|---|\n| `x|y` | $$|z|$$ |', '| a | b |\n|---|---|\n| `x\\|y` | $$\\|z\\|$$ |'],
    [
      '| a | b |\n|---|---|\n| 1 | 2 | 3 |\n|---\n| 4 | 5 |\n|===\n| 6 | 7 |',
      '| a | b |   |\n|---|---| - |\n| 1 | 2 | 3 |\n| 4 | 5 |\n| 6 | 7 |',
    ],
    ['|---\n| x | y\n|-|:-:\n| 1 | 2', '| x | y\n|-|:-:\n| 1 | 2'],
    [
      '|---+---|\n| x | y |\n|--:+---|\n| 1 | 2 |\n|---+---|\n|   | 3 |\n|===+===|\n| 4 | 5 |\n|---+---|',
      '| x | y |\n|--:|---|\n| 1 | 2 |\n|   | 3 |\n| 4 | 5 |',
    ],
    ['|---\n| 1 | 2 |', '|   |   |\n| - | - |\n| 1 | 2 |'],
    ['a\n\n| x | y |\n| 1 | 2 |', 'a\n\n|   |   |\n| - | - |\n| x | y |\n| 1 | 2 |'],
    ['<table>\n\n    <tr><td>a</td></tr>\n\n</table>', '<table>\n    <tr><td>a</td></tr>\n</table>'],
    ['<p>a</p>\n**b**\n<p>c</p> *d*', '<p>a</p>\n\n**b**\n<p>c</p>\n\n*d*'],
    ['<div>\n<p>a</p>\n**b**\n\n**c**\n</div>\n- d', '<div>\n<p>a</p>\n**b**\n\n**c**\n</div>\n\n- d'],
    ['<center>a</center><br>\n*b*', '<center>a</center>\n\n<br> *b*'],
    ['<hr>\n*b*\n\n<!-- c --> *d*', '<hr>\n\n*b*\n\n<!-- c -->\n\n*d*'],
    ['> <p>a</p>\n> *b*', '> <p>a</p>\n>\n> *b*'],
    ['- a\n  <p>b</p>\n  <!-- c -->\n  *d*', '- a\n  <p>b</p>\n  <!-- c -->\n\n  *d*'],
    ['- <p>b</p> *d*', '- <p>b</p>\n\n  *d*'],
    ['<div markdown="1">\n<p>a</p>\n*b*\n</div>', '<div>\n\n<p>a</p>\n\n*b*\n\n</div>'],
    ['<a href="/x">\n![](y)\n</a>\n\n<br>\n# c', '<a href="/x"> ![](y)\n</a>\n\n<br>\n\n# c'],
  ])('%s', (source, text) => {
    expect(kramdown(source)).toBe(text);
  });

  test.each([
    '# T {#id}\n{: .no_toc}',
    'a $$x^2$$ b\n\n$$\ny\n$$',
    'a[^1]\n\n[^1]: b',
    '| a | b |\n|---|:-:|\n| 1 | 2 |',
    '|   | a |\n|---|---|\n| 1 | 2 |\n\n|---|\n|---|',
    '```\n* TOC\n{:toc}\n{::comment}x{:/}\n```',
    'print("{:.2f}")',
    'флаг --help, `a -- b`, a << b, x >> y\n\n---\n\n[a](b--c) <!-- x --> <br>',
    'a\\\\ b',
    '$$\n\\begin{align}\na \\\\\nb\n\\end{align}\n$$',
    'https://example.org/1--2',
    '<details>\n\n**Markdown**\n\n</details>',
    '<p>a</p>\n{: .b}\n\n- <p>c</p>\n- <p>d</p>\n\n:::note\n<p>e</p>\n:::',
    '<!-- a -->\n**b** <br>\n<b>c</b>\n*d*\n\n<p>e\n*f*',
    '```html\n<p>a</p>\n**b**\n```\n\n    <p>a</p>\n    **b**',
  ])('leaves alone what both understand: %s', (source) => {
    expect(kramdown(source)).toBe(source);
  });

  test.each([
    '<div class="notice">',
    '{::comment}',
    '| a |\n',
    '`',
    '<table>\n\n    x',
    '{:a: b}\n',
    '![',
    '<!--',
    '<p>a</p>\nb\n',
    '<br>\nb\n\n',
    '<p>\n\n',
  ])('takes no longer for a text that is made to take long: %s', async (part) => {
    expect(await isSoon(() => kramdown(boxes(part.repeat(3_000))))).toBe(true);
  });
});

describe('frames', () => {
  const frames = (text: string) => convertFrames(text, () => {}, 1);
  test.each([
    [
      'a\n\n<iframe width="560" src="//www.youtube.com/embed/dQw4w9WgXcQ?start=30&amp;rel=0" title="YouTube video player"></iframe>\n\nb',
      'a\n\n\n::video{url="https://www.youtube.com/embed/dQw4w9WgXcQ?start=30&rel=0"}\n\n\nb',
    ],
    [
      '<div class="embed"><div>\n  <iframe src="https://vk.com/video_ext.php?oid=-1&id=2" title="Лекция 1">\n</iframe></div></div>',
      '\n::video{url="https://vk.com/video_ext.php?oid=-1&id=2" title="Лекция 1"}\n\n',
    ],
    [
      '<div>\n<iframe src="https://youtu.be/dQw4w9WgXcQ"></iframe>\n<p>b</p></div>',
      '<div>\n::video{url="https://youtu.be/dQw4w9WgXcQ"}\n<p>b</p></div>',
    ],
  ])('of a host that is known are videos: %s', (source, text) => {
    expect(frames(source)).toBe(text);
  });

  test.each([
    '<iframe src="https://www.openstreetmap.org/export/embed.html"></iframe>',
    '<td><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe></td>',
    '```\n<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>\n```',
    '<!--\n<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>\n-->',
  ])('stay where they are none, or stand in a line with others: %s', (source) => {
    expect(frames(source)).toBe(source);
  });
});

test('a page of HTML has no line that Markdown would take for its own', () => {
  const html = '<div>\n\n    <h2>A</h2>\n\n    <p>b</p>\n</div>\n\n::features{from=x}\n\n<a href="/">c</a>\n';
  expect(htmlToMarkdown(html)).toBe(
    '<div>\n<h2>A</h2>\n<p>b</p>\n</div>\n\n::features{from=x}\n\n<div>\n<a href="/">c</a>\n</div>',
  );
});

test('links are changed wherever they stand, and nowhere in code', () => {
  const change = (href: string) => (href === '/a b' || href === '/a' ? '/new' : undefined);
  const source =
    '[x](/a) ![](</a b> "t") [![i](/a)](/a) <a href="/a">\n\n[r]: /a\n\n`[x](/a)`\n\n```\n[x](/a)\n```\n<!-- [x](/a) -->';
  expect(changeLinks(source, change)).toBe(
    '[x](/new) ![](</new> "t") [![i](/new)](/new) <a href="/new">\n\n[r]: /new\n\n`[x](/a)`\n\n```\n[x](/a)\n```\n<!-- [x](/a) -->',
  );
});

test.each([
  ['../a/b.png', '/ml/x/', '/ml/a/b.png'],
  ['../../../../etc/passwd', '/ml/', '/etc/passwd'],
  ['b.png?x#y', '/ml/x', '/ml/b.png'],
  ['%D0%B0/', '/', '/а/'],
  ['https://x.org/', '/', undefined],
  ['#a', '/', undefined],
])('%s on %s leads to %s', (href, from, path) => {
  expect(resolvedPath(href, from)).toBe(path);
});
