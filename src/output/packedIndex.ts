/** The index of a site's search as one piece, as it is kept: the length of the list of its files, the list, their bytes. */
import type { IndexFile } from './searchIndex.ts';

/** Makes one piece of the files. */
export function packIndex(files: readonly IndexFile[]): Uint8Array {
  const list = Buffer.from(JSON.stringify(files.map(({ file, bytes }) => [file, bytes.length])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  return Buffer.concat([length, list, ...files.map(({ bytes }) => bytes)]);
}

/** The files that `packIndex` made a piece of. */
export function unpackIndex(packed: Uint8Array): IndexFile[] {
  const piece = Buffer.from(packed);
  const start = 4 + piece.readUInt32LE();
  const list = JSON.parse(piece.subarray(4, start).toString()) as [file: string, length: number][];
  let at = start;
  return list.map(([file, length]) => {
    const bytes = piece.subarray(at, at + length);
    at += length;
    return { file, bytes };
  });
}
