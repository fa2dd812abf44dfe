/** The search as a student meets it: by key, by touch, under a base path, and without JavaScript or network. */
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { kinds, laptop, phone, useBrowser, withPage } from './pages.ts';
import { faultsByDayAndNight, noFaults } from './wcag.ts';

useBrowser();

const searchFiles = '/assets/kafedra/search/';
const results = '.search__results a';

/** Types a query and waits until something has been said of it. */
async function searchFor(page: Page, query: string): Promise<void> {
  await page.fill('#search input', query);
  await page.waitForFunction(() =>
    /найд|нашлось|found/i.test(document.querySelector('#search [role=status]')?.textContent ?? ''),
  );
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.textContent');
}

test('nothing of the search is fetched before its field is focused', () =>
  withPage(kinds.lesson, {}, async ({ page, faults }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.waitForTimeout(300);
    expect(asked.filter((url) => url.includes(searchFiles))).toEqual([]);
    await page.click('[popovertarget=search]');
    await searchFor(page, 'контейнеры');
    expect(asked.filter((url) => url.includes(searchFiles)).length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  }));

test('a word in another form is found, under its course, with the sections that have it', () =>
  withPage(kinds.home, {}, async ({ page, faults }) => {
    await page.keyboard.press('/');
    await searchFor(page, 'контейнерами');
    expect(await page.textContent('.search__course')).toBe('MLOps');
    const link = page.locator('.search__page[href="/mo/deployment/docker/"]');
    expect(await link.count()).toBe(1);
    const section = page.locator('.search__section[href^="/mo/deployment/docker/#"]').first();
    expect(await section.locator('mark').count()).toBeGreaterThan(0);
    await section.click();
    await page.waitForURL(/\/mo\/deployment\/docker\/#./);
    const anchor = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(await page.locator(`[id="${anchor}"]`).count()).toBe(1);
    expect(faults).toEqual([]);
  }));

test('the slash opens it, in a Russian layout too, arrows move, Enter opens, Escape closes', () =>
  withPage(kinds.lesson, {}, async ({ page, faults }) => {
    await page.keyboard.press('/');
    const field = page.locator('#search input');
    await field.waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'hidden' });
    await page.evaluate(
      "dispatchEvent(new KeyboardEvent('keydown', { key: '.', code: 'Slash', bubbles: true }))",
    );
    await field.waitFor({ state: 'visible' });
    await page.keyboard.type('риск/и');
    expect(await field.inputValue()).toBe('риск/и');
    await searchFor(page, 'риски');
    await page.waitForSelector(results);
    const [first, second] = await page.locator(results).allTextContents();
    await page.keyboard.press('ArrowDown');
    expect(await focusedText(page)).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await focusedText(page)).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('к');
    expect(await field.inputValue()).toBe('рискик');
    await searchFor(page, 'риски');
    const href = await page.locator(results).first().getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === href);
    expect(faults).toEqual([]);
  }));

test('it works under a base path', () => {
  const { origin } = inject('repo');
  return withPage('/repo/', { origin }, async ({ page, faults }) => {
    await page.keyboard.press('/');
    await searchFor(page, 'регрессией');
    await page.click('.search__page[href="/repo/ml/regression/"]');
    await page.waitForURL(`${origin}/repo/ml/regression/`);
    expect(faults).toEqual([]);
  });
});

test('it says that nothing was found', () =>
  withPage(kinds.course, { viewport: phone }, async ({ page }) => {
    await page.click('[popovertarget=search]');
    await searchFor(page, 'ыъыъыъыъ');
    expect(await page.textContent('#search [role=status]')).toContain('«ыъыъыъыъ»');
    expect(await page.locator(results).count()).toBe(0);
  }));

test('without JavaScript there is the way to the catalogue, and no field', () =>
  withPage(kinds.lesson, { javaScriptEnabled: false }, async ({ page }) => {
    await page.click('[popovertarget=search]');
    expect(await page.locator('#search input').isVisible()).toBe(false);
    expect(await page.locator('#search noscript').textContent()).toContain('JavaScript');
    await page.click('#search noscript a');
    expect(new URL(page.url()).pathname).toBe('/');
  }));

test('without a network it says so, and works when the network is back', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    await page.context().setOffline(true);
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.querySelector('#search [role=status]')?.textContent !== '');
    expect(await page.textContent('#search [role=status]')).toContain('не загрузился');
    await page.context().setOffline(false);
    await page.keyboard.press('Escape');
    await page.locator('#search').waitFor({ state: 'hidden' });
    // The field that is gone keeps the focus until the next frame, and would take the key for a letter.
    await page.waitForFunction(() => document.activeElement === document.body);
    await page.keyboard.press('/');
    await searchFor(page, 'контейнеры');
    expect(await page.locator(results).count()).toBeGreaterThan(0);
  }));

