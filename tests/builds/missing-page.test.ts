/** What a dead link is told to have meant. */
import { expect, test } from 'vitest';
import { built } from '../hostile/site.ts';

const page = (title: string, text = 'Текст.') => `---\ntitle: ${title}\n---\n${text}\n`;

test.each([
  ['02-regresion.md', '02-regression.md'],
  ['2-regression.md', '02-regression.md'],
  ['Regression.md#шаг', '02-regression.md#шаг'],
  ['../ml/02-regression.markdown', '02-regression.md'],
  ['../stat/03-tests.md?a#b', '../statistics/03-tests.md?a#b'],
  // The folder has another name, or the file lies elsewhere now.
  ['03-tests.md', '../statistics/03-tests.md'],
  ['%D0%B4%D0%B2%D0%B0-%D1%81%D0%BB%D0%BE%D0%B2%D0%B0.md', 'два%20слова.md'],
  // Never the page itself.
  ['01-b.md', undefined],
  ['something-else.md', undefined],
  // Of a name that several have, nobody knows which is meant.
  ['../databases/index.md', undefined],
  ['../index.md', undefined],
  ['../statistic/index.md', '../statistics/index.md'],
  ['../physics/02-regression.md', undefined],
  ['/ml/regresion/', '/ml/regression/'],
])('%s means %s', async (href, near) => {
  const { problems } = await built({
    'content/ml/01-a.md': page('А', `[ссылка](${href})`),
    'content/ml/02-regression.md': page('Регрессия'),
    'content/ml/два слова.md': page('Два слова'),
    'content/physic/01-module/02-regression.md': page('Тоже регрессия'),
    'content/statistics/index.md': page('Статистика'),
    'content/statistics/03-tests.md': page('Критерии'),
  });
  const told = problems.filter(({ code }) => code === 'missing-page');
  expect(told.map(({ values }) => values.near)).toEqual([near]);
});
