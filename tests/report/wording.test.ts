import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, describe as group, test } from 'vitest';
import type { Problem } from '../../src/course/problem.ts';
import { describe, phrasesFor, problemCodes } from '../../src/report/wording/index.ts';
import { type Sample, samples } from './samples.ts';

const languages = ['en', 'ru'] as const;

function problemOf(code: string, { values = {}, field }: Sample): Problem {
  const level = 'error' as const;
  return { code, level, file: 'content/mo/a.md', line: 1, column: 1, values, ...(field ? { field } : {}) };
}

/** Every sentence there is in a language, by code. */
function sentences(lang: string): [string, string][] {
  return problemCodes.flatMap((code) =>
    samples[code].map((sample): [string, string] => {
      const { message, hint } = describe(problemOf(code, sample), lang);
      return [code, `${message} ${hint}`];
    }),
  );
}

group.each(languages)('in %s', (lang) => {
  test('every problem says what is wrong and what to do', () => {
    expect(
      sentences(lang)
        .map(([code, words]) => `${code}\n  ${words}`)
        .join('\n'),
    ).toMatchSnapshot();
  });

  test('problems are told in whole sentences', () => {
    const whole = /^(?=[\p{Lu}\d"«]|[\w[\].а-яё]+(?::| is | has | belongs )).*[.?]$/u;
    const holes = /undefined|null|\[object|NaN|\s{2}|\.\.$/;
    const faulty = sentences(lang).filter(([, words]) => !whole.test(words) || holes.test(words));
    expect(faulty).toEqual([]);
  });

  test('problems are told without jargon, blame or a stack trace', () => {
    const jargon =
      /\b(invalid|illegal|fail(ed|ure)?|parse[rd]?|token|exception|syntax|schema|stack|must be|expected)\b|валид|парс|токен|исключени|синтакс|схем|некоррект|неправильн|недопустим|стек/i;
    expect(sentences(lang).filter(([, words]) => jargon.test(words))).toEqual([]);
  });

  test('a sentence stands even where a fact is missing', () => {
    const broken = problemCodes
      .map((code) => describe(problemOf(code, {}), lang))
      .filter(({ message, hint }) => /undefined|NaN|\[object/.test(`${message} ${hint}`));
    expect(broken).toEqual([]);
  });

  test('what is told in passing alarms nobody and names no file', () => {
    const { asides, otherAsides } = phrasesFor(lang);
    const facts = [{ key: 'author_profile' }, { key: 'classes' }, { key: 'classes' }];
    const told = [...Object.values(asides).map((sentence) => sentence(facts)), otherAsides(2)];
    expect(told).toMatchSnapshot();
    expect(told.join(' ')).not.toMatch(/warning|error|unknown|invalid|\.(md|yml)|[\w-]\//i);
  });
});

test('a language without words is told in English', () => {
  const problem = problemOf('no-content', {});
  expect(describe(problem, 'de')).toEqual(describe(problem, 'en'));
  expect(describe(problem, 'ru-RU')).toEqual(describe(problem, 'ru'));
});

test('a code without words is a defect, and says so', () => {
  expect(() => describe(problemOf('nonsense', {}), 'en')).toThrow('"nonsense" has no words');
  expect(() => describe(problemOf('toString', {}), 'en')).toThrow();
});

test('a name of the author is never taken for a word of ours', () => {
  const { message } = describe(problemOf('unknown-key', { values: { key: 'a', what: 'toString' } }), 'ru');
  expect(message).toBe('a: такого ключа у «toString» нет.');
});

test('counts have the plural of the language', () => {
  const { summary: ru } = phrasesFor('ru');
  expect([ru(1, 0), ru(2, 1), ru(5, 22), ru(11, 11), ru(21, 0), ru(0, 104)]).toEqual([
    'Найдено: 1 ошибка.',
    'Найдено: 2 ошибки и 1 предупреждение.',
    'Найдено: 5 ошибок и 22 предупреждения.',
    'Найдено: 11 ошибок и 11 предупреждений.',
    'Найдено: 21 ошибка.',
    'Найдено: 104 предупреждения.',
  ]);
  const { summary: en } = phrasesFor('en');
  expect([en(1, 0), en(2, 1), en(0, 21)]).toEqual([
    'Found 1 error.',
    'Found 2 errors and 1 warning.',
    'Found 21 warnings.',
  ]);
});

test('every code that the sources mention has words', () => {
  const folder = fileURLToPath(new URL('../../src', import.meta.url));
  const mentioned = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('report'))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return [...text.matchAll(/\b(?:error|warning|info|mistake|faulty|fail)\(\s*'([a-z-]+)'/g)].map(
        (match) => `${match[1]}`,
      );
    });
  expect(mentioned.length).toBeGreaterThan(60);
  expect(
    [...new Set(mentioned)].filter((code) => !(problemCodes as readonly string[]).includes(code)),
  ).toEqual([]);
});
