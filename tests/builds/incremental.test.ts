import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCourses } from '../../src/cache/courses.ts';
import { type Cache, openCache } from '../../src/cache/index.ts';
import { readSourceFiles, type SourceFiles } from '../../src/cache/sourceFiles.ts';
import { type Composer, type ComposerOptions, createComposer } from '../../src/compose.ts';
import type { ComposedPage, Look } from '../../src/composition.ts';
import type { Problem } from '../../src/course/problem.ts';
import { createTranscripts } from '../../src/markdown/transcripts.ts';
import { renderSite } from '../../src/output/render.ts';
import { pageRenewal, type RenewPage } from '../../src/output/renewPage.ts';
import { type Standing, standingAfter } from '../../src/output/standing.ts';
import { createTemplates } from '../../src/output/templates.ts';
import { createUpdater, type FolderUpdater } from '../../src/output/update.ts';
import { createSiteBuild } from '../../src/siteBuild.ts';
import { filesIn } from './kafedra.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kafedra-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An edit of an author: a file written, or removed, or moved. */
type Edit =
  | { readonly file: string; readonly text: string }
  | { readonly gone: string }
  | { readonly from: string; readonly to: string };

const word = fc.constantFrom('Граф', 'Стек', 'Очередь', 'Дерево', 'Хеш');
const lessonFile = fc.constantFrom(
  'content/ml/01-graph.md',
  'content/ml/02-stack.md',
  'content/ml/03-trees/index.md',
  'content/ml/03-trees/01-heap.md',
  'content/ml/03-trees/02-sum.md',
  'content/ml/about.md',
  'content/os/1-disk.md',
  'content/os/2-file.md',
);
const courseFolder = fc.constantFrom('content/ml', 'content/os', 'content/2-os', 'content/_os');
const text = fc.constantFrom(
  'Просто текст.',
  '## Первое\n\nТекст.\n\n## Второе\n\nЕщё текст.',
  'Смотри [граф](/ml/graph/#первое) и [стек](02-stack.md).',
  'Смотри [раньше](/ml/old/).',
  'Смотри [соседа](../ml/02-stack.md), [курс](../os/index.md), [весь](/ml/print/).',
  '```python\nprint(1)\n```',
  'Формула $x^2$ и примечание[^1].\n\n[^1]: Вот оно.',
  ':::note\nВажно.\n:::\n\n<div>HTML</div>',
  '::syllabus\n\n::plan\n\n::toc',
  '![Схема](/assets/a.png)',
);
const lines = (...parts: fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((all) => all.filter(Boolean).join('\n'));
const maybe = (line: fc.Arbitrary<string>) => fc.oneof({ weight: 3, arbitrary: fc.constant('') }, line);
const lesson = fc
  .tuple(
    lines(
      word.map((title) => `title: ${title}`),
      maybe(word.map((title) => `nav_title: ${title}!`)),
      maybe(fc.integer({ min: 1, max: 4 }).map((order) => `order: ${order}`)),
      maybe(
        fc.constantFrom(
          'planned: true',
          'draft: true',
          'lang: en',
          'toc: false',
          'layout: page',
          'layout: wide',
        ),
      ),
      maybe(word.map((title) => `description: ${title}`)),
      maybe(
        fc.constantFrom(
          'permalink: /here/',
          'permalink: /ml/graph/',
          'image: /assets/a.png',
          'redirect_from: /ml/old/',
          'sidebar: { nav: help }',
          'sections: [',
          'titel: Да',
        ),
      ),
    ),
    maybe(
      fc
        .tuple(
          word,
          fc.constantFrom('', '\n    slides: /assets/a.png', '\n    hours: 2', '\n    overview: О *нём*.'),
        )
        .map(([title, more]) => `sections:\n  - title: "Лекция: ${title}"${more}`),
    ),
    text,
  )
  .map(([facts, sections, body]) => `---\n${facts}\n${sections}\n---\n\n${body}\n`);
const course = fc
  .tuple(
    word,
    fc.constantFrom(
      '',
      'code: К',
      'draft: true',
      'layout: page',
      'print: false',
      'sidebar: { nav: help }',
      'syllabus:\n  number: true',
      'topics:\n  - "*Тема*"',
    ),
    text,
  )
  .map(([title, more, body]) => `---\ntitle: ${title}\n${more}\n---\n\n${body}\n`);
const navigation = fc.constantFrom(
  'main:\n  - title: Курс\n    url: /ml/\n',
  'ml:\n  - title: Сначала\n    children:\n      - title: Граф\n        url: /ml/graph/\n',
  'help:\n  - title: Помощь\n    url: /help/\n  - title: Раньше\n    url: /ml/old\n',
  'main: []\n',
);

const write = (file: fc.Arbitrary<string>, contents: fc.Arbitrary<string>): fc.Arbitrary<Edit> =>
  fc.record({ file, text: contents });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 8, arbitrary: write(lessonFile, lesson) },
  { weight: 2, arbitrary: write(fc.constantFrom('content/ml/index.md', 'content/os/index.md'), course) },
  { weight: 3, arbitrary: fc.record({ gone: lessonFile }) },
  { weight: 2, arbitrary: fc.record({ from: lessonFile, to: lessonFile }) },
  fc.record({ from: courseFolder, to: courseFolder }),
  write(fc.constant('_data/navigation.yml'), navigation),
  write(
    fc.constant('_data/site.yml'),
    fc.constantFrom(
      'title: Сайт\nlang: ru\n',
      'title: Site\nlang: en\nurl: https://site.example/a\n',
      'title: Сайт\nlang: ru\nurl: https://site.example\n',
      'title: Сайт\nlang: ru\nupdated: false\n',
      'title: Сайт\nlang: ru\ntheme:\n  accent: "#225588"\n',
    ),
  ),
  write(
    fc.constantFrom('content/index.md', 'content/404.md', 'content/help.md'),
    fc
      .tuple(fc.constantFrom('', 'sidebar: { nav: help }\n'), text)
      .map(([more, body]) => `---\ntitle: Страница\n${more}---\n${body}\n`),
  ),
  write(
    fc.constant('layouts/components/footer/footer.njk'),
    word.map((said) => `{% macro footer(params) %}<footer>${said}</footer>{% endmacro %}\n`),
  ),
  write(
    fc.constant('assets/styles/theme.css'),
    fc.constantFrom('h1 { color: teal }\n', 'h2 { color: red }\n'),
  ),
  write(fc.constant('layouts/wide.njk'), fc.constant('<main id="content">{{ view.title }}</main>')),
  write(
    fc.constant('content/ml/chapter.md'),
    text.map((body) => `---\ntitle: Глава\nlayout: chapter\n---\n${body}\n`),
  ),
  fc.constantFrom(
    { from: 'assets/styles/theme.css', to: 'layouts/theme.css' },
    { from: 'layouts/theme.css', to: 'assets/styles/theme.css' },
  ),
  write(fc.constant('assets/a.png'), fc.constantFrom('picture', 'another')),
  fc.record({
    gone: fc.constantFrom(
      '_data/navigation.yml',
      'content/index.md',
      'content/404.md',
      'assets/a.png',
      'layouts',
    ),
  }),
);