test('on a slow network it says that it searches, the first time and later', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    const searching = page.locator('#search [role=status]', { hasText: 'Идёт поиск…' });
    const held: string[] = [];
    // Nothing comes before it has been said.
    await page.route(/pagefind\.js$|\.pf_fragment$/, async (route) => {
      await searching.waitFor();
      held.push(route.request().url());
      await route.continue();
    });
    await page.keyboard.press('/');
    await searchFor(page, 'контейнеры');
    expect(held[0]).toContain('pagefind.js');
    const before = held.length;
    await page.fill('#search input', 'балльно');
    await page.locator('.search__page[href="/mo/students/points/"]').waitFor();
    await searching.waitFor({ state: 'hidden' });
    expect(held.length).toBeGreaterThan(before);
  }));

/** The network loses a part of the index so many times, in one of two ways. */
const losing = async (page: Page, times: number, how: 'aborts' | 'fails') => {
  let left = times;
  await page.route(/\.pf_index$/, (route) => {
    left -= 1;
    if (left < 0) return route.continue();
    return how === 'aborts' ? route.abort('failed') : route.fulfill({ status: 503 });
  });
};

test.each(['aborts', 'fails'] as const)(
  'a part of the index that is lost once is asked for again: %s',
  (how) =>
    withPage(kinds.lesson, {}, async ({ page }) => {
      await losing(page, 1, how);
      await page.keyboard.press('/');
      await searchFor(page, 'контейнеры');
      expect(await page.locator(results).count()).toBeGreaterThan(0);
    }),
);

test('a part of the index that does not come is told, and comes when it can', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    await losing(page, 2, 'fails');
    await page.keyboard.press('/');
    // Typed earlier, it would be searched for twice, at once and after the pause.
    await page.waitForFunction(() => document.querySelector('#search [role=status]')?.textContent !== '');
    await page.fill('#search input', 'контейнеры');
    await page.getByText('не загрузился').waitFor();
    await searchFor(page, 'контейнер');
    expect(await page.locator(results).count()).toBeGreaterThan(0);
  }));

test.each([phone, laptop])(
  'what is found breaks no rule of WCAG 2.2 AA by day or night, $width px wide',
  (viewport) =>
    withPage(kinds.course, { viewport }, async ({ page, faults }) => {
      await page.click('[popovertarget=search]');
      await searchFor(page, 'модели');
      await page.waitForSelector(results);
      expect(await faultsByDayAndNight(page, { within: '#search' })).toEqual(noFaults);
      const small = await page.$$eval('#search :is(a, button, input)', (elements) =>
        elements.map((element) => element.getBoundingClientRect().height).filter((height) => height < 44),
      );
      expect(small).toEqual([]);
      expect(faults).toEqual([]);
    }),
);

test('on a phone it is as wide as the screen', () =>
  withPage(kinds.lesson, { viewport: phone }, async ({ page }) => {
    await page.click('[popovertarget=search]');
    await searchFor(page, 'модели');
    await page.waitForSelector(results);
    expect(await page.locator('#search').boundingBox()).toMatchObject({ x: 0, y: 0, width: phone.width });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  }));

test('Enter right after the last letter opens what this word finds, not what the last one did', () =>
  withPage(kinds.home, {}, async ({ page }) => {
    await page.keyboard.press('/');
    await searchFor(page, 'контейнеры');
    await page.locator(results).first().waitFor();
    await page.locator('#search input').evaluate((field: HTMLInputElement) => {
      field.value = 'балльно';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await page.waitForURL(/\/mo\/students\/points\//);
  }));

test('asked for more twice, it shows the same pages once', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    await page.keyboard.press('/');
    await searchFor(page, 'модель');
    await page.waitForSelector('.search__more');
    await page.locator('.search__more').evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await page.waitForFunction(() => document.activeElement?.matches('.search__page'));
    const pages = await page
      .locator('.search__page')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(pages).size).toBe(pages.length);
  }));

test('more is shown on demand, and the focus goes on from there', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    await page.keyboard.press('/');
    await searchFor(page, 'модель');
    await page.waitForSelector('.search__more');
    const before = await page.locator('.search__page').count();
    await page.click('.search__more');
    await page.waitForFunction((least) => document.querySelectorAll('.search__page').length > least, before);
    expect(await page.evaluate("document.activeElement.matches('.search__page')")).toBe(true);
  }));
