/**
 * Many pieces in one file: what a build made, to be found by the next one. A thousand small files would take longer
 * to open than most pieces take to be made again.
 *
 * The pieces stand one after the other; then comes a table of them, then a last line that says where the table is and
 * what its checksum is. A pack is written beside its place and renamed, so that two builds may share it: each reads a
 * whole one, and the one that ends last is kept. A pack, or a piece, that is not as it was written counts as missing.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface Pack {
  /** A piece that an earlier build left. It is kept for the next one. No `Buffer`: the plugin's types do without Node's. */
  get(key: string): Uint8Array | undefined;
  /** Keeps a piece for the next build without reading it. */
  keep(key: string): void;
  /** A piece for the next build. */
  set(key: string, piece: Uint8Array | string): void;
  /** Replaces the pack by all that was got or set since it was opened: what nobody asks for any more goes. */
  save(): void;
  /** Leaves the pack as it was. */
  close(): void;
}

type Entry = readonly [offset: number, length: number, checksum: string];

/** So many bytes are written at once. */
const batch = 1 << 20;

const trailerLength = 80;

/** How many packs this process has opened: each is written under a name of its own. */
let opened = 0;

/** What a killed build left beside a pack goes after so many milliseconds. */
const longestBuild = 3_600_000;

/** Opens a pack. `version` stands for everything that made its pieces: those of another version are not found. */
export function openPack(file: string, version: string, largest: number): Pack {
  const old = readPack(file, version);
  const kept = new Map<string, Entry>();
  const added = new Map<string, Entry>();
  const aside = `${file}-${process.pid}-${opened++}`;
  let target: number | undefined;
  let end = 0;
  const pending: Uint8Array[] = [];
  let waiting = 0;

  const write = (piece: Uint8Array, sum = checksum(piece)): Entry => {
    if (target === undefined) {
      mkdirSync(dirname(file), { recursive: true });
      target = openSync(aside, 'w');
    }
    pending.push(piece);
    waiting += piece.length;
    if (waiting > batch) flush();
    const entry: Entry = [end, piece.length, sum];
    end += piece.length;
    return entry;
  };
  const read = ([offset, length]: Entry): Buffer | undefined => {
    const piece = Buffer.allocUnsafe(length);
    return old !== undefined && readSync(old.handle, piece, 0, length, offset) === length ? piece : undefined;
  };
  const flush = () => {
    if (target !== undefined && pending.length > 0) writeAll(target, Buffer.concat(pending));
    pending.length = 0;
    waiting = 0;
  };
  let isBroken = false;
  let isClosed = false;
  const close = () => {
    if (old !== undefined && !isClosed) closeSync(old.handle);
    isClosed = true;
    if (target === undefined) return;
    closeSync(target);
    target = undefined;
    rmSync(aside, { force: true });
  };
  return {
    get(key) {
      const entry = old?.entries.get(key);
      const piece = entry === undefined ? undefined : read(entry);
      if (entry === undefined || piece === undefined || checksum(piece) !== entry[2]) return undefined;
      kept.set(key, entry);
      return piece;
    },
    keep(key) {
      const entry = old?.entries.get(key);
      if (entry !== undefined) kept.set(key, entry);
    },
    set(key, piece) {
      if (end > largest || isBroken) return;
      try {
        added.set(key, write(typeof piece === 'string' ? Buffer.from(piece) : piece));
      } catch {
        // A full or write-protected disk costs the next build some time, and this one nothing.
        isBroken = true;
      }
    },
    save() {
      if (isBroken) return close();
      if (added.size === 0 && kept.size === (old?.entries.size ?? 0)) return close();
      for (const [key, entry] of kept) {
        const piece = added.has(key) || end > largest ? undefined : read(entry);
        // As it is: whoever reads it looks whether it is whole.
        if (piece !== undefined) added.set(key, write(piece, entry[2]));
      }
      const table = Buffer.from(JSON.stringify({ version, entries: [...added] }));
      const place = `${end} ${table.length} ${checksum(table)}`.padEnd(trailerLength - 1);
      write(table);
      write(Buffer.from(`${place}\n`));
      flush();
      closeSync(target as number);
      target = undefined;
      renameSync(aside, file);
      removeLeftovers(file);
      close();
    },
    close,
  };
}

/** A disk that is nearly full takes a part. */
function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

function removeLeftovers(file: string): void {
  for (const name of readdirSync(dirname(file))) {
    const path = join(dirname(file), name);
    if (!name.startsWith(`${basename(file)}-`)) continue;
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.mtimeMs > longestBuild) rmSync(path, { force: true });
  }
}

function readPack(
  file: string,
  version: string,
): { readonly handle: number; readonly entries: ReadonlyMap<string, Entry> } | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const { size } = fstatSync(handle);
    const trailer = Buffer.alloc(trailerLength);
    readSync(handle, trailer, 0, trailerLength, Math.max(0, size - trailerLength));
    const [offset = '', length = '', sum = ''] = trailer.toString('latin1').trim().split(' ');
    if (!/^\d+$/.test(offset) || Number(offset) + Number(length) + trailerLength !== size)
      return void closeSync(handle);
    const table = Buffer.alloc(Number(length));
    readSync(handle, table, 0, table.length, Number(offset));
    if (checksum(table) !== sum) return void closeSync(handle);
    const parsed = JSON.parse(table.toString()) as { version: string; entries: [string, Entry][] };
    if (parsed.version !== version) return void closeSync(handle);
    return { handle, entries: new Map(parsed.entries) };
  } catch {
    // There is none yet, or none that can be read; then everything is made anew.
    if (handle !== undefined) closeSync(handle);
    return undefined;
  }
}

/** Against accidents, not against people. */
function checksum(piece: Uint8Array): string {
  return createHash('sha1').update(piece).digest('base64url');
}
