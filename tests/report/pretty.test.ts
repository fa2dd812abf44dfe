import { describe, expect, test } from 'vitest';
import { error, info, type Problem, warning } from '../../src/course/problem.ts';
import { formatPretty, type PrettyOptions } from '../../src/report/pretty.ts';

const file = 'content/ml/01-regression.md';
const text = `---
title: "Регрессия"
sections:
  - title: "Лекция: Линейная регрессия"
    slides: /assets/regression.pdf
  - title: "Практика: Линейная регрессия"

    yuotube: sbFlI3PlP0M
excerpt: Тема 1: Регрессия
---
`;

const unknownKey = error(
  'unknown-key',
  { file, line: 8, column: 5 },
  { key: 'yuotube', near: 'youtube', what: 'section' },
  'sections[2].yuotube',
);
const colon = error('yaml-colon', { file, line: 9, column: 16 }, { value: 'Тема 1: Регрессия' });

function format(problems: readonly Problem[], options: Partial<PrettyOptions> = {}): string {
  return formatPretty(problems, { lang: 'en', source: () => text, ...options });
}

describe('the report for people', () => {
  test('has one paragraph a problem: place, level, code, sentence, remedy and the line', () => {
    expect(format([unknownKey])).toBe(`${file}:8:5  error  unknown-key
  sections[2].yuotube is not a field of a section. Did you mean "youtube"?
      6 |   - title: "Практика: Линейная регрессия"
  >   8 |     yuotube: sbFlI3PlP0M

Found 1 error.
`);
  });

  test('puts a caret under the spot when it is not the start of the line', () => {
    expect(format([colon], { lang: 'ru' })).toBe(`${file}:9:16  error  yaml-colon
  Двоеточие с пробелом отделяет ключ от значения, а здесь оно стоит внутри значения. Заключите значение в кавычки: "Тема 1: Регрессия".
      8 |     yuotube: sbFlI3PlP0M
  >   9 | excerpt: Тема 1: Регрессия
        |                ^

Найдено: 1 ошибка.
`);
  });

  test('lists all problems by file and line, each once, whatever their order', () => {
    const other = warning(
      'bare-domain',
      { file: 'content/a.md', line: 3, column: 1 },
      { href: 'example.ru' },
    );
    const one = format([unknownKey, colon, other, unknownKey], { source: () => undefined });
    const another = format([other, colon, unknownKey], { source: () => undefined });
    expect(one).toBe(another);
    expect(one.match(/^content\S+/gm)).toEqual(['content/a.md:3:1', `${file}:8:5`, `${file}:9:16`]);
    expect(one).toContain('Found 2 errors and 1 warning.');
  });

  test('gathers what has no effect in one line that names no file and alarms nobody', () => {
    const place = { file, line: 2, column: 1 };
    const report = format(
      [
        info('foreign-key', place, { key: 'author_profile' }),
        info('foreign-key', { ...place, line: 3 }, { key: 'classes' }),
        info('html-comment-in-yaml', place),
      ],
      { lang: 'ru' },
    );
    expect(report).toBe(
      'Оставлены без внимания ключи другой темы: author_profile, classes. Пропущено HTML-комментариев между ключами: 1.\n',
    );
  });

  test('is empty when there is nothing to say', () => {
    expect(format([])).toBe('');
  });

  test('has no colour unless asked', () => {
    expect(format([unknownKey])).not.toContain('\u001b');
    expect(format([unknownKey], { color: true })).toContain('\u001b[31merror\u001b[39m');
    expect(format([{ ...unknownKey, level: 'warning' }], { color: true })).toContain(
      '\u001b[33mwarning\u001b[39m',
    );
  });

  test('breaks sentences and cuts lines at the width of the terminal', () => {
    const long = `${'слово '.repeat(60)}тут ошибка ${'слово '.repeat(60)}`;
    const problem = error('yaml-colon', { file, line: 1, column: 365 }, { value: 'Тема 1: Регрессия' });
    const report = format([problem], { width: 60, source: () => long });
    expect(Math.max(...report.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    const [marked = '', caret = ''] = report.split('\n').filter((line) => /^ {2}>|\^$/.test(line));
    expect(marked[caret.indexOf('^')]).toBe(long[364]);
  });

  test('puts the caret right under combined letters and behind tabs', () => {
    const line = 'и\u0306а\tб: в: г';
    const report = format([error('yaml-colon', { file, line: 1, column: line.lastIndexOf(':') + 1 })], {
      source: () => line,
    });
    const [, , marked = '', caret = ''] = report.split('\n');
    expect(marked.normalize('NFC')).toBe('  >   1 | йа б: в: г');
    expect(caret).toBe('        |        ^');
  });

  test('puts the caret right behind letters that fill two cells of a terminal', () => {
    const line = '日本語 🎓: в: г';
    const report = format([error('yaml-colon', { file, line: 1, column: line.lastIndexOf(':') + 1 })], {
      source: () => line,
    });
    const [, , , caret = ''] = report.split('\n');
    expect(caret).toBe(`        | ${' '.repeat(3 * 2 + 1 + 2 + ': в'.length)}^`);
  });

  test('lets no file name, line or value forge a line of the report', () => {
    const forged = error(
      'missing-page',
      { file: 'content/a\n::error::b.md', line: 1, column: 1 },
      { href: '\n::error file=x::y\u202e' },
    );
    const second = error('yaml-colon', { file, line: 1, column: 6 });
    const report = format([forged, second], { source: () => '\u001b[2J##[error]::error::z' });
    expect(report).not.toMatch(/^::|##\[|[^\P{Cc}\n]|\p{Bidi_Control}/mu);
    expect(report.match(/\n/g)).toHaveLength(10);
  });

  test.each([
    ['the file is gone', undefined],
    ['the file is shorter by now', 'one line'],
    ['the line is empty', '\n'.repeat(20)],
  ])('has no frame when %s', (_name, source) => {
    expect(format([unknownKey], { source: () => source }).split('\n')[2]).toBe('');
  });
});