const start: readonly Edit[] = [
  { file: '_data/site.yml', text: 'title: Сайт\nlang: ru\n' },
  { file: 'assets/a.png', text: 'picture' },
  { file: 'content/ml/index.md', text: '---\ntitle: Курс\n---\nО курсе.\n' },
  { file: 'content/ml/01-graph.md', text: '---\ntitle: Граф\n---\n## Первое\n\nТекст.\n' },
  { file: 'content/ml/02-stack.md', text: '---\ntitle: Стек\n---\n[Туда](/ml/graph/#первое).\n' },
  { file: 'content/ml/03-trees/index.md', text: '---\ntitle: Деревья\n---\nО них.\n' },
  { file: 'content/ml/03-trees/01-heap.md', text: '---\ntitle: Куча\n---\nТекст.\n' },
  { file: 'content/os/index.md', text: '---\ntitle: Системы\n---\n' },
  {
    file: 'content/os/1-disk.md',
    text: '---\ntitle: Диск\n---\n[Туда](../ml/02-stack.md), [к куче](/ml/trees/heap/).\n',
  },
];

test('a site renewed edit by edit has the bytes and the problems of one built anew', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (edits, portable) => {
        const place = join(folder, String(run++));
        const root = join(place, 'site');
        for (const one of start) apply(root, one);
        const kept = renewed(root, join(place, 'kept'), { portable });
        await kept();
        for (const one of edits) {
          const changed = apply(root, one);
          const problems = await kept(changed);
          const anew = join(place, 'anew');
          expect(problems).toEqual(await renewed(root, anew, { portable })());
          if (problems.some(({ level }) => level === 'error')) continue;
          expect(bytesOf(join(place, 'kept'))).toEqual(bytesOf(anew));
          rmSync(anew, { recursive: true });
        }
        rmSync(place, { recursive: true });
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 12) },
  );
}, 300_000);

