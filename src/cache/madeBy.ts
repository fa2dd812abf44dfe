/** Everything that makes a page besides the site's own files, as one text: another one after an update of any of it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { certainStamp, isSameStamp, type Stamp } from '../content/stamp.ts';
import { packageRoot } from '../packageRoot.ts';

/** Folders of the package whose files decide what it does: the sources in the repository, the compiled code elsewhere. */
const codeFolders = ['src', 'dist', 'layouts', 'assets/styles', 'assets/scripts', 'assets/icons'];

/** What is copied or only read by editors; what decides of them stands in `package.json` and in the code. */
const aside = /[/\\]dist[/\\](?:diagrams|types)(?:[/\\]|$)|\.map$/;

/** What an earlier build has found out, and what the system said of all that it looked at: nothing need be read while that is so. */
export interface KnownCode {
  readonly madeBy: string;
  readonly node: string;
  readonly packageRoot: string;
  /** By the path; nothing where there was no such file. */
  readonly stamps: readonly (readonly [path: string, stamp: Stamp | null])[];
}

let known: string | undefined;

/** The version of the code, of what it depends on, and of Node. */
export function madeBy(last?: KnownCode): string {
  known ??= last !== undefined && isAsKnown(last) ? last.madeBy : findOut();
  return known;
}

/** The same for the next build; nothing where a file was changed too short a time ago to be known by its stamp. */
export function knownCode(): KnownCode | undefined {
  const { manifests, files, folders } = listCode();
  const stamps: [string, Stamp | null][] = [];
  for (const path of [...manifests, ...files, ...folders]) {
    const stamp = certainStamp(path) ?? null;
    if (stamp === null && existsSync(path)) return undefined;
    stamps.push([path, stamp]);
  }
  return { madeBy: madeBy(), node: process.version, packageRoot, stamps };
}

function isAsKnown(last: KnownCode): boolean {
  return (
    last.node === process.version &&
    last.packageRoot === packageRoot &&
    last.stamps.every(([path, stamp]) =>
      stamp === null ? !existsSync(path) : isSameStamp(certainStamp(path), stamp),
    )
  );
}

function findOut(): string {
  const hash = createHash('sha1').update(process.version);
  const { manifests, files } = listCode();
  for (const file of [...manifests, ...files]) {
    if (existsSync(file)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('base64url');
}

/** Files whose text decides, some of which may be missing, and the folders in which others may come. */
interface Code {
  readonly manifests: readonly string[];
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

function listCode(): Code {
  const manifest = join(packageRoot, 'package.json');
  const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  const files: string[] = [];
  // Where there are sources, they are what runs.
  const hasSources = existsSync(join(packageRoot, 'src'));
  const folders = codeFolders
    .filter((name) => name !== 'dist' || !hasSources)
    .map((name) => join(packageRoot, name));
  for (const folder of [...folders]) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (aside.test(path)) continue;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) files.push(path);
    }
  }
  return {
    manifests: [manifest, ...Object.keys(dependencies).sort().flatMap(manifestsOf)],
    files: files.sort(),
    folders,
  };
}

/** The manifest of an installed package, wherever above it lies, after those that would count before it. */
function manifestsOf(name: string): string[] {
  const manifests: string[] = [];
  for (let folder = packageRoot; ; folder = dirname(folder)) {
    const manifest = join(folder, 'node_modules', name, 'package.json');
    manifests.push(manifest);
    if (existsSync(manifest) || folder === dirname(folder)) return manifests;
  }
}
