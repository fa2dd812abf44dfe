/** What a reader may count on: on a narrow phone, with large letters, without scripts, in forced colours, from right to left. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { kinds, kindsOfPages, laptop, phone, useBrowser, visitEach, withPage } from './pages.ts';
import { accessibilityFaults } from './wcag.ts';

useBrowser();

const narrow = { width: 320, height: 640 };

/** Elements that stand out of the page to either side, unless what they stand in scrolls. */
const standingOut = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (right > root.clientWidth + 1 || left < -1);
    });
    return [
      `${root.scrollWidth} of ${root.clientWidth} px`,
      ...out.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    ];
  });

/** Frames of other sites stay empty: there is no such site. */
const withoutFrames = (page: Page) =>
  page.route('https://frame.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));

/** The controls that scripts make are there. */
const areMade = (page: Page) => page.waitForSelector('.header select');

const nothingOn = (urls: readonly string[]) => Object.fromEntries(urls.map((url) => [url, []]));

test('no page of the demo and the guide is wider than a phone of 320 px, complains, or asks another site for anything', () => {
  const { pages } = inject('demo');
  return withPage('/', { viewport: narrow }, async ({ page, faults }) => {
    const seen = await visitEach(page, pages, () => standingOut(page));
    expect(pages.length).toBeGreaterThan(50);
    expect(seen).toEqual(nothingOn(pages));
    expect(faults).toEqual([]);
  });
});

test('a word that is longer than a phone is wide is broken wherever it stands', () =>
  withPage('/', { viewport: narrow }, async ({ page }) => {
    const seen = await visitEach(page, [kinds.course, kinds.lesson, kinds.module], async () => {
      await page.evaluate(() => {
        const texts =
          'main :is(h1, h2, p, li, td:not(.prose *), th span:not(.badge), .video__title), .pager a, .sidebar a, .toc a, .breadcrumbs a, .header__nav a, .footer p, .page-source a';
        for (const element of document.querySelectorAll(texts)) element.append('Ы'.repeat(80));
      });
      return standingOut(page);
    });
    expect(seen).toEqual(nothingOn(Object.keys(seen)));
  }));

test('on a phone the number of a lesson stands before its title', () =>
  withPage('/', { viewport: phone }, async ({ page }) => {
    await visitEach(page, [kinds.course, kinds.module], async (url) => {
      const heights = await page
        .locator('.syllabus__lesson')
        .evaluateAll((lessons) =>
          lessons.map((lesson) =>
            ['number', 'title'].map((part) =>
              Math.round(lesson.querySelector(`.syllabus__${part}`)?.getBoundingClientRect().top ?? 0),
            ),
          ),
        );
      expect(heights.length, url).toBeGreaterThan(2);
      expect(
        heights.filter(([number, title]) => number !== title),
        url,
      ).toEqual([]);
    });
  }));

test('the language of every page is that of its course', () => {
  const { pages } = inject('demo');
  return withPage('/', {}, async ({ page }) => {
    const courses = pages.filter((url) => /^\/[^/]*\/?$/.test(url));
    const languages = await visitEach(page, courses, () =>
      page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
    );
    expect(languages).toMatchObject({ '/': ['ru', 'ltr'], '/mo/': ['ru', 'ltr'] });
    for (const [lang] of Object.values(languages)) expect(['ru', 'en']).toContain(lang);
  });
});

describe('without JavaScript', () => {
  test('every kind of page can be read', () =>
    withPage('/', { javaScriptEnabled: false }, async ({ page, faults }) => {
      await visitEach(page, kindsOfPages, async (url) => {
        expect(await page.locator('main h1').isVisible(), url).toBe(true);
        expect((await page.locator('main').innerText()).length, url).toBeGreaterThan(40);
      });
      expect(faults).toEqual([]);
    }));

  test('the menu of a phone opens and leads on', () =>
    withPage(kinds.lesson, { javaScriptEnabled: false, viewport: phone }, async ({ page }) => {
      await page.click('[popovertarget="menu"]');
      const link = page.locator('#menu a:visible').nth(2);
      const address = await link.getAttribute('href');
      await link.click();
      await page.waitForURL((url) => decodeURI(url.pathname) === address);
    }));

  test('a video is a link', () =>
    withPage(kinds.lesson, { javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator('.video a').first().getAttribute('href')).toMatch(/^https:\/\//);
    }));
});

describe('what is pressed on a phone', () => {
  /** Things to press that are lower or narrower than `least`, apart from links within a text. */
  const tooSmall = (page: Page, selector: string, least: number) =>
    page.locator(selector).evaluateAll(
      (elements, least) =>
        elements
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          .map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 160) }))
          .filter(
            ({ box }) => box.width > 0 && (box.height < least - 0.5 || box.width < Math.min(least, 24) - 0.5),
          )
          .map(({ box, html }) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${html}`),
      least,
    );

  test('on every kind of page is 44 px high where it navigates, and 24 px elsewhere', () =>
    withPage('/', { viewport: phone, hasTouch: true, isMobile: true }, async ({ page }) => {
      const navigation =
        'header a:not(.skip-link), header button, nav a, nav button, .print-contents a, a.resource, .video__link, .syllabus__title a';
      const withContents = '/mo/students/exam/';
      const seen = await visitEach(page, [...kindsOfPages, withContents], async () => {
        await areMade(page);
        return [
          ...(await tooSmall(page, navigation, 44)),
          ...(await tooSmall(page, 'button, summary, input:enabled, footer a', 24)),
        ];
      });
      expect(seen).toEqual(nothingOn([...kindsOfPages, withContents]));
    }));

  test.each(['menu', 'toc'])('in the %s is 44 px high', (drawer) =>
    withPage(kinds.lesson, { viewport: phone, hasTouch: true, isMobile: true }, async ({ page }) => {
      await page.tap(`[popovertarget="${drawer}"]`);
      expect(await tooSmall(page, `#${drawer} :is(a, button, summary)`, 44)).toEqual([]);
    }),
  );
});

