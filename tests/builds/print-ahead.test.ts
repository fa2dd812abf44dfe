/** Pages of large sites are printed in a second thread: nobody may see that, whatever becomes of the thread. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCache } from '../../src/cache/index.ts';
import type { Pack } from '../../src/cache/pack.ts';
import type { Composition } from '../../src/composition.ts';
import { bytesOf } from '../../src/output/outputFile.ts';
import { type PrintFrame, startPrinting, type ViewToPrint } from '../../src/output/printAhead.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { createSiteBuild } from '../../src/siteBuild.ts';
import { demo, kafedra, type TestSite, testSite } from './kafedra.ts';

const threads = new Set<Worker>();
let started = 0;
const onThread = (thread: Worker) => {
  // The bundler of the scripts has threads of its own.
  if (thread.listenerCount('messageerror') === 0) return;
  started++;
  threads.add(thread);
  thread.once('exit', () => threads.delete(thread));
};

let site: TestSite;
beforeEach(() => {
  started = 0;
  process.on('worker', onThread);
});
afterEach(() => {
  process.off('worker', onThread);
  site?.remove();
});

interface Built {
  /** What was written, by its path. */
  readonly files: ReadonlyMap<string, string>;
  /** What was told, each time that something was. */
  readonly told: readonly (readonly string[])[];
  /** How many threads were started. */
  readonly started: number;
  /** How many of them were not over at the end. */
  readonly left: number;
}

async function build(fewestAhead: number | undefined): Promise<Built> {
  const cache = openCache(site.root);
  const files = new Map<string, string>();
  const told: string[][] = [];
  const accept = ({ problems }: Composition) => {
    told.push(problems.map((problem) => JSON.stringify(problem)));
    return !problems.some(({ level }) => level === 'error');
  };
  const before = started;
  try {
    await createSiteBuild({
      root: site.root,
      cache,
      once: true,
      isAlone: true,
      fewestAhead,
      accept,
      async write(_, written) {
        for await (const file of written) {
          if ('standing' in file) continue;
          const bytes = 'copyOf' in file ? readFileSync(file.copyOf) : bytesOf(file);
          files.set(file.file, Buffer.from(bytes).toString('latin1'));
        }
      },
    }).build(site.output);
  } finally {
    cache.close();
    rmSync(join(site.root, '.kafedra'), { recursive: true, force: true });
  }
  return { files, told, started: started - before, left: threads.size };
}

/** The same site without and with a second thread. */
async function bothWays(): Promise<{ readonly alone: Built; readonly together: Built }> {
  return { alone: await build(Number.POSITIVE_INFINITY), together: await build(1) };
}

const isPossible = availableParallelism() > 1;

describe.runIf(isPossible)('with a second thread', () => {
  test('a site with several courses, formulas, code and prints has the same bytes in the same order', async () => {
    site = testSite(demo);
    writeFileSync(
      site.path('content/mo/90-mistakes.md'),
      '---\ntitle: Ошибки\n---\n\n[a](http://a.example/)\n',
    );
    const { alone, together } = await bothWays();
    expect([alone.started, together.started, together.left]).toEqual([0, 1, 0]);
    expect([...together.files]).toEqual([...alone.files]);
    expect(together.told).toEqual(alone.told);
    expect(alone.told.flat().length).toBeGreaterThan(0);
    expect([...alone.files.keys()]).toContain('mo/print/index.html');
  });

  test('a mistake in a layout of the site is told as it is without', async () => {
    site = testSite('printed');
    writeFileSync(site.path('layouts/lesson.njk'), '<main>\n  {{ view.nothing }}\n</main>\n');
    const { alone, together } = await bothWays();
    expect(together.started).toBe(1);
    expect(together.told).toEqual(alone.told);
    expect(alone.told.at(-1)?.join()).toContain('layout-mistake');
  });

  test('a mistake that only the finished site shows ends the thread too', async () => {
    site = testSite('printed');
    writeFileSync(site.path('content/ml/90-mistakes.md'), '---\ntitle: Ошибки\n---\n\n[a](/nowhere/)\n');
    const { alone, together } = await bothWays();
    expect([together.started, together.left, together.files.size]).toEqual([1, 0, 0]);
    expect(together.told).toEqual(alone.told);
  });

  test('a site that is refused before its pages are composed has none', async () => {
    site = testSite('printed');
    writeFileSync(site.path('content/ml/90-mistakes.md'), '---\nsections: 1\n---\n');
    const { alone, together } = await bothWays();
    expect(together).toEqual(alone);
  });

  test('a large site is built by the compiled program', async () => {
    site = testSite();
    for (let course = 1; course <= 32; course++) {
      writeFileSync(site.path(`content/c${course}/index.md`), `---\ntitle: Курс ${course}\n---\n`);
      for (let lesson = 1; lesson <= 50; lesson++) {
        const text = `---\ntitle: Тема ${lesson}\n---\n\nТекст урока.\n`;
        writeFileSync(site.path(`content/c${course}/${lesson}-l${lesson}.md`), text);
      }
    }
    // Says it by the exit code: Node takes no blanks in its options.
    const hook = "data:text/javascript,process.on('worker',()=>process.on('exit',()=>process.exitCode=99))";
    const run = await kafedra(['build', '--root', site.root, '--output', site.output], {
      NODE_OPTIONS: `--import=${hook}`,
    });
    expect(run).toMatchObject({ code: 99, stdout: expect.stringMatching(/1.633/) });
    // What stands beside the output would be left of a build.
    expect(readdirSync(dirname(site.output)).sort()).toEqual(['out', 'site']);
    // The first page, one from the thread, and the last.
    for (const [file, title] of [
      ['c1/l1', 'Тема 1'],
      ['c16/l25', 'Тема 25'],
      ['c32/l50', 'Тема 50'],
    ]) {
      const html = readFileSync(join(site.output, `${file}/index.html`), 'utf8');
      for (const part of [`<title>${title}`, 'Content-Security-Policy', 'Текст урока', '</html>'])
        expect(html).toContain(part);
    }
  });
});

test('a small site is built without a second thread', async () => {
  site = testSite('printed');
  expect((await build(undefined)).started).toBe(0);
});

describe('a thread', () => {
  const pack = () => {
    const pieces = new Map<string, Uint8Array | string>();
    return {
      pieces,
      pack: { set: (key: string, piece: string) => void pieces.set(key, piece) } as unknown as Pack,
    };
  };
  const frame: PrintFrame = {
    root: packageRoot,
    output: packageRoot,
    folders: [packageRoot],
    site: { title: 'A', url: '', lang: 'en', theme: {} },
    basePath: '/',
    portable: false,
    words: [],
  };
  const page = { layout: 'page', view: { url: '/a/' }, file: 'a/index.html', source: 'a.md', key: 'a' };

  for (const [name, broken, layout] of [
    ['that cannot start', { ...frame, folders: [join(packageRoot, 'nowhere')] }, 'page'],
    ['that comes upon a defect', frame, 'no layout!'],
  ] as const) {
    test(`${name} keeps nobody waiting, and takes no more pages`, async () => {
      const { pieces, pack: finished } = pack();
      const ahead = startPrinting(broken, finished);
      ahead.take({ ...page, layout } as unknown as ViewToPrint);
      await ahead.finish();
      expect(ahead.take(page as unknown as ViewToPrint)).toBe(false);
      expect(pieces.size).toBe(0);
      await ahead.stop();
    });
  }
});
