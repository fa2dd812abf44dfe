/**
 * `npm run bench:save`: how long after a save the pages that show it are there, with `kafedra dev` running. A body is
 * shown by one page; a title by every page of its course, and the time is that of the last of them. As a ratio, to the
 * first build of the same server.
 *
 *   npm run bench:save -- --lessons 2000 --rounds 15
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { program } from '../../tests/builds/kafedra.ts';
import { makeCorpus, writeSite } from './corpus.ts';
import { median } from './median.ts';

const { values } = parseArgs({
  options: {
    lessons: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '15' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const rounds = Number(values.rounds);
const place = mkdtempSync(join(values.folder, 'kafedra-bench-'));
const [root, output] = [join(place, 'site'), join(place, 'out')];
const corpus = makeCorpus({ lessons: Number(values.lessons) });
writeSite(root, corpus);
const start = performance.now();
const server = spawn(
  process.execPath,
  [program, 'dev', '--root', root, '--output', output, '--port', '18080'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
try {
  const [course] = corpus.courses;
  const [lesson] = course?.lessons ?? [];
  if (course === undefined || lesson === undefined) throw new Error('--lessons is at least 1');
  await new Promise<void>((ready, failed) => {
    server.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('http://')) ready();
    });
    server.once('exit', () => failed(new Error('The server has ended')));
  });
  const first = performance.now() - start;
  const file = join(root, 'content', course.key, `${lesson.name}.md`);
  const written = readFileSync(file, 'utf8');
  const page = join(output, lesson.url, 'index.html');
  const pages = readdirSync(join(output, course.key), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(output, course.key, name));
  const figures: Record<string, number[]> = { body: [], title: [] };
  // The first saves compile what the later ones only run; an instructor saves more often than once.
  for (let round = -3; round < rounds; round++) {
    for (const [what, text, shown] of [
      ['body', `${written}\n\nround${round}body\n`, [page]],
      ['title', written.replace(lesson.title, `round${round}title`), pages],
    ] as const) {
      const took = await save(file, text, `round${round}${what}`, shown);
      if (round >= 0) figures[what]?.push(took);
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
  process.stdout.write(`${values.lessons} lessons, medians of ${rounds} saves, in milliseconds\n\n`);
  process.stdout.write(`first build, until the server answers  ${first.toFixed(0)}\n`);
  for (const [what, took] of Object.entries(figures)) {
    const middle = median(took);
    const ratio = (middle / first).toPrecision(2);
    process.stdout.write(
      `save of a ${what.padEnd(5)}  ${middle.toFixed(1)}  (${ratio} of the first build)\n`,
    );
  }
} finally {
  server.kill('SIGTERM');
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
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
    await new Promise((wake) => setImmediate(wake));
  }
  return performance.now() - begin;
}
