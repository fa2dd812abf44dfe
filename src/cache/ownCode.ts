/** Everything that makes a page besides the site's own files, as one text: another one after an update of any of it. Of packages their versions count, not their files. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { certainStamp, isSameStamp, type Stamp } from '../content/stamp.ts';
import { packageRoot } from '../packageRoot.ts';

/** Folders of the package whose files decide what it does: the sources in the repository, the compiled code elsewhere. */
const codeFolders = ['src', 'dist', 'layouts', 'assets/styles', 'assets/scripts', 'assets/icons'];

/** What is copied or only read by editors; what decides of them stands in `package.json` and in the code. */
const aside = /[/\\]dist[/\\](?:diagrams|types)(?:[/\\]|$)|\.map$/;

/** What was read of the code, and what the system said of all that: nothing need be read while it says the same. */
export interface KnownCode {
  readonly madeBy: string;
  readonly node: string;
  readonly packageRoot: string;
  /** By the path of each file and folder; nothing where there was none. */
  readonly stamps: readonly (readonly [path: string, stamp: Stamp | null])[];
}

/** The version of the code, of what it depends on, and of Node; and by what it is known the next time, where that is certain. */
export interface Code {
  readonly madeBy: string;
  readonly known: KnownCode | undefined;
}

let code: Code | undefined;

/** The code that runs: read once in each process, and not at all where it is what the last build had. */
export function ownCode(last?: KnownCode): Code {
  code ??= readCode(packageRoot, last);
  return code;
}

/** Reads the code of the package at `root`. What changes while it is read is read again the next time. */
export function readCode(root: string, last?: KnownCode): Code {
  if (last !== undefined && isAsKnown(root, last)) return { madeBy: last.madeBy, known: last };
  const hash = createHash('sha1').update(process.version);
  const stamps: [string, Stamp | null][] = [];
  let isCertain = true;
  // Always before it is read.
  const note = (path: string) => {
    const stamp = certainStamp(path) ?? null;
    if (stamp === null && existsSync(path)) isCertain = false;
    stamps.push([path, stamp]);
  };
  const readFile = (path: string) => {
    note(path);
    if (existsSync(path)) hash.update(path).update(readFileSync(path));
  };
  const readFolder = (path: string) => {
    note(path);
    if (!existsSync(path)) return;
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const inside = join(path, entry.name);
      if (aside.test(inside.slice(root.length))) continue;
      if (entry.isDirectory()) readFolder(inside);
      else if (entry.isFile()) readFile(inside);
    }
  };
  const manifest = join(root, 'package.json');
  readFile(manifest);
  const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const name of Object.keys(dependencies).sort())
    for (const path of manifestsOf(name, root)) readFile(path);
  // What those depend on in turn: the list that npm keeps of what it has installed, wherever above the package that is.
  for (const folder of foldersAbove(root)) readFile(join(folder, 'node_modules/.package-lock.json'));
  // Where there are sources, they are what runs.
  const hasSources = existsSync(join(root, 'src'));
  for (const name of codeFolders) if (name !== 'dist' || !hasSources) readFolder(join(root, name));
  const madeBy = hash.digest('base64url');
  const known = { madeBy, node: process.version, packageRoot: root, stamps };
  return { madeBy, known: isCertain ? known : undefined };
}

function isAsKnown(root: string, last: KnownCode): boolean {
  return (
    last.node === process.version &&
    last.packageRoot === root &&
    last.stamps.every(([path, stamp]) =>
      stamp === null ? !existsSync(path) : isSameStamp(certainStamp(path), stamp),
    )
  );
}

/** The manifest of an installed package, wherever above it lies, after those that would count before it. */
function manifestsOf(name: string, root: string): string[] {
  const manifests = foldersAbove(root).map((folder) => join(folder, 'node_modules', name, 'package.json'));
  const first = manifests.findIndex((manifest) => existsSync(manifest));
  return first === -1 ? manifests : manifests.slice(0, first + 1);
}

/** A folder and those that it lies in. */
function foldersAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}
