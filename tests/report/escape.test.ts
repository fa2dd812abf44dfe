import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeLine, escapeValue } from '../../src/report/escape.ts';

describe('a quoted value', () => {
  test.each([
    ['keeps Cyrillic, quotes and emoji', 'Лекция «Ёж» "№1" 🦔👩‍🏫', 'Лекция «Ёж» "№1" 🦔👩‍🏫'],
    ['cannot start a new line', 'a\nb\r\nc\u2028d', 'a\\nb\\r\\nc\\u2028d'],
    ['shows a tab', 'a\tb', 'a\\tb'],
    ['cannot colour the terminal', '\u001b[31mred\u009b0m', '\\x1b[31mred\\x9b0m'],
    ['cannot turn the direction of writing', 'a\u202eb\u2066c\u200f', 'a\\u202eb\\u2066c\\u200f'],
    ['cannot hide letters in tags', 'a\u{e0041}b', 'a\\u{e0041}b'],
    ['shows half of a surrogate pair', 'a\ud800b', 'a\\ud800b'],
    ['cannot give GitHub an order', '::error file=x::y', '\\x3a:error file=x::y'],
    [
      'cannot give an order after a space, where a line may be broken',
      'a ::set-output name=x::y',
      'a \\x3a:set-output name=x::y',
    ],
    ['cannot give an order of the old form', 'a##[error]b', 'a\\x23#[error]b'],
    ['keeps two colons of other meaning', 'std::vector ::syllabus :::note', 'std::vector ::syllabus :::note'],
  ])('%s', (_name, value, shown) => {
    expect(escapeValue(value)).toBe(shown);
  });

  test('is cut at 120 characters', () => {
    expect(escapeValue('я'.repeat(120))).toBe('я'.repeat(120));
    expect(escapeValue('я'.repeat(121))).toBe(`${'я'.repeat(119)}…`);
    expect([...escapeValue('🦔'.repeat(5_000_000))]).toHaveLength(120);
  });

  test('is harmless whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = escapeValue(`::error ${text} ::warning ##[group]${text}`);
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]|(^|\s)::(error|warning)|##\[/u);
        expect([...shown].length).toBeLessThanOrEqual(120);
      }),
    );
  });
});

test('a line of a code frame is harmless, but whole', () => {
  const line = `${'я'.repeat(500)}\u001b[0m`;
  expect(escapeLine(line)).toBe(`${'я'.repeat(500)}\\x1b[0m`);
});
