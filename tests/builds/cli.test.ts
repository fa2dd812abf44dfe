import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { command, kafedra, type TestSite, testSite } from './kafedra.ts';

let site: TestSite;
beforeEach(() => {
  site = testSite('minimal');
});
afterEach(() => site.remove());

const lesson = 'content/ml/01-regression.md';
const spoil = () => writeFileSync(site.path(lesson), '---\ntitle: Регрессия\nsectoins: []\n---\n');

describe('exit codes', () => {
  test('0 when all is well, and ordinary progress names no file and no fault', async () => {
    for (const { code, stdout, stderr } of [await site.build(), await site.check()]) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).not.toMatch(/content\/|warning|error|unknown|invalid|предупрежд|ошибк/i);
    }
  });

  test('1 for a mistake in the content, told with its place and remedy and without a stack trace', async () => {
    spoil();
    for (const { code, stderr } of [await site.build(), await site.check()]) {
      expect(code).toBe(1);
      expect(stderr).toMatch(/^content\/ml\/01-regression\.md:3:1 +error +unknown-key$/m);
      expect(stderr).toContain('sections');
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });

  test('2 for wrong usage, with the usage shown', async () => {
    expect(await kafedra(['build', '--rot', 'x'])).toMatchObject({ code: 2 });
    expect(await command(['bild'])).toMatchObject({ code: 2 });
    expect(await command(['build', 'extra'])).toMatchObject({ code: 2 });
    expect(await command(['check', '--format', 'xml'])).toMatchObject({ code: 2 });
    for (const path of ['https://e.org/x/', 'C:/Git/repo/', '../x', '/x?y/', '/a b/', '/%zz/']) {
      const run = await site.check('--base-path', path);
      expect({ path, ...run }).toMatchObject({ path, code: 2, stderr: expect.stringContaining('/repo/') });
    }
    for (const path of ['курсы', '%D0%BA/', '/a-b/c.d/'])
      expect({ path, ...(await site.check('--base-path', path)) }).toMatchObject({ path, code: 0 });
    const nowhere = await command(['build', '--root', site.root, '--output', `/${'д'.repeat(200)}`]);
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('ENAMETOOLONG') });
    const run = await command(['build', '--root', join(site.root, 'nowhere')]);
    expect(run).toMatchObject({ code: 2 });
    expect(run.stderr).toContain('--root');
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  test('0 for a question about the commands', async () => {
    expect(await command(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('build') });
    expect(await kafedra(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });

  test('1 for a warning only where it is asked for', async () => {
    writeFileSync(site.path(lesson), '---\ntitle: Регрессия\n---\n::sylabus\n');
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(await site.build('--strict')).toMatchObject({ code: 1 });
    expect(await site.check('--strict')).toMatchObject({ code: 1 });
    expect((await site.check()).stdout).toMatch(/^Проверено: 3 страницы за [\d,]+ с\.$/m);
  });
});

describe('what is published', () => {
  test('stays as it was when a build fails', async () => {
    await site.build();
    const before = site.files().map((file) => [file, site.text(file)]);
    spoil();
    expect(await site.build()).toMatchObject({ code: 1 });
    expect(site.files().map((file) => [file, site.text(file)])).toEqual(before);
    expect(existsSync(`${site.output}.kafedra-new`)).toBe(false);
  });

  test('loses the pages that are gone, and keeps what Kafedra did not make', async () => {
    writeFileSync(site.path('content/ml/02-old.md'), '---\ntitle: Старое\n---\n');
    await site.build();
    expect(site.files()).toContain('ml/old/index.html');
    writeFileSync(join(site.output, 'CNAME'), 'courses.example\n');
    mkdirSync(join(site.output, '.git/refs'), { recursive: true });
    writeFileSync(join(site.output, '.git/HEAD'), 'ref: refs/heads/main\n');
    mkdirSync(join(site.output, 'ml/old/mine'));
    writeFileSync(join(site.output, 'ml/old/mine/notes.txt'), 'моё');
    rmSync(site.path('content/ml/02-old.md'));
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(site.files()).not.toContain('ml/old/index.html');
    expect(site.text('CNAME')).toBe('courses.example\n');
    expect(site.text('ml/old/mine/notes.txt')).toBe('моё');
    expect(existsSync(join(site.output, '.git/refs'))).toBe(true);
  });

  test('never takes the place of the sources, or of a folder with files of others', async () => {
    for (const output of ['.', 'content', 'content/ml/out', '..', 'assets/x']) {
      const run = await command(['build', '--root', site.root, '--output', join(site.root, output)]);
      expect({ output, code: run.code }).toEqual({ output, code: 2 });
    }
    expect(readFileSync(site.path(lesson), 'utf8')).toContain('Линейная');
    mkdirSync(site.output);
    writeFileSync(join(site.output, 'thesis.docx'), 'труд');
    const run = await site.build();
    expect(run).toMatchObject({ code: 2 });
    expect(run.stderr).toContain('thesis.docx');
    expect(site.files()).toEqual(['thesis.docx']);
  });

  test('comes back when a build was killed between taking it away and putting the new one there', async () => {
    await site.build();
    const { renameSync } = await import('node:fs');
    renameSync(site.output, `${site.output}.kafedra-old`);
    spoil();
    expect(await site.build()).toMatchObject({ code: 1 });
    expect(site.files()).toContain('ml/regression/index.html');
  });

  test('does not depend on the folder in which the command runs', async () => {
    const run = await kafedra(['build', '--root', site.root]);
    expect(run).toMatchObject({ code: 0 });
    expect(existsSync(join(site.root, '_site/index.html'))).toBe(true);
  });
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written is told in one sentence', async () => {
  const locked = join(site.root, 'locked');
  mkdirSync(locked);
  chmodSync(locked, 0o500);
  const run = await command(['build', '--root', site.root, '--output', join(locked, 'out')]);
  expect(run.code).toBe(1);
  expect(run.stderr).not.toMatch(/^\s+at /m);
});

describe('the site’s own layouts and Eleventy configuration', () => {
  test('a layout or component of the site replaces the built-in one of the same path', async () => {
    writeFileSync(
      site.path('layouts/landing.njk'),
      '<!doctype html><title>{{ view.title }}</title><main id="content">{{ view.title }}!</main>',
    );
    writeFileSync(
      site.path('layouts/components/footer/footer.njk'),
      '{% macro footer(params) %}<footer>Моя кафедра</footer>{% endmacro %}',
    );
    writeFileSync(site.path('assets/styles/theme.css'), 'main { border: 1px solid red }');
    writeFileSync(site.path(lesson), '---\ntitle: Регрессия\nlayout: landing\n---\n');
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(site.text('ml/regression/index.html')).toContain('Регрессия!');
    expect(site.page('/ml/')('footer').text()).toBe('Моя кафедра');
    expect(site.page('/ml/')('head style').text()).toContain('1px solid red');
    expect(site.files()).not.toContain('assets/styles/theme.css');
  });

  test('filters, shortcodes and transforms of the site’s Eleventy configuration work on its pages', async () => {
    writeFileSync(
      site.path('.eleventy.mjs'),
      `export default function (config) {
        config.addFilter('loud', (text) => text.toUpperCase());
        config.addShortcode('year', () => '1755');
        config.on('eleventy.after', ({ results }) => { if (results.length === 0) throw new Error('no page yet'); });
        config.addTransform('mark', function (html) { return html.replace('</body>', '<!-- ' + this.page.url + ' --></body>'); });
      }
      export const config = { dir: { output: 'elsewhere' } };`,
    );
    writeFileSync(
      site.path('layouts/components/footer/footer.njk'),
      '{% macro footer(params) %}<footer>{{ params.footer.siteTitle | loud }} {% year %}</footer>{% endmacro %}',
    );
    writeFileSync(site.path('_data/site.yml'), 'title: кафедра\nurl: https://school.example\n');
    expect(await site.build()).toMatchObject({ code: 0, stderr: '' });
    expect(site.page('/ml/')('footer').text()).toBe('КАФЕДРА 1755');
    expect(site.text('ml/regression/index.html')).toContain('<!-- /ml/regression/ -->');
    expect(existsSync(join(site.root, 'elsewhere'))).toBe(false);
  });
});
