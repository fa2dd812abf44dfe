/** The table of cases: what every folder of `tests/cases/` says of itself. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/rules/catalogue.ts';
import { type Case, readCases, withSite } from './cases.ts';
import { pagesOf, problemsOf } from './inProcess.ts';
import { repository } from './kafedra.ts';

const cases = readCases();

/** Codes that no folder can bring about, and the file of tests that does. */
const elsewhere: Readonly<Record<string, string>> = {
  'file-name': 'tests/content/load.test.ts',
  'unreadable-file': 'tests/content/load.test.ts',
  'shallow-clone': 'tests/content/history.test.ts',
};

describe('the table', () => {
  test('has 120 cases or more, each a sentence of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test('has a case for every code, or another test has', () => {
    const shown = new Set(cases.flatMap(({ problems }) => problems.map((line) => line.split(' ').at(-1))));
    expect(Object.keys(catalogue).filter((code) => !shown.has(code) && !(code in elsewhere))).toEqual([]);
    for (const [code, file] of Object.entries(elsewhere))
      expect(readFileSync(join(repository, file), 'utf8')).toContain(code);
  });

  test('gives every problem the level of its code', () => {
    const found = cases.flatMap(({ problems }) => problems.map((line) => line.split(' ').slice(1)));
    expect(found.filter(([level, code = '']) => catalogue[code]?.level !== level)).toEqual([]);
  });

  test('has nothing but sites', () => {
    const empty = cases.filter(({ folder, files }) => files === undefined && filesOf(folder).length < 2);
    expect(empty.map(({ folder }) => folder)).toEqual([]);
  });
});

describe('a site in which', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await withSite(one, async (root) => {
      const { composition, problems } = await problemsOf({ root, ...one.options });
      const isShown =
        one.contains !== undefined || one.without !== undefined || existsSync(join(root, 'layouts'));
      const output = isShown ? await pagesOf(composition) : undefined;
      expect([...problems, ...(output?.problems ?? [])]).toEqual(one.problems);
      if (output !== undefined) check(one, output.pages);
    });
  });
});

function check({ contains = {}, without = {} }: Case, pages: ReadonlyMap<string, string>): void {
  for (const [page, texts] of Object.entries(contains)) {
    for (const text of texts) expect(textsOf(page, pages).join('\n')).toContain(text);
  }
  for (const [page, texts] of Object.entries(without)) {
    for (const text of texts) expect(textsOf(page, pages).join('\n')).not.toContain(text);
  }
}

/** The text of a page, or of all of them (`*`). */
function textsOf(page: string, pages: ReadonlyMap<string, string>): string[] {
  if (page === '*') return [...pages.values()];
  expect([...pages.keys()]).toContain(page);
  return [pages.get(page) as string];
}

function filesOf(folder: string): string[] {
  return readdirSync(join(repository, 'tests/cases', folder), { recursive: true, encoding: 'utf8' });
}