describe('large letters', () => {
  /** Zoom of 200 % on a laptop is a window half as wide, with pixels twice as large. */
  const zoomed = { width: 640, height: 400 };

  test('and wide spacing leave nothing out on any kind of page', () =>
    // The reader's own styles, which no policy of a page holds back.
    withPage('/', { viewport: zoomed, deviceScaleFactor: 2, bypassCSP: true }, async ({ page }) => {
      const seen = await visitEach(page, kindsOfPages, async () => {
        await page.setViewportSize(zoomed);
        await areMade(page);
        const large = [...(await standingOut(page)), ...(await cutText(page))];
        await page.setViewportSize(narrow);
        await page.addStyleTag({
          content: `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
          p { margin-block-end: 2em !important }`,
        });
        return [...large, ...(await standingOut(page)), ...(await cutText(page))];
      });
      expect(seen).toEqual(nothingOn(kindsOfPages));
    }));

  /** Elements whose own text is cut off by their box. */
  const cutText = (page: Page) =>
    page.evaluate(() =>
      [...document.body.querySelectorAll('*')]
        .filter((element) => {
          const { overflowX, overflowY } = getComputedStyle(element);
          const hides = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
          const isCut =
            element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
          return hides && isCut && element.checkVisibility() && element.clientWidth > 1;
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
});

test('nothing moves for who asked for less motion', () =>
  withPage(kinds.lesson, { reducedMotion: 'reduce' }, async ({ page }) => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, animationDuration, scrollBehavior } =
            getComputedStyle(element);
          const lasts = (time: string) => time.split(',').some((part) => Number.parseFloat(part) > 0.01);
          return (
            lasts(transitionDuration) ||
            (animationName !== 'none' && lasts(animationDuration)) ||
            scrollBehavior === 'smooth'
          );
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(moving).toEqual([]);
  }));

describe('in forced colours', () => {
  test('nothing vanishes from any kind of page', () =>
    withPage('/', { viewport: laptop }, async ({ page }) => {
      const boxes = () =>
        page.evaluate(() =>
          [...document.body.querySelectorAll('*')].map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return [x, y, width, height].map(Math.round).join();
          }),
        );
      const lost = await visitEach(page, kindsOfPages, async (url) => {
        await page.emulateMedia({ forcedColors: 'none' });
        await page.evaluate(async () => {
          for (const image of document.images) image.loading = 'eager';
          await Promise.all([...document.images].map((image) => image.decode()));
        });
        // What scripts add is there: the controls, and the diagrams of a page that is drawn as a whole.
        await areMade(page);
        await page.waitForFunction(
          () => document.querySelector('.page--print .diagram:not(:has(svg))') === null,
        );
        const before = await boxes();
        await page.emulateMedia({ forcedColors: 'active' });
        expect(await boxes(), url).toEqual(before);
        // Pictures made of a background must say that they keep it, or it becomes that of the page.
        return page.evaluate(() =>
          [...document.body.querySelectorAll('*')].flatMap((element) =>
            ['', '::before', '::after'].flatMap((part) => {
              const style = getComputedStyle(element, part || null);
              const isPicture = style.clipPath !== 'none' || (part !== '' && style.content === '""');
              const isSeen = style.backgroundColor !== 'rgba(0, 0, 0, 0)' && style.position !== 'absolute';
              return isPicture && isSeen && style.forcedColorAdjust !== 'none'
                ? [`${element.className}${part}`]
                : [];
            }),
          ),
        );
      });
      expect(lost).toEqual(nothingOn(kindsOfPages));
    }));

  test('every button still looks like something to press', () =>
    withPage(kinds.lesson, { forcedColors: 'active' }, async ({ page }) => {
      const colors = await page
        .locator('a.resource')
        .first()
        .evaluate((link) => {
          const { borderTopStyle, color } = getComputedStyle(link);
          return { borderTopStyle, isLinkColor: color !== getComputedStyle(document.body).color };
        });
      expect(colors).toEqual({ borderTopStyle: 'solid', isLinkColor: true });
    }));
});

