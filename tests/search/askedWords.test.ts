/** Whether what Pagefind found is what was asked for. */
import { expect, test } from 'vitest';
import { hasAskedWords } from '../../assets/scripts/search/askedWords.ts';

test.each([
  ['свёрткой', 'Свёртка'],
  ['сверткой', 'Свёртка,'],
  ['данными', '«данных»'],
  ['детьми', 'дети'],
  ['дому', 'дом.'],
  ['классификаторами', 'классификатор'],
  ['нейрос', 'нейросеть'],
  ['script', 'JavaScript'],
  ['ml-модель', 'ML-модели'],
  ['c++', 'C++'],
  ['v2', 'v2.1'],
  ['機械学習', '学習'],
])('%s is answered by %s', (query, word) => {
  expect(hasAskedWords({ content: `Слово ${word} здесь`, locations: [1] }, query)).toBe(true);
});

test.each([
  ['квантовый', 'к'],
  ['нейросеть', 'не'],
  ['соловей', 'со'],
  ['блокчейн', 'блоке'],
  ['елок', 'Ё'],
  ['quantum', 'quality'],
])('%s is not answered by %s', (query, word) => {
  expect(hasAskedWords({ content: `Слово ${word} здесь`, locations: [1] }, query)).toBe(false);
});

test('every word of a query has to be there, and a page whose words are not told is believed', () => {
  const content = 'Граф и стек';
  expect(hasAskedWords({ content, locations: [0, 2] }, 'стеки графа')).toBe(true);
  expect(hasAskedWords({ content, locations: [0] }, 'стеки графа')).toBe(false);
  expect(hasAskedWords({ content, locations: [] }, 'стеки графа')).toBe(true);
});
