/** What a finished site holds, counted in its HTML: sites of different generators did the same work if it is the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { Corpus, CorpusCourse, CorpusLesson } from './corpus.ts';

/** Counts by what was counted. */
export type OutputFacts = Readonly<Record<string, number>>;

/** A published site. */
export interface Output {
  /** Paths of all files, with forward slashes. */
  readonly files: readonly string[];
  read(file: string): string;
}

/** A published site in a folder. */
export function outputIn(folder: string): Output {
  return {
    files: readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
      path.replaceAll('\\', '/'),
    ),
    read: (file) => readFileSync(join(folder, file), 'utf8'),
  };
}

/** Every page is looked into at so many lessons of a site, evenly spread, and at so many courses. */
const sample = { lessons: 25, courses: 3 };

/** Counts what is in a published site. */
export function outputFacts({ files, read }: Output, corpus: Corpus): OutputFacts {
  const page = (url: string) => load(read(`${url.slice(1)}index.html`));
  const home = page('/');
  const sitemap = read('sitemap.xml');
  const present = new Set(files);
  return {
    // Of the corpus: a generator may add pages of its own, and has the cost of them.
    pages: pageUrls(corpus).filter((url) => present.has(`${url.slice(1)}index.html`)).length,
    'addresses in the sitemap': pageUrls(corpus).filter((url) =>
      sitemap.includes(`<loc>${corpus.url}${url}</loc>`),
    ).length,
    'courses on the first page': corpus.courses.filter(
      ({ key }) => home(`main a[href="/${key}/"]`).length > 0,
    ).length,
    'search indexes': files.filter((file) => file.endsWith('pagefind-entry.json')).length,
    ...sums(
      'of lessons',
      chosenLessons(corpus).map(({ url }) => lessonFacts(page(url))),
    ),
    ...sums(
      'of courses',
      chosenCourses(corpus).map(({ key }) => courseFacts(page(`/${key}/`))),
    ),
  };
}

/** What the corpus lets expect, of that which it can tell. */
export function expectedFacts(corpus: Corpus): OutputFacts {
  const { courses } = corpus;
  const pages = pageUrls(corpus).length;
  return {
    pages,
    'addresses in the sitemap': pages,
    'courses on the first page': courses.length,
    ...sums(
      'of lessons',
      chosenLessons(corpus).map((lesson) => expectedOfLesson(lesson, courseOf(lesson, courses))),
    ),
    ...sums('of courses', chosenCourses(corpus).map(expectedOfCourse)),
  };
}

type Counts = Readonly<Record<string, number>>;
type Page = ReturnType<typeof load>;

function lessonFacts($: Page): Counts {
  const { name, url, description } = metadata($);
  const contents = attributes($, 'nav.toc a', 'href');
  const ids = new Set(attributes($, '[id]', 'id'));
  return {
    'links in the menu': $('nav.sidebar li a').length,
    'marked entries': $('nav.sidebar li [aria-current="page"]').length,
    'links in the contents': contents.length,
    'contents that lead nowhere': contents.filter((href) => !ids.has(decodeURIComponent(href.slice(1))))
      .length,
    'links back': $('a[rel=prev]').length,
    'links on': $('a[rel=next]').length,
    'JSON-LD': [name, url, description].every((value) => typeof value === 'string' && value !== '') ? 1 : 0,
    sections: $('section.lesson-section > h2').length,
    materials: $('section.lesson-section [data-resource]:not([data-resource=video])').length,
    videos: $('section.lesson-section .video').length,
    headings: $('main .prose :is(h2, h3)').length,
    'list entries': $('main .prose li').filter((_, entry) => $(entry).closest('nav').length === 0).length,
    'table rows': $('main .prose tr').length,
    'blocks of code': $('main .prose pre').length,
    'coloured blocks': $('main .prose pre').filter((_, block) => $(block).find('span[class]').length > 2)
      .length,
    'links to other lessons': $('main .prose a[href^="/course-"]').length,
  };
}

function expectedOfLesson({ url, sections }: CorpusLesson, { lessons }: CorpusCourse): Counts {
  const count = (keys: readonly (keyof (typeof sections)[number])[]) =>
    sections.flatMap((section) => keys.filter((key) => section[key] !== undefined)).length;
  return {
    'links in the menu': lessons.length,
    'marked entries': 1,
    'contents that lead nowhere': 0,
    'links back': lessons[0]?.url === url ? 0 : 1,
    'links on': lessons.at(-1)?.url === url ? 0 : 1,
    'JSON-LD': 1,
    sections: sections.length,
    materials: count(['document', 'slides', 'test', 'textbook']),
    videos: count(['youtube']),
  };
}

function courseFacts($: Page): Counts {
  return {
    'links in the menu': $('nav.sidebar li a').length,
    'lessons in the syllabus': $('table.syllabus tbody th a').length,
    'rows of the syllabus': $('table.syllabus tbody tr').length,
    'links in the syllabus': $('table.syllabus [data-resource]').length,
    'JSON-LD': metadata($)['@type'] === 'Course' ? 1 : 0,
  };
}

function expectedOfCourse({ lessons }: CorpusCourse): Counts {
  const sections = lessons.flatMap(({ sections }) => sections);
  return {
    'links in the menu': lessons.length,
    'lessons in the syllabus': lessons.length,
    'rows of the syllabus': lessons.length + sections.length,
    'JSON-LD': 1,
  };
}

function pageUrls({ courses }: Corpus): readonly string[] {
  return ['/', ...courses.flatMap(({ key, lessons }) => [`/${key}/`, ...lessons.map(({ url }) => url)])];
}

function chosenLessons({ courses }: Corpus): readonly CorpusLesson[] {
  const lessons = courses.flatMap((course) => course.lessons);
  const step = Math.max(1, Math.floor(lessons.length / sample.lessons));
  return lessons.filter((_, at) => at % step === 0);
}

function chosenCourses({ courses }: Corpus): readonly CorpusCourse[] {
  return courses.slice(0, sample.courses);
}

function courseOf(lesson: CorpusLesson, courses: readonly CorpusCourse[]): CorpusCourse {
  return courses.find(({ lessons }) => lessons.includes(lesson)) as CorpusCourse;
}

function metadata($: Page): Readonly<Record<string, unknown>> {
  return JSON.parse($('script[type="application/ld+json"]').text()) as Record<string, unknown>;
}

function attributes($: Page, selector: string, name: string): string[] {
  return $(selector)
    .toArray()
    .map((element) => $(element).attr(name) ?? '');
}

function sums(of: string, pages: readonly Counts[]): Counts {
  const names = Object.keys(pages[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [`${name} ${of}`, pages.reduce((sum, page) => sum + (page[name] ?? 0), 0)]),
  );
}
