import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ownCode, readCode } from '../../src/cache/ownCode.ts';
import { openPack } from '../../src/cache/pack.ts';
import { openRecord } from '../../src/output/lastBuild.ts';
import { type TestSite, testSite } from './kafedra.ts';

describe('the own code', () => {
  let root: string;
  /** Long enough ago for the clock of the disk. */
  const age = (file: string) => utimesSync(join(root, file), 1_000_000_000, 1_000_000_000);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    for (let path = file; path !== '.'; path = dirname(path)) age(path);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kafedra-test-'));
    write('package.json', '{ "dependencies": { "a": "1" } }');
    write('node_modules/a/package.json', '{ "version": "1.0.0" }');
    write('node_modules/.package-lock.json', '{}');
    write('dist/kafedra.js', 'one');
    write('dist/diagrams/draw.js', 'one');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('is known without being read while nothing about it is new', () => {
    const { madeBy, known } = readCode(root);
    expect(readCode(root, known)).toEqual({ madeBy, known });
    expect(readCode(root, known && { ...known, madeBy: 'known' }).madeBy).toBe('known');
  });

  test.each([
    ['a text of the same length and time', () => write('dist/kafedra.js', 'two')],
    ['another file', () => write('dist/more/other.js', 'two')],
    ['a dependency', () => write('node_modules/a/package.json', '{ "version": "1.0.1" }')],
    ['a dependency of one', () => write('node_modules/.package-lock.json', '{ "packages": {} }')],
    ['a file that has gone', () => rmSync(join(root, 'dist/kafedra.js'))],
  ])('is read anew after %s', (_, change) => {
    const { madeBy, known } = readCode(root);
    change();
    expect(readCode(root, known).madeBy).not.toBe(madeBy);
    expect(readCode(root, known)).toEqual(readCode(root));
  });

  test('has to be read again where a file may still change within a tick of the clock', () => {
    writeFileSync(join(root, 'dist/kafedra.js'), 'two');
    expect(readCode(root).known).toBeUndefined();
  });

  test('is not that of another folder, another Node or files that decide nothing', () => {
    const { madeBy, known } = readCode(root);
    expect(known).toBeDefined();
    expect(readCode(root, known && { ...known, node: 'v1', madeBy: 'other' }).madeBy).toBe(madeBy);
    expect(readCode(root, known && { ...known, packageRoot: '/', madeBy: 'other' }).madeBy).toBe(madeBy);
    write('dist/diagrams/draw.js', 'two');
    expect(readCode(root).madeBy).toBe(madeBy);
  });
});

describe('what is known of the last build', () => {
  let root: string;
  const finished = { told: { problems: [], lang: 'ru', pages: 1 }, files: new Map(), index: undefined };
  const open = () => openRecord(root, join(root, '_site'), {});
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kafedra-test-'));
    write('content/ml/index.md', 'one');
    write('_site/.kafedra.json', '{}');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test('is that nothing need be done, until a file is another one', () => {
    open().note(finished);
    expect(open().same?.told).toEqual(finished.told);
    write('content/ml/index.md', 'two');
    expect(open().same).toBeUndefined();
  });

  test('is nothing where a file was saved while it ran, even if that is taken back', () => {
    const record = open();
    write('content/ml/index.md', 'two');
    record.note(finished);
    write('content/ml/index.md', 'one');
    expect(open().same).toBeUndefined();
  });

  test('is forgotten of all but the last five folders that were built', () => {
    const outputs = Array.from({ length: 8 }, (_, n) => join(root, `out-${n}`));
    const cache = join(root, '.kafedra/cache');
    write('.kafedra/cache/last-killed.json-1', '{');
    utimesSync(join(cache, 'last-killed.json-1'), 0, 0);
    for (const [n, output] of outputs.entries()) {
      const before = new Set(readdirSync(cache));
      openRecord(root, output, {}).note(finished);
      // The clock of a file system may be too coarse to tell one from the next.
      for (const name of readdirSync(cache))
        if (!before.has(name)) utimesSync(join(cache, name), 1000 + n, 1000 + n);
    }
    const isKnown = outputs.map((output) => openRecord(root, output, {}).same !== undefined);
    expect(isKnown).toEqual([false, false, false, true, true, true, true, true]);
    expect(readdirSync(cache)).toHaveLength(5);
  });

  test.skipIf(process.getuid?.() === 0)('is not misled by a folder that cannot be opened', () => {
    mkdirSync(join(root, 'content/.private'), { mode: 0 });
    open().note(finished);
    write('content/ml/index.md', 'two');
    expect(open().same).toBeUndefined();
  });
});

