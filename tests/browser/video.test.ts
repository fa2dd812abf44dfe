/** Recordings: a poster at first, the player of a host when the reader asks for it. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository, type TestSite, testSite } from '../builds/kafedra.ts';
import { laptop, phone, useBrowser, withPage } from './pages.ts';
import { type SiteServer, serve } from './server.ts';
import { accessibilityFaults, faultsByDayAndNight, noFaults } from './wcag.ts';

useBrowser();

const lesson = `---
title: Записи
sections:
  - title: "Лекция: Деревья"
    youtube: dQw4w9WgXcQ&list=PLbpi6ZahtOH6Ar&t=90
    video:
      - https://rutube.ru/video/private/0123456789abcdef0123456789abcdef/?p=key
      - https://vkvideo.ru/video_ext.php?oid=-1&id=2&hash=ab
      - https://vimeo.com/76979871/8272103f6e
      - https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv
      - /assets/video/trees.webm
  - title: "Практика: Леса"
    kind: practice
    video: /assets/video/forest.webm
    poster: /assets/images/forest.png
---
`;

let site: TestSite;
let server: SiteServer;
beforeAll(async () => {
  site = testSite('minimal');
  writeFileSync(site.path('content/ml/02-records.md'), lesson);
  cpSync(join(repository, 'assets/images/mo/case.png'), site.path('assets/images/forest.png'));
  for (const name of ['trees.webm', 'forest.webm']) writeFileSync(site.path(`assets/video/${name}`), '');
  for (const name of ['forest.vtt', 'forest.en.vtt'])
    writeFileSync(site.path(`assets/video/${name}`), 'WEBVTT\n');
  expect(await site.build()).toMatchObject({ code: 0 });
  server = await serve(site.output);
});
afterAll(async () => {
  await server.close();
  site.remove();
});

/** Opens the lesson; what is asked of other sites is answered with an empty page and noted. */
const open = (
  options: object,
  use: (page: Page, asked: string[], faults: readonly string[]) => Promise<void>,
) =>
  withPage('/ml/', { origin: server.origin, ...options }, async ({ page, faults }) => {
    const asked: string[] = [];
    await page.route(
      (url) => url.origin !== server.origin,
      (route) => {
        asked.push(route.request().url());
        return route.fulfill({ contentType: 'text/html', body: '<title>x</title>' });
      },
    );
    await page.goto(`${server.origin}/ml/records/`);
    await use(page, asked, faults);
  });

const frameOf = (page: Page) =>
  page.locator('.video__screen iframe').evaluate((element) => {
    const frame = element as HTMLIFrameElement;
    return {
      title: frame.title,
      src: frame.src,
      referrerPolicy: frame.referrerPolicy,
      fullscreen: frame.allowFullscreen,
      plays: frame.allow.split('; ').includes('autoplay'),
      focused: document.activeElement === frame,
    };
  });

const first = '.video:first-of-type';

test('nothing is asked of a host, and no player is loaded, before the reader comes near', () =>
  open({}, async (page, asked, faults) => {
    const own: string[] = [];
    page.on('request', (request) => own.push(request.url()));
    await page.reload();
    await page.waitForTimeout(300);
    expect(asked).toEqual([]);
    expect(own.filter((url) => /player-|\.webm|\.vtt/.test(url))).toEqual([]);
    expect(await page.locator('iframe').count()).toBe(0);
    expect(faults).toEqual([]);
  }));

test('the poster gives its place to the player, which has the focus and starts where the author said', () =>
  open({}, async (page, asked) => {
    await page.locator('.video__link').first().click();
    await page.waitForSelector('iframe');
    expect(await frameOf(page)).toEqual({
      title: 'Лекция: Деревья',
      src: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?list=PLbpi6ZahtOH6Ar&start=90&autoplay=1',
      referrerPolicy: 'strict-origin-when-cross-origin',
      fullscreen: true,
      plays: true,
      focused: true,
    });
    expect(await page.locator('.video__link').first().isVisible()).toBe(false);
    expect(asked).toHaveLength(1);
  }));

