import { describe, expect, test } from 'vitest';
import { captionsOf, frameOriginOf, parseVideo, parseYoutube } from '../../src/course/video.ts';

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
    ['https://youtu.be/sbFlI3PlP0M?t=1m30s', 'https://www.youtube.com/watch?v=sbFlI3PlP0M&t=90'],
    [
      'https://www.youtube.com/embed/sbFlI3PlP0M?start=90',
      'https://www.youtube.com/watch?v=sbFlI3PlP0M&t=90',
    ],
    ['sbFlI3PlP0M&t=soon', 'https://www.youtube.com/watch?v=sbFlI3PlP0M'],
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

describe('where a recording starts, in the words of each host', () => {
  test.each([
    [
      'https://youtu.be/sbFlI3PlP0M?t=1h2m3s',
      'https://www.youtube-nocookie.com/embed/sbFlI3PlP0M?start=3723',
    ],
    [
      'https://rutube.ru/video/0123456789abcdef0123456789abcdef/?t=90',
      'https://rutube.ru/play/embed/0123456789abcdef0123456789abcdef?t=90',
    ],
    ['https://vkvideo.ru/video-1_2?t=1m30s', 'https://vkvideo.ru/video_ext.php?oid=-1&id=2&t=90s'],
    ['https://vimeo.com/76979871#t=1m30s', 'https://player.vimeo.com/video/76979871?dnt=1#t=90s'],
    [
      'https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv?start=90s',
      'https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?start=90s',
    ],
  ])('%s is %s', (value, embedUrl) => {
    expect(parseVideo(value, place)).toMatchObject({ video: { embedUrl } });
  });
});

describe('what only some may see', () => {
  test.each([
    [
      'https://rutube.ru/video/private/0123456789abcdef0123456789abcdef/?p=a-b_c',
      'https://rutube.ru/video/private/0123456789abcdef0123456789abcdef/?p=a-b_c',
      'https://rutube.ru/play/embed/0123456789abcdef0123456789abcdef?p=a-b_c',
    ],
    [
      'https://vk.com/video-1_2?list=ln-Ab12',
      'https://vkvideo.ru/video-1_2?list=ln-Ab12',
      'https://vkvideo.ru/video_ext.php?oid=-1&id=2',
    ],
    [
      'https://vkvideo.ru/video_ext.php?oid=-1&id=2&hash=0a1b2c',
      'https://vkvideo.ru/video-1_2',
      'https://vkvideo.ru/video_ext.php?oid=-1&id=2&hash=0a1b2c',
    ],
    [
      'https://player.vimeo.com/video/76979871?h=8272103f6e',
      'https://vimeo.com/76979871/8272103f6e',
      'https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1',
    ],
  ])('%s keeps its key', (value, watchUrl, embedUrl) => {
    expect(parseVideo(value, place)).toMatchObject({ video: { watchUrl, embedUrl } });
  });
});

describe('a whole list', () => {
  test.each([
    [
      'https://www.youtube.com/playlist?list=PLrCZzMib1e9q',
      'https://www.youtube.com/playlist?list=PLrCZzMib1e9q',
      'https://www.youtube-nocookie.com/embed/videoseries?list=PLrCZzMib1e9q',
    ],
    [
      'https://www.youtube.com/embed/videoseries?list=PLrCZzMib1e9q',
      'https://www.youtube.com/playlist?list=PLrCZzMib1e9q',
      'https://www.youtube-nocookie.com/embed/videoseries?list=PLrCZzMib1e9q',
    ],
    [
      'https://tube.example/w/p/kkGMgK9ZtnKfYAgnEtQxbv',
      'https://tube.example/w/p/kkGMgK9ZtnKfYAgnEtQxbv',
      'https://tube.example/video-playlists/embed/kkGMgK9ZtnKfYAgnEtQxbv',
    ],
  ])('%s is played from its first recording on', (value, watchUrl, embedUrl) => {
    expect(parseVideo(value, place)).toMatchObject({ video: { watchUrl, embedUrl } });
  });

  test('needs the name of the list', () => {
    expect(parseVideo('https://www.youtube.com/playlist', place)).toEqual({ fault: 'youtube-id' });
  });
});

test('the frame of a recording is from the site of its player; a file has none', () => {
  const origin = (value: string) => {
    const read = parseVideo(value, place);
    return 'video' in read ? frameOriginOf(read.video) : read.fault;
  };
  expect(origin('https://youtu.be/sbFlI3PlP0M')).toBe('https://www.youtube-nocookie.com');
  expect(origin('https://tube.example:8443/w/kkGMgK9ZtnKfYAgnEtQxbv')).toBe('https://tube.example:8443');
  expect(origin('/assets/intro.mp4')).toBeUndefined();
});

describe('captions of a file', () => {
  const files = [
    '/assets/v/lecture.chapters.vtt',
    '/assets/v/lecture.en.vtt',
    '/assets/v/lecture.pt_BR.vtt',
    '/assets/v/lecture.vtt',
    '/assets/v/lecture-2.vtt',
    '/assets/v/лекция 1.ru.vtt',
    '/assets/lecture.vtt',
  ];
  const captions = (value: string, lang: string) => {
    const read = parseVideo(value, place);
    return 'video' in read ? captionsOf(read.video, files, lang) : [];
  };

  test('lie beside it, in the language of their name or of the page, which comes first', () => {
    expect(captions('/assets/v/lecture.mp4', 'ru')).toEqual([
      { lang: 'ru', href: '/assets/v/lecture.vtt' },
      { lang: 'en', href: '/assets/v/lecture.en.vtt' },
      { lang: 'pt-BR', href: '/assets/v/lecture.pt_BR.vtt' },
    ]);
    expect(captions('/assets/v/%D0%BB%D0%B5%D0%BA%D1%86%D0%B8%D1%8F%201.webm', 'en')).toEqual([
      { lang: 'ru', href: '/assets/v/лекция 1.ru.vtt' },
    ]);
  });

  test('are for files only', () => {
    expect(captions('https://youtu.be/sbFlI3PlP0M', 'ru')).toEqual([]);
  });
});
