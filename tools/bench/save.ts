/**
 * `npm run bench:save`: how long after a save the pages that show it are there, with a server running: `kafedra dev`, and
 * beside it `hugo server`. A body is shown by one page; a title by every page of its course, and the time is that of the
 * last of them. The servers take turns.
 *
 *   npm run bench:save -- --lessons 2000 --rounds 15 --only kafedra --folder /dev/shm
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { program } from '../../tests/builds/kafedra.ts';
import { makeCorpus } from './corpus.ts';
import { hugo } from './generators/hugo.ts';
import { searchedKafedra } from './generators/kafedra.ts';
import type { Command, Generator } from './generators/types.ts';
import { median } from './median.ts';

/** A generator that serves a site, and puts into a folder what it serves. */
interface Served {
  readonly generator: Generator;
  readonly serve: (site: string, output: string) => Command;
  /** What it says when the first build is there. */
  readonly ready: RegExp;
}

const all: readonly Served[] = [
  {
    generator: { ...searchedKafedra(program), name: 'kafedra' },
    serve: (site, output) => ({
      file: process.execPath,
      args: [program, 'dev', '--root', site, '--output', output, '--port', '18080'],
      folder: site,
    }),
    ready: /http:\/\//,
  },
  {
    generator: hugo,
    serve: (site, output) => ({
      file: 'hugo',
      args: ['server', '--renderToDisk', '--destination', output, '--port', '18081'],
      folder: site,
    }),
    ready: /Web Server is available/,
  },
];

const { values } = parseArgs({
  options: {
    lessons: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '15' },
    only: { type: 'string', default: all.map(({ generator }) => generator.name).join() },
    folder: { type: 'string', default: tmpdir() },
  },
});
const rounds = Number(values.rounds);
const place = mkdtempSync(join(values.folder, 'kafedra-bench-'));
const corpus = makeCorpus({ lessons: Number(values.lessons) });
const [course] = corpus.courses;
const [lesson] = course?.lessons ?? [];
if (course === undefined || lesson === undefined) throw new Error('--lessons is at least 1');

/** A server that runs, and what is changed and looked at. */
interface Running {
  readonly name: string;
  readonly process: ChildProcess;
  readonly first: number;
  readonly file: string;
  readonly written: string;
  readonly page: string;
  readonly pages: readonly string[];
  readonly took: { readonly body: number[]; readonly title: number[] };
}

const servers: Running[] = [];
try {
  for (const served of all) {
    const { generator } = served;
    if (!values.only.split(',').includes(generator.name)) continue;
    if (generator.version() === undefined)
      process.stderr.write(`${generator.name} is not here: ${generator.remedy}\n`);
    else servers.push(await start(served));
  }
  // The first saves compile what the later ones only run; an instructor saves more often than once.
  for (let round = -3; round < rounds; round++) {
    for (const { file, written, page, pages, took } of servers) {
      for (const [what, text, shown] of [
        ['body', `${written}\n\nround${round}body\n`, [page]],
        ['title', written.replaceAll(lesson.title, `round${round}title`), pages],
      ] as const) {
        const milliseconds = await save(file, text, `round${round}${what}`, shown);
        if (round >= 0) took[what].push(milliseconds);
        await new Promise((wake) => setTimeout(wake, 100));
      }
      // Else the next body would come with a title: the one that it had before.
      await save(file, written, lesson.title, pages);
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
  process.stdout.write(`${values.lessons} lessons, medians of ${rounds} saves, in milliseconds\n`);
  for (const { name, first, took } of servers) {
    process.stdout.write(`\n${name}\n  until it serves  ${first.toFixed(0)}\n`);
    for (const [what, all] of Object.entries(took)) {
      process.stdout.write(`  save of a ${what.padEnd(5)}  ${median(all).toFixed(1)}\n`);
    }
  }
} finally {
  for (const { process } of servers) process.kill('SIGTERM');
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
}

/** Writes the site, starts its server and waits for its first build. */
async function start({ generator, serve, ready }: Served): Promise<Running> {
  if (course === undefined || lesson === undefined) throw new Error('There is no lesson');
  const [site, output] = [join(place, generator.name), join(place, `${generator.name}-out`)];
  mkdirSync(site);
  generator.writeSite(site, corpus);
  const begin = performance.now();
  const { file, args, folder } = serve(site, output);
  const process = spawn(file, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((done, failed) => {
    process.stdout.on('data', (chunk: Buffer) => {
      if (ready.test(chunk.toString())) done();
    });
    process.once('error', failed);
    process.once('exit', () => failed(new Error(`The server of ${generator.name} has ended`)));
  });
  const { file: source, text: written } = generator.lesson(course, lesson);
  const folderOfCourse = join(output, course.key);
  return {
    name: generator.name,
    process,
    first: performance.now() - begin,
    file: join(site, source),
    written,
    page: join(output, lesson.url, 'index.html'),
    pages: readdirSync(folderOfCourse, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => join(folderOfCourse, name)),
    took: { body: [], title: [] },
  };
}

/** Writes a file and waits until each of the pages shows the words. */
async function save(file: string, text: string, words: string, pages: readonly string[]): Promise<number> {
  const waiting = new Set(pages);
  const begin = performance.now();
  writeFileSync(file, text);
  while (waiting.size > 0) {
    for (const page of waiting) {
      if (!readFileSync(page, 'utf8').includes(words)) break;
      waiting.delete(page);
    }
    if (performance.now() - begin > 60_000) throw new Error(`${[...waiting][0]} does not show ${words}`);
    // Whoever never rests takes one of two processors from the server.
    await new Promise((wake) => setTimeout(wake, 1));
  }
  return performance.now() - begin;
}
