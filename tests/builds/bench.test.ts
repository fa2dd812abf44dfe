/** The bench compares like with like: the content it makes, and its look at what generators made of it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCorpus, writeSite } from '../../tools/bench/corpus.ts';
import { checkEquivalence } from '../../tools/bench/equivalence.ts';
import { growth, short } from '../../tools/bench/figures.ts';
import { eleventy } from '../../tools/bench/generators/eleventy.ts';
import { hugo } from '../../tools/bench/generators/hugo.ts';
import { jekyll } from '../../tools/bench/generators/jekyll.ts';
import { plainKafedra } from '../../tools/bench/generators/kafedra.ts';
import { median } from '../../tools/bench/median.ts';
import { expectedFacts, outputFacts } from '../../tools/bench/outputFacts.ts';
import { pagesOf, problemsOf } from './inProcess.ts';

const kafedra = plainKafedra('');

describe('the corpus', () => {
  test('is the same for the same number of lessons', () => {
    expect(makeCorpus({ lessons: 43 })).toEqual(makeCorpus({ lessons: 43 }));
  });

  test('begins like a larger one, course by course', () => {
    const [first] = makeCorpus({ lessons: 40 }).courses;
    expect(makeCorpus({ lessons: 81 }).courses[0]).toEqual(first);
    expect(makeCorpus({ lessons: 81 }).courses.map(({ lessons }) => lessons.length)).toEqual([40, 40, 1]);
  });

  test('differs by the names of languages alone where code is to be coloured', () => {
    const text = (code: boolean) =>
      makeCorpus({ lessons: 5, code }).courses[0]?.lessons.map(({ text }) => text);
    expect(text(true)).not.toEqual(text(false));
    expect(text(true)?.map((text) => text.replaceAll(/^```\w+$/gm, '```'))).toEqual(text(false));
  });

  test.each([hugo, jekyll, eleventy, kafedra])('has its lessons in the site of $name', (generator) => {
    const { courses } = makeCorpus({ lessons: 2 });
    for (const course of courses) {
      for (const lesson of course.lessons) {
        const { file, text } = generator.lesson(course, lesson);
        expect(file).toContain(`${course.key}/${lesson.name}.md`);
        expect(text).toContain(lesson.text);
        for (const { overview } of lesson.sections) {
          for (const line of overview.split('\n')) expect(text).toContain(line);
        }
      }
    }
  });
});

describe('a site of the corpus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kafedra-test-'));
  const corpus = makeCorpus({ lessons: 12 });
  let pages: ReadonlyMap<string, string>;
  let problems: readonly string[];

  beforeAll(async () => {
    const root = join(folder, 'source');
    writeSite(root, corpus);
    const found = await problemsOf({ root });
    const printed = await pagesOf(found.composition);
    pages = printed.pages;
    problems = [...found.problems, ...printed.problems];
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Writes the pages as a generator would have built them. */
  const built = (name: string, change: (page: string) => string = (page) => page) => {
    const site = { generator: { ...kafedra, name }, folder: join(folder, name) };
    for (const [file, text] of pages) {
      const path = join(site.folder, kafedra.output, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.includes('course-001/') ? change(text) : text);
    }
    return site;
  };

  test('has no problems', () => {
    expect(problems).toEqual([]);
  });

  test('holds in its pages what the corpus has', () => {
    const output = { files: [...pages.keys()], read: (file: string) => pages.get(file) ?? '' };
    expect(outputFacts(output, corpus)).toMatchObject(expectedFacts(corpus));
  });

  test('is equivalent to one with the same pages', () => {
    expect(checkEquivalence([built('one'), built('two')], corpus)).toMatch(
      /^2 sites of 14 pages agree in \d\d counts$/,
    );
  });

  test.each([
    ['a link of the menu', 'nav.sidebar li:last-child', 'links in the menu'],
    ['the current entry', 'nav.sidebar li [aria-current]', 'marked entries'],
    ['a row of the syllabus', 'table.syllabus tbody tr:last-child', 'rows of the syllabus'],
    ['a heading of the text', 'main #questions', 'headings'],
  ])('is not equivalent to one without %s', (what, selector, named) => {
    const name = what.replaceAll(' ', '-');
    const poorer = built(name, (page) => {
      const $ = load(page);
      $(selector).first().remove();
      return $.html();
    });
    expect(() => checkEquivalence([built('whole'), poorer], corpus)).toThrow(`${name}: ${named}`);
  });

  test('is not equivalent to one whose sitemap lacks a page', () => {
    const poorer = built('unlisted');
    const [lesson] = corpus.courses[0]?.lessons ?? [];
    const sitemap = pages.get('sitemap.xml')?.replace(`${lesson?.url}</loc>`, '</loc>') ?? '';
    writeFileSync(join(poorer.folder, kafedra.output, 'sitemap.xml'), sitemap);
    expect(() => checkEquivalence([poorer], corpus)).toThrow('unlisted: addresses in the sitemap 13, not 14');
  });
});

describe('figures', () => {
  test('a median is the middle one, or the mean of the two there', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  });

  test('growth is 1 in proportion and 2 with the square', () => {
    expect(growth([1000, 5], [10000, 50])).toBeCloseTo(1);
    expect(growth([10, 3], [20, 12])).toBeCloseTo(2);
  });

  test('numbers have three digits that count', () => {
    expect([0.1234, 1.234, 12.34, 1234, 0, Number.NaN].map(short)).toEqual([
      '0.123',
      '1.23',
      '12.3',
      '1234',
      '0',
      '—',
    ]);
  });
});