describe('from right to left', () => {
  const { origin, pages } = inject('rtl');

  test.each([narrow, laptop])('nothing stands out, $width px wide', (viewport) =>
    withPage('/', { origin, viewport }, async ({ page, faults }) => {
      await withoutFrames(page);
      expect(await visitEach(page, pages, () => standingOut(page))).toEqual(nothingOn(pages));
      expect(faults.filter((fault) => !fault.includes('https://frame.example/'))).toEqual([]);
    }),
  );

  const widePages = ['/wide/module/html/', '/wide/module/formulas/'];

  test('what is wider than a phone keeps its proportions or scrolls within itself, where a keyboard reaches it', () =>
    withPage('/', { origin, viewport: narrow }, async ({ page }) => {
      await withoutFrames(page);
      const faults = await visitEach(page, widePages, () => accessibilityFaults(page));
      expect(faults).toEqual(nothingOn(widePages));
      // In a table it is the table that scrolls.
      await expect.poll(() => reachedFormulas(page)).toEqual([true, true, false, true, true]);
      expect(await page.locator('.table-scroll[tabindex="0"] .formula-line').count()).toBe(1);
      const scrolls = await page
        .locator('.formula-line')
        .evaluateAll((elements) => elements.map((element) => element.scrollWidth > element.clientWidth));
      expect(scrolls).toEqual([true, true, false, true, true]);
      await page.goto(new URL('/wide/module/html/', page.url()).href);
      const ratios = await page
        .locator('main :is(iframe, canvas, svg)')
        .evaluateAll((elements) =>
          elements.map((element) => Math.round((10 * element.clientWidth) / element.clientHeight) / 10),
        );
      for (const [index, ratio] of [1.7, 10, 10].entries())
        expect(Math.abs((ratios[index] ?? 0) - ratio)).toBeLessThan(0.3);
    }));

  const reachedFormulas = (page: Page) =>
    page
      .locator('.formula-line')
      .evaluateAll((elements) => elements.map((element) => (element as HTMLElement).tabIndex === 0));

  test('the Tab key passes by a formula in a line that fits, and reaches it once it has to scroll', () =>
    withPage('/wide/module/formulas/', { origin, viewport: laptop }, async ({ page }) => {
      await expect.poll(() => reachedFormulas(page)).toEqual(Array(5).fill(false));
      await page.setViewportSize(narrow);
      await expect.poll(() => reachedFormulas(page)).toEqual([true, true, false, true, true]);
    }));

  test('without JavaScript every formula in a line is reached that may have to scroll', () =>
    withPage(
      '/wide/module/formulas/',
      { origin, viewport: narrow, javaScriptEnabled: false },
      async ({ page }) => expect(await reachedFormulas(page)).toEqual(Array(5).fill(true)),
    ));

  test('a formula in a line stands on the line, whether it could scroll or not', () =>
    withPage('/wide/module/formulas/', { origin, viewport: laptop }, async ({ page }) => {
      const bottoms = await page.evaluate(() => {
        const line = document.querySelector('main p') as HTMLElement;
        const [long, short] = [...line.querySelectorAll('math')].map((formula) =>
          [...formula.querySelectorAll('mi')].map((letter) => letter.getBoundingClientRect().bottom),
        );
        return [long?.[0] ?? 0, short?.[0] ?? 99] as const;
      });
      expect(Math.abs(bottoms[0] - bottoms[1])).toBeLessThan(2);
    }));

  test('the words of the interface, which has none in Arabic, say that they are English; what is Arabic says that too', () =>
    withPage('/', { origin }, async ({ page }) => {
      const inArabic = [...pages.filter((url) => !url.startsWith('/wide/')), '/nowhere/'];
      const mistaken = await visitEach(page, inArabic, async () => {
        await areMade(page);
        return page.evaluate(() => {
          const langOf = (element: Element | null) => element?.closest<HTMLElement>('[lang]')?.lang;
          const isMistaken = (text: string, lang: string | undefined) =>
            (/[A-Za-z]{2}/.test(text) && lang !== 'en') || (/\p{Script=Arabic}/u.test(text) && lang !== 'ar');
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const found: string[] = [];
          for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
            const element = text.parentElement;
            const shown = (text.textContent ?? '').trim();
            if (element?.closest('code, script, style') === null && isMistaken(shown, langOf(element)))
              found.push(shown);
          }
          for (const element of document.querySelectorAll(
            '[placeholder], nav, table, button, select, input',
          )) {
            const name = element.ariaLabel ?? element.getAttribute('placeholder') ?? '';
            if (isMistaken(name, langOf(element))) found.push(name);
          }
          return found;
        });
      });
      expect(mistaken).toEqual(nothingOn(inArabic));
    }));

  test('a title of 180 letters takes three lines of the sidebar and of the contents, and is whole when it has the focus', () =>
    withPage('/os/basics/scheduling/', { origin }, async ({ page }) => {
      await areMade(page);
      for (const list of ['.sidebar', '.toc']) {
        const link = page.locator(`${list} a`, { has: page.locator('.clamped') });
        const box = link.locator('.clamped');
        const lines = () =>
          box.evaluate((element) => {
            const { lineHeight } = getComputedStyle(element);
            return Math.round(element.getBoundingClientRect().height / Number.parseFloat(lineHeight));
          });
        expect(await lines(), list).toBe(3);
        const name = (await box.textContent()) ?? '';
        expect(name.length).toBeGreaterThan(90);
        // Whoever hears it hears all of it.
        expect(await page.locator(list).getByRole('link', { name, exact: true }).count(), list).toBe(1);
        await page.keyboard.press('Tab');
        await link.focus();
        expect(await lines(), list).toBeGreaterThan(3);
      }
    }));

  test('breaks nothing of WCAG', () =>
    withPage('/', { origin }, async ({ page }) => {
      // A page of each kind; the wide ones are looked at on a phone.
      const looked = ['/', '/os/', '/os/basics/', '/os/basics/processes/', '/os/print/', '/wide/print/'];
      const faults = await visitEach(page, looked, async () => {
        await areMade(page);
        return accessibilityFaults(page);
      });
      expect(faults).toEqual(nothingOn(looked));
    }));

  test('the sidebar stands on the right, and the text begins there', () =>
    withPage('/os/basics/processes/', { origin }, async ({ page }) => {
      expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
      const middle = async (selector: string) => {
        const box = await page.locator(selector).first().boundingBox();
        return (box?.x ?? 0) + (box?.width ?? 0) / 2;
      };
      expect(await middle('.sidebar')).toBeGreaterThan(await middle('main'));
      expect(await middle('nav.toc')).toBeLessThan(await middle('main'));
      expect(
        await page
          .locator('main p')
          .first()
          .evaluate((element) => getComputedStyle(element).direction),
      ).toBe('rtl');
    }));

  test('the name of the site is written in its own direction on a page of another', () =>
    withPage('/wide/', { origin }, async ({ page }) => {
      const direction = (selector: string) =>
        page.locator(selector).evaluate((element) => getComputedStyle(element).direction);
      expect(await direction('.header__title > span')).toBe('rtl');
      expect(await direction('.header__title')).toBe('ltr');
    }));

  test('the drawer of a phone comes from the right', () =>
    withPage('/os/basics/processes/', { origin, viewport: phone }, async ({ page }) => {
      await page.click('[popovertarget="menu"]');
      const box = await page.locator('#menu').boundingBox();
      expect(Math.round((box?.x ?? 0) + (box?.width ?? 0))).toBe(phone.width);
      expect(box?.x).toBeGreaterThan(0);
    }));

  test('code stays from left to right', () =>
    withPage('/os/basics/processes/', { origin }, async ({ page }) => {
      expect(
        await page
          .locator('main pre')
          .first()
          .evaluate((element) => getComputedStyle(element).direction),
      ).toBe('ltr');
    }));
});
