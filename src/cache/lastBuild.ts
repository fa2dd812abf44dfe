/**
 * The last build of a site, in a few words: what it was made of, what was said of it, what it wrote. Where all of that
 * is as it was, there is nothing to do, and nobody need load what would do it.
 */
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ownConfiguration } from '../content/ownConfiguration.ts';
import type { Problem } from '../course/problem.ts';
import { hashOf } from './hash.ts';
import { madeBy } from './madeBy.ts';

/** What is told of a finished build. */
export interface Told {
  readonly problems: readonly Problem[];
  readonly lang: string;
  readonly pages: number;
}

interface LastBuild {
  readonly madeOf: string;
  readonly told: Told;
  /** The published files with what the system says of them. */
  readonly published: string;
}

const sourceFolders = ['content', '_data', 'layouts', 'assets'];

/** Larger files are known by their size and time: reading them would take longer than copying them. */
const largestRead = 1_000_000;

/**
 * A name for all that a build is made of: another one after any change. Nothing where that cannot be told, because the
 * site runs code of its own. `options` are those that decide what is built.
 */
export function madeOf(root: string, options: object): string | undefined {
  // Nobody can know what its code looks at.
  if (ownConfiguration(root) !== undefined) return undefined;
  const hash = createHash('sha1').update(madeBy()).update(JSON.stringify(options)).update(commitOf(root));
  for (const folder of sourceFolders) {
    for (const path of pathsIn(join(root, folder)))
      hash.update(`${path.slice(root.length)}\0`).update(contentOf(path));
  }
  return hash.digest('base64url');
}

/** What was told of the last build, where it was made of the same and all that it wrote is as it was. */
export function sameBuild(root: string, output: string, made: string): Told | undefined {
  try {
    const last = JSON.parse(readFileSync(fileOf(root, output), 'utf8')) as LastBuild;
    return last.madeOf === made && last.published === stampsOf(output) ? last.told : undefined;
  } catch {
    return undefined;
  }
}

/** Notes a build that was just published. */
export function noteBuild(root: string, output: string, made: string, told: Told): void {
  const last: LastBuild = { madeOf: made, told, published: stampsOf(output) };
  const file = fileOf(root, output);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}-${process.pid}`, JSON.stringify(last));
    renameSync(`${file}-${process.pid}`, file);
  } catch {
    // Then the next build has something to do.
  }
}

function fileOf(root: string, output: string): string {
  return join(root, '.kafedra/cache', `last-${hashOf(output).slice(0, 8)}.json`);
}

/** Every file and folder, sorted; none where there is no such folder. */
function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .sort();
  } catch {
    return [];
  }
}

function contentOf(path: string): Buffer | string {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return `link ${readlinkSync(path)}`;
  if (!stat.isFile()) return 'folder';
  if (stat.size > largestRead) return `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`;
  return hashOf(readFileSync(path, 'latin1'));
}

function stampsOf(output: string): string {
  const hash = createHash('sha1');
  for (const path of pathsIn(output)) {
    // Where the work is done inside the folder, it is none of what is published.
    if (path.startsWith(join(output, '.kafedra')) && !path.endsWith('.kafedra.json')) continue;
    const { size, mtimeMs, ino, mode } = lstatSync(path);
    const isFolder = (mode & 0o170000) === 0o040000;
    hash.update(`${path}\0${isFolder ? mode : `${size} ${mtimeMs} ${ino} ${mode}`}\0`);
  }
  return hash.digest('base64url');
}

/** The commit that is checked out: dates of lessons may come from it. Empty outside any repository. */
function commitOf(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    try {
      const git = join(folder, '.git');
      const head = readFileSync(join(git, 'HEAD'), 'utf8');
      const ref = /^ref: (.*)$/m.exec(head)?.[1];
      const read = (name: string) => {
        const stat = lstatSync(join(git, name), { throwIfNoEntry: false });
        return stat === undefined ? '' : readFileSync(join(git, name), 'utf8');
      };
      return ref === undefined ? head : `${head}${read(ref) || read('packed-refs')}`;
    } catch {
      if (folder === dirname(folder)) return '';
    }
  }
}