describe('a pack', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kafedra-test-'));
    file = join(folder, 'a.pack');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = (version = '1', largest = 1_000) => openPack(file, version, largest);
  const fill = (pieces: Readonly<Record<string, string>>) => {
    const pack = open();
    for (const [key, piece] of Object.entries(pieces)) pack.set(key, piece);
    pack.save();
  };
  const read = (key: string, version?: string) => {
    const pack = open(version);
    const piece = pack.get(key)?.toString();
    pack.close();
    return piece;
  };

  test('gives back what was put into it, to builds of the same version', () => {
    fill({ a: 'один', b: 'два' });
    expect([read('a'), read('b'), read('c'), read('a', '2')]).toEqual(['один', 'два', undefined, undefined]);
  });

  test('keeps what was asked for, and nothing else', () => {
    fill({ a: 'one', b: 'two', c: 'three' });
    const pack = open();
    pack.get('a');
    pack.keep('b');
    pack.save();
    expect([read('a'), read('b'), read('c')]).toEqual(['one', 'two', undefined]);
  });

  test('is left as it was by a build that fails', () => {
    fill({ a: 'one' });
    const pack = open();
    pack.set('a', 'other');
    pack.close();
    expect(read('a')).toBe('one');
    expect(readdirSync(folder)).toEqual(['a.pack']);
  });

  test('that is damaged anywhere gives what is whole, or nothing', () => {
    fill({ a: 'one', b: 'two' });
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 3) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] as number) ^ 1;
      writeFileSync(file, damaged);
      expect(['one', undefined]).toContain(read('a'));
      expect(['two', undefined]).toContain(read('b'));
      writeFileSync(file, whole.subarray(0, at));
      expect(read('a')).toBeUndefined();
    }
  });

  test('of which little has changed is not written again, until much has', () => {
    const large = (letter: string) => letter.repeat(3 << 20);
    const open = () => openPack(file, '1', 1 << 30);
    const renew = (keep: string, added: Readonly<Record<string, string>>) => {
      const pack = open();
      for (const key of keep) pack.keep(key);
      for (const [key, piece] of Object.entries(added)) pack.set(key, piece);
      pack.save();
      return Object.fromEntries(
        readdirSync(folder).map((name) => [name.replace(/-.*/, ''), statSync(join(folder, name)).size]),
      );
    };
    const lengths = () => {
      const pack = open();
      const found = [...'abcd'].map((key) => pack.get(key)?.length);
      pack.close();
      return found;
    };
    renew('', { a: large('a'), b: large('b') });
    // The new piece stands beside those of before.
    const [first, second] = [renew('ab', { c: 'one' }), renew('ab', { c: 'second' })];
    expect(first['a.pack']).toBeLessThan(1_000);
    expect(Object.keys(second)).toEqual(['a.pack', 'a.pack.base']);
    expect(lengths()).toEqual([3 << 20, 3 << 20, 6, undefined]);
    // What was added once is kept, too.
    renew('abc', { d: 'fourth' });
    expect(lengths()).toEqual([3 << 20, 3 << 20, 6, 6]);
    // Half of the base is of no use any more.
    expect(Object.keys(renew('ad', {}))).toEqual(['a.pack']);
    expect(lengths()).toEqual([3 << 20, undefined, undefined, 6]);
    // Somebody has removed the base.
    renew('', { a: large('a'), b: large('b') });
    renew('ab', { c: 'one' });
    for (const name of readdirSync(folder)) if (name.includes('base')) rmSync(join(folder, name));
    expect(lengths()).toEqual([undefined, undefined, 3, undefined]);
  });

  test('serves two builds at once, each with a whole one', () => {
    fill({ a: 'one' });
    const [first, second] = [open(), open()];
    first.set('a', 'first');
    second.get('a');
    second.set('b', 'second');
    first.save();
    expect(read('a')).toBe('first');
    second.save();
    expect([read('a'), read('b')]).toEqual(['one', 'second']);
  });

  test('that cannot be written is no hindrance', () => {
    writeFileSync(join(folder, 'file'), '');
    const pack = openPack(join(folder, 'file/a.pack'), '1', 1_000);
    pack.set('a', 'one');
    pack.save();
    expect(pack.get('a')).toBeUndefined();
  });

  test('does not grow without end', () => {
    const pack = open('1', 10);
    for (let n = 0; n < 100; n++) pack.set(String(n), 'so long');
    pack.save();
    expect(readFileSync(file).length).toBeLessThan(400);
  });
});

