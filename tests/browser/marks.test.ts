/** The marks of what a student has studied, and the way back to where he was. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { kinds, laptop, phone, useBrowser, withPage } from './pages.ts';
import { refuseStorage } from './storage.ts';
import { accessibilityFaults, faultsByDayAndNight, noFaults } from './wcag.ts';

useBrowser();

const tick = (page: Page) => page.getByRole('checkbox', { name: 'Изучено' });
const progress = (page: Page) => page.locator('.progress progress');
const resume = (page: Page) => page.getByRole('link', { name: /^Продолжить/ });
const go = (page: Page, url: string) => page.goto(new URL(url, page.url()).href);
/** Addresses of the lessons that a list marks as studied. */
const markedIn = (page: Page, list: string) =>
  page
    .locator(`${list} a:has([role=img][aria-label="Изучено"])`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));

test('a lesson is marked by keyboard; the sidebar, the syllabus and the bar of the course show it', () =>
  withPage(kinds.lesson, {}, async ({ page, faults }) => {
    await tick(page).focus();
    await page.keyboard.press('Space');
    expect(await markedIn(page, '.sidebar')).toEqual([kinds.lesson]);
    await go(page, kinds.course);
    await progress(page).waitFor();
    expect(
      await progress(page).evaluate((bar) => [bar.getAttribute('max'), (bar as HTMLProgressElement).value]),
    ).toEqual(['12', 1]);
    expect(await page.textContent('.progress label')).toContain('Изучено 1 из 12');
    expect(await markedIn(page, '.syllabus')).toEqual([kinds.lesson]);
    expect(await markedIn(page, '.sidebar')).toEqual([kinds.lesson]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await go(page, kinds.lesson);
    expect(await tick(page).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await tick(page).press('Space');
    expect(await markedIn(page, '.sidebar')).toEqual([]);
    expect(faults).toEqual([]);
  }));

describe.each([kinds.course, kinds.home])('%s', (url) => {
  test('leads back to the lesson that was open last', () =>
    withPage(url, { viewport: phone }, async ({ page, faults }) => {
      await page.waitForSelector('.header select');
      expect(await resume(page).count()).toBe(0);
      await go(page, '/mo/deployment/docker/');
      await tick(page).waitFor();
      await go(page, url);
      expect(await resume(page).textContent()).toBe('Продолжить: Развёртывание с помощью Docker');
      expect(await faultsByDayAndNight(page, { within: '.progress' })).toEqual(noFaults);
      await resume(page).click();
      await page.waitForURL(/\/mo\/deployment\/docker\/$/);
      expect(faults).toEqual([]);
    }));
});

test('planned lessons do not count, nor do those that are no longer there', () =>
  withPage(kinds.course, {}, async ({ page }) => {
    await page.evaluate(() => {
      const last = { lesson: 'mo/gone/', title: 'Gone' };
      const studied = ['mo/gone/', 'mo/deployment/kubernetes/', 'mo/introduction/'];
      localStorage.setItem('kafedra:/mo/', JSON.stringify({ studied, last }));
    });
    await page.reload();
    await progress(page).waitFor();
    expect(await page.textContent('.progress label')).toContain('Изучено 1 из 12');
    expect(await resume(page).count()).toBe(0);
  }));

test('what is no list of marks is taken for none', () =>
  withPage(kinds.course, {}, async ({ page, faults }) => {
    for (const text of ['{', 'null', '{"studied":"all"}', '{"studied":[1]}', '{"studied":[],"last":"x"}']) {
      await page.evaluate((value) => localStorage.setItem('kafedra:/mo/', value), text);
      await page.reload();
      await progress(page).waitFor();
      expect(await page.textContent('.progress label'), text).toContain('Изучено 0 из 12');
      expect(faults, text).toEqual([]);
    }
  }));

test('other tabs follow', () =>
  withPage(kinds.course, {}, async ({ page }) => {
    const lesson = await page.context().newPage();
    await lesson.goto(new URL(kinds.lesson, page.url()).href);
    await lesson.getByRole('checkbox', { name: 'Изучено' }).check();
    await expect.poll(() => page.textContent('.progress label')).toContain('Изучено 1 из 12');
    expect(await markedIn(page, '.syllabus')).toEqual([kinds.lesson]);
  }));

test('marks are saved to a file, cleared, brought back and loaded', () =>
  withPage(kinds.lesson, { acceptDownloads: true }, async ({ page, faults }) => {
    const button = (name: string) => page.getByRole('button', { name });
    const label = () => page.textContent('.progress label');
    await tick(page).check();
    await go(page, kinds.course);
    await page.getByText('Мои отметки').press('Enter');
    expect(await accessibilityFaults(page, '.progress')).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button('Сохранить в файл').press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('mo.json');
    const file = join(mkdtempSync(join(tmpdir(), 'kafedra-marks-')), 'mo.json');
    await download.saveAs(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      course: 'mo/',
      studied: ['mo/models/basics/'],
      last: { lesson: 'mo/models/basics/', title: 'Основы MLOps' },
    });
    await button('Удалить отметки').press('Enter');
    expect(await label()).toContain('Изучено 0 из 12');
    expect(await page.evaluate("localStorage.getItem('kafedra:/mo/')")).toBe(null);
    await button('Вернуть отметки').press('Enter');
    expect(await label()).toContain('Изучено 1 из 12');
    await button('Удалить отметки').press('Enter');
    const load = async (path: string) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        button('Загрузить из файла').press('Enter'),
      ]);
      await chooser.setFiles(path);
    };
    await load(join(inject('demo').folder, 'sitemap.xml'));
    await page.getByRole('status').getByText('В этом файле нет').first().waitFor({ state: 'attached' });
    await load(file);
    await expect.poll(label).toContain('Изучено 1 из 12');
    expect(await resume(page).textContent()).toBe('Продолжить: Основы MLOps');
    rmSync(dirname(file), { recursive: true });
    expect(faults).toEqual([]);
  }));

