/** The index as a part of a site: where it stands, under a base path, in `dev`, and when it cannot be made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DevServer, devServer } from '../builds/devServer.ts';
import { kafedra, type TestSite, testSite } from '../builds/kafedra.ts';

const folder = 'assets/kafedra/search/';

describe('a built site', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = testSite('minimal');
    expect(await site.build('--base-path', '/repo/')).toMatchObject({ code: 0, stderr: '' });
  });
  afterAll(() => site.remove());

  test('has an index for its language, its engine, and nothing else of Pagefind', () => {
    const files = site.files().filter((file) => file.startsWith(folder));
    expect(files.map((file) => file.slice(folder.length).replace(/[\da-f]{7,}/, '*'))).toEqual([
      'ru/fragment/ru_*.pf_fragment',
      'ru/fragment/ru_*.pf_fragment',
      'ru/fragment/ru_*.pf_fragment',
      'ru/index/ru_*.pf_index',
      'ru/pagefind-entry.json',
      'ru/pagefind.js',
      'ru/pagefind.ru_*.pf_meta',
      'ru/wasm.ru.pagefind',
      'search-*.css',
      'search-*.js',
    ]);
  });

  test('lists it among its own files, and not in the sitemap', () => {
    const { files } = JSON.parse(site.text('.kafedra.json')) as { files: string[] };
    expect(files).toContain(`${folder}ru/pagefind.js`);
    expect(site.files()).not.toContain('sitemap.xml');
  });

  test('names it by the base path, in pages and nowhere else', () => {
    const module = site.page('/ml/')('#search').attr('data-module') ?? '';
    expect(module).toMatch(/^\/repo\/assets\/kafedra\/search\/search-[\da-f]{8}\.js$/);
    expect(readFileSync(join(site.output, module.slice('/repo/'.length)), 'utf8')).not.toContain('/repo/');
  });
});

test('a site whose index cannot be made is built, and it is told', async () => {
  const site = testSite('minimal');
  const run = await kafedra(['build', '--root', site.root, '--output', site.output], {
    PAGEFIND_EXTENDED_BINARY_PATH: '/nowhere/pagefind',
  });
  expect(run.code).toBe(0);
  expect(run.stderr).toContain('Для поиска не создан указатель');
  expect(site.files()).toContain('ml/regression/index.html');
  site.remove();
});

describe('kafedra dev', () => {
  let site: TestSite;
  let server: DevServer;
  beforeAll(async () => {
    site = testSite('minimal');
    server = await devServer(site);
  });
  afterAll(async () => {
    await server.stop();
    site.remove();
  });

  test('makes the index after the page is there, and keeps it out of its folder', async () => {
    await server.shows('/ml/', ({ text }) => text.includes('Машинное обучение'));
    const entry = await server.shows(`/${folder}ru/pagefind-entry.json`, ({ status }) => status === 200);
    expect(JSON.parse(entry.text)).toMatchObject({ languages: { ru: { page_count: 3 } } });
    expect(site.files().filter((file) => file.startsWith(`${folder}ru/`))).toEqual([]);
  });
});
