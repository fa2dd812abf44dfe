/** The Content-Security-Policy at work: whatever a page is for goes on, and what gets in does not run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testSite } from '../builds/kafedra.ts';
import { kinds, kindsOfPages, useBrowser, visitEach, withPage } from './pages.ts';
import { serve } from './server.ts';

useBrowser();

const policy = 'meta[http-equiv="Content-Security-Policy"]';

test('nothing is refused of what every kind of page, formulas, diagrams and blocks of code are made of', () =>
  withPage('/', {}, async ({ page, faults }) => {
    const withDiagram = '/mo/integration/wrapper/';
    const pages = [...kindsOfPages, withDiagram, '/guide/writing/formulas/', '/guide/writing/blocks/'];
    await visitEach(page, pages, async (url) => {
      expect(await page.locator(policy).count(), url).toBe(1);
      await page.waitForSelector('.header select');
      // A diagram and the search need the same on every page, and take longer than all the rest.
      if (url === withDiagram) {
        await page.locator('.diagram').first().scrollIntoViewIfNeeded();
        await page.waitForSelector('.diagram svg');
      }
      if (url === kinds.lesson || url === kinds[404]) {
        await page.keyboard.press('/');
        await page.fill('#search input', 'модель');
        await page.waitForSelector('.search__results a');
      }
    });
    expect(faults).toEqual([]);
  }));

test('it comes before everything that it is for', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    const names = await page
      .locator('head > *')
      .evaluateAll((elements) => elements.map(({ tagName }) => tagName));
    expect(names.slice(0, 2)).toEqual(['META', 'META']);
    expect(await page.locator('head > :nth-child(2)').getAttribute('http-equiv')).toBe(
      'Content-Security-Policy',
    );
  }));

test('what gets into a page does not run: no script, no handler, no style, no frame', () =>
  withPage(kinds.course, {}, async ({ page, faults }) => {
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = 1';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = 2" alt="">');
      await new Promise((done) => setTimeout(done, 200));
      return 'ran' in window;
    });
    expect(ran).toBe(false);
    expect(faults.filter((fault) => fault.includes('Content Security Policy')).length).toBeGreaterThan(1);
  }));

test('a lesson may show the players of its videos, and no other frame', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    expect(await page.getAttribute(policy, 'content')).toMatch(
      /frame-src 'self' https:\/\/www\.youtube-nocookie\.com$/,
    );
  }));

describe("a site's own", () => {
  const files: Readonly<Record<string, string>> = {
    'assets/styles/theme.css':
      '.quiz { rotate: 3deg; background: url("data:image/gif;base64,R0lGODlhAQABAAAAACw=") }',
    'layouts/components/footer/footer.njk':
      '{% macro footer(params) %}\r\n<footer class="footer">\r\n<p id="stamp"></p>\r\n<script>\r\ndocument.title = "layout";\r\n</script>\r\n</footer>\r\n{% endmacro %}\r\n',
    '.eleventy.mjs':
      'export default (config) => config.addTransform("stamp", (html) => html.replace("</body>", "<script>document.getElementById(\'stamp\').textContent = \'transform\'</script></body>"));\n',
    'content/ml/01-regression.md':
      '---\ntitle: Регрессия\n---\n\n<p class="quiz" style="color: rgb(1, 2, 3)">Вопрос</p>\n',
  };

  test('scripts of layouts and transforms run, and styles of its theme and of Markdown apply', async () => {
    const site = testSite('minimal');
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(site.path(file)), { recursive: true });
      writeFileSync(site.path(file), text);
    }
    expect(await site.build()).toMatchObject({ code: 0 });
    const { origin, close } = await serve(site.output);
    await withPage('/ml/regression/', { origin }, async ({ page, faults }) => {
      expect(await page.title()).toBe('layout');
      expect(await page.textContent('#stamp')).toBe('transform');
      const { color, rotate } = await page.locator('.quiz').evaluate((element) => ({
        ...{ color: getComputedStyle(element).color, rotate: getComputedStyle(element).rotate },
      }));
      expect([color, rotate]).toEqual(['rgb(1, 2, 3)', '3deg']);
      expect(faults).toEqual([]);
    });
    await close();
    site.remove();
  });
});
