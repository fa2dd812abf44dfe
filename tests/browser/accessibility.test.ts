/** WCAG 2.2 AA, as far as a machine can tell: every kind of page, by day and by night, on a phone and on a laptop. */
import { describe, expect, test } from 'vitest';
import { everyKind, kinds, laptop, phone, useBrowser, withPage } from './pages.ts';
import { accessibilityFaults, colourFaults, faultsByDayAndNight, noFaults } from './wcag.ts';

useBrowser();

describe.each(Object.entries(everyKind))('the %s page', (_, url) => {
  test('breaks no rule of WCAG 2.2 AA by day or night, on a phone or a laptop', () =>
    withPage(url, { viewport: phone }, async ({ page, faults }) => {
      // What scripts add counts too.
      await page.waitForSelector('.header select');
      for (const viewport of [phone, laptop]) {
        await page.setViewportSize(viewport);
        expect({ viewport, ...(await faultsByDayAndNight(page)) }).toEqual({ viewport, ...noFaults });
      }
      expect(faults).toEqual([]);
    }));
});

test.each(['menu', 'toc'])('on a phone, the %s that is open breaks no rule of WCAG 2.2 AA', (drawer) =>
  withPage(kinds.lesson, { viewport: phone }, async ({ page }) => {
    await page.click(`[popovertarget="${drawer}"]`);
    await page.waitForSelector(`#${drawer}:popover-open`);
    for (const summary of await page.$$(`#${drawer} details:not([open]) > summary`)) await summary.click();
    expect(await faultsByDayAndNight(page, { within: `#${drawer}` })).toEqual(noFaults);
  }),
);

test('the check itself finds what is wrong', () =>
  withPage(kinds.page, { bypassCSP: true }, async ({ page }) => {
    await page.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      main.innerHTML = '<p style="color: #aaa; background: #fff">pale</p><img src="a.png"><button></button>';
      document.documentElement.removeAttribute('lang');
    });
    const rules = (await accessibilityFaults(page)).map((fault) => fault.split(' ')[0]);
    expect(rules.sort()).toEqual(['button-name', 'color-contrast', 'html-has-lang', 'image-alt']);
    expect(await colourFaults(page)).toEqual([expect.stringMatching(/^color-contrast /)]);
    expect(await accessibilityFaults(page, 'img')).toEqual([expect.stringMatching(/^image-alt /)]);
    expect(await colourFaults(page, 'main')).toHaveLength(1);
    expect(await colourFaults(page, 'header')).toEqual([]);
  }));
