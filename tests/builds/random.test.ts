/** Whatever an author writes, a site is composed, and every problem stands somewhere in its file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import type { Problem } from '../../src/course/problem.ts';
import { describe } from '../../src/report/wording/index.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kafedra-random-'));
});
afterAll(() => rmSync(root, { recursive: true }));

const key = fc.constantFrom(
  ...'title permalink sections draft planned order layout sidebar fu topics modules document youtube video additional url hours kind overview toc lang __proto__ titel'.split(
    ' ',
  ),
);

const value = fc.oneof(
  fc.constantFrom(
    '',
    '""',
    '~',
    '[]',
    '{}',
    '- a',
    '*x',
    '&x y',
    '!t z',
    '|',
    '"',
    "'",
    '01',
    'NO',
    'да',
    '1,5',
    '#1',
  ),
  fc.constantFrom(
    '/ml/',
    '/ml/b/',
    'b',
    '../x',
    '//',
    'http://school.example',
    'javascript:x',
    'b.md#c',
    'school.ru',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const line = fc
  .tuple(
    fc.constantFrom('', '', '', '  ', '    ', '\t', '  - ', '      - ', '# ', '- '),
    key,
    fc.constantFrom(': ', ':', ''),
    value,
  )
  .map((parts) => parts.join(''));

const fence = fc.constantFrom('---', '---', '---', '---', '--- ', ' ---', '----', '---js', '');

const frontMatter = fc
  .tuple(fence, fc.boolean(), fc.array(line, { maxLength: 8 }), fence)
  .map(([open, titled, lines, close]) => [open, ...(titled ? ['title: Т'] : []), ...lines, close].join('\n'));

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '# А',
      '### Б {#x}',
      '{: .y}',
      '{:toc}',
      '::plan',
      '::features{from=fu}',
      '::syllabus x',
      ':::note',
      ':::',
      '```',
      '> ',
    ],
    ...[
      '[a](b.md)',
      '[a](',
      '[a] (/b/)',
      '![](x.png)',
      '<img src=x>',
      '<a href="',
      '<!--',
      '-->',
      '<div>',
      '</p>',
      '<script>',
    ],
    ...[
      '{% include x %}',
      '{{ site.x }}',
      '[^1]',
      '[^1]: y',
      '| a | b |',
      '|---|---|',
      '* TOC',
      '- [ ] x',
      '$x$',
      '\\',
      '`',
      '&amp;',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'[]()<>{}!#`*_:|\\ \n\t"&-'), maxLength: 30 }),
);

const body = fc
  .array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', ' ', '\r\n')), { maxLength: 12 })
  .map((pieces) => pieces.flat().join(''));

const page = fc.tuple(frontMatter, body).map((parts) => parts.join('\n'));

const data = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));

const site = fc.record({
  '_data/site.yml': data,
  '_data/navigation.yml': fc.oneof(
    data,
    data.map((text) => `ml:\n  - title: А\n    url: /ml/a/\n${text}`),
  ),
  'content/index.md': page,
  'content/ml/index.md': fc.oneof(page, fc.constant('---\ntitle: Курс\n---\n::plan\n')),
  'content/ml/01-a.md': page,
  'content/ml/02-b.md': page,
});

test('a site of random front matter and text is composed, and every problem has a place and words', async () => {
  await fc.assert(
    fc.asyncProperty(site, async (files) => {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
      }
      const { problems } = await compose({ root });
      expect(problems.filter((problem) => !isInside(problem, files))).toEqual([]);
      for (const problem of problems) expect(describe(problem, 'ru').message).not.toBe('');
    }),
    { numRuns: 100 },
  );
});

/** Whether a problem stands in a line that its file has, at a column of that line or right behind its end. */
function isInside({ file, line, column }: Problem, files: Readonly<Record<string, string>>): boolean {
  const text = (files[file] ?? '').replace(/^\ufeff/, '');
  const width = text.split(/\r\n?|\n/)[line - 1]?.length;
  return width !== undefined && column >= 1 && column <= width + 1;
}
