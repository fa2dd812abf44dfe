/** Runs a program and says what it cost. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from './generators/types.ts';

export interface Cost {
  /** By the clock on the wall. */
  readonly seconds: number;
  /** What all its processes took of the processors, in seconds; not a number where GNU time is missing. */
  readonly processor: number;
  /** Largest resident set of its largest process, in bytes; not a number where GNU time is missing. */
  readonly memory: number;
}

/** GNU time asks the kernel (`wait4`) what the processes that ended had taken; Node has no word for it. */
const gnuTime = '/usr/bin/time';

/** Whether processor time and memory can be told. */
export const knowsMemory = existsSync(gnuTime);

/** Runs a command to its end. Fails with what it said where it fails. */
export async function run({ file, args, folder }: Command): Promise<Cost> {
  const notes = mkdtempSync(join(tmpdir(), 'kafedra-time-'));
  const note = join(notes, 'note');
  const all = knowsMemory
    ? [gnuTime, '--quiet', '--format', '%U %S %M', '--output', note, file, ...args]
    : [file, ...args];
  try {
    const start = performance.now();
    await ended(all, folder);
    const seconds = (performance.now() - start) / 1000;
    const [user = Number.NaN, system = Number.NaN, kilobytes = Number.NaN] = knowsMemory
      ? readFileSync(note, 'utf8').trim().split(' ').map(Number)
      : [];
    return { seconds, processor: user + system, memory: kilobytes * 1024 };
  } finally {
    rmSync(notes, { recursive: true });
  }
}

function ended([file = '', ...args]: readonly string[], folder: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(file, args, {
      cwd: folder,
      // A pull request's environment would make Kafedra distrust the corpus, and keep nothing of it.
      env: { ...process.env, GITHUB_EVENT_NAME: '', NO_COLOR: '1', LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => {
        said = (said + text).slice(-4000);
      });
    }
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`${[file, ...args].join(' ')} ended with ${code}:\n${said}`));
    });
  });
}
