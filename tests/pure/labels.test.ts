import { expect, test } from 'vitest';
import { labelFiles, labelsFor, plural } from '../../src/views/labels/index.ts';

function keys(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  // The forms of a counted noun differ from language to language.
  if ('other' in value) return [path];
  return Object.entries(value).flatMap(([key, child]) => keys(child, path === '' ? key : `${path}.${key}`));
}

test.each(Object.keys(labelFiles))('the labels of %s have the same keys as all others', (lang) => {
  expect(keys(labelFiles[lang]).sort()).toEqual(keys(labelFiles.en).sort());
});

test.each(Object.keys(labelFiles))(
  'every plural form that %s has is there, and no label is empty',
  (lang) => {
    const labels = labelsFor(lang);
    const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    for (const forms of [labels.lessonCount, labels.hourCount, labels.search.results.found]) {
      expect(Object.keys(forms).sort()).toEqual([...categories].sort());
    }
    expect(keys(labels).filter((key) => key === '')).toEqual([]);
  },
);

test.each([
  [1, '1 занятие'],
  [2, '2 занятия'],
  [5, '5 занятий'],
  [11, '11 занятий'],
  [21, '21 занятие'],
  [102, '102 занятия'],
  [1.5, '1,5 занятия'],
])('%d is counted in Russian as «%s»', (n, text) => {
  expect(plural('ru', labelsFor('ru').lessonCount, n)).toBe(text);
});

test('one is counted in English in the singular', () => {
  expect(plural('en', labelsFor('en').hourCount, 1)).toBe('1 hour');
  expect(plural('en', labelsFor('en').hourCount, 0)).toBe('0 hours');
});

test('a region does not change the labels, and an unknown language reads English that says so', () => {
  expect(labelsFor('ru-RU')).toBe(labelsFor('ru'));
  const { foreign, markdown, ...others } = labelsFor('de');
  expect({ ...others, markdown: { ...markdown, lang: undefined } }).toEqual({
    ...labelsFor('en'),
    markdown: { ...labelsFor('en').markdown, lang: undefined },
  });
  expect(foreign).toEqual({ lang: 'en', dir: 'ltr', page: 'de' });
  expect(markdown.lang).toBe('en');
  expect(labelsFor('de')).toBe(labelsFor('de'));
});