test('another host is chosen by keyboard, and there is one player at a time', () =>
  open({}, async (page) => {
    const choices = page.locator('.video').first().locator('p a');
    expect(await choices.allTextContents()).toEqual([
      'YouTube',
      'RuTube',
      'VK Видео',
      'Vimeo',
      'PeerTube',
      'Видеофайл',
    ]);
    const expected = [
      'https://rutube.ru/play/embed/0123456789abcdef0123456789abcdef?p=key&autoplay=1',
      'https://vkvideo.ru/video_ext.php?oid=-1&id=2&hash=ab&autoplay=1',
      'https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1&autoplay=1',
      'https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1',
    ];
    for (const [index, src] of expected.entries()) {
      await choices.nth(index + 1).focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector(`iframe[src="${src}"]`);
      expect(await frameOf(page)).toMatchObject({ src, focused: true, plays: true });
      expect(await page.locator(`${first} [aria-current=true]`).count()).toBe(1);
    }
    await choices.last().click();
    const file = page.locator('video').first();
    await file.waitFor({ state: 'visible' });
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await file.evaluate((element) => element === document.activeElement)).toBe(true);
    await choices.first().click();
    await page.waitForSelector('iframe');
    expect(await file.isVisible()).toBe(false);
  }));

test('a file plays in the page, with its captions in their languages', () =>
  open({}, async (page, asked) => {
    await page.locator('.video__link').nth(1).click();
    const file = page.locator('video').nth(1);
    await file.waitFor({ state: 'visible' });
    const tracks = await file.evaluate((element) =>
      [...(element as HTMLVideoElement).textTracks].map(({ kind, language, label }) => [
        kind,
        language,
        label,
      ]),
    );
    expect(tracks).toEqual([
      ['captions', 'ru', 'Русский'],
      ['captions', 'en', 'Английский'],
    ]);
    expect(asked).toEqual([]);
  }));

test('the host that plays is also a way to its page, and a click with Ctrl is none of ours', () =>
  open({}, async (page) => {
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page
        .locator('.video__link')
        .first()
        .click({ modifiers: ['Control'] }),
    ]);
    await tab.close();
    expect(await page.locator('iframe').count()).toBe(0);
    await page.locator('.video__link').first().click();
    await page.waitForSelector('iframe');
    await page.click(`${first} [aria-current=true]`);
    await page.waitForURL(/^https:\/\/www\.youtube\.com\/watch\?v=dQw4w9WgXcQ/);
  }));

test('when the player cannot be fetched, the link is followed', () =>
  open({}, async (page) => {
    await page.route(/player-/, (route) => route.abort());
    await page.locator('.video__link').first().click();
    await page.waitForURL(/^https:\/\/www\.youtube\.com\/watch/);
  }));

test('without JavaScript a host is a link and a file plays all the same', () =>
  open({ javaScriptEnabled: false }, async (page) => {
    expect(await page.locator('.video__link').first().getAttribute('href')).toContain('watch?v=dQw4w9WgXcQ');
    expect(await page.locator('video').nth(1).isVisible()).toBe(true);
    expect(await page.locator('.video__link').nth(1).isVisible()).toBe(false);
    await page.locator('.video').first().locator('p a').nth(1).click();
    await page.waitForURL(/^https:\/\/rutube\.ru\/video\/private\//);
  }));

test.each([phone, laptop])('posters and players break no rule of WCAG 2.2 AA, $width px wide', (viewport) =>
  open({ viewport }, async (page, _, faults) => {
    expect(await faultsByDayAndNight(page)).toEqual(noFaults);
    await page.locator('.video__link').first().click();
    await page.waitForSelector('iframe');
    await page.locator('.video__link').nth(1).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    expect(faults.filter((fault) => !fault.includes('asked for'))).toEqual([]);
  }),
);

test('on paper a recording is its address, on every host', () =>
  open({}, async (page) => {
    await page.emulateMedia({ media: 'print' });
    const shown = await page
      .locator('.video')
      .first()
      .locator('p a')
      .evaluateAll((links) =>
        links.map((link) => [link.checkVisibility(), getComputedStyle(link, '::after').content]),
      );
    expect(shown).toHaveLength(6);
    expect(shown[1]).toEqual([true, expect.stringContaining('rutube.ru/video/private/')]);
    expect(await page.locator('.video__screen').first().isVisible()).toBe(false);
    expect(await page.locator('.video').nth(1).locator('p a').isVisible()).toBe(true);
  }));
