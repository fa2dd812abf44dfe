import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mapBounded } from '../../src/content/bounded.ts';
import { loadSource } from '../../src/content/load.ts';
import type { Problem } from '../../src/course/problem.ts';
import { itemsIn } from '../../src/course/topFolder.ts';
import { plain } from './plain.ts';

/** Files that the system refuses to open, by the end of their path: the tests may run as root, whom nothing is refused. */
const refused = vi.hoisted(() => new Set<string>());

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const deny = (path: unknown) => {
    if ([...refused].some((end) => String(path).endsWith(end))) {
      throw Object.assign(new Error('denied'), { code: 'EACCES' });
    }
  };
  return {
    ...real,
    openSync: (...args: Parameters<typeof real.openSync>) => {
      deny(args[0]);
      return real.openSync(...args);
    },
    readdirSync: (path: string, options: { withFileTypes: true }) => {
      deny(path);
      return real.readdirSync(path, options);
    },
  };
});

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kafedra-load-'));
});

afterEach(() => {
  refused.clear();
  rmSync(root, { recursive: true });
});

const page = '---\ntitle: x\n---\n';

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

function brief(problems: readonly Problem[]): string[] {
  return problems.map(({ file, line, column, level, code }) => `${file}:${line}:${column} ${level} ${code}`);
}

describe('the source of a site', () => {
  test('is its pages, its data, the names of its assets and layouts', async () => {
    write({
      'content/index.md': page,
      'content/mo/index.md': page,
      'content/mo/02-deployment/01-docker.md': '---\ntitle: Docker\n---\nтекст\n',
      '_data/site.yml': 'title: Курсы\n',
      '_data/navigation.yml': 'mo:\n  - title: а\n',
      'assets/images/схема.png': '',
      'assets/site.css': '',
      'layouts/lesson.njk': '',
      'layouts/components/video/video.njk': '',
      'layouts/notes.txt': '',
    });
    const { source, problems } = await loadSource(root);
    expect(problems).toEqual([]);
    expect(itemsIn(source.pages).map(({ file }) => file)).toEqual([
      'content/index.md',
      'content/mo/02-deployment/01-docker.md',
      'content/mo/index.md',
    ]);
    expect(itemsIn(source.pages)[1]?.body).toEqual({
      file: 'content/mo/02-deployment/01-docker.md',
      line: 4,
      text: 'текст\n',
    });
    expect(source.site?.file).toBe('_data/site.yml');
    expect(source.site && plain(source.site.root)).toEqual({ title: 'Курсы' });
    expect(source.navigation && plain(source.navigation.root)).toEqual({ mo: [{ title: 'а' }] });
    expect(source.assets).toEqual(['/assets/images/схема.png', '/assets/site.css']);
    expect(source.ownLayouts).toEqual(['lesson']);
  });

  test('may lack everything but content', async () => {
    write({ 'content/index.md': page });
    const { source, problems } = await loadSource(root);
    expect(problems).toEqual([]);
    expect(source).toMatchObject({ site: undefined, navigation: undefined, assets: [], ownLayouts: [] });
  });

  test('is in the order of code points, whatever the locale and the disk', async () => {
    const names = ['я', 'ё', 'а', 'Б', 'b', 'B', '10-x', '2-x', 'z', 'Ω', 'é'];
    write(Object.fromEntries(names.map((name) => [`content/${name}.md`, page])));
    const { source } = await loadSource(root);
    const files = itemsIn(source.pages).map(({ file }) => file);
    expect(files).toEqual([...files].sort());
    expect(files).toHaveLength(names.length);
  });

  test('names files in NFC, however the disk spells them', async () => {
    const name = 'йод-ё';
    write({ [`content/${name.normalize('NFD')}.md`]: page, [`assets/${name.normalize('NFD')}.png`]: '' });
    const { source } = await loadSource(root);
    expect(itemsIn(source.pages)[0]?.file).toBe(`content/${name}.md`);
    expect(source.assets).toEqual([`/assets/${name}.png`]);
  });

  test('leaves out without a word what is hidden, left behind or for the people who work on the site', async () => {
    write({
      'content/a.md': page,
      'content/.env': 'SECRET=1',
      'content/.hidden.md': page,
      'content/.git/a.md': page,
      'content/_drafts/a.md': page,
      'content/_note.md': page,
      'content/a.md~': page,
      'content/a.md.bak': page,
      'content/README.md': '# Как править',
      'content/mo/readme.md': '',
      'content/mo/picture.png': '',
      'content/mo/run.js': 'throw 1',
      'assets/.htaccess': '',
      'assets/a.png~': '',
      'assets/README.md': '',
      '_data/evil.js': 'throw 1',
      '_data/.site.yml': 'title: x',
      'layouts/.x.njk': '',
    });
    const { source, problems } = await loadSource(root);
    expect(problems).toEqual([]);
    expect(source).toMatchObject({
      pages: { root: [{ file: 'content/a.md' }] },
      site: undefined,
      assets: [],
      ownLayouts: [],
    });
    expect(itemsIn(source.pages)).toHaveLength(1);
  });

  test('has the problems of all its files, sorted', async () => {
    write({
      'content/b.md': '---\ntitle: a: b\n---\n',
      'content/a.md': '---\ntitle: x\ntitle: y\n---\n',
      '_data/site.yml': 'title: "x\n',
      '_data/navigation.yml': 'a: [\n',
    });
    const { source, problems } = await loadSource(root);
    expect(brief(problems)).toEqual([
      '_data/navigation.yml:1:4 error yaml-bracket',
      '_data/site.yml:1:8 error yaml-quote',
      'content/a.md:3:1 error duplicate-key',
      'content/b.md:2:9 error yaml-colon',
    ]);
    expect(source.site?.faulty).toBe(true);
    expect(source.navigation?.faulty).toBe(true);
    expect(itemsIn(source.pages).map(({ faulty }) => faulty)).toEqual([false, true]);
  });

  test('takes the ending .yaml too, and tells which of two counts', async () => {
    write({
      'content/a.md': page,
      '_data/site.yml': 'title: a',
      '_data/site.yaml': 'title: b',
      '_data/navigation.yaml': 'c:',
    });
    const { source, problems } = await loadSource(root);
    expect(source.site && plain(source.site.root)).toEqual({ title: 'a' });
    expect(source.navigation?.file).toBe('_data/navigation.yaml');
    expect(brief(problems)).toEqual(['_data/site.yaml:1:1 warning data-file-twice']);
  });

  test('of an empty data file is an empty map', async () => {
    write({ 'content/a.md': page, '_data/site.yml': '# ничего\n' });
    const { source } = await loadSource(root);
    expect(source.site).toMatchObject({ root: { kind: 'map', entries: [] }, faulty: false });
  });
});

