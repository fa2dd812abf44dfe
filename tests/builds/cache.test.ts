import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPack } from '../../src/cache/pack.ts';
import { type TestSite, testSite } from './kafedra.ts';

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

  test('of what a stranger wrote neither reads a cache nor leaves one', async () => {
    const before = readFileSync(pack);
    expect(await site.build('--untrusted')).toMatchObject({ code: 0 });
    expect(readFileSync(pack).equals(before)).toBe(true);
    rmSync(site.path('.kafedra'), { recursive: true });
    expect(await site.build('--untrusted')).toMatchObject({ code: 0 });
    expect(existsSync(site.path('.kafedra/cache/pages.pack'))).toBe(false);
  });
});
