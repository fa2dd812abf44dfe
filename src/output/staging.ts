/**
 * The last hop. A build is written into a staging folder beside the published one and takes its place by
 * renaming, so that a failed, killed or out-of-disk build leaves what is published as it was.
 *
 *   _site                 what is published
 *   _site.kafedra-new     the build under way
 *   _site.kafedra-old     the previous site, for the moment of the swap
 *   _site.kafedra-lock    the process that builds
 *
 * `.kafedra.json` in the published folder lists the files that Kafedra made: a file that is not in the list
 * belongs to somebody else and stays.
 */
import { copyFile, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { compareText } from '../course/problem.ts';
import { UsageError } from './usageError.ts';

/** Name of the list of files that Kafedra made, in the published folder. */
export const manifestName = '.kafedra.json';

export interface Staging {
  /** Where the build writes. */
  readonly folder: string;
  /** Puts the finished build in the place of the published folder. */
  publish(): Promise<void>;
  /** Throws the build away; what is published stays. */
  discard(): Promise<void>;
}

/** Folders of the author, which no build may touch. */
const sourceFolders = ['content', '_data', 'assets', 'layouts', '.git', 'node_modules'];

/**
 * Refuses an output folder that holds or touches the sources, and one with files that Kafedra did not make.
 * Throws `UsageError`.
 */
export async function checkOutput(root: string, output: string): Promise<void> {
  const overlaps =
    root === output ||
    contains(output, root) ||
    sourceFolders.some((name) => overlap(join(root, name), output));
  if (overlaps) throw new UsageError('output-overlaps-sources', { output });
  const names: string[] = await readdir(output).catch(() => []);
  const foreign = names.filter((name) => name !== '.git' && name !== '.nojekyll' && name !== 'CNAME');
  if (foreign.length > 0 && !names.includes(manifestName)) {
    throw new UsageError('output-not-ours', { output, file: foreign.sort(compareText)[0] ?? '' });
  }
}

function overlap(a: string, b: string): boolean {
  return a === b || contains(a, b) || contains(b, a);
}

function contains(outer: string, inner: string): boolean {
  return inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** Starts a build into `output`: takes the lock, mends what a killed build left, and makes an empty staging folder. */
export async function openStaging(output: string): Promise<Staging> {
  const published = resolve(output);
  const folder = `${published}.kafedra-new`;
  const old = `${published}.kafedra-old`;
  const lock = `${published}.kafedra-lock`;
  await mkdir(dirname(published), { recursive: true });
  await takeLock(lock, published);
  try {
    await recover(published, old);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  }
  return {
    folder,
    async publish() {
      const made = await filesIn(folder);
      const keep = (await filesIn(published)).filter((file) => file !== manifestName);
      const before = new Set(await readManifest(published));
      const taken = new Set(made);
      for (const file of keep)
        if (!before.has(file) && !taken.has(file)) await carryOver(published, folder, file);
      await writeFile(
        join(folder, manifestName),
        `${JSON.stringify({ files: made.sort(compareText) }, null, 1)}\n`,
      );
      await rename(published, old).catch(ignoreMissing);
      await rename(folder, published);
      await rm(old, { recursive: true, force: true });
      await rm(lock, { force: true });
    },
    async discard() {
      await rm(folder, { recursive: true, force: true });
      await rm(lock, { force: true });
    },
  };
}

/** A build killed between the two renames leaves no published folder: the previous site goes back to its place. */
async function recover(published: string, old: string): Promise<void> {
  if (!(await exists(old))) return;
  if (await exists(published)) await rm(old, { recursive: true, force: true });
  else await rename(old, published);
}

/** A lock of a process that is gone is nobody's. */
async function takeLock(lock: string, output: string): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(lock, `${process.pid}\n`, { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const pid = Number.parseInt(await readFile(lock, 'utf8').catch(() => ''), 10);
      if (isRunning(pid)) throw new UsageError('output-busy', { output: basename(output), pid });
      await rm(lock, { force: true });
    }
  }
  throw new UsageError('output-busy', { output: basename(output), pid: 0 });
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A file that Kafedra did not make goes along to the new folder; as a link where the file system can. */
async function carryOver(from: string, to: string, file: string): Promise<void> {
  await mkdir(dirname(join(to, file)), { recursive: true });
  await link(join(from, file), join(to, file)).catch(() => copyFile(join(from, file), join(to, file)));
}

/** Files that the last build made, as far as its list can be read. */
export async function readManifest(folder: string): Promise<string[]> {
  try {
    const { files } = JSON.parse(await readFile(join(folder, manifestName), 'utf8')) as { files?: unknown };
    return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
  } catch {
    return [];
  }
}

/** Every file below a folder, with forward slashes; empty when there is no such folder. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  return (entries ?? [])
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
}

async function exists(path: string): Promise<boolean> {
  return (await readdir(path).catch(ignoreMissing)) !== undefined;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