describe('what stands in the way of reading', () => {
  test('no content', async () => {
    expect(brief((await loadSource(root)).problems)).toEqual(['content:1:1 error no-content']);
    write({ content: 'a file' });
    expect(brief((await loadSource(root)).problems)).toEqual(['content:1:1 error no-content']);
    expect(brief((await loadSource(join(root, 'nowhere'))).problems)).toEqual([
      'content:1:1 error no-content',
    ]);
  });

  test('links are not followed, wherever they stand', async () => {
    write({
      'content/a.md': page,
      'outside/secret.md': page,
      'outside/site.yml': 'title: x',
      'outside/x.njk': '',
    });
    symlinkSync(join(root, 'outside/secret.md'), join(root, 'content/file.md'));
    symlinkSync(join(root, 'outside'), join(root, 'content/folder'));
    symlinkSync('/nowhere', join(root, 'content/broken.md'));
    symlinkSync(join(root, 'outside'), join(root, '_data'));
    symlinkSync(join(root, 'outside'), join(root, 'assets'));
    mkdirSync(join(root, 'layouts'));
    symlinkSync(join(root, 'outside/x.njk'), join(root, 'layouts/x.njk'));
    const { source, problems } = await loadSource(root);
    expect(itemsIn(source.pages).map(({ file }) => file)).toEqual(['content/a.md']);
    expect(source).toMatchObject({ site: undefined, assets: [], ownLayouts: [] });
    expect(brief(problems)).toEqual(
      ['_data', 'assets', 'content/broken.md', 'content/file.md', 'content/folder', 'layouts/x.njk'].map(
        (file) => `${file}:1:1 warning symlink`,
      ),
    );
  });

  test('a link in the place of content is no content', async () => {
    write({ 'outside/a.md': page });
    symlinkSync(join(root, 'outside'), join(root, 'content'));
    const { source, problems } = await loadSource(root);
    expect(itemsIn(source.pages)).toEqual([]);
    expect(brief(problems)).toEqual(['content:1:1 error no-content', 'content:1:1 warning symlink']);
  });

  test('files and folders that the system does not open are problems, and the rest is read', async () => {
    write({
      'content/a.md': page,
      'content/b.md': page,
      'content/c/d.md': page,
      '_data/site.yml': 'title: x',
    });
    for (const end of ['content/b.md', 'content/c', 'site.yml']) refused.add(end);
    const { source, problems } = await loadSource(root);
    expect(brief(problems)).toEqual(
      ['_data/site.yml', 'content/b.md', 'content/c'].map((file) => `${file}:1:1 error unreadable-file`),
    );
    expect(problems[0]?.values).toEqual({ reason: 'EACCES' });
    expect(itemsIn(source.pages).map(({ file, faulty }) => [file, faulty])).toEqual([
      ['content/a.md', false],
      ['content/b.md', true],
    ]);
    expect(source.site?.faulty).toBe(true);
  });

  test.skipIf(process.getuid?.() === 0)('the same with real permissions', async () => {
    write({ 'content/a.md': page });
    chmodSync(join(root, 'content/a.md'), 0);
    expect(brief((await loadSource(root)).problems)).toEqual(['content/a.md:1:1 error unreadable-file']);
  });

  test.skipIf(!existsSync('/usr/bin/mkfifo'))('a pipe is not waited for', async () => {
    write({ 'content/a.md': page });
    execFileSync('/usr/bin/mkfifo', [join(root, 'content/pipe.md')]);
    const { source, problems } = await loadSource(root);
    expect(itemsIn(source.pages)).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'unreadable-file', values: { reason: 'not-a-file' } }]);
  });

  test('another encoding, with Windows line ends counted as an editor counts them', async () => {
    const bytes = [0xcb, 0xe5, 0xea, 0xf6, 0xe8, 0xff];
    write({ 'content/a.md': Buffer.concat([Buffer.from('\ufeff---\r\ntitle: "'), Buffer.from(bytes)]) });
    const { source, problems } = await loadSource(root);
    expect(brief(problems)).toEqual(['content/a.md:2:9 error wrong-encoding']);
    expect(itemsIn(source.pages)).toMatchObject([{ faulty: true, body: { text: '' } }]);
  });

  test('a byte order mark and Windows line ends change no place', async () => {
    write({ 'content/a.md': '\ufeff---\r\ntitle: x\r\nslides: a: b\r\n---\r\nтекст\r\n' });
    const { source, problems } = await loadSource(root);
    expect(brief(problems)).toEqual(['content/a.md:3:10 error yaml-colon']);
    expect(itemsIn(source.pages)[0]?.body).toEqual({ file: 'content/a.md', line: 5, text: 'текст\n' });
  });

  test('a file beyond the limit', async () => {
    write({
      'content/a.md': Buffer.alloc(5_000_001, 'a'),
      'content/b.md': `${page}${'a'.repeat(4_900_000)}`,
    });
    const { source, problems } = await loadSource(root);
    expect(brief(problems)).toEqual(['content/a.md:1:1 error file-too-large']);
    expect(problems[0]?.values).toEqual({ size: 5.1, limit: 5 });
    expect(itemsIn(source.pages).map(({ faulty }) => faulty)).toEqual([true, false]);
  });

  test('folders beyond the limit', async () => {
    const folders = Array.from({ length: 25 }, (_, i) => i).join('/');
    write({ [`content/${folders}/a.md`]: page });
    const { source, problems } = await loadSource(root);
    expect(itemsIn(source.pages)).toEqual([]);
    expect(problems).toMatchObject([{ code: 'too-deep', file: expect.stringMatching(/\/20$/) }]);
  });

  test('files that were surely to be pages', async () => {
    write({
      'content/a.markdown': page,
      'content/b.MD': page,
      'content/c.mdx': page,
      'content/d.html': page,
    });
    expect(brief((await loadSource(root)).problems)).toEqual(
      ['content/a.markdown', 'content/b.MD', 'content/c.mdx'].map(
        (file) => `${file}:1:1 error page-extension`,
      ),
    );
  });

  test.skipIf(process.platform !== 'linux')('a file name in another encoding', async () => {
    write({ 'content/a.md': page });
    writeFileSync(
      Buffer.concat([Buffer.from(`${root}/content/`), Buffer.from([0xcb, 0xe5, 0xea]), Buffer.from('.md')]),
      page,
    );
    const { problems } = await loadSource(root);
    expect(problems).toMatchObject([{ code: 'file-name', level: 'error' }]);
  });
});

describe('reading many files', () => {
  test('keeps the order of the files and opens only so many at once', async () => {
    let open = 0;
    let most = 0;
    const results = await mapBounded([...Array(100).keys()], 8, async (item) => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, (item * 7) % 5));
      open--;
      return item * 2;
    });
    expect(results).toEqual([...Array(100).keys()].map((item) => item * 2));
    expect(most).toBe(8);
  });

  test('gives the same twice', async () => {
    write(
      Object.fromEntries([...Array(200).keys()].map((i) => [`content/c${i % 7}/l${i}.md`, `${page}${i}`])),
    );
    expect(await loadSource(root)).toEqual(await loadSource(root));
  });
});
