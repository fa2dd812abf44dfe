/** The demo built with `--portable`, unpacked in a folder and opened without a server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type CheerioAPI, load } from 'cheerio';
import { expect, inject, test } from 'vitest';
import { deadLinks } from '../builds/links.ts';
import { kinds, laptop, phone, useBrowser, withPage } from './pages.ts';

useBrowser();

const { folder, pages } = inject('portable');
const origin = pathToFileURL(folder).href;
const files = pages.map((url) => `${url}index.html`);

const documents: ReadonlyMap<string, CheerioAPI> = new Map(
  [...files, '/404.html'].map((file) => [file, load(readFileSync(join(folder, file), 'utf8'))]),
);

test('every link leads to a file by a way that goes through no root', () => {
  expect(deadLinks(folder, { home: 'https://kafedra.example/' })).toEqual([]);
  const absolute = [...documents].flatMap(([file, $]) =>
    $('[href], [src]')
      .toArray()
      .map((element) => $(element).attr('href') ?? $(element).attr('src') ?? '')
      .filter((address) => address.startsWith('/') || (address.endsWith('/') && !/^https?:/.test(address)))
      .map((address) => `${file}: ${address}`),
  );
  expect(absolute).toEqual([]);
});

test('every page that something links to is reached from the home by links to files', () => {
  const linkedFrom = (file: string) => {
    const $ = documents.get(file) ?? load('');
    return $('a[href]')
      .toArray()
      .map((link) => new URL($(link).attr('href') ?? '', origin + file))
      .filter(({ protocol }) => protocol === 'file:')
      .map((url) => fileURLToPath(url).slice(folder.length));
  };
  const reached = new Set(['/index.html']);
  for (const file of reached) for (const next of linkedFrom(file)) reached.add(next);
  const apart = pagesApart();
  expect(files.length - apart.length).toBeGreaterThan(50);
  expect([...reached]).toEqual(expect.arrayContaining(files.filter((file) => !apart.includes(file))));
});

/** Pages that nothing links to. */
function pagesApart(): readonly string[] {
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  return files.filter((file) => {
    const name = file.split('/').slice(-3).join('/');
    return !texts.some((html) => html.includes(name));
  });
}

test('what other sites read stays a full address', () => {
  const $ = load(readFileSync(join(folder, 'mo/models/basics/index.html'), 'utf8'));
  expect($('link[rel=canonical]').attr('href')).toBe('https://kafedra.example/mo/models/basics/');
  expect($('meta[property="og:image"]').attr('content') ?? 'https://').toMatch(/^https:\/\//);
});

/** Of pages that lie at the same depth those that have a layout, an element or a class that none before them has. */
function differentPages(): readonly string[] {
  const seen = new Set<string>();
  return [...documents].flatMap(([file, $]) => {
    const parts = $('body :not(pre *, math *)')
      .toArray()
      .flatMap((element) => [element.tagName, ...($(element).attr('class') ?? '').split(' ')])
      .map((name) => `${file.split('/').length} ${name}`);
    const isNew = parts.some((part) => !seen.has(part));
    for (const part of parts) seen.add(part);
    return isNew ? [file] : [];
  });
}

test('pages work through the file system, whatever they are made of: styles apply, pictures load, nothing complains', () =>
  withPage('/index.html', { origin }, async ({ page, faults }) => {
    const different = differentPages();
    expect(different.length).toBeGreaterThan(20);
    for (const file of different) {
      await page.goto(origin + file);
      const seen = await page.evaluate(() => ({
        title: document.querySelector('main h1')?.textContent,
        isStyled: getComputedStyle(document.documentElement).getPropertyValue('--paper') !== '',
        font: getComputedStyle(document.body).fontSize,
      }));
      expect({ file, ...seen }).toMatchObject({
        title: expect.stringMatching(/\S/),
        isStyled: true,
        font: '17px',
      });
    }
    // Browsers let no page of a folder load modules: diagrams stay text.
    expect(faults.filter((fault) => !/\.js\b|net::ERR_FAILED/.test(fault))).toEqual([]);
  }));

test('the search says that it needs a server', () =>
  withPage(`${kinds.lesson}index.html`, { origin, viewport: phone }, async ({ page }) => {
    await page.click('[popovertarget=search]');
    await page.locator('#search [role=status]', { hasText: 'ему нужен сервер' }).waitFor();
    await page.fill('#search input', 'модели');
    expect(await page.textContent('#search [role=status]')).toContain('из папки');
  }));

test('formulas have their font, and it is not asked for ahead, which a browser refuses to a page of a folder', () =>
  withPage('/guide/writing/formulas/index.html', { origin }, async ({ page, faults }) => {
    expect(await page.locator('math').count()).toBeGreaterThan(0);
    await page.evaluate('document.fonts.ready');
    expect(await page.evaluate('[...document.fonts].map((font) => font.status)')).toEqual(['loaded']);
    expect(faults.filter((fault) => fault.includes('woff2'))).toEqual([]);
  }));

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
