import fc from 'fast-check';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { expect, test } from 'vitest';
import { decode } from '../../src/content/decode.ts';
import { parsePage } from '../../src/content/frontMatter.ts';
import { parseYaml } from '../../src/content/yaml.ts';
import type { Problem } from '../../src/course/problem.ts';
import type { YamlNode } from '../../src/course/source.ts';
import { formatPretty } from '../../src/report/pretty.ts';
import { plain } from './plain.ts';

const file = 'content/a.md';

/** Pieces of which authors and attackers make front matter. */
const pieces = [
  '---',
  '\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '  ',
  '    ',
  '- ',
  ': ',
  ':',
  'title: ',
  'sections:',
  '"',
  "'",
  '|',
  '>',
  '&a ',
  '*a',
  '!!str ',
  '!x ',
  '!',
  '{',
  '}',
  '[',
  ']',
  ',',
  '#',
  ' # ',
  '<!--',
  '-->',
  '<!-- x -->',
  '\\',
  '%',
  '@',
  '`',
  '?',
  '? ',
  '...',
  '__proto__: ',
  '<<: ',
  'Лекция',
  'é',
  '🦔',
  '\u00a0',
  '\ufeff',
  '\u2028',
  '\0',
  '\u0007',
  '\ud800',
  '0',
];

const likelyText = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string() }),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));

/** Every place of a tree. */
function placesOf(node: YamlNode): { line: number; column: number }[] {
  if (node.kind === 'scalar') return [node.place];
  if (node.kind === 'list') return [node.place, ...node.items.flatMap(placesOf)];
  return [node.place, ...node.entries.flatMap(({ keyPlace, value }) => [keyPlace, ...placesOf(value)])];
}

function check(written: string): void {
  const decoded = decode(Buffer.from(written), file);
  const lines = written.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const isInside = ({ line, column }: { line: number; column: number }) => {
    const text = lines[line - 1];
    return text !== undefined && column >= 1 && column <= text.length + 1;
  };
  const problems: readonly Problem[] =
    'problem' in decoded ? [decoded.problem] : parsePage(file, decoded.text).problems;
  for (const problem of problems) {
    expect([problem, isInside(problem)]).toEqual([problem, true]);
    expect(problem.file).toBe(file);
  }
  expect(formatPretty(problems, { lang: 'ru', source: () => written })).not.toMatch(/undefined|at .*\.ts/);
  if ('problem' in decoded) return;
  const { page } = parsePage(file, decoded.text);
  for (const place of placesOf(page.frontMatter)) expect([place, isInside(place)]).toEqual([place, true]);
  if (!page.faulty) {
    // The body is the rest of the file from its line on.
    expect(page.body.text).toBe(
      decoded.text
        .split('\n')
        .slice(page.body.line - 1)
        .join('\n'),
    );
  }
}

test('front matter of any text gives problems with a place inside the file, and never an exception', () => {
  fc.assert(
    fc.property(likelyText, (yaml) => check(`---\n${yaml}\n---\nтекст\n`)),
    { numRuns: 3_000 },
  );
});

test('so does a file of any text', () => {
  fc.assert(fc.property(likelyText, check), { numRuns: 2_000 });
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), check), { numRuns: 500 });
});

test('a file of any bytes is a text or one problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const decoded = decode(bytes, file);
      if ('text' in decoded)
        expect(
          Buffer.from(bytes)
            .toString()
            .replace(/^\ufeff/, '')
            .replace(/\r\n?/g, '\n'),
        ).toBe(decoded.text);
      else expect(decoded.problem.code).toBe('wrong-encoding');
    }),
  );
});

/** Pieces of YAML without what we treat in our own way: comments of HTML, tags, special keys. */
const yamlPieces = [
  '\n',
  '\n',
  ' ',
  '  ',
  '    ',
  '- ',
  ': ',
  ':',
  'title: ',
  'a: ',
  'b: ',
  'sections:\n',
  '"',
  "'",
  '|',
  '>',
  '|-\n',
  '&a ',
  '*a',
  '{',
  '}',
  '[',
  ']',
  ', ',
  ' # ',
  'Лекция',
  'x',
  'y z',
  '? ',
  '""',
  "''",
  '"q\n  r"',
];

test('what is read without a problem is what js-yaml’s own loader reads as text', () => {
  const text = fc.array(fc.constantFrom(...yamlPieces), { maxLength: 25 }).map((parts) => parts.join(''));
  let compared = 0;
  fc.assert(
    fc.property(text, (yaml) => {
      const { node, problems } = parseYaml(yaml, { file, line: 1 });
      if (problems.length > 0 || (node.kind !== 'list' && JSON.stringify(plain(node)) === '{}')) return;
      compared++;
      expect(JSON.stringify(plain(node))).toBe(JSON.stringify(load(yaml, { schema: FAILSAFE_SCHEMA })));
    }),
    { numRuns: 3_000 },
  );
  expect(compared).toBeGreaterThan(300);
});