/** What one build is told besides the files: most often the same as the last one. */
const options = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ drafts: true, basePath: undefined, portable: false }) },
  fc.record({
    drafts: fc.boolean(),
    basePath: fc.constantFrom(undefined, '/repo/'),
    portable: fc.boolean(),
  }),
);
const date = fc.constantFrom('2024-01-01T10:00:00Z', '2025-02-02T10:00:00+03:00');
/** When some files were committed. */
const commits = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.dictionary(lessonFile, date, { minKeys: 1, maxKeys: 2 }),
);

test('a site built with what builds before have left has the bytes and the problems of one built anew', async () => {
  let run = 0;
  const step = fc.record({ edits: fc.array(edit, { maxLength: 2 }), options, commits });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const place = join(folder, String(run++));
      const root = join(place, 'site');
      for (const one of start) apply(root, one);
      const build = building(place);
      for (const { edits, ...given } of steps) {
        for (const one of edits) apply(root, one);
        await build(given);
      }
      rmSync(place, { recursive: true });
    }),
    { numRuns: Number(process.env.RUNS ?? 12) },
  );
}, 300_000);

test.each<[what: string, change: { edit?: Edit; given?: Partial<Given> }]>([
  ['the site has another language', { edit: { file: '_data/site.yml', text: 'title: Site\nlang: en\n' } }],
  [
    'a menu has come',
    { edit: { file: '_data/navigation.yml', text: 'os:\n  - title: Всё\n    url: /os/disk/\n' } },
  ],
  ['a page that is linked to has gone', { edit: { gone: 'content/ml/02-stack.md' } }],
  [
    'a page that is linked to has another address',
    { edit: { from: 'content/ml/02-stack.md', to: 'content/ml/02-pile.md' } },
  ],
  [
    'a place that is linked to has gone',
    { edit: { file: 'content/ml/03-trees/01-heap.md', text: '---\ntitle: Куча\n---\nТекст.\n' } },
  ],
  [
    'a file that is linked to cannot be read',
    { edit: { file: 'content/ml/03-trees/01-heap.md', text: '---\ntitle: [\n---\nТекст.\n' } },
  ],
  ['the folder of another course has another name', { edit: { from: 'content/ml', to: 'content/cs' } }],
  ['its own folder has another name', { edit: { from: 'content/os', to: 'content/2-os' } }],
  [
    'the layout has changed',
    {
      edit: {
        file: 'layouts/components/footer/footer.njk',
        text: '{% macro footer(params) %}<footer>Другой</footer>{% endmacro %}\n',
      },
    },
  ],
  ['its layout has gone', { edit: { gone: 'layouts' } }],
  ['a picture has gone', { edit: { gone: 'assets/a.png' } }],
  ['drafts are published', { given: { options: { drafts: true, basePath: undefined, portable: false } } }],
  ['it is for another path', { given: { options: { drafts: false, basePath: '/repo/', portable: false } } }],
  ['it works from a folder', { given: { options: { drafts: false, basePath: undefined, portable: true } } }],
  ['a file was committed', { given: { commits: { 'content/os/1-disk.md': '2025-02-02T10:00:00+03:00' } } }],
])('a course of which no file is new shows that %s', async (_, { edit, given }) => {
  const root = join(folder, 'site');
  const linking = `---
title: Связи
layout: wide
image: /assets/a.png
---
[Туда](../ml/02-stack.md), [сюда](/ml/trees/heap/#место).
`;
  for (const one of [
    ...start,
    { file: 'layouts/wide.njk', text: '<main id="content">{{ view.title }}</main>' },
    { file: 'content/ml/03-trees/01-heap.md', text: '---\ntitle: Куча\n---\n## Место\n\nТекст.\n' },
    { file: 'content/os/3-links.md', text: linking },
    { file: 'content/os/4-draft.md', text: '---\ntitle: Черновик\ndraft: true\n---\nТекст.\n' },
  ])
    apply(root, one);
  const build = building(folder);
  const usual: Given = { options: { drafts: false, basePath: undefined, portable: false }, commits: {} };
  expect((await build(usual)).filter(({ level }) => level === 'error')).toEqual([]);
  if (edit !== undefined) apply(root, edit);
  await build({ ...usual, ...given });
});

