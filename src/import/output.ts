/**
 * Writes what an import made, and nothing over what somebody changed since: a file is replaced or removed only while it
 * is what the last import wrote. Nothing outside the folder is written, and no link is written through.
 */
import { createHash } from 'node:crypto';
import {
  constants,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file of the new site: a text, or a copy of a file of the old one. */
export type ImportedFile = { readonly file: string } & (
  | { readonly text: string }
  | { readonly copyOf: string }
);

/** Hashes by file, as the last import left them. */
export type Hashes = Readonly<Record<string, string>>;

export interface Written {
  /** Hashes for the next import: of all that is as an import wrote it. */
  readonly hashes: Hashes;
  /** Files that were changed since, or were there before, and stay as they are. */
  readonly kept: readonly string[];
}

/** Folders of a site that an import writes to. */
const folders: ReadonlySet<string> = new Set(['content', '_data', 'assets']);

/** Writes the files into a folder. */
export async function writeImport(
  folder: string,
  files: readonly ImportedFile[],
  before: Hashes,
): Promise<Written> {
  const hashes: Record<string, string> = Object.create(null);
  const kept: string[] = [];
  mkdirSync(folder, { recursive: true });
  for (const output of files) {
    const bytes = 'text' in output ? Buffer.from(output.text) : await bytesOf(output.copyOf);
    const hash = hashOf(bytes);
    const present = stateOf(folder, output.file);
    if (present === 'blocked') kept.push(output.file);
    else if (present === 'absent') {
      writeNew(folder, output.file, bytes);
      hashes[output.file] = hash;
    } else if (present === hash) hashes[output.file] = hash;
    else if (present === before[output.file]) {
      writeNew(folder, output.file, bytes);
      hashes[output.file] = hash;
    } else {
      kept.push(output.file);
      // Whoever takes their own version back gets the next import again.
      if (before[output.file] !== undefined) hashes[output.file] = before[output.file] as string;
    }
  }
  const made = new Set(files.map(({ file }) => file));
  for (const [file, hash] of Object.entries(before)) {
    if (made.has(file) || !isOurs(file)) continue;
    if (stateOf(folder, file) === hash) remove(folder, file);
    else if (stateOf(folder, file) !== 'absent') kept.push(file);
  }
  return { hashes, kept: kept.sort() };
}

/** Writes a file that belongs to the import itself, whatever was there. */
export function writeOwn(folder: string, file: string, text: string): void {
  if (stateOf(folder, file) === 'blocked') return;
  if (stateOf(folder, file) !== hashOf(Buffer.from(text))) writeNew(folder, file, Buffer.from(text));
}

function isOurs(file: string): boolean {
  return (
    folders.has(file.split('/')[0] ?? '') && !file.split('/').some((part) => part === '..' || part === '.')
  );
}

/** The hash of a file that is there; `blocked` where a link or something else is in its way. */
function stateOf(folder: string, file: string): string | 'absent' | 'blocked' {
  let path = folder;
  const segments = file.split('/');
  for (const [index, segment] of segments.entries()) {
    path = join(path, segment);
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return 'absent';
    const isLast = index === segments.length - 1;
    if (isLast ? !stat.isFile() : !stat.isDirectory()) return 'blocked';
  }
  return hashOf(readFileSync(path));
}

function writeNew(folder: string, file: string, bytes: Uint8Array): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, bytes, { flag: 'wx' });
  renameSync(unfinished, path);
}

function remove(folder: string, file: string): void {
  rmSync(join(folder, file));
  for (let parent = dirname(file); parent !== '.'; parent = dirname(parent)) {
    try {
      rmdirSync(join(folder, parent));
    } catch {
      // Something else is in it.
      return;
    }
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
