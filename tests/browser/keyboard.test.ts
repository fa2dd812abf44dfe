/** Journeys without a mouse: by keyboard and by touch. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { kinds, kindsOfPages, laptop, phone, useBrowser, visitEach, withPage } from './pages.ts';

useBrowser();

/** The element that has the focus, as a person would name it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  });

test('on every kind of page, the first Tab shows the way to the content', () =>
  withPage('/', {}, async ({ page }) => {
    await visitEach(page, kindsOfPages, async (url) => {
      await page.keyboard.press('Tab');
      const link = page.locator('.skip-link');
      expect(await link.evaluate((element) => element === document.activeElement), url).toBe(true);
      expect((await link.boundingBox())?.y, url).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      await page.waitForURL(/#content$/);
      await page.keyboard.press('Tab');
      // What comes next is in the content, or after it where the content has nothing to press.
      const isPast = await page.evaluate(() => {
        const content = document.querySelector('#content') as Element;
        const next = document.activeElement as Element;
        const order = content.compareDocumentPosition(next);
        return content.contains(next) || (order & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
      });
      expect(isPast, url).toBe(true);
    });
  }));

describe.each([
  { drawer: 'menu', url: kinds.lesson },
  { drawer: 'toc', url: kinds.lesson },
])('the $drawer on a phone', ({ drawer, url }) => {
  const opener = `.header__bar [popovertarget="${drawer}"]`;
  const isOpen = (page: Page) =>
    page.locator(`#${drawer}`).evaluate((element) => element.matches(':popover-open'));
  const opensByFocus = (page: Page) =>
    page.evaluate((selector) => document.activeElement === document.querySelector(selector), opener);

  test('opens by keyboard, goes with Escape, and the focus is where it was', () =>
    withPage(url, { viewport: phone }, async ({ page }) => {
      await expect.poll(() => isOpen(page)).toBe(false);
      await page.focus(opener);
      await page.keyboard.press('Enter');
      await expect.poll(() => isOpen(page)).toBe(true);
      await page.keyboard.press('Tab');
      expect(await page.evaluate((id) => document.activeElement?.closest(`#${id}`) !== null, drawer)).toBe(
        true,
      );
      await page.keyboard.press('Escape');
      await expect.poll(() => isOpen(page)).toBe(false);
      await expect.poll(() => opensByFocus(page)).toBe(true);
    }));

  test('opens and closes by touch', () =>
    withPage(url, { viewport: phone, hasTouch: true, isMobile: true }, async ({ page }) => {
      await page.tap(opener);
      await expect.poll(() => isOpen(page)).toBe(true);
      await page.tap(`#${drawer} .close`);
      await expect.poll(() => isOpen(page)).toBe(false);
    }));

  test('leads somewhere by keyboard alone', () =>
    withPage(url, { viewport: phone }, async ({ page }) => {
      await page.focus(opener);
      await page.keyboard.press('Enter');
      const before = page.url();
      await page.locator(`#${drawer} li a:visible`).last().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL((address) => address.href !== before);
    }));
});

test('a module of the sidebar is folded and unfolded by keyboard', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    const module = page.locator('.sidebar details:not([open])').first();
    const handle = await module.elementHandle();
    const isUnfolded = () => handle?.evaluate((element) => (element as HTMLDetailsElement).open);
    await module.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect.poll(isUnfolded).toBe(true);
    await page.keyboard.press('Tab');
    expect(await handle?.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await expect.poll(isUnfolded).toBe(false);
  }));

test.each(['main pre', '.table-scroll'])('on a phone, a wide %s is scrolled by keyboard', (selector) =>
  withPage(kinds.lesson, { viewport: { width: 320, height: 640 } }, async ({ page }) => {
    const wide = page.locator(selector).and(page.locator('[tabindex="0"]'));
    const index = await wide.evaluateAll((elements) =>
      elements.findIndex((element) => element.scrollWidth > element.clientWidth),
    );
    expect(index).toBeGreaterThanOrEqual(0);
    const box = wide.nth(index);
    await box.focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  }),
);

describe.each([phone, laptop])('going through a page with Tab, $width px wide', (viewport) => {
  test('follows the order of reading, and whatever has the focus is seen to have it', () =>
    withPage(kinds.lesson, { viewport }, async ({ page }) => {
      const visited: { name: string; outline: string; seen: boolean; position: number }[] = [];
      for (let press = 0; press < 200; press++) {
        await page.keyboard.press('Tab');
        const step = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          if (element === document.body) return undefined;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const { top, bottom, width } = element.getBoundingClientRect();
          return {
            name: `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`,
            outline: outlineStyle === 'none' || outlineWidth === '0px' ? 'none' : 'seen',
            seen: bottom > 0 && top < innerHeight && width > 0,
            position: [...document.querySelectorAll('*')].indexOf(element),
          };
        });
        if (step === undefined) break;
        visited.push(step);
      }
      expect(visited.length).toBeGreaterThan(20);
      expect(visited.filter(({ outline, seen }) => outline === 'none' || !seen)).toEqual([]);
      const positions = visited.map(({ position }) => position);
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
    }));
});

test('a heading whose words lead elsewhere has a sign behind them, which has a name and leads to it by keyboard', () =>
  withPage('/os/basics/memory/', { origin: inject('rtl').origin }, async ({ page }) => {
    const heading = page.locator('h2', { has: page.locator('[href="/os/basics/processes/"]') });
    await heading.locator('a').first().focus();
    await page.keyboard.press('Tab');
    const sign = heading.getByRole('link', { name: 'Link to this heading', exact: true });
    expect(await sign.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await sign.boundingBox())?.width).toBeGreaterThan(20);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#./);
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#${await heading.getAttribute('id')}`);
  }));

test('every link on a lesson has a name', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    const names: string[] = [];
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press('Tab');
      names.push(await focused(page));
    }
    expect(names.filter((name) => name === '')).toEqual([]);
  }));
