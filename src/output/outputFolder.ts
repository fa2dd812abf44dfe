/**
 * The folder that a site is published in: which one may be, and whose it is for the time of a build. Besides the
 * folder itself there are, only while a build runs:
 *
 *   _site.kafedra-new     the build under way
 *   _site.kafedra-old     the previous site, for the moment of the swap
 *   _site.kafedra-lock    the process that builds
 *
 * Where the folder is a mount point, or nothing may be written beside it, they are `new`, `old` and `lock` in
 * `.kafedra/` inside it.
 */
import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { compareText } from '../course/problem.ts';
import { ifPresent } from './ifPresent.ts';
import { type Holder, LockedError, takeLock } from './lock.ts';
import { manifestName, readManifest } from './manifest.ts';
import { recover } from './swap.ts';
import { UsageError } from './usageError.ts';
import type { Workplace } from './workplace.ts';

/** The right to write to an output folder. */
export interface Claim {
  readonly workplace: Workplace;
  /** Gives it back; harmless when it was given back before. Synchronous, so that a stopped process can do it. */
  release(): void;
}

export interface ClaimOptions {
  /** Whether the folder is held as long as the process runs. */
  readonly serves?: boolean;
  /** Told once, when another build has to be waited for. */
  readonly onWait?: (holder: Holder) => void;
}

/** Folders of the author, which no build may touch. */
const sourceFolders = ['content', '_data', 'assets', 'layouts', '.git', 'node_modules'];

/** What may lie in an output folder before the first build: it belongs to the way of publishing. */
const welcome: ReadonlySet<string> = new Set(['.git', '.nojekyll', 'CNAME', '.kafedra']);

/** Long enough for a build of a usual site to end. */
const patience = 5_000;

/** What a person does something else about than choosing another folder. */
const toldApart: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Takes an output folder for a build: refuses one that holds or touches the sources, waits a little for another
 * build, mends what a killed one left, and refuses a folder with files that Kafedra did not make. Throws
 * `UsageError`.
 */
export async function claimOutput(root: string, output: string, options: ClaimOptions = {}): Promise<Claim> {
  try {
    return await claim(root, output, options);
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined || toldApart.has(code)) throw error;
    throw new UsageError('output-refused', { output, reason: code });
  }
}

async function claim(root: string, output: string, options: ClaimOptions): Promise<Claim> {
  const published = realPath(output);
  if (touchesSources(realPath(root), published)) throw new UsageError('output-overlaps-sources', { output });
  // A link in somebody's site must not decide where a build writes; who means the other folder can name it.
  if (contains(resolve(root), resolve(output)) && !contains(realPath(root), published))
    throw new UsageError('output-is-link', { output, target: published });
  const nearest = nearestFolder(published);
  const exists = nearest === published;
  accessSync(nearest, constants.W_OK);
  const workplace = workplaceOf(published, exists);
  mkdirSync(dirname(workplace.lock), { recursive: true });
  const lock = await takeLock(workplace.lock, {
    serves: options.serves === true,
    patience,
    onWait: options.onWait,
  }).catch((error: unknown) => {
    if (!(error instanceof LockedError)) throw error;
    const { pid, serves } = error.holder;
    throw new UsageError(serves ? 'output-served' : 'output-busy', { output, pid });
  });
  const release = () => {
    lock.release();
    if (workplace.inside !== undefined) rmSync(workplace.inside, { recursive: true, force: true });
  };
  try {
    recover(besideOf(published));
    recover(insideOf(published));
    checkOwner(published, output);
    return { workplace, release };
  } catch (error) {
    release();
    throw error;
  }
}

/** A path without links in it, whether or not its last folders exist. */
function realPath(path: string): string {
  const absolute = resolve(path);
  const real = ifPresent(() => realpathSync.native(absolute));
  const parent = dirname(absolute);
  if (real !== undefined || parent === absolute) return real ?? absolute;
  return join(realPath(parent), basename(absolute));
}

function touchesSources(root: string, output: string): boolean {
  return (
    contains(output, root) ||
    sourceFolders.some((name) => {
      const folder = realPath(join(root, name));
      return contains(folder, output) || contains(output, folder);
    })
  );
}

function contains(outer: string, inner: string): boolean {
  return outer === inner || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** The folder itself, or the first above it that exists. A file in the place of any of them is somebody's file. */
function nearestFolder(path: string): string {
  const stat = ifPresent(() => statSync(path));
  // A link that leads nowhere is there all the same.
  if (stat === undefined && ifPresent(() => lstatSync(path)) === undefined)
    return nearestFolder(dirname(path));
  if (stat?.isDirectory() !== true) throw new UsageError('output-not-folder', { output: path });
  return path;
}

function workplaceOf(published: string, exists: boolean): Workplace {
  return exists && (isMountPoint(published) || !isWritable(dirname(published)))
    ? insideOf(published)
    : besideOf(published);
}

function besideOf(published: string): Workplace {
  const [staging, old, lock] = ['new', 'old', 'lock'].map((name) => `${published}.kafedra-${name}`) as [
    string,
    string,
    string,
  ];
  return { published, staging, old, lock };
}

function insideOf(published: string): Workplace {
  const inside = join(published, '.kafedra');
  return {
    published,
    inside,
    staging: join(inside, 'new'),
    old: join(inside, 'old'),
    lock: join(inside, 'lock'),
  };
}

/** A mount point cannot be renamed. Linux lists them all, also those within one file system. */
function isMountPoint(folder: string): boolean {
  if (statSync(folder).dev !== statSync(dirname(folder)).dev) return true;
  const mounts = ifPresent(() => readFileSync('/proc/self/mountinfo', 'utf8')) ?? '';
  const written = folder.replace(
    /[ \t\n\\]/g,
    (found) => `\\${found.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return mounts.split('\n').some((line) => line.split(' ')[4] === written);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function checkOwner(published: string, output: string): void {
  const foreign = (ifPresent(() => readdirSync(published)) ?? []).filter((name) => !welcome.has(name));
  if (foreign.length === 0 || readManifest(published) !== undefined) return;
  const file = foreign.filter((name) => name !== manifestName).sort(compareText)[0] ?? manifestName;
  throw new UsageError('output-not-ours', { output, file });
}
