/** The demo built with `--portable`, unpacked in a folder and opened without a server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { load } from 'cheerio';
import { expect, inject, test } from 'vitest';
import { deadLinks } from '../builds/links.ts';
import { kinds, laptop, phone, useBrowser, withPage } from './pages.ts';

useBrowser();

const { folder, pages } = inject('portable');
const origin = pathToFileURL(folder).href;
const files = pages.map((url) => `${url}index.html`);

test('every link leads to a file by a way that goes through no root', () => {
  expect(deadLinks(folder, { home: 'https://kafedra.example/' })).toEqual([]);
  const absolute = [...files, '/404.html'].flatMap((file) => {
    const $ = load(readFileSync(join(folder, file), 'utf8'));
    return $('[href], [src]')
      .toArray()
      .map((element) => $(element).attr('href') ?? $(element).attr('src') ?? '')
      .filter((address) => address.startsWith('/') || (address.endsWith('/') && !/^https?:/.test(address)))
      .map((address) => `${file}: ${address}`);
  });
  expect(absolute).toEqual([]);
});

test('what other sites read stays a full address', () => {
  const $ = load(readFileSync(join(folder, 'mo/models/basics/index.html'), 'utf8'));
  expect($('link[rel=canonical]').attr('href')).toBe('https://kafedra.example/mo/models/basics/');
  expect($('meta[property="og:image"]').attr('content') ?? 'https://').toMatch(/^https:\/\//);
});

test('every link of the demo is followed through the file system: styles apply, pictures load, nothing complains', () =>
  withPage('/index.html', { origin }, async ({ page, faults }) => {
    const toVisit = new Set([page.url()]);
    for (const url of toVisit) {
      if (page.url() !== url) await page.goto(url);
      const seen = await page.evaluate(() => ({
        title: document.querySelector('main h1')?.textContent,
        isStyled: getComputedStyle(document.documentElement).getPropertyValue('--paper') !== '',
        font: getComputedStyle(document.body).fontSize,
        links: [...document.querySelectorAll('a')].map((link) => link.href.replace(/#.*/, '')),
        images: [...document.images].map((image) => image.src),
      }));
      expect({ url, ...seen }).toMatchObject({
        title: expect.stringMatching(/\S/),
        isStyled: true,
        font: '17px',
      });
      for (const address of [...seen.links, ...seen.images]) {
        if (address.startsWith('file:') && address.endsWith('.html')) toVisit.add(address);
      }
    }
    const visited = [...toVisit].map((url) => fileURLToPath(url).slice(folder.length)).sort();
    const apart = pagesApart();
    expect(visited).toEqual(expect.arrayContaining(files.filter((file) => !apart.includes(file))));
    // Browsers let no page of a folder load modules and fonts: formulas take a font of the system, diagrams stay text.
    expect(faults.filter((fault) => !/\.(?:woff2|js)\b|net::ERR_FAILED/.test(fault))).toEqual([]);
  }));

/** Pages that nothing links to. */
function pagesApart(): readonly string[] {
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  return files.filter((file) => {
    const name = file.split('/').slice(-3).join('/');
    return !texts.some((html) => html.includes(name));
  });
}

test('pictures show', () =>
  withPage('/mo/models/building/index.html', { origin }, async ({ page }) => {
    for (const image of await page.$$('main img')) {
      await image.scrollIntoViewIfNeeded();
      await expect
        .poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
    }
  }));

test.each([phone, laptop])('the sidebar knows its page and leads on, $width px wide', (viewport) =>
  withPage(`${kinds.lesson}index.html`, { origin, viewport }, async ({ page }) => {
    const current = page.locator('.sidebar [aria-current="page"]');
    expect(await current.evaluate((link) => (link as HTMLAnchorElement).href)).toBe(page.url());
    if (viewport === phone) await page.click('[popovertarget="menu"]');
    await page.locator('.sidebar__title a').click();
    await page.waitForURL(`${origin}/mo/index.html`);
    expect(await page.locator('main h1').isVisible()).toBe(true);
  }),
);
