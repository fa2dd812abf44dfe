/**
 * Many pieces in one file: what a build made, to be found by the next one. A thousand small files would take longer
 * to open than most pieces take to be made again.
 *
 * The pieces stand one after the other; then comes a table of them, then a last line that says where the table is and
 * what its checksum is. A pack is written beside its place and renamed, so that two builds may share it: each reads a
 * whole one, and the one that ends last is kept. A pack, or a piece, that is not as it was written counts as missing.
 *
 * Where little is new, what is old is not written again: the pack of before becomes the base of the new one, under a name
 * of its own, and the new one has the pieces that are not in it. As soon as much of the base is of no use any more, or
 * much has been added, all pieces go into one file again.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
  writevSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';

export interface Pack {
  /** A piece that an earlier build left, or this one has set. It is kept for the next one. No `Buffer`: the plugin's types do without Node's. */
  get(key: string): Uint8Array | undefined;
  /** Whether there is a piece of this name; it may turn out not to be whole. */
  has(key: string): boolean;
  /** Keeps a piece for the next build without reading it. */
  keep(key: string): void;
  /** A piece for the next build. */
  set(key: string, piece: Uint8Array | string): void;
  /** Replaces the pack by all that was got or set since it was opened: what nobody asks for any more goes. */
  save(): void;
  /** Leaves the pack as it was. */
  close(): void;
}

type Entry = readonly [offset: number, length: number, checksum: number, place?: typeof inBase];

/** Marks a piece that lies in the base. */
const inBase = 'base';

/** A pack of before whose pieces are still of use. */
interface Base {
  /** Name of its file, beside that of the pack. */
  readonly name: string;
  readonly size: number;
}

interface Table {
  readonly version: string;
  readonly entries: readonly (readonly [key: string, entry: Entry])[];
  readonly base?: Base | undefined;
}

/** Smaller packs are written anew: that takes no longer than looking after two files. In bytes. */
const smallestBase = 4 << 20;

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
  let isBroken = false;

  const write = (piece: Uint8Array, sum = checksum(piece)): Entry => {
    if (target === undefined) {
      mkdirSync(dirname(file), { recursive: true });
      target = openSync(aside, 'w+');
    }
    pending.push(piece);
    waiting += piece.length;
    if (waiting > batch) flush();
    const entry: Entry = [end, piece.length, sum];
    end += piece.length;
    return entry;
  };
  const read = ([offset, length, , place]: Entry): Buffer | undefined => {
    const handle = place === inBase ? old?.baseHandle : old?.handle;
    if (handle === undefined) return undefined;
    const piece = Buffer.allocUnsafe(length);
    return readSync(handle, piece, 0, length, offset) === length ? piece : undefined;
  };
  const flush = () => {
    if (target !== undefined) writeAll(target, pending);
    pending.length = 0;
    waiting = 0;
  };
  const readAdded = ([offset, length, sum]: Entry): Buffer | undefined => {
    try {
      flush();
      const piece = Buffer.allocUnsafe(length);
      const isWhole = target !== undefined && readSync(target, piece, 0, length, offset) === length;
      return isWhole && checksum(piece) === sum ? piece : undefined;
    } catch {
      // Of a full disk `save` hears too.
      isBroken = true;
      return undefined;
    }
  };
  const pathOf = ({ name }: Base) => join(dirname(file), name);
  /** What the new pack is put on; nothing where all pieces are better written into one file. */
  const chooseBase = (): Base | undefined => {
    if (old === undefined) return undefined;
    const size = old.base?.size ?? old.size;
    const sizeOf = (isIn: boolean) =>
      [...kept.values()].reduce((sum, [, length, , place]) => {
        const lies = old.base === undefined || place === inBase;
        return lies === isIn ? sum + length : sum;
      }, 0);
    const isWorthIt =
      size >= smallestBase &&
      size + end < largest &&
      sizeOf(true) > size / 2 &&
      end + sizeOf(false) < size / 4;
    if (!isWorthIt) return undefined;
    if (old.base !== undefined) return existsSync(pathOf(old.base)) ? old.base : undefined;
    const base = { name: `${basename(file)}.base-${process.pid}-${Date.now().toString(36)}`, size };
    try {
      linkSync(file, pathOf(base));
      // Another build may have put its own pack there meanwhile.
      if (lstatSync(pathOf(base)).ino === fstatSync(old.handle).ino) return base;
      rmSync(pathOf(base));
    } catch {
      // A file system without links.
    }
    return undefined;
  };
  let isClosed = false;
  const closeOld = () => {
    if (!isClosed)
      for (const handle of [old?.handle, old?.baseHandle]) if (handle !== undefined) closeSync(handle);
    isClosed = true;
  };
  const close = () => {
    closeOld();
    if (target === undefined) return;
    closeSync(target);
    target = undefined;
    rmSync(aside, { force: true });
  };
  return {
    get(key) {
      const own = added.get(key);
      if (own !== undefined) return readAdded(own);
      const entry = old?.entries.get(key);
      const piece = entry === undefined ? undefined : read(entry);
      if (entry === undefined || piece === undefined || checksum(piece) !== entry[2]) return undefined;
      kept.set(key, entry);
      return piece;
    },
    has: (key) => added.has(key) || old?.entries.has(key) === true,
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
      if (isBroken || isClosed) return close();
      if (added.size === 0 && kept.size === (old?.entries.size ?? 0)) return close();
      for (const key of added.keys()) kept.delete(key);
      const base = chooseBase();
      const entries = new Map(added);
      for (const [key, entry] of kept) {
        const stays = base !== undefined && (old?.base === undefined || entry[3] === inBase);
        if (stays) entries.set(key, [entry[0], entry[1], entry[2], inBase]);
        else {
          const piece = end > largest ? undefined : read(entry);
          // As it is: whoever reads it looks whether it is whole.
          if (piece !== undefined) entries.set(key, write(piece, entry[2]));
        }
      }
      const content: Table = { version, entries: [...entries], base };
      const table = Buffer.from(JSON.stringify(content));
      const place = `${end} ${table.length} ${checksum(table)}`.padEnd(trailerLength - 1);
      write(table);
      write(Buffer.from(`${place}\n`));
      flush();
      closeSync(target as number);
      target = undefined;
      // Some systems let nothing take the place of a file that is open.
      closeOld();
      renameSync(aside, file);
      removeLeftovers(file, [base?.name, old?.base?.name]);
      if (old?.base !== undefined && base === undefined) rmSync(pathOf(old.base), { force: true });
      close();
    },
    close,
  };
}

