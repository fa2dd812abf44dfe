import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import { demo, type TestSite, testSite } from './kafedra.ts';
import { deadLinks } from './links.ts';

let site: TestSite;
beforeAll(() => {
  site = testSite('rich');
});
afterAll(() => site.remove());

test('every link of a site under a base path leads somewhere below it', async () => {
  expect(await site.build('--base-path', '/repo/')).toMatchObject({ code: 0 });
  expect(deadLinks(site.output, { home: 'https://school.example/repo/' })).toEqual([]);
  const $ = site.page('/ml/');
  expect($('meta[property="og:image"]').attr('content')).toBe(
    'https://school.example/repo/assets/images/logo.png',
  );
  expect($('main img').attr('src')).toBe('/repo/assets/images/logo.png');
});

test.each(['repo', '/repo', 'repo/', '//repo//'])('the base path may be written as %s', async (basePath) => {
  const { addresses } = await compose({ root: site.root, basePath });
  expect(addresses.on('/').href('/ml/')).toBe('/repo/ml/');
});

test('every link of the demo under a base path leads somewhere', async () => {
  const path = '/deep/repo/';
  const copy = testSite(demo);
  expect(await copy.build('--base-path', path)).toMatchObject({ code: 0 });
  const home = copy.page('/')('link[rel=canonical]').attr('href') ?? '';
  expect(new URL(home).pathname).toBe(path);
  expect(deadLinks(copy.output, { home })).toEqual([]);
  copy.remove();
});
