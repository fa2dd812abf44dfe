/** A lock file with the process that holds it, so that two builds never write to one folder at once. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { ifPresent } from './ifPresent.ts';

export interface Lock {
  /** Removes the file; harmless when it was removed before. */
  release(): void;
}

/** Who holds a lock. */
export interface Holder {
  readonly pid: number;
  /** When the process started, where the system tells it: a later process may get the same number. */
  readonly started?: string | undefined;
  /** Whether it holds the lock for as long as it runs, as a server does; then waiting is of no use. */
  readonly serves: boolean;
}

export interface LockOptions {
  readonly serves: boolean;
  /** How long to wait for another build to end, in milliseconds. */
  readonly patience: number;
  /** Told once, when the waiting begins. */
  readonly onWait?: ((holder: Holder) => void) | undefined;
}

/** Another process holds the lock and does not let go. */
export class LockedError extends Error {
  readonly holder: Holder;

  constructor(holder: Holder) {
    super(`locked by process ${holder.pid}`);
    this.holder = holder;
  }
}

/** How long a lock file may be without a readable holder: it is being written then. */
const timeToWrite = 1_000;

const pause = 50;

/** Takes a lock. The lock of a process that is gone is nobody's. Throws `LockedError`. */
export async function takeLock(file: string, { serves, patience, onWait }: LockOptions): Promise<Lock> {
  const own = `${JSON.stringify({ pid: process.pid, started: startOf(process.pid), serves })}\n`;
  const start = performance.now();
  let told = false;
  while (!create(file, own)) {
    const text = ifPresent(() => readFileSync(file, 'utf8'));
    if (text === undefined) continue;
    const holder = parseHolder(text);
    const waited = performance.now() - start;
    if (holder === undefined ? waited > timeToWrite : !isRunning(holder)) {
      removeStale(file, text);
      continue;
    }
    if (holder !== undefined) {
      if (holder.serves || waited > patience) throw new LockedError(holder);
      if (!told) onWait?.(holder);
      told = true;
    }
    await new Promise((wake) => setTimeout(wake, pause));
  }
  return {
    release() {
      if (ifPresent(() => readFileSync(file, 'utf8')) === own) rmSync(file, { force: true });
    },
  };
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two builds may find the same stale lock: it is moved aside first, so that neither removes the other's new one. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}-${process.pid}`;
  const isMoved = ifPresent(() => {
    renameSync(file, aside);
    return true;
  });
  if (isMoved !== true) return;
  const moved = readFileSync(aside, 'utf8');
  rmSync(aside, { force: true });
  if (moved !== stale) create(file, moved);
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, started, serves } = JSON.parse(text) as Record<string, unknown>;
    if (!Number.isInteger(pid) || (pid as number) < 1) return undefined;
    return {
      pid: pid as number,
      started: typeof started === 'string' ? started : undefined,
      serves: serves === true,
    };
  } catch {
    return undefined;
  }
}

function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const startedNow = startOf(pid);
  return started === undefined || startedNow === undefined || started === startedNow;
}

/** Boot of the machine and start of a process since then; known on Linux only. */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name of the program comes second, in brackets, and may have spaces; the start is field 22.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    return `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}
