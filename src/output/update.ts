/** Brings a folder up to date in place, as a server needs it: what has not changed is not touched. */
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gather } from '../course/gather.ts';
import { remembering } from '../course/remember.ts';
import { ifPresent } from './ifPresent.ts';
import { isListedIn, readManifest, writeManifest } from './manifest.ts';
import { bytesOf, type MadeFile, type OutputFile, type StandingFile } from './outputFile.ts';

/** A folder that is brought up to date again and again. */
export interface FolderUpdater {
  /**
   * Writes a site into the folder and removes what was made there before and is not made now, with the folders that
   * are empty then. Nothing is written before everything is rendered, so that a mistake leaves the folder alone. Gives
   * the files.
   */
  update(files: AsyncIterable<OutputFile>): Promise<readonly OutputFile[]>;
}

/** Brings a folder up to date once. */
export async function updateFolder(folder: string, files: AsyncIterable<OutputFile>): Promise<void> {
  await createUpdater(folder).update(files);
}

/** Starts with what the list in the folder says of it. */
export function createUpdater(folder: string): FolderUpdater {
  /** Files that were made there. */
  let made: ReadonlySet<string> | undefined;
  /** What the files looked like that were copied, by the copy. */
  const copied = new Map<string, string>();
  return {
    async update(files) {
      const rendered: OutputFile[] = [];
      for await (const output of files) rendered.push(asBytes(output));
      // Somebody may have emptied the folder.
      if (!isListedIn(folder)) made = undefined;
      const before = made ?? readManifest(folder) ?? [];
      const now = namesOf(rendered);
      const isListed = made !== undefined && made.size === now.length && now.every((file) => made?.has(file));
      if (!isListed) {
        mkdirSync(folder, { recursive: true });
        // Listed before they are there: whoever is killed in between must know them again.
        writeManifest(folder, [...before, ...now]);
        const current = new Set(now);
        for (const file of before) if (!current.has(file)) removeFile(folder, file);
      }
      for (const file of rendered) {
        if ('standing' in file) continue;
        try {
          write(folder, file, copied);
        } catch (error) {
          // A write that fails does not say where by itself.
          throw Object.assign(error as NodeJS.ErrnoException, { dest: join(folder, file.file) });
        }
      }
      if (!isListed) {
        writeManifest(folder, now);
        made = new Set(now);
      }
      return rendered;
    },
  };
}

/** All pages wait until the last is rendered: as bytes they take half as much, and nobody has to move them about. */
function asBytes(output: OutputFile): OutputFile {
  if (!('text' in output)) return output;
  const { text: _, ...file } = output;
  return { ...file, bytes: bytesOf(output) };
}

function namesOf(rendered: readonly OutputFile[]): string[] {
  return gather(rendered, (output) =>
    'standing' in output ? standingNames(output.standing) : [output.file],
  );
}

/** The list of a course is the same every time. */
const standingNames = remembering((files: readonly StandingFile[]): readonly string[] =>
  files.map(({ file }) => file),
);

function write(folder: string, output: MadeFile, copied: Map<string, string>): void {
  const path = join(folder, output.file);
  if ('copyOf' in output) {
    const stamp = `${output.copyOf} ${stampOf(output.copyOf)} ${stampOf(path)}`;
    if (copied.get(path) === stamp) return;
    if (!isCopy(output.copyOf, path)) {
      mkdirSync(dirname(path), { recursive: true });
      copyFileSync(output.copyOf, path);
    }
    copied.set(path, `${output.copyOf} ${stampOf(output.copyOf)} ${stampOf(path)}`);
    return;
  }
  const bytes = bytesOf(output);
  const before = ifPresent(() => lstatSync(path));
  // What has not changed is not written, so that a browser need not fetch it again.
  if (before?.size === bytes.length && ifPresent(() => readFileSync(path))?.equals(bytes) === true) return;
  if (before === undefined) mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function isCopy(from: string, to: string): boolean {
  if (ifPresent(() => lstatSync(to))?.size !== lstatSync(from).size) return false;
  return readFileSync(from).equals(readFileSync(to));
}

function stampOf(path: string): string {
  const stat = ifPresent(() => lstatSync(path));
  return stat === undefined ? '' : `${stat.mtimeMs} ${stat.ctimeMs} ${stat.size} ${stat.ino}`;
}

function removeFile(folder: string, file: string): void {
  rmSync(join(folder, file), { force: true });
  for (let parent = dirname(file); parent !== '.'; parent = dirname(parent)) {
    const path = join(folder, parent);
    const left = ifPresent(() => readdirSync(path));
    if (left === undefined || left.length > 0) return;
    rmdirSync(path);
  }
}