test('of courses that an earlier build understood only those are read that have changed, or what they have from outside', async () => {
  const root = join(folder, 'site');
  for (const one of start) apply(root, one);
  const recalledAfter = async (...edits: readonly Edit[]) => {
    for (const one of edits) apply(root, one);
    const cache = openCache(root);
    const sources = readSourceFiles(root, new Map());
    const courses = openCourses(cache.courses, { root, sources, drafts: false });
    await createComposer({ root, finished: cache.pages, courses }).compose();
    cache.save();
    return [...courses.recalled.keys()].sort();
  };
  expect(await recalledAfter()).toEqual([]);
  expect(await recalledAfter()).toEqual(['ml', 'os']);
  expect(await recalledAfter({ file: 'content/os/1-disk.md', text: '---\ntitle: Диски\n---\n' })).toEqual([
    'ml',
  ]);
  expect(await recalledAfter({ from: 'content/ml/01-graph.md', to: 'content/ml/9-graph.md' })).toEqual([
    'os',
  ]);
  expect(await recalledAfter({ file: 'assets/b.png', text: 'picture' })).toEqual(['ml', 'os']);
  expect(await recalledAfter({ file: '_data/site.yml', text: 'title: Site\nlang: en\n' })).toEqual([]);
  expect(await recalledAfter({ file: 'layouts/wide.njk', text: 'wide' })).toEqual([]);
  for (const name of readdirSync(join(root, '.kafedra/cache'))) {
    const path = join(root, '.kafedra/cache', name);
    const bytes = readFileSync(path);
    // What was written first: pieces, not their table.
    if (name === 'courses.pack') writeFileSync(path, bytes.fill(0, 0, 200));
  }
  expect((await recalledAfter()).length).toBeLessThan(2);
  expect(await recalledAfter()).toEqual(['ml', 'os']);
});

test('an edit prints the pages that show it and no other', async () => {
  const root = join(folder, 'site');
  for (const one of start) apply(root, one);
  const made: string[] = [];
  const kept = renewed(root, join(folder, 'out'), {
    print: (file) => made.push(file),
    renew: (file) => made.push(`navigation of ${file}`),
  });
  await kept();
  const madeAfter = async (one: Edit) => {
    made.length = 0;
    await kept(apply(root, one));
    return made.sort();
  };
  const heap = 'content/ml/03-trees/01-heap.md';
  const titled = (title: string) => ({ file: heap, text: `---\ntitle: ${title}\n---\nДругой.\n` });
  expect(await madeAfter(titled('Куча'))).toEqual(['ml/print/index.html', 'ml/trees/heap/index.html']);
  expect(await madeAfter(titled('Куча'))).toEqual([]);
  const withTitle = [
    'ml/index.html',
    'ml/print/index.html',
    'ml/stack/index.html',
    'ml/trees/heap/index.html',
  ];
  expect(await madeAfter(titled('Груда'))).toEqual([
    ...withTitle,
    'ml/trees/index.html',
    'navigation of ml/graph/index.html',
  ]);
  // What a layout of the site's own does with the navigation nobody knows.
  apply(root, { file: 'layouts/wide.njk', text: 'wide' });
  await kept();
  expect(await madeAfter(titled('Куча'))).toEqual([
    'ml/graph/index.html',
    ...withTitle,
    'ml/trees/index.html',
  ]);
  apply(root, { gone: 'layouts' });
  await kept();
  expect(await madeAfter({ file: 'content/os/2-file.md', text: '---\ntitle: Файл\n---\nТекст.\n' })).toEqual([
    '404.html',
    'index.html',
    'os/disk/index.html',
    'os/file/index.html',
    'os/index.html',
    'os/print/index.html',
  ]);
});