describe('a build', () => {
  let site: TestSite;
  let pack: string;
  beforeAll(async () => {
    site = testSite('minimal');
    pack = site.path('.kafedra/cache/pages.pack');
    expect(await site.build()).toMatchObject({ code: 0 });
  });
  afterAll(() => site.remove());
  const write = (file: string, text: string) => {
    mkdirSync(dirname(site.path(file)), { recursive: true });
    writeFileSync(site.path(file), text);
  };
  /** Puts another piece into the cache for a file that the last build has written. */
  const mark = (file: string) => {
    const [name = ''] = readdirSync(dirname(pack)).filter((other) => other.startsWith('last-'));
    const { files } = JSON.parse(readFileSync(join(dirname(pack), name), 'utf8'));
    const keys = new Map<string, string>(files.map(([path, , key]: string[]) => [path, key]));
    const marked = openPack(pack, ownCode().madeBy, 1e9);
    for (const key of keys.values()) marked.keep(key);
    marked.set(keys.get(file) ?? '', 'marked');
    marked.save();
  };

  test('has nothing to do where nothing has changed, and puts right what somebody did to the output', async () => {
    const page = join(site.output, 'ml/index.html');
    const { mtimeMs } = statSync(page);
    const bytes = readFileSync(page);
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(statSync(page).mtimeMs).toBe(mtimeMs);
    writeFileSync(page, 'spoilt');
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(readFileSync(page).equals(bytes)).toBe(true);
    writeFileSync(site.path('content/ml/01-regression.md'), '---\ntitle: Регрессия\n---\nЧерты.\n');
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(site.text('ml/regression/index.html')).toContain('Черты');
  });

  test('puts into the page what its cache has of it', async () => {
    const bytes = readFileSync(join(site.output, 'ml/index.html'));
    writeFileSync(pack, readFileSync(pack));
    rmSync(site.output, { recursive: true });
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(readFileSync(join(site.output, 'ml/index.html')).equals(bytes)).toBe(true);
  });

  test('comes back whole where only its output has gone, and none of it is made anew', async () => {
    write('assets/slides/large.pdf', 'x'.repeat(1_100_000));
    write('_data/site.yml', 'title: Сайт\nurl: https://example.org/\n');
    write(
      'content/ml/02-links.md',
      '---\ntitle: Ссылки\nredirect_from: /old/\n---\n## Раз\n\n#### Два\n\nТекст.\n',
    );
    const first = await site.build();
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining('02-links.md') });
    const contents = () =>
      site.files().map((file) => [file, readFileSync(join(site.output, file), 'latin1')]);
    const before = contents();
    rmSync(site.output, { recursive: true });
    // As after a checkout: another time, the same bytes.
    utimesSync(site.path('assets/slides/large.pdf'), 1, 1);
    expect((await site.build()).stderr).toBe(first.stderr);
    expect(contents()).toEqual(before);
    expect(before.map(([file]) => file)).toEqual(
      expect.arrayContaining(['assets/slides/large.pdf', 'old/index.html', 'sitemap.xml', '404.html']),
    );
    mark('404.html');
    rmSync(site.output, { recursive: true });
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(site.text('404.html')).toBe('marked');
  });

  test('is made anew where its cache is spoilt, and what is copied is copied anew where that has changed', async () => {
    write('content/ml/01-regression.md', '---\ntitle: Регрессия\n---\nСнова.\n');
    expect(await site.build()).toMatchObject({ code: 0 });
    const notFound = site.text('404.html');
    expect(notFound).toContain('</html>');
    write('assets/slides/large.pdf', 'y'.repeat(1_100_000));
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(site.text('assets/slides/large.pdf')).toMatch(/^y+$/);
    const bytes = readFileSync(pack);
    bytes.fill(0, 0, Math.floor(bytes.length / 2));
    writeFileSync(pack, bytes);
    rmSync(site.output, { recursive: true });
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(site.text('404.html')).toBe(notFound);
    expect(site.text('ml/regression/index.html')).toContain('Снова');
  });

  test('prints a page anew whose link leads elsewhere, though nothing of its own course has changed', async () => {
    const other = (permalink: string) => `---\ntitle: Другое\n${permalink}---\nТекст.\n`;
    write('content/os/index.md', '---\ntitle: Системы\n---\n');
    write('content/os/1-disk.md', '---\ntitle: Диск\n---\n[Туда](../ml/09-other.md)\n');
    write('content/ml/09-other.md', other(''));
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(site.text('os/disk/index.html')).toContain('href="/ml/other/"');
    write('content/ml/09-other.md', other('permalink: /elsewhere/\n'));
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(site.text('os/disk/index.html')).toContain('href="/elsewhere/"');
  });

  test('of what a stranger wrote neither reads a cache nor leaves one', async () => {
    const before = readFileSync(pack);
    expect(await site.build('--untrusted')).toMatchObject({ code: 0 });
    expect(readFileSync(pack).equals(before)).toBe(true);
    rmSync(site.path('.kafedra'), { recursive: true });
    expect(await site.build('--untrusted')).toMatchObject({ code: 0 });
    expect(existsSync(site.path('.kafedra/cache/pages.pack'))).toBe(false);
  });
});