test('marks that somebody else wrote lead nowhere and break nothing', () =>
  withPage(kinds.course, {}, async ({ page, faults }) => {
    for (const lesson of ['http://[', 'javascript:alert(1)', 'https://evil.example/']) {
      const hostile = JSON.stringify({
        studied: ['mo/models/basics/', lesson],
        last: { lesson, title: 'Сюда' },
      });
      const input = page.waitForEvent('filechooser');
      await page.getByText('Мои отметки').press('Enter');
      await page.getByRole('button', { name: 'Загрузить из файла' }).press('Enter');
      await (await input).setFiles({
        name: 'mo.json',
        mimeType: 'application/json',
        buffer: Buffer.from(hostile),
      });
      await expect.poll(() => page.textContent('.progress label')).toContain('Изучено 1 из 12');
      expect(await page.evaluate("localStorage.getItem('kafedra:/mo/')"), lesson).toBe(
        '{"studied":["mo/models/basics/"]}',
      );
      await page.evaluate((marks) => localStorage.setItem('kafedra:/mo/', marks), hostile);
      await page.reload();
      await page.getByText('Мои отметки').press('Enter');
      expect(await page.locator('.progress > a').getAttribute('href'), lesson).toBe(null);
      await page.getByRole('button', { name: 'Удалить отметки' }).press('Enter');
      expect(await page.textContent('.progress label'), lesson).toContain('Изучено 0 из 12');
      expect(faults, lesson).toEqual([]);
      await page.reload();
    }
  }));

test('what is marked elsewhere between clearing and bringing back is kept', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    await tick(page).check();
    await go(page, kinds.course);
    await page.getByText('Мои отметки').press('Enter');
    await page.getByRole('button', { name: 'Удалить отметки' }).press('Enter');
    const other = await page.context().newPage();
    await other.goto(new URL('/mo/deployment/docker/', page.url()).href);
    await tick(other).check();
    await page.getByRole('button', { name: 'Вернуть отметки' }).press('Enter');
    expect(await page.textContent('.progress label')).toContain('Изучено 2 из 12');
  }));

