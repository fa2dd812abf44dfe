import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type DevServer, devServer, failingDev } from './devServer.ts';
import { kafedra, type TestSite, testSite } from './kafedra.ts';

const lesson = 'content/ml/01-regression.md';
const has = (text: string) => (answer: Answer) => answer.text.includes(text);
const hasReport = has('<kafedra-report');
const isFree = (answer: Answer) => answer.status === 200 && !hasReport(answer);

describe('a server of a good site', () => {
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
  const write = (file: string, text: string) => writeFileSync(site.path(file), text);
  const nothingOfItIsWritten = () =>
    expect(site.files().filter((file) => site.text(file).includes('kafedra-report'))).toEqual([]);

  test('shows a changed title on every page', async () => {
    write(lesson, '---\ntitle: Логистическая регрессия\n---\nКривая.\n');
    await server.shows('/ml/', has('Логистическая регрессия'));
    expect((await server.get('/ml/regression/')).text).toContain('Кривая');
  });

  test('makes a page of a new file, and removes that of a deleted one with its folder', async () => {
    write('content/ml/02-trees.md', '---\ntitle: Деревья\n---\nВетви.\n');
    await server.shows('/ml/trees/', has('Ветви'));
    rmSync(site.path('content/ml/02-trees.md'));
    await server.shows('/ml/trees/', ({ status }) => status === 404);
    await server.shows('/ml/', (page) => !has('Деревья')(page));
    expect(existsSync(join(site.output, 'ml/trees'))).toBe(false);
  });

  test('tells a mistake in the terminal and over every page, and keeps the last good site', async () => {
    write(lesson, '---\ntitle: "Без <b>конца\n---\nПлохо.\n');
    const page = await server.shows('/ml/', hasReport);
    expect(page.text).toContain('Логистическая регрессия');
    expect(page.text).toContain(`<h3>${lesson}:2:8</h3>`);
    expect(page.text).toContain('Закройте');
    expect(page.text).toContain('title: &#34;Без &#60;b&#62;конца');
    expect(page.text).toContain('последняя удачная версия');
    for (const path of ['/', '/ml/regression/', '/404.html', '/nothing/'])
      expect(hasReport(await server.get(path)), path).toBe(true);
    expect(server.output()).toContain(`${lesson}:2:8  error  yaml-quote`);
    nothingOfItIsWritten();
    write(lesson, '---\ntitle: Снова цело\n---\nХорошо.\n');
    const mended = await server.shows('/ml/', has('Снова цело'));
    expect(hasReport(mended)).toBe(false);
  });

  test.each([
    [
      'layouts/components/footer/footer.njk',
      '{% macro footer(params) %}\n{{ params.nope }}\n{% endmacro %}',
      ':2:',
      'params.nope',
    ],
    ['layouts/lesson.njk', '{% extends "base.njk" %}\n{% block main %}\n{% if %}{% endblock %}', ':3:', 'if'],
    ['assets/styles/theme.css', 'h1 {\n  color: teal;\n}}\n', ':4:', 'CSS'],
  ])('survives a mistake in %s and says where it is', async (file, text, place) => {
    write(file, text);
    const page = await server.shows('/ml/', hasReport);
    expect(page.text).toContain(`<h3>${file}${place}`);
    expect(page.text).toContain('Снова цело');
    const run = await kafedra(['build', '--root', site.root, '--output', `${site.output}-2`]);
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining(`${file}${place}`) });
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(`${site.output}-2`)).toBe(false);
    rmSync(site.path(file));
    await server.shows('/ml/', isFree);
  });

  test('survives that the content is moved away and comes back', async () => {
    renameSync(site.path('content'), `${site.root}-away`);
    await server.shows('/ml/', hasReport);
    expect((await server.get('/ml/')).text).toContain('Снова цело');
    cpSync(`${site.root}-away`, site.path('content'), { recursive: true });
    await server.shows('/ml/', isFree);
    write(lesson, '---\ntitle: После переезда\n---\n');
    await server.shows('/ml/', has('После переезда'));
  });

  test('ends up with the last of fifty changes', async () => {
    for (let n = 1; n <= 50; n++) {
      write(lesson, `---\ntitle: Правка ${n}\n---\n`);
      write(`content/ml/1-extra${n}.md`, `---\ntitle: Ещё ${n}\n---\n`);
    }
    await server.shows(
      '/ml/',
      (page) => has('Правка 50')(page) && has('Ещё 50')(page) && has('Ещё 1<')(page),
    );
    for (let n = 1; n <= 50; n++) rmSync(site.path(`content/ml/1-extra${n}.md`));
    await server.shows('/ml/', (page) => !has('Ещё')(page));
  });

  test('serves no hidden file and nothing from beside its folder, and an odd address does not end it', async () => {
    writeFileSync(`${site.output}-secret`, 'тайна');
    const statuses = await Promise.all(
      [
        '/.kafedra.json',
        '/%2ekafedra.json',
        '/..%2fout-secret',
        '/../out-secret',
        '/..%5cout-secret',
        '/%E0%A4%A',
        '/a%00b',
        '/%',
      ].map(async (path) => (await server.get(path)).status),
    );
    expect(statuses).toEqual([404, 404, 404, 404, 404, 400, 404, 400]);
    expect((await server.get('/ml/')).status).toBe(200);
  });

  test('is for this machine alone', async () => {
    expect(server.output()).toContain(`http://127.0.0.1:${server.port}`);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
    if (outside !== undefined) await expect(fetch(`http://${outside}:${server.port}/`)).rejects.toThrow();
    await expect(fetch(`http://[::1]:${server.port}/`)).rejects.toThrow();
  });

  test('answers nobody who calls it by a name that may be another site’s', async () => {
    const { port } = server;
    const statuses = await Promise.all(
      [
        'localhost',
        'localhost.',
        `LOCALHOST:${port}`,
        `a.localhost:${port}`,
        `127.0.0.1:${port}`,
        `[::1]:${port}`,
        '10.0.0.1',
      ]
        .concat([`evil.example:${port}`, 'localhost.example', 'xlocalhost', '127.0.0.1.example', '1.2.3.x'])
        .map(async (Host) => (await server.get('/ml/', { Host })).status),
    );
    expect(statuses).toEqual([...Array(7).fill(200), ...Array(5).fill(403)]);
    const { text } = await server.get('/ml/', { Host: 'evil.example' });
    expect(text).toContain(`http://127.0.0.1:${port}`);
    for (const path of ['/nothing/', '/assets/kafedra/search/ru/pagefind-entry.json'])
      expect((await server.get(path, { Host: 'evil.example', Range: 'bytes=0-1' })).status).toBe(403);
  });

  test('is the only one of its folder, and no build writes there meanwhile', async () => {
    for (const run of [await failingDev(site), await site.build()]) {
      expect(run).toMatchObject({ code: 2 });
      expect(run.stderr).toContain(String(server.process.pid));
    }
    expect((await server.get('/ml/')).status).toBe(200);
  });
});

