/** The list of all problems against the wording, the sources, the guide and the rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/packageRoot.ts';
import { problemCodes } from '../../src/report/wording/index.ts';
import { catalogue, type Finder } from '../../src/rules/catalogue.ts';
import { rules } from '../../src/rules/index.ts';

const codes = Object.keys(catalogue);

/** Sources of a folder of `src/` by file name. */
function sources(folder: Finder): ReadonlyMap<string, string> {
  const path = join(packageRoot, 'src', folder);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return new Map(files.map((file) => [file, readFileSync(join(path, file), 'utf8')]));
}

const finders: readonly Finder[] = ['content', 'course', 'views', 'markdown', 'output', 'rules'];

/** Where sources make problems: `error('code', …)`, and the two functions of `content` that pass a code on. */
const making = /\b(error|warning|info|mistake|faulty)\(\s*'([a-z-]+)'/g;

const made = finders.flatMap((finder) =>
  [...sources(finder).values()].flatMap((text) =>
    [...text.matchAll(making)].map(([, maker = '', code = '']) => ({
      finder,
      code,
      level: maker === 'warning' || maker === 'info' ? maker : 'error',
    })),
  ),
);

describe('the catalogue', () => {
  test('has the codes that have words, in the order of the words', () => {
    expect(codes).toEqual([...problemCodes]);
  });

  test('has the level with which the sources make each problem', () => {
    expect(made.length).toBeGreaterThan(80);
    expect(made.filter(({ code, level }) => catalogue[code]?.level !== level)).toEqual([]);
  });

  test('says where each problem is found', () => {
    const texts = new Map(finders.map((finder) => [finder, withoutCatalogue(finder)]));
    const wrong = Object.entries(catalogue).flatMap(([code, { foundIn }]) =>
      foundIn
        .filter((finder) => !mentions(texts.get(finder) ?? '', code))
        .map((finder) => `${code} is not in ${finder}`),
    );
    expect(wrong).toEqual([]);
    expect(made.filter(({ code, finder }) => !catalogue[code]?.foundIn.includes(finder))).toEqual([]);
  });

  test('has the levels of the guide', () => {
    const guide = readFileSync(join(packageRoot, 'content/guide/07-troubleshooting.md'), 'utf8');
    const levels = [...guide.matchAll(/^### `([a-z-]+)`\n+(Warning\.|Information\.)?/gm)].map(
      ([, code, word]) => [code, { 'Warning.': 'warning', 'Information.': 'info' }[word ?? ''] ?? 'error'],
    );
    expect(Object.fromEntries(levels)).toEqual(
      Object.fromEntries(Object.entries(catalogue).map(([code, { level }]) => [code, level])),
    );
  });
});

describe('the rules of the finished site', () => {
  test('have each a file that is called like its code', () => {
    const camelCase = (code: string) => code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const files = [...sources('rules').keys()];
    expect(rules.map(({ code }) => `${camelCase(code)}.ts`).filter((file) => !files.includes(file))).toEqual(
      [],
    );
  });

  test('are in the catalogue, with their level', () => {
    const listed = codes.filter((code) => catalogue[code]?.foundIn.includes('rules'));
    expect(rules.map(({ code }) => code).toSorted()).toEqual(listed.toSorted());
    expect(rules.filter(({ code, level }) => catalogue[code]?.level !== level)).toEqual([]);
  });
});

function withoutCatalogue(finder: Finder): string {
  return [...sources(finder)]
    .filter(([file]) => file !== 'catalogue.ts')
    .map(([, text]) => text)
    .join('\n');
}

/** A code is written out, but for those that are put together of a status: `link-to-draft`. */
function mentions(text: string, code: string): boolean {
  return text.includes(`'${code}'`) || (code.startsWith('link-to-') && text.includes('`link-to-'));
}
