/** Day and night by the reader's choice: by keyboard, remembered, in step with all that depends on it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { kinds, kindsOfPages, laptop, phone, useBrowser, visitEach, withPage } from './pages.ts';
import { refuseStorage } from './storage.ts';

useBrowser();

const control = '.header select';
const paper = (page: Page) => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
const day = 'rgb(252, 253, 253)';
const night = 'rgb(15, 20, 19)';

/** All that can have a colour. */
const colours =
  'color background-color background-image border-color outline-color box-shadow fill stroke'.split(' ');

/**
 * The colours of everything on the page, what is put before and after elements included, a line for each element; but
 * for diagrams and where they are drawn: they are anew a moment later.
 */
const coloursOf = (page: Page) =>
  page.evaluate(
    (names) =>
      [document.documentElement, ...document.body.querySelectorAll('*')]
        .filter((element) => element.closest('.diagram, [id^="ddrawing-"]') === null)
        .map((element) =>
          [undefined, '::before', '::after'].map((part) => {
            const style = getComputedStyle(element, part);
            const isThere = part === undefined || style.content !== 'none';
            return isThere ? names.map((name) => style.getPropertyValue(name)) : [];
          }),
        )
        .map((parts, index) => `${index}: ${parts.join(' | ')}`)
        .join('\n'),
    colours,
  );

// That the colours of either are told apart is what `accessibility.test.ts` says of the system's choice.
test("on every kind of page the choice is in the header, and gives all the colours of the system's choice", () =>
  withPage('/', { viewport: phone, reducedMotion: 'reduce' }, async ({ page, faults }) => {
    await visitEach(page, kindsOfPages, async (url) => {
      await page.waitForSelector(control);
      for (const [theme, other, colour] of [
        ['dark', 'light', night],
        ['light', 'dark', day],
      ] as const) {
        await page.emulateMedia({ colorScheme: theme });
        const expected = await coloursOf(page);
        await page.emulateMedia({ colorScheme: other });
        expect(await coloursOf(page), url).not.toBe(expected);
        await page.selectOption(control, theme);
        expect(await paper(page), url).toBe(colour);
        expect(await coloursOf(page), url).toBe(expected);
        await page.selectOption(control, '');
      }
    });
    expect(faults).toEqual([]);
  }));

test('it is named, large enough for a finger, and works by keyboard', () =>
  withPage(kinds.lesson, { viewport: phone, colorScheme: 'light' }, async ({ page }) => {
    const select = page.getByRole('combobox', { name: 'Оформление' });
    const { width, height } = (await select.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    await select.focus();
    // Some systems open the list at the first key.
    for (let press = 0; press < 4 && (await paper(page)) !== night; press++) {
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(100);
    }
    expect(await paper(page)).toBe(night);
  }));

test('it is remembered by the next page before anything is painted, against what the system has', () =>
  withPage(kinds.lesson, { colorScheme: 'light' }, async ({ page }) => {
    await page.selectOption(control, 'dark');
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        document.title = getComputedStyle(document.documentElement).backgroundColor;
      });
    });
    await page.goto(new URL(kinds.course, page.url()).href);
    expect(await page.title()).toBe(night);
    await page.waitForSelector(control);
    expect(await page.inputValue(control)).toBe('dark');
    await page.selectOption(control, '');
    expect(await paper(page)).toBe(day);
  }));

test.each([
  ['light', day, undefined],
  ['dark', night, undefined],
  ['dark', night, 'sepia'],
] as const)('without a choice the page is %s as the system is', (colorScheme, colour, kept) =>
  withPage(kinds.lesson, { colorScheme }, async ({ page }) => {
    if (kept !== undefined) {
      await page.evaluate((word) => localStorage.setItem('kafedra-theme', word), kept);
      await page.reload();
    }
    await page.waitForSelector(control);
    expect(await paper(page)).toBe(colour);
    expect(await page.inputValue(control)).toBe('');
  }),
);

test('other tabs follow, and so do the bars of the browser', () =>
  withPage(kinds.lesson, { colorScheme: 'light' }, async ({ page }) => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.waitForSelector(control);
    const bars = () => other.getAttribute('meta[name=theme-color]', 'content');
    const given = await bars();
    await page.selectOption(control, 'dark');
    await expect.poll(() => paper(other)).toBe(night);
    expect([await other.inputValue(control), await bars()]).toEqual(['dark', night]);
    await page.selectOption(control, '');
    await expect.poll(bars).toBe(given);
  }));

test('the search and a diagram follow', () =>
  withPage('/mo/integration/wrapper/', { colorScheme: 'light' }, async ({ page }) => {
    await page.locator('.diagram').scrollIntoViewIfNeeded();
    await page.waitForSelector('.diagram > div:not([data-dark]) svg');
    await page.selectOption(control, 'dark');
    await page.waitForSelector('.diagram > [data-dark] svg');
    await page.keyboard.press('/');
    await page.waitForSelector('#search:popover-open');
    expect(await page.evaluate("getComputedStyle(document.querySelector('#search')).backgroundColor")).toBe(
      night,
    );
  }));

test('on paper it is day', () =>
  withPage(kinds.lesson, { colorScheme: 'dark' }, async ({ page }) => {
    await page.selectOption(control, 'dark');
    await page.emulateMedia({ media: 'print' });
    expect(await paper(page)).toBe('rgb(255, 255, 255)');
    expect(await page.locator(control).isVisible()).toBe(false);
  }));

test('where the browser remembers nothing, it changes the open page', () =>
  withPage(kinds.lesson, { colorScheme: 'light' }, async ({ page, faults }) => {
    await refuseStorage(page);
    await page.selectOption(control, 'dark');
    expect(await paper(page)).toBe(night);
    await page.reload();
    expect(await paper(page)).toBe(day);
    expect(faults).toEqual([]);
  }));

test.each([phone, laptop])('without JavaScript it is not there, $width px wide', (viewport) =>
  withPage(kinds.lesson, { viewport, javaScriptEnabled: false, colorScheme: 'dark' }, async ({ page }) => {
    expect(await page.locator('.header select, .theme:visible').count()).toBe(0);
    expect(await paper(page)).toBe(night);
  }),
);

test('a page that comes back by the way back has the theme that was chosen since', () =>
  withPage(kinds.lesson, { colorScheme: 'light' }, async ({ page }) => {
    await page.selectOption(control, 'dark');
    await page.evaluate(() => {
      localStorage.setItem('kafedra-theme', 'light');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    expect(await paper(page)).toBe(day);
    expect(await page.inputValue(control)).toBe('light');
  }));
