/** Every address of a text is recorded where the author wrote it, and replaced by the one of the page. */
import { expect, test } from 'vitest';
import { file, newPage, render } from './pageOf.ts';

/** The addresses of a text as `use href line:column`, in the order of their places. */
function linksOf(text: string, line = 1): string[] {
  const page = newPage();
  render(text, page, line);
  return [...page.links]
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
    .map(({ use, href, place }) => `${use} ${href} ${place.line}:${place.column}`);
}

test('a link, an image and a bare address are recorded as written, with file, line and column', () => {
  const page = newPage();
  render(
    'См. [тему](../02/01-docker.md#сборка),\n![схему](/assets/i.png "t") и https://example.com/a.',
    page,
    12,
  );
  expect(page.links).toEqual([
    { use: 'link', href: '../02/01-docker.md#сборка', place: { file, line: 12, column: 12 } },
    { use: 'image', href: '/assets/i.png', place: { file, line: 13, column: 10 } },
    { use: 'link', href: 'https://example.com/a', place: { file, line: 13, column: 31 } },
  ]);
});

test('the same address twice in a line has two places', () => {
  expect(linksOf('[a](x.md) и [b](x.md)')).toEqual(['link x.md 1:5', 'link x.md 1:17']);
});

test('a short address is not found within a word before it', () => {
  expect(linksOf('алгебра a [x](a)')).toEqual(['link a 1:15']);
});

test('addresses in lists, quotations, tables, containers, definitions and footnotes have their places', () => {
  const text = `- пункт
  > [a](a.md)

| x |
|---|
| [b](b.md) |

:::note Совет [c](c.md)
[d](d.md)
:::

Слово
: [e](e.md)[^1]

[^1]: [f](f.md)
`;
  expect(linksOf(text)).toEqual([
    'link a.md 2:9',
    'link b.md 6:7',
    'link c.md 8:19',
    'link d.md 9:5',
    'link e.md 13:7',
    'link f.md 15:11',
  ]);
});

test('an address given by a definition is found there', () => {
  expect(linksOf('Смотри [книгу][book].\n\n[book]: https://example.com/book')).toEqual([
    'link https://example.com/book 3:9',
  ]);
});

test('an image within a link has a place of its own', () => {
  expect(linksOf('[![a](b.png)](c.md)')).toEqual(['image b.png 1:7', 'link c.md 1:15']);
});

test('an address written with an entity or an escape is recorded as it reads', () => {
  expect(linksOf('[a](/x?a=1&amp;b=2) [b](/y\\_z)')).toEqual(['link /y_z 1:1', 'link /x?a=1&b=2 1:5']);
});

test('lines may end as on Windows', () => {
  expect(linksOf('раз\r\n\r\n[a](b.md)\r\n')).toEqual(['link b.md 3:5']);
});

test('addresses in HTML are recorded at their attribute', () => {
  const text = `<div>
  <a class="x" href="a.md">раз</a>
  <img alt="" src='b.png' srcset="c.png 1x, d.png 2x">
  <video poster=e.png src="f.mp4"></video>
  <blockquote cite="https://example.com/g"></blockquote>
  <p style="background: url('h.png')"></p>
</div>

текст <a href="i.md">раз</a>
<iframe src="https://example.com/j"></iframe>`;
  expect(linksOf(text, 5)).toEqual([
    'link a.md 6:22',
    'image b.png 7:20',
    'image c.png 7:35',
    'image d.png 7:45',
    'image e.png 8:17',
    'image f.mp4 8:28',
    'link https://example.com/g 9:21',
    'image h.png 10:30',
    'link i.md 13:16',
    'link https://example.com/j 14:14',
  ]);
});

test('nothing in a comment or in code is recorded', () => {
  const text =
    '<!-- [a](a.md)\n\n<a href="b.md"> -->\n\n`[c](c.md)`\n\n```\n[d](d.md)\n```\n\nx <!-- https://e.example --> y';
  expect(linksOf(text)).toEqual([]);
});

test('a refused address is not recorded', () => {
  expect(linksOf('[a](javascript:b)')).toEqual([]);
});

test('every address stands in the page as it was resolved', () => {
  const seen: string[] = [];
  const page = newPage((href) => {
    seen.push(href);
    return href.startsWith('/') ? `/repo${href}` : href;
  });
  const { html } = render(
    `[a](/a/) ![b](/b.png) <img src="/c.png" srcset="/d.png 1x, /e.png 2x" style="background: url(/f.png)">

<video src="/g.mp4" poster="/h.png"></video> <form action="/i/"><button formaction="/j/">x</button></form>

<blockquote cite="/k/"><a href="/l/">l</a></blockquote>`,
    page,
  );
  expect(seen.map((href) => href.charAt(1)).join('')).toHaveLength(12);
  for (const letter of 'abcdefghijkl') expect(html).toMatch(new RegExp(`/repo/${letter}\\b`));
  expect(html).not.toMatch(/["(] ?\/[a-l]\b/);
});

test('a resolved address with a space or a quote is made valid', () => {
  const page = newPage(() => '/курс/a b"c');
  expect(render('[a](x.md)', page).html).toContain('href="/курс/a%20b%22c"');
});

test('an inline text has its links, too', () => {
  const page = newPage((href) => `/repo${href}`);
  expect(page.renderInline({ file, line: 7, text: 'Тема: [docker](/docker/)' })).toBe(
    'Тема: <a href="/repo/docker/">docker</a>',
  );
  expect(page.links).toEqual([{ use: 'link', href: '/docker/', place: { file, line: 7, column: 16 } }]);
});
