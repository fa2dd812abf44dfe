/** Asks axe what a page breaks of WCAG 2.0, 2.1 and 2.2 at the levels A and AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What breaks WCAG 2.2 at the levels A and AA, a line for each element; of the whole page, or of what stands `within`
 * a part of it, which is found several times as fast.
 */
export function accessibilityFaults(page: Page, within?: string): Promise<string[]> {
  return run(page, within, {
    rules: { 'target-size': { enabled: true } },
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
  });
}

/** The part of it that colours decide: all that can be different by night on a page that is looked at by day. */
export function colourFaults(page: Page, within?: string): Promise<string[]> {
  return run(page, within, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } });
}

export interface DayAndNight {
  /** A part of the page. Default: all of it. */
  readonly within?: string;
  /** Waits for what is drawn anew by night. */
  readonly turned?: (to: 'light' | 'dark') => Promise<unknown>;
}

/** Both, by day and by night; the page stays in the night. */
export async function faultsByDayAndNight(
  page: Page,
  { within, turned }: DayAndNight = {},
): Promise<{ readonly light: readonly string[]; readonly dark: readonly string[] }> {
  const turn = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme });
    await turned?.(colorScheme);
  };
  await turn('light');
  const light = await accessibilityFaults(page, within);
  await turn('dark');
  return { light, dark: await colourFaults(page, within) };
}

/** What `faultsByDayAndNight` finds on a page without a fault. */
export const noFaults = { light: [], dark: [] };

async function run(page: Page, within: string | undefined, options: RunOptions): Promise<string[]> {
  // Once for each document: to read it takes a fifth of a second.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  const all: RunOptions = { ...options, preload: false, resultTypes: ['violations'] };
  const context = within === undefined ? 'document' : JSON.stringify(within);
  const { violations } = (await page.evaluate(`axe.run(${context}, ${JSON.stringify(all)})`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}