test('where there is no room for a mark, the tick goes and that is said', () =>
  withPage(kinds.lesson, {}, async ({ page, faults }) => {
    await tick(page).waitFor();
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    });
    await tick(page).click();
    expect(await tick(page).isChecked()).toBe(false);
    expect(await page.getByRole('status').filter({ hasText: 'не осталось места' }).count()).toBe(1);
    expect(faults).toEqual([]);
  }));

test('marks belong to a course of a site: its path is a part of what they are kept under', () => {
  const { origin } = inject('repo');
  return withPage('/repo/ml/regression/', { origin }, async ({ page, faults }) => {
    await tick(page).check();
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual(['kafedra:/repo/ml/']);
    await page.goto(`${origin}/repo/`);
    await resume(page).click();
    await page.waitForURL(`${origin}/repo/ml/regression/`);
    expect(faults).toEqual([]);
  });
});

test('in a folder without a server, marks and the way back work', () =>
  withPage(
    `${kinds.lesson}index.html`,
    { origin: `file://${inject('portable').folder}` },
    async ({ page }) => {
      await tick(page).check();
      await page.locator('.sidebar__title a').click();
      await progress(page).waitFor();
      expect(await page.textContent('.progress label')).toContain('Изучено 1 из 12');
      const lesson = page.url().replace(/mo\/index\.html$/, 'mo/models/basics/index.html');
      await resume(page).click();
      await page.waitForURL(lesson);
    },
  ));

test('a page that comes back by the way back shows what was marked meanwhile, and is the last place again', () =>
  withPage(kinds.course, {}, async ({ page }) => {
    await page.locator(`.syllabus a[href="${kinds.lesson}"]`).click();
    await tick(page).check();
    await page.locator('a[rel=next]').click();
    await page.waitForURL(/\/mo\/models\/building\/$/);
    await tick(page).waitFor();
    await page.goBack();
    await expect.poll(() => tick(page).isChecked()).toBe(true);
    await page.goBack();
    await expect.poll(() => page.textContent('.progress label')).toContain('Изучено 1 из 12');
    expect(await resume(page).textContent()).toBe('Продолжить: Основы MLOps');
    // Playwright lets no page wait in memory, so that each has been loaded anew: a page that did wait is told so.
    await page.evaluate(() => {
      const last = { lesson: 'mo/introduction/', title: 'Введение в MLOps' };
      localStorage.setItem('kafedra:/mo/', JSON.stringify({ studied: [], last }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    expect(await page.textContent('.progress label')).toContain('Изучено 0 из 12');
    expect(await resume(page).textContent()).toBe('Продолжить: Введение в MLOps');
  }));

test.each([phone, laptop])('without JavaScript nothing of it is to be seen, $width px wide', (viewport) =>
  withPage(kinds.course, { viewport, javaScriptEnabled: false }, async ({ page }) => {
    expect((await page.locator('.progress').innerText()).trim()).toBe('');
    expect(await page.locator('progress, input[type=checkbox]').count()).toBe(0);
    await go(page, kinds.lesson);
    expect(await page.locator('main > p input').count()).toBe(0);
  }),
);

test('where the browser remembers nothing, there is nothing to tick', () =>
  withPage(kinds.lesson, {}, async ({ page, faults }) => {
    await refuseStorage(page);
    await page.waitForSelector('.header select');
    expect(await tick(page).count()).toBe(0);
    await go(page, kinds.course);
    await page.waitForSelector('.header select');
    expect((await page.locator('.progress').innerText()).trim()).toBe('');
    expect(faults).toEqual([]);
  }));

test('on paper there are no marks', () =>
  withPage(kinds.lesson, {}, async ({ page }) => {
    await tick(page).check();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.studied').isVisible()).toBe(false);
    await go(page, kinds.course);
    await page.waitForSelector('.syllabus .tick', { state: 'attached' });
    expect(await page.locator('.tick, .progress').filter({ visible: true }).count()).toBe(0);
  }));
