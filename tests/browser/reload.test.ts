/** The page of `kafedra dev` renews itself and stays where its author was reading. */
import { renameSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DevServer, devServer } from '../builds/devServer.ts';
import { type TestSite, testSite } from '../builds/kafedra.ts';
import { useBrowser, withPage } from './pages.ts';

useBrowser();

const lesson = 'content/ml/01-regression.md';
const text = Array.from({ length: 60 }, (_, n) => `## Часть ${n}\n\nТекст.\n`).join('\n');
let site: TestSite;
let server: DevServer;
const write = (title: string, body = text) =>
  writeFileSync(site.path(lesson), `---\ntitle: ${title}\n---\n${body}`);

beforeAll(async () => {
  site = testSite('minimal');
  write('Первая');
  server = await devServer(site);
});
afterAll(async () => {
  await server.stop();
  site.remove();
});

test.each(['/ml/regression/', '/ml/regression/#часть-3'])(
  '%s keeps its place on the screen, also over a mistake and its mend',
  async (path) => {
    await withPage(path, { origin: `http://127.0.0.1:${server.port}` }, async ({ page }) => {
      const place = () => page.evaluate<number>('scrollY');
      await page.evaluate('scrollTo({ top: 2000, behavior: "instant" })');
      expect(await place()).toBe(2000);
      write('Вторая');
      await page.getByRole('heading', { level: 1, name: 'Вторая' }).waitFor({ state: 'attached' });
      await expect.poll(place).toBe(2000);
      write('"Без конца');
      await page.getByRole('dialog').waitFor();
      write('Третья');
      await page.getByRole('heading', { level: 1, name: 'Третья' }).waitFor({ state: 'attached' });
      await expect.poll(place).toBe(2000);
      write('Первая');
      await page.getByRole('heading', { level: 1, name: 'Первая' }).waitFor({ state: 'attached' });
    });
  },
);

test('shows a renamed file, a new style and another language in the open page', async () => {
  await withPage('/ml/', { origin: `http://127.0.0.1:${server.port}` }, async ({ page }) => {
    const syllabus = page.locator('.syllabus');
    renameSync(site.path(lesson), site.path('content/ml/01-trees.md'));
    await syllabus.locator('a[href="/ml/trees/"]').waitFor();
    await page.locator('.sidebar a[href="/ml/trees/"]').waitFor({ state: 'attached' });
    writeFileSync(site.path('assets/styles/theme.css'), '.syllabus { outline: 7px solid rgb(1, 2, 3) }');
    await page.waitForFunction(
      `getComputedStyle(document.querySelector('.syllabus')).outlineColor === 'rgb(1, 2, 3)'`,
    );
    writeFileSync(site.path('_data/site.yml'), 'title: Courses\nlang: en\nurl:\n');
    await page.locator('html[lang=en]').waitFor();
    await page.getByRole('columnheader', { name: 'Lesson' }).waitFor();
  });
});
