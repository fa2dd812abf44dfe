import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest, nearestAddress } from '../../src/course/nearest.ts';

const keys = ['title', 'sections', 'slides', 'youtube', 'document', 'textbook', 'test', 'toc', 'order'];

test.each([
  ['a swap of two letters', 'yuotube', 'youtube'],
  ['a missing letter', 'sldes', 'slides'],
  ['a letter too many', 'documment', 'document'],
  ['a wrong letter', 'sectoins', 'sections'],
  ['upper case', 'Title', 'title'],
  ['Cyrillic letters that look Latin', 'tехtbоok', 'textbook'],
  ['the Russian keyboard layout', 'ешеду', 'title'],
  ['a slip in the Russian keyboard layout', 'ыдшвуы', 'slides'],
  ['a slip in a short word', 'tic', 'toc'],
])('%s is understood', (_name, typed, meant) => {
  expect(nearest(typed, keys)).toBe(meant);
});

test.each(['nonsense', 'ab', 'заголовок', ''])('"%s" is near to nothing', (typed) => {
  expect(nearest(typed, keys)).toBeUndefined();
});

test('of two words equally near the earlier one is meant', () => {
  expect(nearest('tost', ['test', 'toast'])).toBe('test');
  expect(nearest('tost', ['toast', 'test'])).toBe('toast');
});

test('the nearest word wins wherever it stands', () => {
  expect(nearest('slides', ['slidez', 'slides', 'slide'])).toBe('slides');
});

test('what is near is at most a third of the letters away, and a word is nearest to itself', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.array(fc.string({ maxLength: 12 })), (typed, others) => {
      expect(nearest(typed, [...others, typed])?.toLowerCase()).toBe(typed.toLowerCase());
      const found = nearest(typed, others);
      if (found !== undefined)
        expect(Math.abs(found.length - typed.length)).toBeLessThanOrEqual(Math.max(1, typed.length / 3));
    }),
  );
});

test('a word as long as a file is answered at once', () => {
  expect(nearest('a'.repeat(5_000_000), keys)).toBeUndefined();
});

describe('the nearest address', () => {
  const pages = ['/ml/', '/ml/intro/', '/ml/trees/forest/', '/mo/models/basics/'];

  test.each([
    ['/ml/intor/', '/ml/intro/'],
    ['/ml/tree/forest/', '/ml/trees/forest/'],
    ['/old/forest/', '/ml/trees/forest/'],
    ['/mo/models/other/', undefined],
    ['/ml/нет.md', undefined],
    ['/', undefined],
  ])('to %s is %s', (address, near) => {
    expect(nearestAddress(address, pages)).toBe(near);
  });
});
