/** What the search is given of a page. */
import { expect, test } from 'vitest';
import { searchDocument } from '../../src/output/searchPage.ts';

const facts = { url: '/ml/a/', lang: 'ru', title: 'A "quoted" <title>', course: 'Курс' };

test('only the main part is read, under the title and course of the page', () => {
  const html = '<html><nav>Меню</nav><main id="content"><h1>1 A</h1></main><footer>Низ</footer></html>';
  const document = searchDocument(html, facts) ?? '';
  expect(document).not.toMatch(/Меню|Низ/);
  expect(document).toContain('<main data-pagefind-body id="content"><h1>1 A</h1></main>');
  expect(document).toContain('data-value="A &#34;quoted&#34; &#60;title&#62;"');
  expect(document).toContain('data-value="Курс"');
  expect(document).toContain('<html lang="ru">');
});

test('a section lends its id to its heading, which a result leads to', () => {
  const html = '<main><section class="lesson-section" id="лекция">\n<h2>Лекция</h2></section></main>';
  expect(searchDocument(html, facts)).toContain(
    '<section class="lesson-section">\n<h2 id="лекция">Лекция</h2>',
  );
});

test('a page that belongs to no course has none', () => {
  expect(searchDocument('<main></main>', { ...facts, course: undefined })).not.toContain('course');
});

test('a page without a main part is not read', () => {
  expect(searchDocument('<p>Текст</p>', facts)).toBeUndefined();
});
