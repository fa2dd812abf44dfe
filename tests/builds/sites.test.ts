import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Run, type TestSite, testSite, texts } from './kafedra.ts';

/** Builds a site once for the tests of a group. */
function built(name: string, ...args: string[]): { site: () => TestSite; run: () => Run } {
  let site: TestSite;
  let run: Run;
  beforeAll(async () => {
    site = testSite(name);
    run = await site.build(...args);
  });
  afterAll(() => site.remove());
  return { site: () => site, run: () => run };
}

const headings = (site: TestSite, url: string) => texts(site.page(url), 'main h1, main h2, main h3');

describe('the smallest site', () => {
  const { site, run } = built('minimal');

  test('is a course and a lesson, and builds without a word but progress', () => {
    expect(run()).toMatchObject({ code: 0, stderr: '' });
    const files = site().files();
    expect(files.filter((file) => !file.startsWith('assets/kafedra/search/'))).toEqual([
      '.kafedra.json',
      '404.html',
      'assets/kafedra/favicon.svg',
      expect.stringMatching(/^assets\/kafedra\/student-[\da-f]{8}\.js$/),
      'index.html',
      'ml/index.html',
      'ml/print/index.html',
      'ml/regression/index.html',
      'robots.txt',
    ]);
  });

  test('has a catalogue that nobody wrote', () => {
    const $ = site().page('/');
    expect($('main a[href="/ml/"]').text()).toContain('Машинное обучение');
    expect(texts($, 'title, h1, .header__title')).toEqual(['Все курсы', 'Все курсы', 'Все курсы']);
    expect($('.footer p').text()).toBe('Сделано в «Кафедре»');
  });

  test('shows the cards of its courses at a wrong address too', () => {
    expect(texts(site().page('/404.html'), 'main .course-card a')).toEqual(['Машинное обучение']);
  });
});

describe('a lesson that has every habit of a Jekyll author', () => {
  const { site, run } = built('habits');
  const lesson = () => site().page('/ml/Регрессия/');

  test('builds without a word about its habits but one line', () => {
    expect(run()).toMatchObject({ code: 0 });
    expect(run().stderr).not.toMatch(/content\/|ошибк|предупрежд/i);
    expect(run().stderr).toMatch(/author_profile/);
  });

  test('keeps a tab inside a quoted title', () => {
    expect(lesson()('main h1').text().trim()).toMatch(/^Лекция:\s+регрессия$/);
  });

  test('has its two sections, without the one that is commented out', () => {
    expect(texts(lesson(), '.lesson-section h2')).toEqual(
      ['Лекция: Линейная регрессия', 'Практика: Регрессия в sklearn'].map((t) => expect.stringContaining(t)),
    );
  });

  test('takes an empty value, and one with a comment behind it, for none', () => {
    const $ = lesson();
    const first = $('.lesson-section').first();
    expect(first.find('[data-resource=document]').attr('href')).toBe('/assets/files/handout.pdf');
    expect(first.find('[data-resource=slides], [data-resource=test], [data-resource=textbook]')).toHaveLength(
      0,
    );
  });

  test('understands a video id with its playlist', () => {
    const video = lesson()('[data-video="youtube:sbFlI3PlP0M"]');
    expect(video).toHaveLength(1);
    expect(video.find('a').attr('href')).toBe(
      'https://www.youtube.com/watch?v=sbFlI3PlP0M&list=PLrCZzMib1e9qLzDXvYnpnJdUsGr3t7fSu&index=3',
    );
  });

  test('has its setext headings, with Cyrillic anchors', () => {
    const $ = lesson();
    expect($('h2#о-методе, h3#о-методе')).toHaveLength(1);
    expect($('#зачем-это-нужно')).toHaveLength(1);
    expect($('h1')).toHaveLength(1);
  });

  test('renders Markdown inside a block of HTML, and nothing of a comment', () => {
    const $ = lesson();
    expect($('main div.wide strong').text()).toBe('внутри');
    expect($.html()).not.toContain('example.org/hidden');
    expect($('main').text()).not.toContain('Скрыт');
  });

  test('shows template syntax as it is', () => {
    expect(lesson()('main').text()).toContain('{{ y }}');
    expect(lesson()('main code').text()).toContain('{{ x }}');
    expect(lesson()('main').text()).toContain('{% raw %}');
  });

  test('is read with a byte order mark and Windows line ends too', () => {
    expect(headings(site(), '/ml/итог/')).toEqual(['Итог']);
  });
});

