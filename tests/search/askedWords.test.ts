/** Whether what Pagefind found is what was asked for. */
import { expect, test } from 'vitest';
import { hasAskedWords } from '../../assets/scripts/search/askedWords.ts';

const text = { content: 'Граф и стек в JavaScript', meta: {} };
const titled = {
  content: 'Введение',
  locations: [],
  meta: { title: 'Основы MLOps', course: 'Анализ данных' },
};

test.each([
  ['all of its words stand in the text', { ...text, locations: [0, 2] }, 'стеки графа', true],
  ['one of its words stands nowhere', { ...text, locations: [0] }, 'стеки графа', false],
  ['its word is a part of another', { ...text, locations: [4] }, 'script', true],
  [
    'its word is written with capitals within',
    { ...text, content: 'javascript', locations: [0] },
    'JavaScript',
    true,
  ],
  ['its words are a sign and a letter', { ...text, content: 'Язык C++', locations: [1] }, 'c++', true],
  ['it is a version', { ...text, content: 'С v2.1', locations: [1] }, 'v2', true],
  ['its words are joined', { ...text, content: 'ML-модели', locations: [0] }, 'ml-модель', true],
  ['its words cannot be told apart', { ...text, content: '学習', locations: [0] }, '機械学習', true],
  ['they cannot, and no place is told', { ...titled, meta: {} }, '機械学習', true],
  ['its word stands in the title', titled, 'mlops', true],
  ['its word stands in the title of the course', titled, 'анализом', true],
  ['its words stand in the title and in the text', { ...titled, locations: [0] }, 'введение mlops', true],
  ['the title only begins like its word', titled, 'monad', false],
  [
    'an address of an image begins like its word',
    { ...titled, meta: { image: '/a/mo.png' } },
    'monad',
    false,
  ],
  ['an address of an image has its word', { ...titled, meta: { image: '/a/scheme.png' } }, 'scheme', false],
  ['its word stands in the words of an image', { ...titled, meta: { image_alt: 'Портик' } }, 'портики', true],
])('a query of which %s', (_, found, query, isAnswered) => {
  expect(hasAskedWords(found, query)).toBe(isAnswered);
});

/** Whether a page that has one word answers to another. */
const answers = (asked: string, word: string) =>
  hasAskedWords({ content: `Слово ${word} здесь`, locations: [1], meta: {} }, asked);

/** Pairs of words, one a line. */
const pairs = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('/') as [string, string]);

test.each(
  pairs(`
    свёрткой/Свёртка сверткой/Свёртка, данными/«данных» лекц/лекция нейрос/нейросеть
    дому/дом. дети/детьми столе/столов граф/графы стек/стеки дерево/деревья стихов/стихи
    лекционный/лекция функциональный/функция тестирование/тест экзаменационный/экзамен
    ёлок/ёлки елок/ёлки рынок/рынка окна/окон ошибок/ошибка чисел/число
    практический/практика дорожный/дорога книжный/книга студенческий/студент
    обучать/обучение решать/решение фиксировали/фиксирует классификаторами/классификатор память/памяти
    отличаются/отличается убедиться/убедитесь обучается/обучать появился/появятся делает/делать изменив/изменил
    запись/записи память/памятью решений/решение новый/новая
    models/model classes/class testing/tests studies/study optimization/optimize matrices/matrix
    running/run planned/plan stops/stopped copied/copies stays/stay
  `),
)('%s is answered by %s', (asked, word) => {
  expect(answers(asked, word)).toBe(true);
});

test.each(
  pairs(`
    квантовый/к квантовый/квадрат нейросеть/не соловей/со блокчейн/блоке елок/Ё
    стол/сто столица/сто стол/стоп граф/гранит дети/детектор корень/король поток/потом
    модель/модуль контракт/контраст эксперимент/эксперт интерфейс/интернет сервер/сервис
    предмет/предел перевод/перенос программа/прогресс портрет/порт
    quantum/quality model/mode data/date class/clash cell/center server/service
  `),
)('%s is not answered by %s', (asked, word) => {
  expect(answers(asked, word)).toBe(false);
});
