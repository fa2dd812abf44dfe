/** Formulas and diagrams as Chromium sets and draws them. */
import { describe, expect, test } from 'vitest';
import { laptop, phone, useBrowser, withPage } from './pages.ts';
import { faultsByDayAndNight, noFaults } from './wcag.ts';

useBrowser();

const formulas = '/guide/writing/formulas/';
const diagram = '/mo/integration/wrapper/';
const drawn = '.diagram svg';

describe('formulas', () => {
  test('are set in the font of the site, whose brackets grow with what they hold', () =>
    withPage(formulas, {}, async ({ page, faults }) => {
      await page.evaluate('document.fonts.ready');
      expect(await page.evaluate(`document.fonts.check('16px "STIX Two Math"')`)).toBe(true);
      const heights = (await page.evaluate(
        `[...document.querySelectorAll('.formula')].flatMap((formula) => {
          const table = formula.querySelector('mtable');
          const fence = table?.parentElement.querySelector(':scope > mo[fence]');
          return fence ? [[fence.getBoundingClientRect().height, table.getBoundingClientRect().height]] : [];
        })`,
      )) as [number, number][];
      expect(heights.length).toBeGreaterThan(0);
      for (const [bracket, content] of heights) expect(bracket).toBeGreaterThan(content * 0.8);
      expect(faults).toEqual([]);
    }));

  test('scroll within themselves on a phone, and can be reached by keyboard', () =>
    withPage(formulas, { viewport: { ...phone, width: 320 } }, async ({ page }) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      const [wide] = (await page.evaluate(
        `[...document.querySelectorAll('.formula')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.tabIndex)`,
      )) as number[];
      expect(wide).toBe(0);
    }));

  test('and diagrams break no rule of WCAG 2.2 AA', () =>
    withPage(formulas, { viewport: phone }, async ({ page, faults }) => {
      await page.locator('.diagram').scrollIntoViewIfNeeded();
      await page.waitForSelector(drawn);
      const drawnFor = (to: 'light' | 'dark') =>
        page.waitForSelector(`.diagram > div${to === 'dark' ? '[data-dark]' : ':not([data-dark])'} > svg`);
      expect(await faultsByDayAndNight(page, { turned: drawnFor })).toEqual(noFaults);
      expect(faults).toEqual([]);
    }));
});

describe('a diagram', () => {
  test('is fetched and drawn when the reader comes near, and not before', () =>
    withPage(diagram, { viewport: phone }, async ({ page, faults }) => {
      const fetched: string[] = [];
      page.on('request', (request) => fetched.push(request.url()));
      await page.waitForLoadState('networkidle');
      expect(fetched.filter((url) => /mermaid[^/]*\.js/.test(url))).toEqual([]);
      await page.locator('.diagram').scrollIntoViewIfNeeded();
      await page.waitForSelector(drawn);
      expect(fetched.filter((url) => /mermaid[^/]*\.js/.test(url))).toHaveLength(1);
      expect(await page.locator('.diagram pre').isVisible()).toBe(false);
      expect(await page.locator('.diagram svg').textContent()).toContain('Сервис модели');
      expect(faults).toEqual([]);
    }));

  test('is drawn under the name of its title', () =>
    withPage(diagram, {}, async ({ page }) => {
      await page.locator('.diagram').scrollIntoViewIfNeeded();
      await page.waitForSelector(drawn);
      const name = 'Диаграмма: Путь запроса, когда сервис отвечает и когда молчит';
      expect(await page.locator('.diagram svg').getAttribute('aria-label')).toBe(name);
      expect(await page.locator('.diagram > div').getAttribute('aria-label')).toBe(name);
    }));

  test('is its source without JavaScript', () =>
    withPage(diagram, { javaScriptEnabled: false, viewport: laptop }, async ({ page }) => {
      expect(await page.locator('.diagram pre').innerText()).toContain('sequenceDiagram');
    }));

  test('with a mistake in it stays its source, with a word about it', () =>
    withPage(diagram, { javaScriptEnabled: true }, async ({ page, faults }) => {
      await page.route('**/draw.js', async (route) => {
        await page.evaluate(`document.querySelector('.language-mermaid').textContent = 'graph LR\\n A -->'`);
        await route.continue();
      });
      await page.reload({ waitUntil: 'commit' });
      await page.locator('.diagram').scrollIntoViewIfNeeded();
      await page.getByText('Эту диаграмму не удалось нарисовать').waitFor();
      expect(await page.locator('.diagram pre').isVisible()).toBe(true);
      expect(faults).toEqual([]);
    }));
});
