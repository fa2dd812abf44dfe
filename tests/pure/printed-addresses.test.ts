import { describe, expect, test } from 'vitest';
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
