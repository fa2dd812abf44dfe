import { describe, expect, test } from 'vitest';
import { decode } from '../../src/content/decode.ts';

const file = 'content/a.md';

/** Russian text in windows-1251. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('a text in UTF-8', () => {
  test.each([
    ['as it is', 'Курс\nтекст\n', 'Курс\nтекст\n'],
    ['with a byte order mark', '\ufeffКурс', 'Курс'],
    ['with Windows line ends', 'а\r\nб\r\n', 'а\nб\n'],
    ['with old Mac line ends', 'а\rб', 'а\nб'],
    ['with a replacement character of its own', 'а\ufffdб', 'а\ufffdб'],
    ['empty', '', ''],
  ])('is read %s', (_name, written, text) => {
    expect(decode(Buffer.from(written), file)).toEqual({ text });
  });
});

describe('a text in another encoding is named, at the first byte that cannot be read', () => {
  const russian = 'title: x\r\n\ufffd\nЛекция о моделях машинного обучения\n';
  test.each([
    ['windows-1251', windows1251('title: x\r\nЛекция о моделях'), 'windows-1251', 2, 1],
    [
      'windows-1251 after a mark and a letter of UTF-8',
      Buffer.concat([Buffer.from('\ufeffа\ufffdб '), windows1251('лекция о моделях')]),
      'windows-1251',
      1,
      5,
    ],
    ['an accent of Latin-1', Buffer.from('a\ncafé au lait', 'latin1'), 'unknown', 2, 4],
    [
      'UTF-16 with a mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(russian, 'utf16le')]),
      'UTF-16',
      1,
      1,
    ],
    [
      'UTF-16 of the other order with a mark',
      Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be(russian)]),
      'UTF-16',
      1,
      1,
    ],
    ['UTF-16 without a mark', Buffer.from(russian, 'utf16le'), 'UTF-16', 1, 1],
    ['UTF-16 of the other order without a mark', utf16be(russian), 'UTF-16', 1, 1],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'unknown',
      1,
      1,
    ],
    ['a zero among text', Buffer.from(`${'текст '.repeat(20)}\nаб\0`), 'binary', 2, 3],
    ['half a letter at the end', Buffer.from('аб').subarray(0, 3), 'unknown', 1, 2],
  ])('%s', (_name, bytes, encoding, line, column) => {
    expect(decode(bytes, file)).toMatchObject({
      problem: { code: 'wrong-encoding', level: 'error', file, line, column, values: { encoding } },
    });
  });
});
