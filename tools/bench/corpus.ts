/**
 * The content that generators are measured with: made up, but shaped like real lessons, about 6 KB each with 4 to 8
 * sections, 40 to a course. The same number gives the same bytes everywhere, and a small corpus is the beginning of
 * a large one.
 *
 *   npx tsx tools/bench/corpus.ts --lessons 2000 --output DIR [--code]
 *
 * writes it as a site of Kafedra. Sites of others are made of what `makeCorpus` gives.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

export interface Corpus {
  readonly title: string;
  readonly url: string;
  readonly courses: readonly CorpusCourse[];
}

export interface CorpusCourse {
  /** Folder and first part of the address. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  /** Markdown above the syllabus. */
  readonly text: string;
  readonly lessons: readonly CorpusLesson[];
}

export interface CorpusLesson {
  /** File name without extension, with the number that orders it: `07-linear-regression-7`. */
  readonly name: string;
  /** Address from the site's root, `/course-001/linear-regression-7/`. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly sections: readonly CorpusSection[];
  /** Markdown below the sections. */
  readonly text: string;
}

export interface CorpusSection {
  readonly title: string;
  /** Markdown of two or three sentences. */
  readonly overview: string;
  readonly document?: string;
  readonly slides?: string;
  readonly youtube?: string;
  readonly test?: string;
  readonly textbook?: string;
  readonly hours: number;
}

export interface CorpusOptions {
  readonly lessons: number;
  /** Whether blocks of code name their language, so that they are highlighted. */
  readonly code?: boolean;
}

const lessonsPerCourse = 40;

/** Makes the corpus; nothing is written. */
export function makeCorpus({ lessons, code = false }: CorpusOptions): Corpus {
  const courses = Array.from({ length: Math.ceil(lessons / lessonsPerCourse) }, (_, index) =>
    makeCourse(index, Math.min(lessonsPerCourse, lessons - index * lessonsPerCourse), code),
  );
  return { title: 'A large university', url: 'https://university.example', courses };
}

/** Writes the corpus as a site of Kafedra. */
export function writeSite(folder: string, corpus: Corpus): void {
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  mkdirSync(join(folder, '_data'), { recursive: true });
  write('_data/site.yml', `title: ${corpus.title}\nurl: ${corpus.url}\nlang: en\n`);
  for (const course of corpus.courses) {
    mkdirSync(join(folder, 'content', course.key), { recursive: true });
    // Other generators make no page with the whole course.
    write(`content/${course.key}/index.md`, courseFile(course, { print: 'false' }));
    for (const lesson of course.lessons) write(`content/${course.key}/${lesson.name}.md`, lessonFile(lesson));
  }
}

/** What others want to be told in front matter besides. */
export type ExtraKeys = Readonly<Record<string, string>>;

/** The page of a course as Kafedra reads it. */
export function courseFile({ title, description, text }: CorpusCourse, extra: ExtraKeys = {}): string {
  return `${['---', ...headLines({ title, description, ...extra })].join('\n')}\n---\n\n${text}`;
}

/** A lesson as Kafedra reads it. */
export function lessonFile(
  { title, description, sections, text }: CorpusLesson,
  extra: ExtraKeys = {},
): string {
  const lines = ['---', ...headLines({ title, description, ...extra }), 'sections:'];
  for (const { title, overview, ...rest } of sections) {
    lines.push(`  - title: ${JSON.stringify(title)}`, '    overview: >-');
    for (const line of overview.split('\n')) lines.push(`      ${line}`);
    for (const [key, value] of Object.entries(rest)) lines.push(`    ${key}: ${value}`);
  }
  return `${lines.join('\n')}\n---\n\n${text}`;
}

function headLines(keys: ExtraKeys): string[] {
  return Object.entries(keys).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
}

function makeCourse(index: number, count: number, code: boolean): CorpusCourse {
  const random = createRandom(1_000_000 + index);
  const number = String(index + 1).padStart(3, '0');
  const key = `course-${number}`;
  const heads = Array.from({ length: count }, (_, at) => lessonHead(key, index, at));
  return {
    key,
    title: `Course ${index + 1}: ${titleCase(random.pick(subjects))} and ${random.pick(subjects)}`,
    description: sentence(random),
    text: `${paragraph(random)}\n\n## For whom\n\n${list(random)}\n`,
    lessons: heads.map((head, at) => makeLesson(head, heads, index * lessonsPerCourse + at, code)),
  };
}

type LessonHead = Pick<CorpusLesson, 'name' | 'url' | 'title'>;

function lessonHead(key: string, course: number, at: number): LessonHead {
  const random = createRandom(2_000_000 + course * lessonsPerCourse + at);
  const subject = random.pick(subjects);
  const slug = `${subject.replaceAll(' ', '-')}-${at + 1}`;
  return {
    name: `${String(at + 1).padStart(2, '0')}-${slug}`,
    url: `/${key}/${slug}/`,
    title: `${titleCase(subject)}, part ${at + 1}`,
  };
}

function makeLesson(
  head: LessonHead,
  neighbours: readonly LessonHead[],
  seed: number,
  code: boolean,
): CorpusLesson {
  const random = createRandom(seed);
  const sections = Array.from({ length: 4 + random.below(5) }, (_, at) => makeSection(random, seed, at));
  return { ...head, description: sentence(random), sections, text: lessonText(random, neighbours, code) };
}