describe('a course page as it was in Jekyll, with ::syllabus in place of its table', () => {
  const { site, run } = built('jekyll-page');
  const page = () => site().page('/os/');

  test('builds', () => expect(run()).toMatchObject({ code: 0 }));

  test('has every heading, in order', () => {
    expect(headings(site(), '/os/')).toEqual([
      'Операционные системы',
      'О курсе',
      'Программа курса',
      'Тематический план',
      'Предварительные требования',
      'Источники информации',
      'Программное обеспечение',
      'Для студентов',
    ]);
  });

  test('has every list and link that is not in a comment, and none that is', () => {
    const $ = page();
    expect(texts($, 'main ul:not([class]) > li').length).toBeGreaterThanOrEqual(9);
    for (const href of [
      'https://strace.io/',
      'https://perfwiki.github.io/main/',
      'https://example.org/points?usp=sharing',
      'https://example.org/exam?usp=sharing',
    ]) {
      expect($(`main a[href="${href}"]`)).toHaveLength(1);
    }
    expect($.html()).not.toMatch(/hidden\.example|Скрыт/);
  });

  test('has the card', () => {
    const $ = page();
    expect($('main img[src="/assets/images/portico.jpg"]').attr('alt')).toBe('Портик');
    expect($('main').text()).toContain('Курс читается на кафедре систем');
  });

  test('has the table, a row group a lesson and a row a section, with the two columns that are filled', () => {
    const $ = page();
    const table = $('table.syllabus');
    expect(texts($, 'table.syllabus thead th').slice(1)).toEqual(['Методичка', 'Слайды']);
    expect(table.find('tbody')).toHaveLength(3);
    expect(table.find('tbody:nth-of-type(1) th[scope=rowgroup] a').attr('href')).toBe('/os/processes/');
    const rows = table.find('tbody').first().find('tr');
    expect(rows).toHaveLength(3);
    expect(rows.eq(1).find('a').attr('href')).toBe('https://example.org/processes.pdf');
    expect(rows.eq(2).find('td').eq(1).find('a')).toHaveLength(0);
    expect(rows.eq(2).find('td').eq(2).find('a').attr('href')).toBe('https://example.org/processes-slides');
  });

  test('has the sidebar with every lesson, and the contents with every heading', () => {
    const $ = page();
    expect(
      $('nav.sidebar a')
        .toArray()
        .map((a) => $(a).attr('href')),
    ).toEqual(expect.arrayContaining(['/os/processes/', '/os/memory/', '/os/files/']));
    expect($('nav.toc a')).toHaveLength(7);
  });
});

