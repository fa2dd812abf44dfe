/** Recordings in a text: the page has the poster, the script that plays, and leave for the frames of the hosts. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesOf, problemsOf } from './inProcess.ts';

const files = {
  '_data/site.yml': 'title: Курсы\nlang: ru\n',
  'content/ml/index.md':
    '---\ntitle: Машинное обучение\n---\n::video{url=https://youtu.be/dQw4w9WgXcQ url=https://vk.com/video-1_2}\n',
  'content/ml/01-intro.md':
    '---\ntitle: Введение\n---\n:::note\n::video{url=/assets/a.mp4 title="Установка <Python>" poster=/assets/a.jpg}\n:::\n',
  'content/ml/02-plain.md': '---\ntitle: Без видео\n---\nТекст.\n',
  'assets/a.mp4': '',
  'assets/a.ru.vtt': 'WEBVTT',
  'assets/a.jpg': '',
};

let root: string;
let pages: ReadonlyMap<string, string>;
let problems: readonly string[];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'kafedra-video-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const composed = await problemsOf({ root, untrusted: true });
  problems = composed.problems;
  ({ pages } = await pagesOf(composed.composition));
});
afterAll(() => existsSync(root) && rmSync(root, { recursive: true }));

const page = (path: string) => load(pages.get(`${path}/index.html`) ?? '');
const policy = (path: string) => page(path)('meta[http-equiv="Content-Security-Policy"]').attr('content');

test('a video of a text is a poster that leads to its host, also where a stranger wrote it', () => {
  const $ = page('ml');
  expect(problems.filter((line) => / error /.test(line))).toEqual([]);
  expect($('iframe')).toHaveLength(0);
  expect($('.video').attr('data-video')).toBe('youtube:dQw4w9WgXcQ');
  expect($('.video__title').text()).toBe('Машинное обучение');
  // Only heard: the heading of the page says it already.
  expect($('.video__title').hasClass('video__title--above')).toBe(true);
  expect($('.video a[data-host=vk]').attr('href')).toBe('https://vkvideo.ru/video-1_2');
  expect(policy('ml')).toContain('frame-src https://www.youtube-nocookie.com https://vkvideo.ru');
});

test('a file has its title, its picture and its captions, and is followed as a link', () => {
  const $ = page('ml/intro');
  expect($('.note .video__title').text()).toBe('Установка <Python>');
  expect($('.note .video__title--above')).toHaveLength(0);
  expect($('.note video track').attr('src')).toBe('/assets/a.ru.vtt');
  expect($('.note img').attr('src')).toBe('/assets/a.jpg');
});

test('the player comes with the pages that show a recording, the whole course included, and with no other', () => {
  const player = page('ml')('.video').attr('data-module') ?? '';
  expect(pages.has(player.slice(1))).toBe(true);
  const scriptOf = (path: string) => page(path)('head script:not([type])').text();
  expect(scriptOf('ml')).not.toBe(scriptOf('ml/plain'));
  expect(scriptOf('ml/print')).toBe(scriptOf('ml'));
  expect(policy('ml/print')).toContain('frame-src https://www.youtube-nocookie.com');
  expect(policy('ml/plain')).not.toContain('frame-src');
});
