/** Which folder may be the output, and what a build leaves alone there. */
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { command, program, type Run, type TestSite, testSite } from './kafedra.ts';

let site: TestSite;
beforeEach(() => {
  site = testSite('minimal');
});
afterEach(() => site.remove());

const near = (name: string) => `${site.output}.kafedra-${name}`;
const buildInto = (output: string) => command(['build', '--root', site.root, '--output', output]);
const contents = () => site.files().map((file) => [file, readFileSync(join(site.output, file), 'utf8')]);
const isTold = (run: Run, code: number) => {
  expect(run.stderr).not.toMatch(/^\s+at /m);
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code, stderr: expect.stringMatching(/\p{L}+/u) });
};
const isClean = () =>
  ['new', 'old', 'lock'].every((name) => !existsSync(near(name))) &&
  !existsSync(join(site.output, '.kafedra'));

describe('a folder is refused', () => {
  test('that a link leads to the sources, or that lies in them through one', async () => {
    symlinkSync(join(site.root, 'content'), join(dirname(site.root), 'link'));
    isTold(await buildInto(join(dirname(site.root), 'link')), 2);
    isTold(await buildInto(join(dirname(site.root), 'link/deeper/still')), 2);
    symlinkSync(site.root, join(dirname(site.root), 'root'));
    isTold(await buildInto(join(dirname(site.root), 'root')), 2);
    isTold(await buildInto(dirname(site.root)), 2);
  });

  test('whose place a file has, at the end of the path or on the way', async () => {
    writeFileSync(site.output, 'диплом');
    isTold(await buildInto(site.output), 2);
    isTold(await buildInto(join(site.output, 'a/b')), 2);
    expect(readFileSync(site.output, 'utf8')).toBe('диплом');
    symlinkSync('/nowhere/at/all', join(dirname(site.root), 'lost'));
    isTold(await buildInto(join(dirname(site.root), 'lost')), 2);
  });

  test('where a file of somebody else stands where a page must go, unless it is the same', async () => {
    await site.build();
    writeFileSync(join(site.output, 'ml/new'), 'чужое');
    writeFileSync(site.path('content/ml/02-new.md'), '---\ntitle: Новое\n---\n');
    const before = contents();
    const run = await site.build();
    isTold(run, 2);
    expect(run.stderr).toContain('ml/new');
    expect(contents()).toEqual(before);
    expect(isClean()).toBe(true);
    rmSync(join(site.output, 'ml/new'));
    mkdirSync(join(site.output, 'ml/new'));
    writeFileSync(join(site.output, 'ml/new/index.html'), 'чужое');
    isTold(await site.build(), 2);
    rmSync(join(site.output, 'ml/new/index.html'));
    expect(await site.build()).toMatchObject({ code: 0 });
  });

  test('whose list of files cannot be read any more', async () => {
    await site.build();
    writeFileSync(join(site.output, '.kafedra.json'), '{"files": [');
    isTold(await site.build(), 2);
    expect(site.files()).toContain('ml/regression/index.html');
  });
});

test('a link to a folder is followed, and stays', async () => {
  const target = join(dirname(site.root), 'elsewhere');
  mkdirSync(target);
  symlinkSync(target, site.output);
  for (let round = 0; round < 2; round++) {
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(existsSync(join(target, 'ml/index.html'))).toBe(true);
  }
});

test('empty folders go, and links of somebody else stay links', async () => {
  await site.build();
  mkdirSync(join(site.output, 'empty/deeper'), { recursive: true });
  symlinkSync('index.html', join(site.output, 'home.html'));
  appendFileSync(site.path('content/ml/01-regression.md'), '\nЕщё одна фраза.\n');
  expect(await site.build()).toMatchObject({ code: 0 });
  expect(existsSync(join(site.output, 'empty'))).toBe(false);
  expect(readFileSync(join(site.output, 'home.html'), 'utf8')).toBe(site.text('index.html'));
});

