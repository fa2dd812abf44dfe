/** A build that is killed leaves what was published, or has published the whole new site; never anything in between. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimOutput } from '../../src/output/outputFolder.ts';
import { bigSite, writeVersion } from './bigSite.ts';
import { filesIn, kafedra, program, type TestSite } from './kafedra.ts';

const lessons = 120;

let site: TestSite;
/** How long one undisturbed build takes. */
let duration = 0;
let version = 'v0';
beforeAll(async () => {
  site = bigSite(lessons, version);
  const start = performance.now();
  expect(await kafedra(['build', '--root', site.root, '--output', site.output])).toMatchObject({ code: 0 });
  duration = performance.now() - start;
});
afterAll(() => site.remove());

const near = (name: string) => `${site.output}.kafedra-${name}`;

interface Moment {
  readonly name: string;
  /** Comes true when it is time to kill. */
  readonly due: (elapsed: number) => boolean;
  /** Over in less than a millisecond: once the last page is written it is looked for all the time. */
  readonly isShort?: boolean;
}

const lastPage = () => existsSync(join(near('new'), `big/l${lessons}/index.html`));

// The first third goes by before anything of the site is read.
const shares = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const moments: readonly Moment[] = [
  ...shares.map((share) => ({
    name: `${share * 100} % of the way`,
    due: (elapsed: number) => elapsed > share * duration,
  })),
  { name: 'when the lock is taken', due: () => existsSync(near('lock')) },
  { name: 'when the staging folder appears', due: () => existsSync(near('new')) },
  { name: 'when the first page is written', due: () => existsSync(join(near('new'), 'big')) },
  { name: 'when the last page is written', due: lastPage },
  {
    name: 'when the list of files is written',
    due: () => existsSync(join(near('new'), '.kafedra.json')),
    isShort: true,
  },
  { name: 'when the old site is aside', due: () => existsSync(near('old')), isShort: true },
];

test.each(moments)('killed $name, the site is wholly old or wholly new', async (moment) => {
  const before = version;
  const after = `v${moments.indexOf(moment) + 1}`;
  writeVersion(site, lessons, after);
  await killedBuild(moment);
  const folder = existsSync(site.output) ? site.output : near('old');
  expect([before, after]).toContain(wholeVersion(folder));
  version = await recoveredVersion();
  expect([before, after]).toContain(version);
});

test('thirteen moments were tried, and a build after all of them succeeds', async () => {
  expect(moments).toHaveLength(13);
  writeVersion(site, lessons, 'v100');
  expect(await site.build()).toMatchObject({ code: 0 });
  expect(wholeVersion(site.output)).toBe('v100');
  expect(leftovers()).toEqual([]);
});

/** Does what every build does first, which is quicker than a build, and gives the version that is there then. */
async function recoveredVersion(): Promise<string> {
  (await claimOutput(site.root, site.output)).release();
  expect(leftovers()).toEqual([]);
  return wholeVersion(site.output) ?? '';
}

/** What a build has beside the published folder while it runs. */
function leftovers(): string[] {
  return ['new', 'old', 'lock'].filter((name) => existsSync(near(name)));
}

/** Starts a build and kills it as soon as its moment has come. One that ends before is as good as any. */
function killedBuild({ due, isShort = false }: Moment): Promise<void> {
  const start = performance.now();
  const build = spawn(process.execPath, [program, 'build', '--root', site.root, '--output', site.output]);
  let isOver = false;
  return new Promise((done) => {
    build.on('exit', () => {
      isOver = true;
      done();
    });
    const look = () => {
      if (isOver) return;
      if (due(performance.now() - start)) build.kill('SIGKILL');
      else if (isShort && lastPage()) setImmediate(look);
      else setTimeout(look, 2);
    };
    look();
  });
}

/** The version that every page of a folder shows; fails when they differ, or when a page is missing. */
function wholeVersion(folder: string): string | undefined {
  const pages = filesIn(folder).filter((file) => /^big\/l\d+\/index\.html$/.test(file));
  expect(pages).toHaveLength(lessons);
  const versions = new Set(
    pages.map((file) => /Текст (v\d+), урок/.exec(readFileSync(join(folder, file), 'utf8'))?.[1]),
  );
  expect([...versions]).toHaveLength(1);
  const [only] = versions;
  // The list of files is that of the folder.
  const { files } = JSON.parse(readFileSync(join(folder, '.kafedra.json'), 'utf8')) as { files: string[] };
  expect(filesIn(folder).filter((file) => file !== '.kafedra.json')).toEqual([...files].sort());
  return only;
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s during a build leaves no trace of it', async (signal) => {
  const before = wholeVersion(site.output);
  writeVersion(site, lessons, 'v999');
  const build = spawn(process.execPath, [program, 'build', '--root', site.root, '--output', site.output]);
  const over = new Promise<number | null>((done) => build.on('exit', (code) => done(code)));
  while (build.exitCode === null && !existsSync(join(near('new'), 'big')))
    await new Promise((next) => setTimeout(next, 2));
  build.kill(signal);
  expect(await over).toBe(signal === 'SIGINT' ? 130 : 143);
  expect(leftovers()).toEqual([]);
  expect(wholeVersion(site.output)).toBe(before);
});

test('a start that fails brings the old site back too', async () => {
  const before = wholeVersion(site.output);
  renameSync(site.output, near('old'));
  writeFileSync(site.path('content/big/index.md'), '---\ntitel: Курс\n---\n');
  expect(await kafedra(['build', '--root', site.root, '--output', site.output])).toMatchObject({ code: 1 });
  expect(wholeVersion(site.output)).toBe(before);
});
