/**
 * What a page may weigh. The first answer of a server is 14,600 bytes long: a page that fits is whole after one
 * round trip, and of a longer one this is what the reader has at once.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { demo as demoSite, testSite } from '../builds/kafedra.ts';
import { kinds } from './pages.ts';
import { weigh } from './weight.ts';

const roundTrip = 14_600;
const { folder, pages } = inject('demo');
const fileOf = (url: string) => `${url.slice(1)}index.html`;
const htmlOf = (url: string) => readFileSync(join(folder, fileOf(url)), 'utf8');

/** The beginning of a lesson, up to a paragraph: no block of code is divided. */
function beginning(text: string, length: number): string {
  let end = length;
  do end = text.lastIndexOf('\n\n', end - 1);
  while (text.slice(0, end).split('```').length % 2 === 0);
  return text.slice(0, end);
}

test('an empty lesson weighs 5 KB, and with 9,100 Russian characters, tables and code it fits one round trip', async () => {
  const site = testSite(demoSite);
  try {
    const long = readFileSync(site.path('content/mo/02-models/01-basics.md'), 'utf8');
    writeFileSync(site.path('content/mo/02-models/09-half.md'), beginning(long, 11_000));
    writeFileSync(site.path('content/mo/99-empty.md'), '---\ntitle: Пустое занятие\n---\n');
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(weigh(site.output, 'mo/empty/index.html').page).toBeLessThanOrEqual(5090);
    const half = weigh(site.output, 'mo/models/half/index.html');
    expect(half.characters).toBeGreaterThan(9100);
    expect(half.page).toBeLessThanOrEqual(roundTrip);
  } finally {
    site.remove();
  }
});

test('the scripts in a page weigh 830 bytes at most', () => {
  const heavy = pages.map((url) => ({ url, scripts: weigh(folder, fileOf(url)).scripts }));
  expect(heavy.filter(({ scripts }) => scripts > 830)).toEqual([]);
});

test('every page of the course with up to 9,100 characters fits into one round trip', () => {
  const weights = pages
    .filter((url) => url.startsWith('/mo/'))
    .map((url) => ({ url, ...weigh(folder, fileOf(url)) }))
    .filter(({ characters }) => characters <= 9100);
  expect(weights.length).toBeGreaterThan(30);
  expect(weights.filter(({ page }) => page > roundTrip)).toEqual([]);
});

test('of a lesson of 20,000 characters, the first round trip brings the whole look and half of the text', () => {
  const html = htmlOf(kinds.lesson);
  const { page, words, characters } = weigh(folder, fileOf(kinds.lesson));
  expect(characters).toBeGreaterThan(20_000);
  const first = gunzipSync(gzipSync(html, { level: 9 }).subarray(0, roundTrip), {
    finishFlush: constants.Z_SYNC_FLUSH,
  }).toString();
  expect(first).toMatch(/<\/style>[\s\S]*<nav class="sidebar"[\s\S]*<h1>/);
  expect(first.length - html.indexOf('<main')).toBeGreaterThan(
    (html.indexOf('</main>') - html.indexOf('<main')) / 2,
  );
  // The words alone take 11.7 KB, because each Cyrillic letter is two bytes. Of the 2.9 KB that remain, markup of the
  // author's tables, code, formulas and links takes 3.4: no page with such a text fits, however little it brings along.
  expect(page - words).toBeLessThanOrEqual(10_640);
});

test('a font comes with formulas only, and there is one', () => {
  const fontsOf = (url: string) =>
    /<style>[\s\S]*?<\/style>/.exec(htmlOf(url))?.[0].match(/@font-face/g)?.length ?? 0;
  const expected = pages.map((url) => ({ url, fonts: htmlOf(url).includes('<math') ? 1 : 0 }));
  expect(pages.map((url) => ({ url, fonts: fontsOf(url) }))).toEqual(expected);
});