test.each([
  ['lists the lessons', '::syllabus', 'title: Груда'],
  ['plans hours that there were not', '::plan', 'title: Куча\nsections:\n  - title: Лекция\n    hours: 2'],
])(
  'a lesson that %s of its course shows what is new in one that is not its neighbour',
  async (_, directive, frontMatter) => {
    const root = join(folder, 'site');
    for (const one of start) apply(root, one);
    apply(root, {
      file: 'content/ml/01-graph.md',
      text: `---\ntitle: Граф\n---\n## Первое\n\n${directive}\n`,
    });
    const kept = renewed(root, join(folder, 'out'));
    await kept();
    const heap = 'content/ml/03-trees/01-heap.md';
    const problems = await kept(apply(root, { file: heap, text: `---\n${frontMatter}\n---\nТекст.\n` }));
    expect(problems).toEqual(await renewed(root, join(folder, 'anew'))());
    expect(bytesOf(join(folder, 'out'))).toEqual(bytesOf(join(folder, 'anew')));
  },
);

test.each<[what: string, edit: Edit]>([
  [
    'a chapter needs what the page with the whole course does not',
    { file: 'content/ml/chapter.md', text: '---\ntitle: Глава\nlayout: chapter\n---\nЗдесь $x^2$.\n' },
  ],
  [
    'there is no page with the whole course any more',
    { file: 'content/ml/index.md', text: '---\ntitle: Курс\nprint: false\n---\nО курсе.\n' },
  ],
  [
    'the sidebar has an entry of a new kind',
    { file: 'content/ml/09-later.md', text: '---\ntitle: Потом\nplanned: true\n---\n' },
  ],
  [
    'another layout shows the same',
    { file: 'content/ml/01-graph.md', text: '---\ntitle: Граф\nlayout: wide\n---\n## Первое\n\nТекст.\n' },
  ],
  ['the theme goes to where it counts', { from: 'layouts/theme.css', to: 'assets/styles/theme.css' }],
])('when %s, pages are as those built anew', async (_, edit) => {
  const root = join(folder, 'site');
  const all = '---\ntitle: Файл\n---\n[Всё](/ml/print/), [стек](/ml/stack/).\n';
  for (const one of [
    ...start,
    { file: 'content/ml/chapter.md', text: '---\ntitle: Глава\nlayout: chapter\n---\nЗдесь.\n' },
    { file: 'content/os/2-file.md', text: all },
    ...('from' in edit ? [{ file: edit.from, text: 'h1 { color: teal }\n' }] : []),
    ...(JSON.stringify(edit).includes('wide')
      ? [{ file: 'layouts/wide.njk', text: '<main id="content">{{ view.title }}</main>' }]
      : []),
  ])
    apply(root, one);
  const usual: Given = { options: { drafts: true, basePath: undefined, portable: false }, commits: {} };
  const build = building(folder);
  const kept = renewed(root, join(folder, 'kept'));
  await kept();
  await build(usual);
  const problems = await kept(apply(root, edit));
  expect(problems).toEqual(await build(usual));
  if (problems.some(({ level }) => level === 'error')) return;
  await renewed(root, join(folder, 'new'))();
  expect(bytesOf(join(folder, 'kept'))).toEqual(bytesOf(join(folder, 'new')));
});

test('a folder that somebody has emptied is filled again', async () => {
  const root = join(folder, 'site');
  for (const one of start) apply(root, one);
  const output = join(folder, 'out');
  const updater = createUpdater(output);
  const site = createSiteBuild({
    root,
    isAlone: true,
    accept: () => true,
    write: async (_, files) => void (await updater.update(files)),
  });
  await site.build(output);
  const before = bytesOf(output);
  rmSync(output, { recursive: true });
  await site.build(output, {}, apply(root, start[2] as Edit));
  expect(bytesOf(output)).toEqual(before);
});