describe('a site with everything that a course may have', () => {
  const { site, run } = built('rich');

  test('builds without a word but progress', () => {
    expect(run()).toMatchObject({ code: 0, stderr: '' });
  });

  test('publishes no draft, and no page for what is only planned', () => {
    expect(
      site()
        .files()
        .filter((file) => file.includes('secret') || file.includes('forest')),
    ).toEqual([]);
    expect(site().page('/ml/')('table.syllabus').text()).toContain('Лес');
    expect(site().page('/ml/')('table.syllabus').text()).not.toContain('Черновик');
  });

  test('says in the catalogue what a course consists of, where it has modules', () => {
    const $ = site().page('/');
    const consists = (url: string) => texts($, `.course-card:has(a[href="${url}"]) .course-card__modules li`);
    expect(consists('/ml/')).toEqual(['Основы', 'trees']);
    expect(consists('/notes/')).toEqual([]);
  });

  test('sets the word for the kind of a section apart from its title, and leaves the row to read as one', () => {
    const $ = site().page('/ml/');
    const said = $('table.syllabus .kind__text').first();
    const row = said.closest('td').text().trim();
    expect(row).toMatch(new RegExp(`^${said.text()} \\S`));
    expect(said.text()).toMatch(/:$/);
  });

  test('orders lessons by number, modules and loose lessons together', () => {
    const $ = site().page('/ml/');
    expect(texts($, 'table.syllabus tbody th[scope=rowgroup] a')).toEqual([
      'Данные',
      'Потери',
      'Дерево',
      'Экзамен',
    ]);
  });

  test('numbers the lessons with the code of the course', () => {
    expect(texts(site().page('/ml/'), 'table.syllabus tbody th[scope=rowgroup]')[0]).toContain('МО-1');
  });

  test('shows the columns that the author chose, in his order, and none that is empty', () => {
    expect(texts(site().page('/ml/'), 'table.syllabus thead th').slice(1)).toEqual(['Слайды', 'Методичка']);
  });

  test('adds up the hours of the plan', () => {
    const $ = site().page('/ml/');
    expect(texts($, 'ul.plan > li')).toEqual(['Регрессия и потери', 'Деревья']);
    expect($('ul.plan strong').text()).toBe('потери');
    expect(texts($, 'table.plan thead th').slice(1)).toEqual(['Лекция', 'Практика', 'Семинар', 'Всего']);
    expect(texts($, 'table.plan tfoot td')).toEqual(['2', '1,5', '2', '5,5']);
  });

  test('shows the cards that ::features names', () => {
    const $ = site().page('/ml/');
    expect($('main img[src="/assets/images/logo.png"]')).toHaveLength(1);
    expect($('main em').text()).toBe('лаборатория');
    expect($('main a[href="/about/"]').text()).toContain('О нас');
  });

  test('leads from lesson to lesson, over the planned one', () => {
    const $ = site().page('/ml/basics/loss/');
    expect($('a[rel=prev]').attr('href')).toBe('/ml/basics/data/');
    expect($('a[rel=next]').attr('href')).toBe('/ml/trees/tree/');
    expect(site().page('/ml/trees/tree/')('a[rel=next]').attr('href')).toBe('/ml/exam/');
  });

  test('marks the current lesson in the sidebar and opens its module', () => {
    const $ = site().page('/ml/basics/loss/');
    const current = $('nav.sidebar [aria-current=page]');
    expect(current.attr('href')).toBe('/ml/basics/loss/');
    expect(current.closest('details').attr('open')).toBeDefined();
    expect($('nav.sidebar')).toHaveLength(1);
  });

  test('turns links between files into links between pages', () => {
    const $ = site().page('/about/');
    expect(
      $('main p a')
        .toArray()
        .map((a) => decodeURI($(a).attr('href') ?? '')),
    ).toEqual(['/ml/', '/ml/basics/loss/#функция-потерь']);
  });

  test('orders the lessons of a list as the list does', () => {
    const $ = site().page('/list/');
    expect(texts($, 'table.syllabus tbody th[scope=rowgroup] a')).toEqual([
      'Lesson b',
      'Lesson a',
      'Lesson c',
    ]);
    expect($('html').attr('lang')).toBe('en');
    expect(texts($, 'main h2')[0]).toContain('Syllabus');
  });

  test('shows the menu that the author wrote by hand', () => {
    const $ = site().page('/handmade/second/');
    expect($('nav.sidebar a[aria-current=page]').text()).toBe('Второе');
    expect($('nav.sidebar').text()).toContain('Архив');
    expect($('header a[href="/about/"], nav a[href="/about/"]').first().text()).toBe('О сайте');
  });

  test('offers the recording on its other hosts', () => {
    const $ = site().page('/ml/basics/data/');
    expect($('[data-video^="rutube:"]')).toHaveLength(1);
    expect($('[data-resource=video][href="/assets/film.mp4"]')).toHaveLength(1);
  });

  test('tells machines what each page is', () => {
    const json = (url: string) => JSON.parse(site().page(url)('script[type="application/ld+json"]').text());
    expect(json('/ml/')).toMatchObject({
      '@type': 'Course',
      name: 'Машинное обучение',
      url: 'https://school.example/ml/',
      courseCode: 'МО',
      inLanguage: 'ru',
    });
    expect(json('/ml/basics/data/')).toMatchObject({
      '@type': 'LearningResource',
      position: 1,
      timeRequired: 'PT3H30M',
      learningResourceType: ['Лекция', 'Практика'],
      isPartOf: { '@type': 'Course', url: 'https://school.example/ml/' },
    });
    const $ = site().page('/ml/');
    expect($('link[rel=canonical]').attr('href')).toBe('https://school.example/ml/');
    expect($('meta[property="og:image"]').attr('content')).toBe(
      'https://school.example/assets/images/logo.png',
    );
    expect($('meta[property="og:locale"]').attr('content')).toBe('ru_RU');
  });

  test('lists every page in the sitemap, and names it in robots.txt', () => {
    const map = site().text('sitemap.xml');
    expect(map.match(/<loc>/g)).toHaveLength(
      site()
        .files()
        .filter((file) => file.endsWith('index.html') && !file.endsWith('/print/index.html')).length,
    );
    expect(map).toContain('<loc>https://school.example/ml/basics/loss/</loc>');
    expect(site().text('robots.txt')).toContain('Sitemap: https://school.example/sitemap.xml');
  });
});
