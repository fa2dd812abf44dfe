/**
 * The last build of a site: what it was made of, what was said of it, what it wrote. Where all of that is as it was, there
 * is nothing to do, and nobody need load what would do it; where only the output has gone, it is known where to have it from.
 */
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOf } from '../cache/hash.ts';
import { type KnownCode, ownCode } from '../cache/ownCode.ts';
import {
  copiedOf,
  readSourceFiles,
  type SourceFile,
  type SourceFiles,
  shownOf,
} from '../cache/sourceFiles.ts';
import { commitOf } from '../content/commit.ts';
import type { Problem } from '../course/problem.ts';
import { isSame } from '../course/remember.ts';
import { manifestName } from './manifest.ts';

/** What is told of a finished build. */
export interface Told {
  readonly problems: readonly Problem[];
  readonly lang: string;
  readonly pages: number;
}

/** Where a published file can be had from once more. */
export type Origin =
  /** A piece of the cache. */
  | { readonly key: string }
  /** A file of which it is a copy. */
  | { readonly copyOf: string }
  /** The index of the search, which is kept as a whole. */
  | { readonly isOfIndex: true };

/** A build that was published. */
export interface FinishedBuild {
  readonly told: Told;
  /** By the path in the published folder. */
  readonly files: ReadonlyMap<string, Origin>;
  /** Name of its index in the cache. */
  readonly index: string | undefined;
}

interface Line {
  /** What made it: pages that something else made are other pages. */
  readonly madeBy: string;
  /** By what that is known without reading it. */
  readonly code: KnownCode | undefined;
  /** A name for all that decides what the pages show. */
  readonly shown: string;
  /** A name for what is in the files that were only copied. */
  readonly copied: string;
  readonly told: Told;
  readonly index: string | undefined;
  /** What the system says of the list of the files. */
  readonly manifest: FileStamp;
  readonly sources: readonly (readonly [name: string, file: SourceFile])[];
  readonly files: readonly FileLine[];
}

/** A published file, and what the system says of it; `key` is empty where the file is no piece of the cache. */
type FileLine = readonly [file: string, stamp: FileStamp, key: string, copyOf?: string];

/** Size, time in milliseconds, number and rights; nothing of a file that is not there. */
type FileStamp = readonly number[];

/** Pages that stand in the published folder as the last build has made them. */
export interface PublishedPages {
  /** Path of a file, where it holds the page of this name and nobody has touched it. */
  pathOf(file: string, key: string): string | undefined;
}

/** What is known of the last build into a folder, for the one that is about to begin. */
export interface BuildRecord {
  /** The last build, where it would be made of the same now; its files may have gone. */
  readonly same: FinishedBuild | undefined;
  /** Whether all that it wrote is as it was, and all that it copied too. */
  readonly isThere: () => boolean;
  readonly published: PublishedPages;
  /** The files of the site as they were when the build began. */
  readonly sources: SourceFiles;
  /** Whether nobody has saved a file since; it looks once. */
  readonly isUndisturbed: () => boolean;
  /**
   * Notes the build that was just published. A file that was saved meanwhile may or may not be in it: then nothing is
   * noted.
   */
  note(build: FinishedBuild): void;
}

/** Opens the record of builds of a site into a folder. `options` are those that decide what is built. */
export function openRecord(root: string, output: string, options: object): BuildRecord {
  const path = join(root, '.kafedra/cache', `${recordStart}${hashOf(output).slice(0, 8)}.json`);
  const last = readRecord(path);
  const code = ownCode(last?.code);
  const sources = readSourceFiles(root, new Map(last?.sources));
  const nameOf = (files: typeof sources) =>
    hashOf(code.madeBy, JSON.stringify(options), commitOf(root), shownOf(files));
  const [shown, copied] = [nameOf(sources), copiedOf(sources)];
  let pages: ReadonlyMap<string, FileLine> | undefined;
  let afterwards: SourceFiles | undefined;
  const readAgain = () => {
    afterwards ??= readSourceFiles(root, sources);
    return afterwards;
  };
  const isUndisturbed = () => nameOf(readAgain()) === shown && copiedOf(readAgain()) === copied;
  return {
    same: last?.shown === shown ? finishedBuild(last) : undefined,
    isThere: () =>
      last?.copied === copied &&
      isSame(last.manifest, stampOf(join(output, manifestName))) &&
      // What was found in a folder need not be cleaned, which takes half as long as asking for the file.
      last.files.every(([file, stamp]) => isSame(stamp, stampOf(`${output}/${file}`))),
    published: {
      pathOf(file, key) {
        pages ??= new Map(last?.madeBy === code.madeBy ? last.files.map((line) => [line[0], line]) : []);
        const [, stamp, known] = pages.get(file) ?? [];
        const path = join(output, file);
        return known === key && isSame(stamp, stampOf(path)) ? path : undefined;
      },
    },
    sources,
    isUndisturbed,
    note({ told, index, files }) {
      if (!isUndisturbed()) return;
      const line: Line = {
        madeBy: code.madeBy,
        code: code.known,
        shown,
        copied,
        told,
        index,
        manifest: stampOf(join(output, manifestName)),
        sources: [...readAgain()],
        files: [...files].map(([file, origin]) => [file, stampOf(join(output, file)), ...written(origin)]),
      };
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(`${path}-${process.pid}`, `${JSON.stringify(line)}\n`);
        renameSync(`${path}-${process.pid}`, path);
        removeOldRecords(path);
      } catch {
        // Then the next build has something to do.
      }
    },
  };
}

const recordStart = 'last-';

/** A site is built for a few folders: its own, a preview, one to look at. Each record is as large as the list of files. */
const mostRecords = 5;

/** Removes all but the newest records beside one, with what a build that was killed left. */
function removeOldRecords(written: string): void {
  const cache = dirname(written);
  const records = readdirSync(cache)
    .filter((name) => name.startsWith(recordStart))
    .map((name) => join(cache, name))
    .filter((path) => path !== written)
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of records.slice(mostRecords - 1)) rmSync(path, { force: true });
}

function readRecord(path: string): Line | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Line;
  } catch {
    return undefined;
  }
}

function finishedBuild({ told, index, files }: Line): FinishedBuild {
  return { told, index, files: new Map(files.map(([file, , key, copyOf]) => [file, originOf(key, copyOf)])) };
}

function originOf(key: string, copyOf: string | undefined): Origin {
  if (key !== '') return { key };
  return copyOf === undefined ? { isOfIndex: true } : { copyOf };
}

function written(origin: Origin): [key: string, copyOf?: string] {
  if ('key' in origin) return [origin.key];
  return 'copyOf' in origin ? ['', origin.copyOf] : [''];
}

/** What the system says of a published file: something else when anybody has written to it. */
function stampOf(path: string): FileStamp {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat === undefined ? [] : [stat.size, stat.mtimeMs, stat.ino, stat.mode];
}