/** What a build is given besides the files. */
interface Given {
  readonly options: {
    readonly drafts: boolean;
    readonly basePath: string | undefined;
    readonly portable: boolean;
  };
  readonly commits: Readonly<Record<string, string>>;
}

/** Builds `site/` again and again, anew and with what the builds before have left; both must come to the same. Gives the problems. */
function building(place: string): (given: Given) => Promise<readonly Problem[]> {
  const [root, anew, cached] = [join(place, 'site'), join(place, 'anew'), join(place, 'cached')];
  let sources: SourceFiles = new Map();
  return async ({ options, commits }) => {
    const history = async () => ({ dates: new Map(Object.entries(commits)), isShallow: false });
    const problems = await renewed(root, anew, { ...options, history })();
    sources = readSourceFiles(root, sources);
    const cache = openCache(root);
    const courses = openCourses(cache.courses, { root, sources, drafts: options.drafts });
    expect(await renewed(root, cached, { ...options, history, cache, courses })()).toEqual(problems);
    if (problems.some(({ level }) => level === 'error')) cache.close();
    else {
      cache.save();
      expect(bytesOf(cached)).toEqual(bytesOf(anew));
      for (const output of [anew, cached]) rmSync(output, { recursive: true });
    }
    return problems;
  };
}

/** When the files of the test were changed, in seconds: long enough ago for the clock of the disk to tell them apart. */
let clock = 1_000_000_000;

/** Does an edit, and says what the watcher would say of it. */
function apply(root: string, one: Edit): readonly string[] | undefined {
  const path = (file: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    return join(root, file);
  };
  const isThere = (file: string) => filesIn(root).includes(file);
  mkdirSync(root, { recursive: true });
  if ('gone' in one) {
    rmSync(path(one.gone), { recursive: true, force: true });
    return undefined;
  }
  if ('from' in one) {
    // A folder does not go where another one is.
    const isInTheWay = !/\.\w+$/.test(one.to) && existsSync(join(root, one.to));
    if (existsSync(join(root, one.from)) && !isInTheWay) renameSync(join(root, one.from), path(one.to));
    return undefined;
  }
  const changed = isThere(one.file) ? [path(one.file)] : undefined;
  writeFileSync(path(one.file), one.text);
  utimesSync(path(one.file), ++clock, clock);
  return changed;
}

/**
 * A site that is brought up to date in `output`: gives its problems. `print` is told of every page that is printed, `renew` of
 * every one on which only the navigation is put in anew.
 */
function renewed(
  root: string,
  output: string,
  {
    print = () => {},
    renew = () => {},
    cache,
    ...options
  }: Partial<ComposerOptions> & {
    readonly print?: (file: string) => void;
    readonly renew?: (file: string) => void;
    readonly cache?: Cache;
  } = {},
): (changed?: readonly string[]) => Promise<readonly Problem[]> {
  const composer: Composer = createComposer({
    root,
    drafts: true,
    ...options,
    transcripts: cache?.transcripts ?? createTranscripts(),
    finished: cache?.pages,
  });
  const updater: FolderUpdater = createUpdater(output);
  let rendered: (Standing & { readonly look: Look }) | undefined;
  const mains = new WeakMap<ComposedPage, string>();
  return async (changed) => {
    const composition = await composer.compose(changed);
    const { look, styles, addresses, model, problems } = composition;
    if (problems.some(({ level }) => level === 'error')) return problems;
    const templates = createTemplates({ folders: composition.folders });
    const standing = rendered?.look === look ? rendered : undefined;
    const renewal = pageRenewal({ templates, folders: composition.folders, output });
    const renewPage: RenewPage | undefined =
      renewal &&
      ((file, before, now) => {
        const bytes = renewal(file, before, now);
        if (bytes !== undefined) renew(file);
        return bytes;
      });
    const files = renderSite(
      composition,
      async (layout, view, file) => {
        print(file);
        return styles.fill(
          templates.render(layout, view),
          addresses.on(view.url).href,
          model.site.theme.accent,
        );
      },
      { standing, finished: cache?.pages, mains, renewPage },
    );
    await updater.update(files);
    rendered = { look, ...standingAfter(composition, standing) };
    return problems;
  };
}

function bytesOf(output: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(output).map((file) => [file, readFileSync(join(output, file), 'latin1')]),
  );
}