describe('a server of a site that is broken from the start', () => {
  let site: TestSite;
  let server: DevServer;
  beforeAll(async () => {
    site = testSite('minimal');
    writeFileSync(site.path(lesson), '---\ntitel: Регрессия\n---\n');
    server = await devServer(site);
  });
  afterAll(async () => {
    await server.stop();
    site.remove();
  });

  test('shows the report at every address, and reaches the page when it is mended', async () => {
    for (const path of ['/', '/ml/', '/anything/at/all/']) {
      const page = await server.get(path);
      expect(page.status).toBe(503);
      expect(page.text).toContain(`<h3>${lesson}:2:1</h3>`);
      expect(page.text).toContain('new WebSocket');
    }
    const stale = await server.get('/ml/');
    const browser = await server.listen(stale.text);
    writeFileSync(site.path(lesson), '---\ntitle: Регрессия\n---\n');
    await browser.isRenewed;
    expect(isFree(await server.get('/ml/'))).toBe(true);
    // A page that was still loading when the change came.
    await (await server.listen(stale.text)).isRenewed;
  });

  test('gives its folder back when it is stopped', async () => {
    expect(existsSync(`${site.output}.kafedra-lock`)).toBe(true);
    await server.stop();
    expect(existsSync(`${site.output}.kafedra-lock`)).toBe(false);
    expect(await site.build()).toMatchObject({ code: 0 });
    server = await devServer(site);
    expect(readFileSync(join(site.output, 'ml/index.html'), 'utf8')).toContain('Регрессия');
  });
});

test('a server whose port is taken takes the next one, serves parts of recordings, tells of a new configuration', async () => {
  const site = testSite('minimal');
  site.output = join(site.root, '.kafedra/dev');
  writeFileSync(site.path('assets/intro.mp4'), '0123456789');
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => other.once('listening', listening));
  const { port } = other.address() as AddressInfo;
  const server = await devServer(site, port);
  expect(server.port).toBeGreaterThan(port);
  expect(server.output()).toContain(`Port ${port} is taken`);
  expect((await server.get('/ml/')).status).toBe(200);
  const range = { Range: 'bytes=2-4' };
  expect(await server.get('/assets/intro.mp4', range)).toEqual({ status: 206, text: '234' });
  expect((await server.get('/ml/', range)).text).toContain('new WebSocket');
  expect((await server.get('/.kafedra.json', range)).status).toBe(404);
  expect((await server.get('/assets/none.mp4', range)).status).toBe(404);
  writeFileSync(site.path('.eleventy.mjs'), 'export default () => {};\n');
  await server.says(/\.eleventy\.mjs появился или исчез/);
  await server.stop();
  other.close();
  site.remove();
});
