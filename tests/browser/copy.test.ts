/** The button that copies a block of code. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { phone, useBrowser, withPage } from './pages.ts';
import { accessibilityFaults } from './wcag.ts';

useBrowser();

const blocks = '/guide/writing/blocks/';
const permissions = ['clipboard-read', 'clipboard-write'];
const copied = (page: Page) => page.evaluate('navigator.clipboard.readText()');
const marked = (page: Page) => page.locator('pre:has(.line--marked)').first();

test('every block has one, by the name of what it does', () =>
  withPage(blocks, {}, async ({ page, faults }) => {
    await page.waitForSelector('pre button');
    const blocksOfCode = await page.locator('main pre').count();
    expect(await page.getByRole('button', { name: 'Copy the code' }).count()).toBe(blocksOfCode);
    expect(await accessibilityFaults(page, 'main pre')).toEqual([]);
    expect(faults).toEqual([]);
  }));

test('it copies the code as its author wrote it, by keyboard, and says so', () =>
  withPage(blocks, { permissions }, async ({ page }) => {
    const button = marked(page).getByRole('button');
    await marked(page).focus();
    await page.keyboard.press('Tab');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Code copied').waitFor({ state: 'attached' });
    const code = (await copied(page)) as string;
    expect(code).toBe((await marked(page).locator('code').textContent())?.replace(/\n$/, ''));
    expect(code).toMatch(/^def .*:\n {4}\S[\s\S]*\S$/);
  }));

test('where there is no clipboard, the selection is copied; where that fails too, the code is left selected', () =>
  withPage(blocks, {}, async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await page.reload();
    await marked(page).getByRole('button').click();
    await page.getByRole('status').getByText('press Ctrl+C').waitFor({ state: 'attached' });
    expect(await page.evaluate('getSelection().toString()')).toContain('def ');
  }));

test('it stays in reach while the code is scrolled, and takes no room', () =>
  withPage(blocks, { viewport: { width: 320, height: 640 } }, async ({ page }) => {
    const block = page.locator('main pre:has(button)').filter({ hasText: 'y_mean' }).first();
    const button = block.getByRole('button');
    const before = await button.boundingBox();
    await block.evaluate((element) => {
      element.scrollLeft = element.scrollWidth;
    });
    expect((await button.boundingBox())?.x).toBeCloseTo(before?.x ?? 0, 0);
    const [withButton, without] = await block.evaluate((element) => {
      const { height } = element.getBoundingClientRect();
      element.querySelector('.copy')?.remove();
      return [height, element.getBoundingClientRect().height];
    });
    expect(withButton).toBe(without);
  }));

test('is as large as a finger, and not on paper', () =>
  withPage(blocks, { viewport: phone }, async ({ page }) => {
    const button = marked(page).getByRole('button');
    const { width, height } = (await button.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    await page.emulateMedia({ media: 'print' });
    expect(await button.isVisible()).toBe(false);
  }));

test('without JavaScript there is none', () =>
  withPage(blocks, { javaScriptEnabled: false }, async ({ page }) => {
    expect(await page.locator('main pre button').count()).toBe(0);
  }));