/** A disk that is nearly full takes a part. */
function writeAll(handle: number, pieces: readonly Uint8Array[]): void {
  let taken = pieces.length === 0 ? 0 : writevSync(handle, pieces);
  for (const piece of pieces) {
    for (let at = Math.min(taken, piece.length); at < piece.length; ) at += writeSync(handle, piece, at);
    taken = Math.max(0, taken - piece.length);
  }
}

function removeLeftovers(file: string, bases: readonly (string | undefined)[]): void {
  for (const name of readdirSync(dirname(file))) {
    const path = join(dirname(file), name);
    const isAside = name.startsWith(`${basename(file)}-`) || name.startsWith(`${basename(file)}.base-`);
    if (!isAside || bases.includes(name)) continue;
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat !== undefined && Date.now() - stat.ctimeMs > longestBuild) rmSync(path, { force: true });
  }
}

interface OldPack {
  readonly handle: number;
  readonly size: number;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly base: Base | undefined;
  readonly baseHandle: number | undefined;
}

function readPack(file: string, version: string): OldPack | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const { size } = fstatSync(handle);
    const trailer = Buffer.alloc(trailerLength);
    readSync(handle, trailer, 0, trailerLength, Math.max(0, size - trailerLength));
    const [offset = '', length = '', sum = ''] = trailer.toString('latin1').trim().split(' ');
    if (!/^\d+$/.test(offset) || Number(offset) + Number(length) + trailerLength !== size)
      return void closeSync(handle);
    const text = Buffer.alloc(Number(length));
    readSync(handle, text, 0, text.length, Number(offset));
    if (checksum(text) !== Number(sum)) return void closeSync(handle);
    const table = JSON.parse(text.toString()) as Table;
    if (table.version !== version) return void closeSync(handle);
    const baseHandle = table.base === undefined ? undefined : openBase(dirname(file), table.base);
    return { handle, size, entries: new Map(table.entries), base: table.base, baseHandle };
  } catch {
    // There is none yet, or none that can be read; then everything is made anew.
    if (handle !== undefined) closeSync(handle);
    return undefined;
  }
}

/** Without its base a pack still has what was added to it. */
function openBase(folder: string, { name, size }: Base): number | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(join(folder, basename(name)), 'r');
    if (fstatSync(handle).size === size) return handle;
  } catch {
    // Somebody has removed it.
  }
  if (handle !== undefined) closeSync(handle);
  return undefined;
}

/** Against accidents, not against people. */
/** It tells a damaged piece, and keeps nobody out: whoever may write to a pack may write to the site. */
function checksum(piece: Uint8Array): number {
  return crc32(piece);
}
