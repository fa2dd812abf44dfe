/** Mistakes planted into a copy of the demo: each is found, at its place, and nothing else is. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTranscripts } from '../../src/markdown/transcripts.ts';
import { problemsOf } from './inProcess.ts';
import { demo, repository, type TestSite, testSite } from './kafedra.ts';

/** The place at which a mistake is to be told; it does not get into the file. */
const mark = '¦';

interface Mistake {
  /** Level and code. */
  readonly problem: string;
  readonly file: string;
  /** What is written in the place of what; a file that the demo does not have is written anew. */
  readonly edits: readonly (readonly [find: string, write: string])[];
  /** Other files that the mistake needs. */
  readonly files?: Readonly<Record<string, string>>;
}

const mo = 'content/mo';

function planted(problem: string, file: string, ...edits: Mistake['edits']): Mistake {
  return { problem, file, edits };
}

const mistakes: readonly Mistake[] = [
  // Front matter
  planted('error yaml-colon', `${mo}/05-design/03-project.md`, [
    'title: Собственный проект',
    'title: Проект¦: система с моделью',
  ]),
  planted('error yaml-quote', `${mo}/handouts/08-canvas.md`, [
    '"Методичка: холст проекта"',
    '¦"Методичка: холст проекта',
  ]),
  planted('error yaml-tab', `${mo}/02-models/02-building.md`, ['    hours: 2', '¦\thours: 2']),
  planted(
    'error front-matter-unterminated',
    `${mo}/students/02-exam.md`,
    ['---\ntitle', '¦---\ntitle'],
    ['\n---\n\n', '\n\n'],
  ),
  planted('error front-matter-missing', `${mo}/students/03-notes.md`, ['', '¦Заметка без названия.\n']),
  planted('error unknown-key', `${mo}/01-introduction.md`, ['    youtube: 06', '    ¦yuotube: 06']),
  planted('error duplicate-key', `${mo}/02-models/01-basics.md`, [
    'c_AUuTuPA5k',
    'c_AUuTuPA5k\n    ¦youtube: dQw4w9WgXcQ',
  ]),
  planted('error wrong-type', `${mo}/05-design/01-canvas.md`, [
    'document: /mo/handouts/canvas/',
    'document:\n      ¦- /mo/handouts/canvas/',
  ]),
  planted('error missing-key', `${mo}/03-integration/02-reimplementation.md`, [
    'title: "ONNX Runtime: документация"\n        url: https://onnxruntime.ai/docs/',
    '¦title: "ONNX Runtime: документация"',
  ]),
  planted('error empty-value', `${mo}/tests/01-basics.md`, ['---\ntitle: ', '---\n¦title: # ']),
  planted('error not-a-number', `${mo}/04-deployment/01-docker.md`, ['hours: 4', 'hours: ¦четыре']),
  planted('error not-a-boolean', `${mo}/students/01-points.md`, [
    'layout: page',
    'layout: page\ndraft: ¦возможно',
  ]),
  planted('error unknown-value', `${mo}/03-integration/03-wrapper.md`, [
    '    hours: 4',
    '    kind: ¦практика\n    hours: 4',
  ]),
  planted('error bad-video', `${mo}/02-models/03-application.md`, [
    '    hours: 4',
    '    youtube: ¦короткий\n    hours: 4',
  ]),
  planted('error not-a-colour', '_data/site.yml', ['"#2457a6"', '¦синий']),
  planted('error unknown-language', '_data/site.yml', ['lang: ru', 'lang: ¦русский']),
  // Pages and addresses
  planted('error bad-permalink', `${mo}/handouts/04-reimplementation.md`, [
    'layout: page',
    'layout: page\npermalink: ¦mo/formula/',
  ]),
  planted('error duplicate-url', `${mo}/handouts/05-wrapper.md`, [
    'layout: page',
    'layout: page\npermalink: ¦/mo/handouts/direct/',
  ]),
  planted('error unknown-layout', `${mo}/handouts/06-docker.md`, ['layout: page', 'layout: ¦pgae']),
  planted('error features-missing', `${mo}/index.md`, ['::features{from=fu}', '¦::features{from=partners}']),
  planted('error navigation-dead-entry', '_data/navigation.yml', [
    '',
    'main:\n  - title: Руководство\n    url: ¦/gide/\n',
  ]),
  planted('error page-extension', `${mo}/06-later.markdown`, ['', '¦---\ntitle: Позже\n---\n']),
  // Links
  planted('error missing-page', `${mo}/02-models/02-building.md`, [
    '](03-application.md)',
    '](¦04-application.md)',
  ]),
  planted('error missing-anchor', `${mo}/02-models/02-building.md`, [
    '](/mo/handouts/model/#программа-обучения)',
    '](¦/mo/handouts/model/#програма)',
  ]),
  planted('error missing-file', `${mo}/02-models/03-application.md`, [
    '](/assets/images/mo/predictor.png)',
    '](¦/assets/images/mo/predictr.png)',
  ]),
  planted('error link-to-planned', `${mo}/04-deployment/01-docker.md`, [
    '[в следующем занятии](02-mlflow.md)',
    '[в следующем занятии](¦03-kubernetes.md)',
  ]),
  {
    ...planted('error link-to-draft', `${mo}/03-integration/03-wrapper.md`, [
      '[прямой интеграции](01-direct.md)',
      '[прямой интеграции](¦../07-draft.md)',
    ]),
    files: { [`${mo}/07-draft.md`]: '---\ntitle: Черновик\ndraft: true\n---\n' },
  },
  planted('error bare-domain', `${mo}/04-deployment/02-mlflow.md`, [
    'textbook: https://mlflow.org/docs/latest/ml/tracking/',
    'textbook: ¦mlflow.org/docs/',
  ]),
  planted('error link-white-space', `${mo}/03-integration/02-reimplementation.md`, [
    'document: /mo/handouts/reimplementation/',
    'document: ¦https://school.example/моя работа',
  ]),
  planted('error unsafe-link', `${mo}/04-deployment/02-mlflow.md`, [
    '[построении модели](/mo/models/building/)',
    '[построении модели](¦javascript:alert(1))',
  ]),
  planted('warning http-link', `${mo}/05-design/02-risks.md`, [
    'https://www.nist.gov',
    '¦http://www.nist.gov',
  ]),
  planted('warning google-account', `${mo}/05-design/02-risks.md`, [
    'document: /mo/handouts/risks/',
    'document: ¦https://docs.google.com/document/d/1/edit?ouid=5',
  ]),
  planted('warning google-editor', `${mo}/03-integration/01-direct.md`, [
    'textbook: https://scikit-learn.org/stable/model_persistence.html',
    'textbook: ¦https://docs.google.com/document/d/2/edit',
  ]),
  // Lessons and their text
  planted('warning empty-lesson', `${mo}/05-design/04-result.md`, ['', '¦---\ntitle: Итог\n---\n']),
  planted('warning title-only-section', `${mo}/03-integration/01-direct.md`, [
    'sections:\n',
    'sections:\n  - ¦title: "Семинар: сравнение способов"\n',
  ]),
  planted('warning same-resource', `${mo}/02-models/03-application.md`, [
    '    textbook: ',
    '    test: ¦/mo/tests/basics/\n    textbook: ',
  ]),
  planted('warning image-without-alt', `${mo}/05-design/02-risks.md`, [
    '![Матрица рисков пять на пять: по горизонтали тяжесть последствия, по вертикали вероятность; риск Р1 с оценкой 16 попал в зону «не запускать без меры», остальные пять с оценками от 8 до 12 — в зону «снижать по плану»](',
    '![](¦',
  ]),
  planted('warning heading-jump', `${mo}/05-design/02-risks.md`, ['### Реестр живёт', '¦#### Реестр живёт']),
  planted('warning liquid-left', `${mo}/index.md`, [
    '## Источники\n',
    '## Источники\n\n¦{% include sources.html %}\n',
  ]),
  planted('warning kramdown-left', `${mo}/05-design/01-canvas.md`, [
    '## Девять полей\n',
    '## Девять полей\n\nСодержание: ¦{:toc}\n',
  ]),
  planted('warning unclosed-link', `${mo}/01-introduction.md`, [
    '[Строим модель](/mo',
    '¦[Строим модель] (/mo',
  ]),
  // Markdown
  planted(
    'warning unclosed-container',
    `${mo}/index.md`,
    [':::tip', '¦:::tip'],
    ['что стоит повторить.\n:::\n', 'что стоит повторить.\n'],
  ),
  planted('warning unknown-container', `${mo}/02-models/02-building.md`, [
    '## Обучение и два файла\n',
    '## Обучение и два файла\n\n¦:::notice\nСначала прочтите.\n:::\n',
  ]),
  planted('warning unknown-directive', `${mo}/05-design/index.md`, ['\n---\n\n', '\n---\n\n¦::sylabus\n\n']),
  planted('warning active-html', `${mo}/handouts/02-application.md`, [
    '\n---\n\n',
    '\n---\n\n¦<script>alert(1)</script>\n\n',
  ]),
  planted('warning unclosed-html', `${mo}/handouts/03-direct.md`, [
    '\n---\n\n',
    '\n---\n\nТекст.\n\n¦<!-- дописать\n\n',
  ]),
  planted(
    'warning duplicate-id',
    `${mo}/03-integration/03-wrapper.md`,
    ['## Тесты сервиса', '## Тесты сервиса {#сравнение}'],
    ['## Три способа рядом', '¦## Три способа рядом'],
  ),
];

