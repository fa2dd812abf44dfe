/** The page on paper. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { describe, expect, inject, test } from 'vitest';
import { kinds, kindsOfPages, smallPrint, useBrowser, visitEach, withPage } from './pages.ts';

useBrowser();

test('every kind of page has on paper its text and nothing that only a screen can use', () =>
  withPage('/', {}, async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await visitEach(page, kindsOfPages, async (url) => {
      expect(await page.locator('main h1').isVisible(), url).toBe(true);
      const onlyScreen = 'nav, .skip-link, .header__bar, button, dialog';
      const shown = await page
        .locator(onlyScreen)
        .evaluateAll((elements) => elements.filter((element) => element.checkVisibility()).length);
      expect(shown, url).toBe(0);
      // Ink is dark on white, however the reader likes the screen.
      const [paper, ink] = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body);
        return [getComputedStyle(document.documentElement).backgroundColor || backgroundColor, color];
      });
      expect(paper, url).toBe('rgb(255, 255, 255)');
      expect(ink, url).not.toBe(paper);
    });
  }));

test('a link to another site has its address after it, one within the site has not', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    const after = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(await after('.resources [href^="http"]')).toContain('http');
    expect(await after('.prose [href^="/"]')).toBe('none');
  }));

test('nothing is cut off at the edge of the paper', () =>
  withPage(kinds.lesson, { viewport: { width: 640, height: 900 } }, async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main pre, main table, main img')]
        .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(wide).toEqual([]);
  }));

test('pictures and diagrams that nobody has scrolled to are there on paper', () =>
  withPage('/', { viewport: { width: 1280, height: 300 } }, async ({ page, faults }) => {
    await visitEach(page, [kinds.lesson, '/mo/integration/wrapper/'], async (url) => {
      await page.waitForSelector('.header select');
      const missing = () =>
        page.locator('main img, main .diagram').evaluateAll(
          (all) =>
            all.filter((each) => {
              return each instanceof HTMLImageElement
                ? !each.complete || each.naturalWidth === 0
                : !each.querySelector('svg');
            }).length,
        );
      expect(await missing(), url).toBeGreaterThan(0);
      await page.emulateMedia({ media: 'print' });
      await expect.poll(missing, { timeout: 20_000 }).toBe(0);
      await page.emulateMedia({ media: 'screen' });
    });
    expect(faults).toEqual([]);
  }));

test('a lesson of 20,000 characters is a few sheets, the catalogue is one', async () => {
  const sheets = (url: string) =>
    withPage(url, {}, async ({ page }) => {
      const pdf = await page.pdf({
        format: 'A4',
        margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
      });
      return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
    });
  expect(await sheets(kinds.lesson)).toBeGreaterThan(4);
  expect(await sheets(kinds.lesson)).toBeLessThan(20);
  expect(await sheets(kinds.home)).toBe(1);
});

describe('the whole course on paper', () => {
  test('has every lesson that is published, with its pictures and formulas, and contents that lead to them', () =>
    withPage(kinds.print, {}, async ({ page, faults }) => {
      await page.emulateMedia({ media: 'print' });
      const lessons = await page.locator('.print-part--lesson .page-title').allTextContents();
      expect(lessons.length).toBe(12);
      const contents = page.locator('.print-contents a');
      expect(await contents.first().isVisible()).toBe(true);
      expect(await contents.count()).toBe(lessons.length + 4);
      expect(await page.locator('main math').count()).toBeGreaterThan(0);
      // None waits to be scrolled to.
      expect(await page.locator('img[loading=lazy]').count()).toBe(0);
      expect(faults).toEqual([]);
    }));

  test('has its headings in order below one title', () =>
    withPage(kinds.print, {}, async ({ page }) => {
      const levels = await page
        .locator('main :is(h1, h2, h3, h4, h5, h6)')
        .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
      expect(jumps).toEqual([]);
    }));

  test('starts each module on a sheet of its own', () =>
    withPage(kinds.print, {}, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      const breaks = await page
        .locator('.print-part--module')
        .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).breakBefore));
      expect(breaks).toEqual(Array(4).fill('page'));
    }));

  test('prints a material of this site with its full address', () =>
    withPage(kinds.print, {}, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      const address = await page
        .locator('.resources [data-resource=slides]')
        .first()
        .evaluate((link) => getComputedStyle(link, '::after').content);
      expect(address).toMatch(/https:\/\/kafedra\.example\/mo\/slides\//);
      // It runs on behind the words: in a box of flexible parts it would be a column beside them.
      const boxes = await page
        .locator('.resources .resource')
        .evaluateAll((links) => links.map((link) => getComputedStyle(link).display));
      expect(new Set(boxes)).toEqual(new Set(['inline-block']));
      // Nobody scrolls through it before it is printed.
      expect(await page.locator('main img[loading]').count()).toBe(0);
    }));
});

/** What stands in what on a page, by names and classes; a formula is one thing, and so is code, whatever its language. */
function partsOf($: CheerioAPI): Set<string> {
  const nameOf = (one: ReturnType<CheerioAPI>) => {
    const classes = (one.attr('class') ?? '').split(' ').filter((name) => !/^language-/.test(name));
    return [one.prop('tagName'), ...classes.sort()].filter((name) => name !== '').join('.');
  };
  const elements = $('body :not(script, math *)').toArray();
  return new Set(elements.map((element) => [$(element).parent(), $(element)].map(nameOf).join(' > ')));
}

test('the small course that is looked at in its place has all that stands on the print of the demo, and where it stands', () => {
  const parts = (url: string) =>
    partsOf(load(readFileSync(join(inject('demo').folder, url, 'index.html'), 'utf8')));
  const [ofDemo, ofSmall] = [parts(kinds.print), parts(smallPrint)];
  expect(ofDemo.size).toBeGreaterThan(200);
  expect([...ofDemo].filter((part) => !ofSmall.has(part))).toEqual([]);
});

test('what is folded on the screen stays a question on paper: only its title is printed', () => {
  const { folder, pages } = inject('demo');
  const url = pages.find((page) =>
    readFileSync(join(folder, page, 'index.html'), 'utf8').match(/<main.*<details(?! open)/s),
  ) as string;
  return withPage(url, {}, async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    const folded = page.locator('.prose details:not([open])').first();
    expect(await folded.locator('summary').isVisible()).toBe(true);
    expect(await folded.locator('> :not(summary)').first().isVisible()).toBe(false);
  });
});
