/**
 * The last hop. A build is written into a staging folder beside the published one and takes its place by
 * renaming, so that a failed, killed or out-of-disk build leaves what is published as it was.
 */
import {
  chmodSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { ifPresent } from './ifPresent.ts';
import { entriesIn, filesIn, manifestName, readManifest, writeManifest } from './manifest.ts';
import { type Claim, type ClaimOptions, claimOutput } from './outputFolder.ts';
import { swapIn } from './swap.ts';
import { UsageError } from './usageError.ts';

export interface Staging {
  /** Where the build writes. */
  readonly folder: string;
  /** Throws away what was written so far, for another beginning. */
  empty(): void;
  /** Puts the finished build in the place of the published folder. Throws `UsageError`; then nothing has changed. */
  publish(): void;
  /** Throws the build away; what is published stays. Harmless after `publish`. */
  discard(): void;
}

/** Starts a build into `output`: claims the folder (see `claimOutput`) and makes an empty staging folder. */
export async function openStaging(root: string, output: string, options?: ClaimOptions): Promise<Staging> {
  const claim = await claimOutput(root, output, options);
  const { staging, published } = claim.workplace;
  const discard = () => {
    // A write under way may put a file into a folder that is being removed.
    rmSync(staging, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    claim.release();
  };
  const make = () => {
    mkdirSync(staging);
    const before = ifPresent(() => statSync(published));
    if (before !== undefined) chmodSync(staging, before.mode & 0o7777);
  };
  try {
    make();
  } catch (error) {
    discard();
    throw error;
  }
  return {
    folder: staging,
    empty() {
      rmSync(staging, { recursive: true, force: true });
      make();
    },
    publish() {
      complete(claim);
      swapIn(claim.workplace);
      claim.release();
    },
    discard,
  };
}

/** Takes along what Kafedra did not make, and lists what it did. */
function complete({ workplace: { published, staging } }: Claim): void {
  const made = filesIn(staging);
  const before = new Set([manifestName, ...(readManifest(published) ?? [])]);
  const there = entriesIn(published);
  const foreign = there.files.filter((file) => !before.has(file) && !file.startsWith('.kafedra/'));
  const conflict = findConflict(foreign, made, published, staging);
  if (conflict !== undefined) throw new UsageError('output-conflict', { output: published, file: conflict });
  const taken = new Set(made);
  for (const file of foreign) if (!taken.has(file)) carryOver(published, staging, file);
  // An empty folder among somebody's files may matter to him: without `refs/` a `.git` is no repository.
  const foreignTops = new Set(foreign.filter((file) => file.includes('/')).map(topOf));
  const ownFolders = new Set([...before].flatMap(foldersOf));
  for (const folder of there.folders) {
    if (foreignTops.has(topOf(folder)) && !ownFolders.has(folder) && !taken.has(folder)) {
      mkdirSync(join(staging, folder), { recursive: true });
    }
  }
  writeManifest(staging, made);
}

function topOf(path: string): string {
  return path.split('/')[0] as string;
}

/** The first file of somebody else that stands where a file or folder of the site must go, unless they are the same. */
function findConflict(
  foreign: readonly string[],
  made: readonly string[],
  published: string,
  staging: string,
): string | undefined {
  const files = new Set(made);
  const folders = new Set(made.flatMap(foldersOf));
  return foreign.find(
    (file) =>
      folders.has(file) ||
      foldersOf(file).some((folder) => files.has(folder)) ||
      (files.has(file) && !isSame(join(published, file), join(staging, file))),
  );
}

function foldersOf(file: string): string[] {
  const folder = posix.dirname(file);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}

function isSame(a: string, b: string): boolean {
  return lstatSync(a).isFile() && readFileSync(a).equals(readFileSync(b));
}

/** As a link where the file system can: then nothing is copied, and a symbolic link stays one. */
function carryOver(from: string, to: string, file: string): void {
  const [source, target] = [join(from, file), join(to, file)];
  mkdirSync(dirname(target), { recursive: true });
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
