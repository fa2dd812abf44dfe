import { describe, expect, test } from 'vitest';
import { parseVideo, parseYoutube } from '../../src/course/video.ts';

const place = { file: 'content/ml/01.md', line: 3, column: 5 };

describe('the key `youtube`', () => {
  test.each([
    ['sbFlI3PlP0M', 'https://www.youtube.com/watch?v=sbFlI3PlP0M'],
    [' sbFlI3PlP0M ', 'https://www.youtube.com/watch?v=sbFlI3PlP0M'],
    [
      'sbFlI3PlP0M&list=PLrCZzMib1e9q&index=2',
      'https://www.youtube.com/watch?v=sbFlI3PlP0M&list=PLrCZzMib1e9q&index=2',
    ],
    ['https://youtu.be/sbFlI3PlP0M?t=90', 'https://www.youtube.com/watch?v=sbFlI3PlP0M&t=90'],
    [
      'https://www.youtube.com/watch?v=sbFlI3PlP0M&feature=share',
      'https://www.youtube.com/watch?v=sbFlI3PlP0M',
    ],
    ['https://www.youtube.com/embed/sbFlI3PlP0M', 'https://www.youtube.com/watch?v=sbFlI3PlP0M'],
    ['https://www.youtube.com/live/sbFlI3PlP0M', 'https://www.youtube.com/watch?v=sbFlI3PlP0M'],
    ['youtube.com/watch?v=sbFlI3PlP0M', 'https://www.youtube.com/watch?v=sbFlI3PlP0M'],
  ])('%s is watched at %s', (value, watchUrl) => {
    expect(parseYoutube(value, place)).toMatchObject({
      video: { key: 'youtube:sbFlI3PlP0M', watchUrl, place },
    });
  });

  test.each([
    ['012345', 'youtube-id'],
    ['sbFlI3PlP0', 'youtube-id'],
    ['sbFlI3PlP0M"><script>', 'youtube-id'],
    ['https://www.youtube.com/watch?v=short', 'youtube-id'],
    ['https://rutube.ru/video/1/', 'youtube-address'],
  ])('%s is no video: %s', (value, fault) => {
    expect(parseYoutube(value, place)).toEqual({ fault });
  });
});

describe('the key `video`', () => {
  const id = '0123456789abcdef0123456789abcdef';
  test.each([
    [`https://rutube.ru/video/${id}/`, `rutube:${id}`, `https://rutube.ru/play/embed/${id}`],
    [
      `https://rutube.ru/video/private/${id}/?p=key`,
      `rutube:${id}`,
      `https://rutube.ru/play/embed/${id}?p=key`,
    ],
    [
      'https://vk.com/video-22822305_456239018',
      'vk:-22822305_456239018',
      'https://vkvideo.ru/video_ext.php?oid=-22822305&id=456239018',
    ],
    ['https://vkvideo.ru/video-1_2', 'vk:-1_2', 'https://vkvideo.ru/video_ext.php?oid=-1&id=2'],
    [
      'https://vk.com/video_ext.php?oid=-1&id=2&hash=ab',
      'vk:-1_2',
      'https://vkvideo.ru/video_ext.php?oid=-1&id=2&hash=ab',
    ],
    ['https://vimeo.com/76979871', 'vimeo:76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
    [
      'https://vimeo.com/76979871/8272103f6e',
      'vimeo:76979871',
      'https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1',
    ],
    [
      'https://peertube.example/w/9c9de5e8-0a1e-484a-b099-e80766180a6d',
      'peertube:peertube.example/9c9de5e8-0a1e-484a-b099-e80766180a6d',
      'https://peertube.example/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d',
    ],
    [
      'https://youtu.be/sbFlI3PlP0M',
      'youtube:sbFlI3PlP0M',
      'https://www.youtube-nocookie.com/embed/sbFlI3PlP0M',
    ],
  ])('%s is the recording %s', (value, key, embedUrl) => {
    expect(parseVideo(value, place)).toMatchObject({ video: { key, embedUrl } });
  });

  test('a file of the site is played by the page itself', () => {
    expect(parseVideo('/assets/intro.mp4', place)).toEqual({
      video: { host: 'file', key: 'file:/assets/intro.mp4', watchUrl: '/assets/intro.mp4', place },
    });
  });

  test.each([
    ['/assets/intro.avi', 'file-type'],
    ['https://rutube.ru/video/short/', 'host-id'],
    ['https://vk.com/wall-1_2', 'host-id'],
    ['https://vimeo.com/about', 'host-id'],
    ['https://example.org/film.html', 'unknown-host'],
    ['javascript:alert(1)', 'unknown-host'],
    ['просто текст', 'unknown-host'],
  ])('%s is no video: %s', (value, fault) => {
    expect(parseVideo(value, place)).toEqual({ fault });
  });
});
