/** Opens pages of the built sites in Chromium, and notes what a reader must never meet there. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, inject } from 'vitest';
import { startChromium } from './chromium.ts';

/** A page of each kind of the demo. */
export const kinds = {
  home: '/',
  course: '/mo/',
  module: '/mo/models/',
  lesson: '/mo/models/basics/',
  page: '/mo/students/points/',
  chapter: '/mo/slides/pipeline/',
  print: '/mo/print/',
  404: '/nowhere/',
} as const;

/** The print of a course that is a sixth of the demo's, and has all the parts that it has there. */
export const smallPrint = '/printed/ml/print/';

/** What is looked at where every kind of page is: the print is the small one, as each of them is visited a dozen times. */
export const everyKind: Readonly<Record<string, string>> = { ...kinds, print: smallPrint };

/** Their addresses. */
export const kindsOfPages: readonly string[] = Object.values(everyKind);

export const phone = { width: 390, height: 844 };
export const laptop = { width: 1280, height: 800 };

export interface OpenOptions extends BrowserContextOptions {
  /** Default: the demo. */
  readonly origin?: string;
}

export interface OpenedPage {
  readonly page: Page;
  /** Errors of the console and of scripts, requests that failed or went to another origin. */
  readonly faults: readonly string[];
}

let browser: Browser | undefined;

/**
 * To be called once in each test file. Each of Vitest's processes starts one Chromium for all its files, which ends
 * with it: one for all of them, reached through a server, takes a third more of the processor's time outside of it.
 */
export function useBrowser(): void {
  beforeAll(async () => {
    browser ??= await startChromium(inject('chromium'));
  });
}

/** Opens a page in a browser of its own, uses it and closes it. */
export async function withPage<T>(
  url: string,
  { origin = inject('demo').origin, ...options }: OpenOptions,
  use: (opened: OpenedPage) => Promise<T>,
): Promise<T> {
  if (browser === undefined) throw new Error('A file with browser tests calls useBrowser() first.');
  const context = await browser.newContext({ viewport: laptop, ...options });
  try {
    const page = await context.newPage();
    // Only a page that will never do it takes so long, also on a machine that has much else to do.
    page.setDefaultTimeout(30_000);
    const faults: string[] = [];
    const note = (fault: string) => faults.push(`${page.url()}: ${fault}`);
    page.on('pageerror', (error) => note(error.message));
    page.on('console', (message) => {
      // That the address is missing is what the page for missing addresses is about.
      if (message.type() === 'error' && !message.text().includes('404 (Not Found)')) {
        note(message.text());
      }
    });
    page.on('requestfailed', (request) => {
      // Going on to another page breaks off what the last one was still loading.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') note(`failed ${request.url()}`);
    });
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(origin) || /^(?:data|blob|about):/.test(request.url());
      if (!isOwn) note(`asked for ${request.url()}`);
    });
    await page.goto(origin + url);
    return await use({ page, faults });
  } finally {
    await context.close();
  }
}

/** Goes on to pages one after the other in one tab, which costs half of what opening each would; by address, what was seen. */
export async function visitEach<T>(
  page: Page,
  urls: readonly string[],
  look: (url: string) => Promise<T>,
): Promise<Record<string, T>> {
  const seen: Record<string, T> = {};
  for (const url of urls) {
    await page.goto(new URL(encodeURI(url), page.url()).href, { waitUntil: 'domcontentloaded' });
    seen[url] = await look(url);
  }
  return seen;
}
