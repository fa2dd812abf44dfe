/** The report over a page of `kafedra dev`: shown, read and closed as a person would, and gone after the mend. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DevServer, devServer } from '../builds/devServer.ts';
import { type TestSite, testSite } from '../builds/kafedra.ts';
import { phone, useBrowser, withPage } from './pages.ts';
import { faultsByDayAndNight, noFaults } from './wcag.ts';

useBrowser();

const lesson = 'content/ml/01-regression.md';
let site: TestSite;
let server: DevServer;
beforeAll(async () => {
  site = testSite('minimal');
  writeFileSync(
    site.path(lesson),
    `---\ntitle: "<img src=x onerror=alert(1)>\nslides: ${'оченьдлинно'.repeat(30)}\n---\n`,
  );
  server = await devServer(site);
});
afterAll(async () => {
  await server.stop();
  site.remove();
});

const origin = () => `http://127.0.0.1:${server.port}`;

test.each([phone, { width: 1440, height: 900 }])(
  'is accessible by day and night and fits, $width px wide',
  async (viewport) => {
    await withPage('/ml/', { origin: origin(), viewport }, async ({ page }) => {
      const dialog = page.getByRole('dialog', { name: /Найдено/ });
      await dialog.waitFor();
      // The server's own scripts would be refused.
      expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').count()).toBe(0);
      expect(await dialog.getByRole('heading', { name: `${lesson}:2:8` }).count()).toBe(1);
      expect(await faultsByDayAndNight(page)).toEqual(noFaults);
      const { x = -1, width = 0 } = (await dialog.boundingBox()) ?? {};
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(viewport.width);
      expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    });
  },
);

test('has the focus, closes with Escape, comes back with the next mistake and goes by itself after the mend', async () => {
  await withPage('/ml/regression/', { origin: origin() }, async ({ page, faults }) => {
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(
      await page.getByRole('button', { name: /Закрыть/ }).evaluate((button) => button.matches(':focus')),
    ).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    writeFileSync(site.path(lesson), '---\ntitel: Регрессия\n---\n');
    await page.getByRole('heading', { name: `${lesson}:2:1` }).waitFor();
    writeFileSync(site.path(lesson), '---\ntitle: Цело\n---\nСнова.\n');
    await page.getByRole('heading', { level: 1, name: 'Цело' }).waitFor();
    expect(await page.locator('kafedra-report').count()).toBe(0);
    // While there is no page yet the answer says so, and the browser notes it.
    expect(faults.filter((fault) => !fault.includes('503'))).toEqual([]);
  });
});
