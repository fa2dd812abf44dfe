import { describe, expect, test } from 'vitest';
import {
  addressOfFile,
  outputFileOf,
  readFormerAddress,
  readPermalink,
  sameAddressKey,
  segmentOf,
} from '../../src/course/address.ts';
import { compareOrder } from '../../src/course/order.ts';

describe('the address that the place of a file gives', () => {
  test.each([
    ['content/index.md', '/'],
    ['content/404.md', '/404.html'],
    ['content/about.md', '/about/'],
    ['content/mo/index.md', '/mo/'],
    ['content/mo/01-intro.md', '/mo/intro/'],
    ['content/mo/02-deployment/01-docker.md', '/mo/deployment/docker/'],
    ['content/mo/02-deployment/index.md', '/mo/deployment/'],
    ['content/03_ml/2. Регрессия.md', '/ml/Регрессия/'],
    ['content/курс/10 Дерево решений.md', '/курс/Дерево-решений/'],
    ['content/ml/C++ и C#.md', '/ml/C-и-C/'],
    ['content/ml/2024.md', '/ml/2024/'],
    ['content/ml/???.md', '/ml/page/'],
  ])('%s is published at %s', (file, url) => {
    expect(addressOfFile(file)).toBe(url);
  });

  test('is in NFC, so that й typed on any machine is one letter', () => {
    expect(addressOfFile('content/ml/\u0438\u0306од.md'.normalize('NFD'))).toBe('/ml/йод/'.normalize('NFC'));
  });

  test('never starts or ends a name with a dot or a dash', () => {
    expect(segmentOf('..hidden-.md')).toBe('hidden');
  });
});

describe('a permalink', () => {
  test.each(['/', '/mo/', '/a/b.html', '/Занятие-1/', '/a_b~c.d/', '/a&b/', '/old'])(
    '%s is kept as it is',
    (url) => {
      expect(readPermalink(url)).toEqual({ url });
    },
  );

  test.each([
    ['mo/', 'no-slash'],
    ['https://example.org/mo/', 'absolute'],
    ['javascript:alert(1)', 'absolute'],
    ['/mo//intro/', 'double-slash'],
    ['/../etc/', 'dots'],
    ['/mo/./x/', 'dots'],
    ['/mo/%2e%2e/', 'characters'],
    ['/mo/..%2f/', 'characters'],
    ['/mo\\..\\x', 'characters'],
    ['/mo/?a=1', 'characters'],
    ['/mo/#x', 'characters'],
    ['/mo/a b/', 'characters'],
    ['/mo/:title/', 'characters'],
    ['/.git/config', 'hidden'],
    [`/${'я'.repeat(130)}/`, 'length'],
    [`/${'a/'.repeat(300)}`, 'length'],
  ])('%s is refused: %s', (url, fault) => {
    expect(readPermalink(url)).toEqual({ fault });
  });
});

test.each([
  ['/', 'index.html'],
  ['/mo/', 'mo/index.html'],
  ['/a.html', 'a.html'],
  ['/a', 'a.html'],
  ['/v1.2', 'v1.2.html'],
])('the address %s is served by the file %s', (url, file) => {
  expect(outputFileOf(url)).toBe(file);
});

test('two addresses that differ in letter case are the same', () => {
  expect(sameAddressKey('/Mo/Intro/')).toBe(sameAddressKey('/mo/intro/'));
  expect(sameAddressKey('/mo/index.html')).toBe(sameAddressKey('/mo/'));
});

describe('the order of neighbours', () => {
  const sorted = (entries: { name: string; order?: number }[]) =>
    entries
      .map(({ name, order }) => ({ name, order }))
      .sort(compareOrder)
      .map(({ name }) => name);

  test('goes by the number before the name, as a number', () => {
    expect(sorted([{ name: '10-z.md' }, { name: '9-b.md' }, { name: '02-a.md' }])).toEqual([
      '02-a.md',
      '9-b.md',
      '10-z.md',
    ]);
  });

  test('goes by `order` first, and by name where there is neither', () => {
    expect(
      sorted([{ name: 'b.md' }, { name: 'a.md' }, { name: '01-x.md', order: 5 }, { name: '03-y.md' }]),
    ).toEqual(['03-y.md', '01-x.md', 'a.md', 'b.md']);
  });
});

test('a former address may hold spaces, and need not start with a slash', () => {
  expect(readFormerAddress('/text/ml! (draft)/')).toEqual({ url: '/text/ml! (draft)/' });
  expect(readFormerAddress('old%20place/')).toEqual({ url: '/old place/' });
  expect(readPermalink('/old place/')).toEqual({ fault: 'characters' });
  for (const address of ['/../x/', 'https://example.org/', '/ x/', '/x /', '/a<b>/', '/.git/'])
    expect(readFormerAddress(address)).toHaveProperty('fault');
});

test('an address may hold what RFC 3986 lets a path have and every file system a name', () => {
  expect(readPermalink("/ml!/(a)/b+c,d=e@f'/")).toEqual({ url: "/ml!/(a)/b+c,d=e@f'/" });
  for (const sign of '*:?"<>|\\%#;$ ') expect(readPermalink(`/a${sign}b/`)).toHaveProperty('fault');
});