function makeSection(random: Random, lesson: number, at: number): CorpusSection {
  const kind = kinds[at % kinds.length] as string;
  const address = (what: string) => `https://files.example/${lesson}/${at + 1}/${what}`;
  const has = () => random.below(2) === 0;
  return {
    title: `${kind}: ${titleCase(random.pick(subjects))}`,
    overview: `${sentence(random)}\n**${titleCase(random.pick(words))}** and *${random.pick(words)}*: ${sentence(random)}`,
    ...(has() ? { document: address('handout.pdf') } : {}),
    ...(has() ? { slides: address('slides.pdf') } : {}),
    ...(random.below(4) === 0 ? { youtube: videoId(random) } : {}),
    ...(has() ? { test: address('test/') } : {}),
    ...(random.below(4) === 0 ? { textbook: address('book/') } : {}),
    hours: 2 + 2 * random.below(3),
  };
}

/** About 4 KB: paragraphs under headings, with a list, a table, a quotation, links to other lessons, blocks of code. */
function lessonText(random: Random, neighbours: readonly LessonHead[], code: boolean): string {
  const link = () => {
    const { title, url } = random.pick(neighbours);
    return `See also [${title}](${url}) and [the source](https://source.example/${random.below(1000)}).`;
  };
  const blocks = [paragraph(random)];
  const parts = 4 + random.below(2);
  for (let part = 1; part <= parts; part++) {
    blocks.push(`## ${titleCase(random.pick(subjects))} ${part}`, paragraph(random));
    blocks.push(part === 1 ? list(random) : part === 2 ? table(random) : paragraph(random));
    if (part === 3) blocks.push(`> ${sentence(random)}`, link());
    if (part === 1 || (part === 4 && random.below(5) < 3)) blocks.push(codeBlock(random, code));
  }
  return `${[...blocks, `### Questions`, list(random), link()].join('\n\n')}\n`;
}

function paragraph(random: Random): string {
  const sentences = Array.from({ length: 3 }, () => sentence(random));
  const marked = `\`${random.pick(words)}_${random.pick(words)}\``;
  return `${sentences.join('\n')} Call ${marked}, then look at the **${random.pick(words)}**.`;
}

function list(random: Random): string {
  return Array.from({ length: 4 }, () => `- ${sentence(random)}`).join('\n');
}

function table(random: Random): string {
  const row = () =>
    `| ${titleCase(random.pick(words))} | ${random.pick(subjects)} | ${random.below(1000) / 10} |`;
  return ['| Measure | Method | Value |', '|---|---|--:|', row(), row(), row(), row()].join('\n');
}

function codeBlock(random: Random, named: boolean): string {
  const [language, lines] = random.pick(programs);
  const name = random.pick(words);
  const text = lines.map((line) => line.replaceAll('NAME', name).replaceAll('N', String(random.below(100))));
  return `\`\`\`${named ? language : ''}\n${text.join('\n')}\n\`\`\``;
}

function sentence(random: Random): string {
  const chosen = Array.from({ length: 9 + random.below(8) }, () => random.pick(words));
  return `${titleCase(chosen.join(' '))}.`;
}

function titleCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function videoId(random: Random): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return `v${Array.from({ length: 10 }, () => letters[random.below(letters.length)]).join('')}`;
}

interface Random {
  /** A whole number from 0, less than `limit`. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

/** Numbers that only look random: the same seed gives the same ones (Mulberry32). */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return { below, pick: (list) => list[below(list.length)] as never };
}

const kinds = ['Lecture', 'Practice', 'Lab', 'Seminar', 'Test', 'Project'];

const subjects = (
  'linear regression,gradient descent,neural networks,decision trees,data pipelines,feature stores,model serving,' +
  'drift detection,message queues,container images,version control,unit testing,load balancing,access control,' +
  'graph search,dynamic programming,hash tables,sorting networks,type systems,garbage collection,virtual memory,' +
  'file systems,network protocols,query planning,transaction logs,consensus,cache coherence,signal processing'
).split(',');

const words = (
  'the a of to in for with on by from as at is are was be has have which that this these each every some most other ' +
  'model data value error result system method student teacher course measure sample feature label weight layer node ' +
  'edge graph table query index record column schema server client request answer message queue process thread memory ' +
  'cache disk file network address version branch commit change test check report rule limit rate time window batch ' +
  'stream event state store build deploy monitor observe explain compare choose decide predict estimate learn train ' +
  'small large simple fast slow early late first last common rare hidden open closed linear random stable robust'
).split(' ');

const programs: readonly (readonly [string, readonly string[]])[] = [
  [
    'python',
    [
      'def NAME(rows, limit=N):',
      '    """Keep the rows that matter."""',
      '    kept = [row for row in rows if row["value"] > limit]',
      '    for index, row in enumerate(kept):',
      '        print(f"{index}: {row}")  # progress',
      '    return sum(row["value"] for row in kept) / N.5',
    ],
  ],
  [
    'bash',
    [
      'set -euo pipefail',
      'for file in data/*.csv; do',
      '  echo "reading $file"',
      '  cut -d, -f1,N "$file" | sort | uniq -c > "NAME.txt"',
      'done',
    ],
  ],
  [
    'yaml',
    [
      'services:',
      '  NAME:',
      '    image: registry.example/NAME:N',
      '    ports:',
      '      - "80N:80"',
      '    restart: always',
    ],
  ],
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      lessons: { type: 'string', default: '2000' },
      output: { type: 'string' },
      code: { type: 'boolean', default: false },
    },
  });
  if (values.output === undefined) throw new Error('--output DIR is missing');
  const lessons = Number(values.lessons);
  if (!Number.isInteger(lessons) || lessons < 1) throw new Error('--lessons N is a whole number from 1');
  writeSite(values.output, makeCorpus({ lessons, code: values.code }));
}