let site: TestSite;
beforeAll(() => {
  site = testSite(demo);
});
afterAll(() => site.remove());

/** What was rendered of Markdown before, as a build has it that is not the first: all but the file with the mistake. */
const transcripts = createTranscripts();
const siteProblems = async () => (await problemsOf({ root: site.root, transcripts })).problems;

test('the demo, and a copy of it, have no problem', async () => {
  expect((await problemsOf({ root: repository })).problems).toEqual([]);
  expect(await siteProblems()).toEqual([]);
});

describe('a mistake in the demo is one problem, at its place', () => {
  test.each(mistakes.map((mistake) => [mistake.problem, mistake] as const))('%s', async (_, mistake) => {
    const { expected, undo } = plant([mistake]);
    const found = await siteProblems();
    undo();
    expect(found).toEqual(expected);
  });
});

test(`${mistakes.length} mistakes of different kinds are ${mistakes.length} problems, each at its place`, async () => {
  expect(mistakes.length).toBeGreaterThanOrEqual(30);
  expect(new Set(mistakes.map(({ problem }) => problem)).size).toBe(mistakes.length);
  const { expected, undo } = plant(mistakes);
  const found = await siteProblems();
  undo();
  expect(found.toSorted()).toEqual(expected.toSorted());
});

/** Writes mistakes into the site. `expected` are the problems that they are, `undo` mends them. */
function plant(chosen: readonly Mistake[]): { readonly expected: string[]; readonly undo: () => void } {
  const texts = new Map<string, string>();
  const problems: string[] = [];
  for (const { problem, file, edits, files = {} } of chosen) {
    let text = texts.get(file) ?? textOf(join(repository, file));
    for (const [find, write] of edits) {
      if (!text.includes(find)) throw new Error(`${file} has no ${JSON.stringify(find)}`);
      text = text.replace(find, write.replace(mark, `${mark}${problems.length}${mark}`));
    }
    texts.set(file, text);
    for (const [other, content] of Object.entries(files)) texts.set(other, content);
    problems.push(problem);
  }
  const expected = [...texts].flatMap(([file, text]) => {
    const { clean, places } = withoutMarks(text);
    mkdirSync(dirname(site.path(file)), { recursive: true });
    writeFileSync(site.path(file), clean);
    return places.map(({ index, line, column }) => `${file}:${line}:${column} ${problems[index]}`);
  });
  const undo = () => {
    for (const file of texts.keys()) restore(file);
  };
  return { expected, undo };
}

function restore(file: string): void {
  const text = textOf(join(repository, file));
  if (text === '') rmSync(site.path(file));
  else writeFileSync(site.path(file), text);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** A text without its marks, and where they stood. */
function withoutMarks(marked: string): {
  readonly clean: string;
  readonly places: readonly { index: number; line: number; column: number }[];
} {
  const places: { index: number; line: number; column: number }[] = [];
  let clean = '';
  for (const [i, piece] of marked.split(mark).entries()) {
    if (i % 2 === 0) {
      clean += piece;
      continue;
    }
    const lines = clean.split('\n');
    places.push({ index: Number(piece), line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 });
  }
  return { clean, places };
}