test('a list of files that names others never leads a build out of its folder', async () => {
  await site.build();
  writeFileSync(join(dirname(site.root), 'precious'), 'x');
  const { files } = JSON.parse(site.text('.kafedra.json'));
  writeFileSync(join(site.output, '.kafedra.json'), JSON.stringify({ files: [...files, '../precious'] }));
  expect(await site.build()).toMatchObject({ code: 0 });
  expect(existsSync(join(dirname(site.root), 'precious'))).toBe(true);
});

describe('a lock', () => {
  const startOf = (pid: number) =>
    `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${
      readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[19]
    }`;

  test('of a running build is respected, and its process named', async () => {
    writeFileSync(near('lock'), JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
    // Five seconds of waiting, in no time.
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    try {
      let isOver = false;
      const build = site.build().finally(() => {
        isOver = true;
      });
      while (!isOver) await vi.advanceTimersByTimeAsync(50);
      const run = await build;
      isTold(run, 2);
      expect(run.stderr).toContain(String(process.pid));
      expect(existsSync(near('lock'))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is waited for, which is said, and a build that comes to its turn ends well', async () => {
    writeFileSync(near('lock'), JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
    const build = spawn(process.execPath, [program, 'build', '--root', site.root, '--output', site.output]);
    const over = new Promise<number | null>((done) => build.on('exit', (code) => done(code)));
    const said = await new Promise<string>((done) => {
      build.stderr.once('data', (chunk: Buffer) => done(chunk.toString()));
    });
    expect(said).toContain(String(process.pid));
    rmSync(near('lock'));
    expect(await over).toBe(0);
    expect(isClean()).toBe(true);
  });

  test.each([
    ['a process that is gone', JSON.stringify({ pid: 999_999_999 })],
    ['another process that has its number now', JSON.stringify({ pid: process.pid, started: 'boot 1' })],
    ['nobody, because it was never finished', ''],
    ['something else', '[]'],
  ])('of %s is nobody’s', async (_, text) => {
    writeFileSync(near('lock'), text);
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(isClean()).toBe(true);
  });
});

describe('a full disk', () => {
  test.skipIf(!canMount())('leaves the published folder as it was, to the byte', async () => {
    const disk = mounted(['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs']);
    try {
      site.output = join(disk.folder, 'out');
      expect(await site.build()).toMatchObject({ code: 0 });
      const before = contents();
      writeFileSync(site.path('assets/film.mp4'), Buffer.alloc(3_000_000, 1));
      const run = await site.build();
      isTold(run, 1);
      expect(run.stderr).toContain(site.output);
      expect(contents()).toEqual(before);
      expect(isClean()).toBe(true);
      rmSync(site.path('assets/film.mp4'));
      expect(await site.build()).toMatchObject({ code: 0 });
    } finally {
      disk.unmount();
    }
  });

  test('as far as one file: the published folder stays as it was, to the byte', async () => {
    expect(await site.build()).toMatchObject({ code: 0 });
    const before = contents();
    writeFileSync(site.path('assets/film.mp4'), Buffer.alloc(3_000_000, 1));
    // The shell counts in blocks of 512 or 1024 bytes; both are less than the film.
    const run = shell(`trap '' XFSZ; ulimit -f 2000; exec "$@"`);
    expect(run.code).not.toBe(0);
    expect(contents()).toEqual(before);
    rmSync(site.path('assets/film.mp4'));
    expect(await site.build()).toMatchObject({ code: 0 });
    expect(isClean()).toBe(true);
  });
});

describe('an output that cannot be written', () => {
  test.skipIf(!canMount())('because its disk is read-only is told, and stays as it was', async () => {
    await site.build();
    const before = contents();
    const disk = mounted(['--bind', dirname(site.root)], ['-o', 'remount,ro,bind']);
    try {
      site.output = join(disk.folder, 'out');
      const run = await site.build();
      isTold(run, 1);
      expect(run.stderr).toContain(site.output);
      expect(contents()).toEqual(before);
    } finally {
      disk.unmount();
    }
  });

  test.skipIf(process.getuid?.() === 0)(
    'because of its permissions is told, and stays as it was',
    async () => {
      await site.build();
      const before = contents();
      execFileSync('chmod', ['-R', 'a-w', site.output]);
      isTold(await site.build(), 1);
      expect(contents()).toEqual(before);
      execFileSync('chmod', ['-R', 'u+w', site.output]);
    },
  );

  test('is tried in this run, whoever runs it', () => {
    expect(canMount() || process.getuid?.() !== 0).toBe(true);
  });
});

describe.skipIf(!canMount())('an output that is a file system of its own', () => {
  test('is renewed within itself, with what is not ours kept', async () => {
    const disk = mounted(['-t', 'tmpfs', 'tmpfs']);
    try {
      site.output = disk.folder;
      writeFileSync(site.path('content/ml/02-old.md'), '---\ntitle: Старое\n---\n');
      expect(await site.build()).toMatchObject({ code: 0 });
      writeFileSync(join(site.output, 'CNAME'), 'x');
      writeFileSync(join(site.output, 'ml/mine.txt'), 'моё');
      rmSync(site.path('content/ml/02-old.md'));
      expect(await site.build()).toMatchObject({ code: 0, stderr: '' });
      expect(site.files()).toEqual(
        expect.arrayContaining(['CNAME', 'ml/mine.txt', 'ml/regression/index.html']),
      );
      expect(site.files()).not.toContain('ml/old/index.html');
      expect(isClean()).toBe(true);
      expect(statSync(site.output).dev).not.toBe(statSync(dirname(site.output)).dev);
    } finally {
      disk.unmount();
    }
  });

  test('is made whole at the next start when its renewal was killed midway', async () => {
    const disk = mounted(['-t', 'tmpfs', 'tmpfs']);
    try {
      site.output = disk.folder;
      await site.build();
      const old = contents();
      writeFileSync(site.path('content/ml/01-regression.md'), '---\ntitle: Новая\n---\nНовое.\n');
      const copy = testSite();
      await buildInto(copy.output);
      // What the process would have done: the list is made, one entry has been moved.
      const inside = join(site.output, '.kafedra');
      mkdirSync(join(inside, 'old'), { recursive: true });
      execFileSync('cp', ['-r', `${copy.output}/.`, join(inside, 'new')]);
      const names = execFileSync('ls', ['-A', join(inside, 'new')], { encoding: 'utf8' })
        .trim()
        .split('\n');
      writeFileSync(join(inside, 'swap.json'), JSON.stringify(names));
      renameSync(join(site.output, 'ml'), join(inside, 'old/ml'));
      // The next start fails for a reason of its own.
      appendFileSync(site.path('_data/site.yml'), 'titel: x\n');
      expect(await site.build()).toMatchObject({ code: 1 });
      expect(contents()).not.toEqual(old);
      expect(site.text('ml/regression/index.html')).toContain('Новое.');
      expect(isClean()).toBe(true);
      copy.remove();
    } finally {
      disk.unmount();
    }
  });
});

/** Runs the build behind a line of shell that sets limits. */
function shell(line: string): Run {
  try {
    const args = [
      '-c',
      line,
      'sh',
      process.execPath,
      program,
      'build',
      '--root',
      site.root,
      '--output',
      site.output,
    ];
    return { code: 0, stdout: execFileSync('sh', args, { encoding: 'utf8', stdio: 'pipe' }), stderr: '' };
  } catch (error) {
    const { status, stderr } = error as { status: number | null; stderr: string };
    return { code: status ?? -1, stdout: '', stderr };
  }
}

function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
}

/** Mounts something on a folder of the test, for as long as it takes. */
function mounted(how: readonly string[], then?: readonly string[]): { folder: string; unmount(): void } {
  const folder = join(dirname(site.root), 'disk');
  mkdirSync(folder);
  execFileSync('mount', [...how, folder]);
  if (then !== undefined) execFileSync('mount', [...then, folder]);
  return { folder, unmount: () => execFileSync('umount', [folder]) };
}
