/** What a program that reads a page aloud makes of it: everything has a name, nothing is said twice, headings are in order. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { kindsOfPages, useBrowser, visitEach, withPage } from './pages.ts';

useBrowser();

interface Spoken {
  readonly role: string;
  readonly name: string;
}

/** The accessibility tree as Chromium hands it to such a program. */
async function spokenOf(page: Page): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({
      role: String(role?.value ?? ''),
      name: String(name?.value ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    }));
}

const named = new Set(
  'link button checkbox combobox option textbox searchbox image region navigation dialog Iframe'.split(' '),
);

/** Roles whose name is made of what they hold. */
const structural = new Set(['heading', 'row', 'rowheader', 'cell', 'listitem']);

test('every kind of page names everything, says nothing twice, and has its headings in order', () =>
  withPage('/', {}, async ({ page }) => {
    await visitEach(page, [...kindsOfPages, '/guide/', '/guide/writing/formulas/'], async (url) => {
      await page.waitForSelector('.header select');
      // While a diagram of a page that is drawn as a whole is being made, it stands there a moment without its name.
      await page.waitForFunction(
        () => document.querySelector('.page--print .diagram:not(:has(svg))') === null,
      );
      await page.$$eval('details:not([open]) > summary', (folded) => {
        for (const summary of folded) (summary as HTMLElement).click();
      });
      const spoken = await spokenOf(page);
      const nameless = spoken.filter(({ role, name }) => named.has(role) && name === '');
      expect(nameless, url).toEqual([]);
      const twice = spoken.filter(
        ({ role, name }) =>
          (named.has(role) || structural.has(role)) && /^(\p{L}{3,})[\s:,]+\1(?!\p{L})/iu.test(name),
      );
      expect(twice, url).toEqual([]);
      const stuck = spoken.filter(
        ({ role, name }) => role === 'link' && /\p{L}(?:другой сайт|other site)$/u.test(name),
      );
      expect(stuck, url).toEqual([]);
      const spots = spoken.filter(({ role }) => role === 'navigation').map(({ name }) => name);
      expect(spots, url).toEqual([...new Set(spots)]);
      // The link of a heading to itself adds nothing to its name.
      const titles = await page.$$eval('main :has(> .anchor)', (headings) =>
        headings.map((heading) => (heading as HTMLElement).innerText.replace(/\s+/g, ' ').trim()),
      );
      const headings = spoken.filter(({ role }) => role === 'heading').map(({ name }) => name);
      expect(headings, url).toEqual(expect.arrayContaining(titles));
      const levels = await page.$$eval(':is(h1, h2, h3, h4, h5, h6)', (headings) =>
        headings.filter((heading) => heading.checkVisibility()).map(({ tagName }) => Number(tagName[1])),
      );
      expect(
        levels.filter((level) => level === 1),
        url,
      ).toHaveLength(1);
      expect(
        levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1),
        url,
      ).toEqual([]);
      const options = spoken.filter(({ role }) => role === 'option').map(({ name }) => name);
      expect(
        options.filter((name) => !/^\p{L}/u.test(name)),
        url,
      ).toEqual([]);
    });
  }));
