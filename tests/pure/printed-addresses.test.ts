import { describe, expect, test } from 'vitest';
import { linkTarget } from '../../src/course/linkTarget.ts';
import { createAddresses } from '../../src/views/addresses.ts';
import { modelOf, page } from './source.ts';

const model = modelOf({
  '_data/site.yml': 'title: Школа\nurl: https://school.example',
  'content/ml/index.md': page('title: Курс'),
  'content/ml/01-intro.md': page('title: Введение'),
  'content/about.md': page('title: О школе\npermalink: /about'),
  'assets/файл 1.pdf': '',
});
const intro = { file: 'content/ml/01-intro.md', url: '/ml/intro/' };

describe('addresses of a published site', () => {
  const addresses = createAddresses(model, { basePath: '/repo/', portable: false });

  test('have the base path, and are the same on every page', () => {
    expect(addresses.on('/ml/intro/')).toBe(addresses);
    expect(['/', '/ml/', '/assets/a.png'].map(addresses.href)).toEqual([
      '/repo/',
      '/repo/ml/',
      '/repo/assets/a.png',
    ]);
    expect(addresses.resolve(intro, 'index.md#цели')).toBe('/repo/ml/#цели');
  });
});

describe('addresses of a portable site', () => {
  const addresses = createAddresses(model, { basePath: '/repo/', portable: true });

  test.each([
    ['/', './ml/index.html'],
    ['/404.html', './ml/index.html'],
    ['/ml/', '../ml/index.html'],
    ['/ml/intro/', '../../ml/index.html'],
  ])('go up from %s to the root, and name the file', (from, expected) => {
    expect(addresses.on(from).href('/ml/')).toBe(expected);
  });

  test('are made once for all pages that lie equally deep', () => {
    expect(addresses.on('/ml/')).toBe(addresses.on('/os/'));
    expect(addresses.on('/ml/').on('/')).toBe(addresses.on('/404.html'));
  });

  test('of what the author links to are relative too, those of other sites are not touched', () => {
    const { resolve } = addresses.on(intro.url);
    expect(resolve(intro, 'index.md#цели')).toBe('../../ml/index.html#цели');
    expect(resolve(intro, '/about?a=1')).toBe('../../about.html?a=1');
    expect(resolve(intro, '/assets/файл 1.pdf')).toBe('../../assets/файл 1.pdf');
    expect(resolve(intro, '#цели')).toBe('#цели');
    expect(resolve(intro, 'https://example.org/')).toBe('https://example.org/');
    expect(resolve(intro, 'javascript:alert(1)')).toBe('#');
  });

  test('for other programs stay whole', () => {
    expect(addresses.absolute('/ml/')).toBe('https://school.example/repo/ml/');
    expect(addresses.on('/ml/').resolveAbsolute(intro, '/assets/файл 1.pdf')).toBe(
      'https://school.example/repo/assets/%D1%84%D0%B0%D0%B9%D0%BB%201.pdf',
    );
  });
});

describe('full addresses of the site itself', () => {
  const addresses = createAddresses(model, { basePath: '/repo/', portable: false });

  test.each([
    ['https://school.example/ml/', '/repo/ml/'],
    ['http://SCHOOL.example/ml#цели', '/repo/ml/#цели'],
    ['//school.example/ml/intro/?a=1', '/repo/ml/intro/?a=1'],
    ['https://school.example', '/repo/'],
    ['https://school.example/assets/файл 1.pdf', '/repo/assets/файл 1.pdf'],
    ['https://school.example/assets/%D1%84%D0%B0%D0%B9%D0%BB%201.pdf', '/repo/assets/файл 1.pdf'],
  ])('%s is the page or the file', (written, printed) => {
    expect(addresses.resolve(intro, written)).toBe(printed);
  });

  test.each([
    'https://school.example.org/ml/',
    'https://school.example:8080/ml/',
    'https://school.example@evil.example/ml/',
    'ftp://school.example/ml/',
    'https://school.example\\@evil.example/',
  ])('%s is not one', (written) => {
    expect(addresses.resolve(intro, written)).toBe(written);
  });

  test('are those below its path, and without one those in folders that it has something in', () => {
    const target = (url: string, href: string) => {
      const other = modelOf({
        '_data/site.yml': `title: Школа\nurl: ${url}`,
        'content/ml/index.md': page('title: Курс'),
      });
      return linkTarget(other, { file: 'content/ml/index.md', url: '/ml/' }, href).kind;
    };
    expect(target('https://school.example/repo', 'https://school.example/repo/ml/')).toBe('page');
    expect(target('https://school.example/repo', 'https://school.example/ml/')).toBe('external');
    expect(target('https://school.example/repo', 'https://school.example/repository/')).toBe('external');
    expect(target('https://school.example/repo', 'https://school.example/repo/other/')).toBe('missing');
    expect(target('https://ivanov.github.io', 'https://ivanov.github.io/other/')).toBe('external');
    expect(target('https://ivanov.github.io', 'https://ivanov.github.io/ml/other/')).toBe('missing');
    expect(target('https://школа.рф', 'https://школа.рф/ml/')).toBe('page');
    expect(target('""', 'https://school.example/ml/')).toBe('external');
  });
});
