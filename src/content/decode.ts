/** From the bytes of a file to its text: UTF-8 and nothing else, because a guess would garble letters unseen. */
import { isUtf8 } from 'node:buffer';
import { error, type Place, type Problem } from '../course/problem.ts';

/** A text, or what stands in the way of reading it. */
export type Decoded = { readonly text: string } | { readonly problem: Problem };

/** Encodings that a report can name; `binary` is no text at all. */
export type GuessedEncoding = 'UTF-16' | 'windows-1251' | 'unknown' | 'binary';

/**
 * Decodes a file. A byte order mark is dropped and every line ends in `\n`, so that lines and columns of the
 * text are those that an editor shows. A file in another encoding is a problem that names it (`wrong-encoding`),
 * at the first byte that is not UTF-8.
 */
export function decode(bytes: Uint8Array, file: string): Decoded {
  const hasZero = bytes.includes(0);
  if ((hasZero || bytes[0] === 0xff || bytes[0] === 0xfe) && isUtf16(bytes))
    return wrong('UTF-16', { file, line: 1, column: 1 });
  const text = decoder.decode(bytes).replace(/\r\n?/g, '\n');
  if (!isUtf8(bytes)) {
    const { offset, place } = findBadByte(text, bytes, file);
    return wrong(looksLikeWindows1251(bytes.subarray(offset)) ? 'windows-1251' : 'unknown', place);
  }
  if (hasZero) return wrong('binary', placeAt(text, text.indexOf('\0'), file));
  return { text };
}

const decoder = new TextDecoder();

function wrong(encoding: GuessedEncoding, place: Place): Decoded {
  return { problem: error('wrong-encoding', place, { encoding }) };
}

/** UTF-16 starts with a mark of its own, or has a zero in every other byte of its spaces and Latin letters. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  return bytes.length % 2 === 0 && Math.min(even, odd) === 0 && Math.max(even, odd) > bytes.length / 50;
}

/**
 * Russian in windows-1251: nearly all bytes above ASCII are Cyrillic letters, most of them lower case, and
 * they stand side by side. The accented letters of Latin-1 stand alone.
 */
function looksLikeWindows1251(bytes: Uint8Array): boolean {
  let high = 0;
  let letters = 0;
  let lowerCase = 0;
  let adjacent = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    high++;
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) letters++;
    if (byte >= 0xe0 || byte === 0xb8) lowerCase++;
    if ((bytes[i - 1] ?? 0) >= 0xc0 || (bytes[i + 1] ?? 0) >= 0xc0) adjacent++;
  }
  return letters >= high * 0.8 && lowerCase >= letters / 2 && adjacent >= high / 2;
}

/** The first replacement character that stands for bytes that are no UTF-8, and not for itself. */
function findBadByte(text: string, bytes: Uint8Array, file: string): { offset: number; place: Place } {
  const lines = text.split('\n');
  let offset = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (const [i, line] of lines.entries()) {
    let column = 0;
    for (const character of line) {
      const length = Buffer.byteLength(character);
      const whole = character !== '\ufffd' || (bytes[offset] === 0xef && bytes[offset + 1] === 0xbf);
      if (!whole) return { offset, place: { file, line: i + 1, column: column + 1 } };
      offset += length;
      column += character.length;
    }
    // A line ended in one byte or, on Windows, in two.
    offset += bytes[offset] === 0x0d && bytes[offset + 1] === 0x0a ? 2 : 1;
  }
  return { offset: 0, place: { file, line: 1, column: 1 } };
}

function placeAt(text: string, offset: number, file: string): Place {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
