/** Numbers on the terminal, as a language writes them. */
import { expect, test } from 'vitest';
import { formatNumber, pageCount } from '../../src/cli/words/index.ts';

test.each(['en', 'ru'])('numbers in %s are written as the system would write them', (lang) => {
  for (const value of [0, 0.04, 0.06, 12, 999.96, 1000, 51_234, 1_234_567.8]) {
    for (const digits of [0, 1]) {
      const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      const asSystem = new Intl.NumberFormat(lang, options).format(value);
      expect(formatNumber(lang, value, digits)).toBe(asSystem);
    }
  }
});

test('pages are counted in the forms of the language, in English where it has no words', () => {
  expect(pageCount('ru', 2)).toBe('2 страницы');
  expect(pageCount('ru', 2051)).toBe('2\u00a0051 страница');
  expect(pageCount('ru_RU', 5)).toBe('5 страниц');
  expect(pageCount('en', 1)).toBe('1 page');
  expect(pageCount('kk', 2000)).toBe('2,000 pages');
});
