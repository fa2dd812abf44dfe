/**
 * `npm run bench:page`: what a student pays for a lesson of the demo, in the form of the table in which the
 * generators were compared. Lighthouse is not among our dependencies; `npx lighthouse` can be pointed at the
 * address that is printed while this runs with `--wait`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { launchOptions } from '../../tests/browser/chromium.ts';
import { serve } from '../../tests/browser/server.ts';
import { accessibilityFaults } from '../../tests/browser/wcag.ts';
import { weigh } from '../../tests/browser/weight.ts';
import { kafedra, repository } from '../../tests/builds/kafedra.ts';
import { median } from './median.ts';

const runs = 5;
/** 400 kbit/s with 400 ms there and back: a phone at the edge of a village. */
const network = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const lessons = ['/mo/models/basics/', '/mo/deployment/docker/', '/mo/introduction/'];

const folder = mkdtempSync(join(tmpdir(), 'kafedra-bench-'));
const { code, stderr } = await kafedra(['build', '--root', repository, '--output', folder]);
if (code !== 0) throw new Error(stderr);
const server = await serve(folder);
const browser = await chromium.launch(await launchOptions());
try {
  const rows = [];
  for (const lesson of lessons) rows.push(await measure(browser, lesson));
  process.stdout.write(`Chromium ${browser.version()}, medians of ${runs} runs, gzip, nothing cached\n\n`);
  process.stdout.write(`${table(rows)}\n`);
  if (process.argv.includes('--wait')) {
    process.stdout.write(`\nServing ${server.origin}${lessons[0]} until Ctrl+C\n`);
    await new Promise(() => {});
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}

interface Row {
  readonly lesson: string;
  readonly characters: number;
  readonly requests: number;
  readonly thirdParty: number;
  /** Everything that came over the line before the page was loaded, pictures apart. */
  readonly kilobytes: number;
  /** Of that, HTML with its styles and scripts. */
  readonly page: number;
  readonly violations: number;
  readonly painted: number;
  readonly loaded: number;
}

async function measure(browser: Browser, lesson: string): Promise<Row> {
  const visits: Awaited<ReturnType<typeof visit>>[] = [];
  for (let run = 0; run < runs; run++) visits.push(await visit(browser, lesson));
  const { page, characters } = weigh(folder, `${lesson.slice(1)}index.html`);
  const of = (key: keyof (typeof visits)[number]) => median(visits.map((visit) => visit[key]));
  return {
    lesson,
    characters,
    requests: of('requests'),
    thirdParty: of('thirdParty'),
    kilobytes: of('bytes') / 1000,
    page: page / 1000,
    violations: await violationsOf(browser, lesson),
    painted: of('painted') / 1000,
    loaded: of('loaded') / 1000,
  };
}

/** Opens a lesson on a phone over a slow line. */
async function visit(browser: Browser, lesson: string) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  let requests = 0;
  let thirdParty = 0;
  let bytes = 0;
  const isPicture = new Set<string>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (request.url.startsWith('data:')) return;
    requests += 1;
    if (!request.url.startsWith(server.origin)) thirdParty += 1;
    if (type === 'Image' || type === 'Other') isPicture.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!isPicture.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(server.origin + lesson, { waitUntil: 'load' });
  const times = await timesOf(page);
  await context.close();
  return { requests, thirdParty, bytes, ...times };
}

async function timesOf(page: Page): Promise<{ painted: number; loaded: number }> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return { painted: paint?.startTime ?? Number.NaN, loaded: navigation?.loadEventStart ?? Number.NaN };
  });
}

async function violationsOf(browser: Browser, lesson: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(server.origin + lesson);
  const faults = await accessibilityFaults(page);
  await page.close();
  return faults.length;
}

function table(rows: readonly Row[]): string {
  const head = [
    'lesson',
    'characters',
    'requests / third-party',
    'KB, all but pictures',
    'KB, page',
    'axe WCAG 2.2 AA elements',
    'first paint, s',
    'loaded at 400 kbit/s, s',
  ];
  const lines = rows.map((row) => [
    row.lesson,
    row.characters,
    `${row.requests} / ${row.thirdParty}`,
    row.kilobytes.toFixed(1),
    row.page.toFixed(1),
    row.violations,
    row.painted.toFixed(1),
    row.loaded.toFixed(1),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
