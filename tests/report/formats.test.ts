import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { error, info, type Problem, warning } from '../../src/course/problem.ts';
import { formatGithub } from '../../src/report/github.ts';
import { formatJson, type JsonReport } from '../../src/report/json.ts';
import { formatSarif } from '../../src/report/sarif.ts';
import { sourceTexts } from '../../src/report/sourceTexts.ts';
import { sarifComplaints } from './sarifSchema.ts';

const problems: readonly Problem[] = [
  warning(
    'missing-page',
    { file: 'content/курс, 100%: a b.md', line: 3, column: 7 },
    { href: '[a](b) {0}\r\n::error::x' },
  ),
  error(
    'missing-key',
    { file: 'content/a.md', line: 2, column: 1 },
    { key: 'title', what: 'section' },
    'sections[1].title',
  ),
  info('foreign-key', { file: 'content/a.md', line: 4, column: 1 }, { key: 'classes' }),
];

describe('the report for GitHub', () => {
  test('is one annotation a problem, with its properties and text escaped', () => {
    expect(formatGithub(problems, { lang: 'en' })).toBe(
      [
        '::error file=content/a.md,line=2,col=1,title=missing-key::The section has no "title".%0AAdd "title: …" (sections[1].title).',
        '::warning file=content/курс%2C 100%25%3A a b.md,line=3,col=7,title=missing-page::The link leads to "[a](b) {0}\\r\\n\\x3a:error::x", and there is no such page.%0ACorrect the address or remove the link.',
        '',
      ].join('\n'),
    );
  });

  test('finds the files of a site that is a folder of the repository', () => {
    expect(formatGithub(problems, { lang: 'ru', base: 'docs/' })).toMatch(
      /^::error file=docs\/content\/a\.md,/,
    );
  });

  test('is empty for information alone', () => {
    expect(formatGithub(problems.slice(2), { lang: 'en' })).toBe('');
  });
});

describe('the report in JSON', () => {
  test('has the documented form, with information', () => {
    const report = JSON.parse(formatJson(problems, { lang: 'ru' })) as JsonReport;
    expect(report.version).toBe(1);
    expect(report.counts).toEqual({ error: 1, warning: 1, info: 1 });
    expect(report.problems[0]).toEqual({
      file: 'content/a.md',
      line: 2,
      column: 1,
      level: 'error',
      code: 'missing-key',
      field: 'sections[1].title',
      message: 'У секции не указан ключ «title».',
      hint: 'Добавьте «title: …» (sections[1].title).',
      values: { key: 'title', what: 'section' },
    });
  });

  test('gives the facts as they are, yet prints nothing that acts on a terminal or on GitHub', () => {
    const href = '\u009b2J\u202e##[error]\ud800\n::error::x';
    const text = formatJson([error('missing-page', { file: 'content/a.md', line: 1, column: 1 }, { href })], {
      lang: 'en',
    });
    expect(text).not.toMatch(/[\u009b\u202e]|##\[|^\s*::/m);
    expect((JSON.parse(text) as JsonReport).problems[0]?.values).toEqual({ href });
  });
});

/** What a report says, as far as these tests ask; whether it is SARIF at all is for the official schema to say. */
interface Log {
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
    }[];
  }[];
}

/** Reads a report, when it is valid SARIF. */
const sarif = {
  parse(log: unknown): Log {
    expect(sarifComplaints(log)).toEqual([]);
    return log as Log;
  },
};

describe('the report in SARIF', () => {
  const log = sarif.parse(JSON.parse(formatSarif(problems, { lang: 'en', version: '1.2.3', base: 'сайт' })));
  const run = log.runs[0] as (typeof log.runs)[number];

  test('has the form of SARIF 2.1.0, also without any problem', () => {
    expect(sarif.parse(JSON.parse(formatSarif([], { lang: 'en' }))).runs[0]?.results).toEqual([]);
    expect(run.columnKind).toBe('utf16CodeUnits');
  });

  test('ties every result to its rule', () => {
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['foreign-key', 'missing-key', 'missing-page']);
    for (const { ruleId, ruleIndex } of run.results)
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  test('tells information as a note', () => {
    expect(run.results.map(({ ruleId, level: given }) => [ruleId, given])).toEqual([
      ['missing-key', 'error'],
      ['foreign-key', 'note'],
      ['missing-page', 'warning'],
    ]);
  });

  test('percent-encodes the paths of files', () => {
    const uri = run.results[2]?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';
    expect(decodeURIComponent(uri)).toBe('сайт/content/курс, 100%: a b.md');
    const broken = { ...(problems[0] as Problem), file: 'content/\ud800.md' };
    expect(() => sarif.parse(JSON.parse(formatSarif([broken], { lang: 'en' })))).not.toThrow();
  });

  test('means no braces as placeholders and no brackets as links', () => {
    expect(run.results[2]?.message.text).toContain('"[a] (b) {{0}}');
  });
});

describe('the text for a code frame', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'kafedra-report-'));
    mkdirSync(join(root, 'content'));
    writeFileSync(join(root, 'content/a.md'), 'текст');
    writeFileSync(join(root, 'content/old.md'), Buffer.from([0xcf, 0xf0, 0xe8]));
    writeFileSync(join(root, 'secret'), 'secret');
    symlinkSync(join(root, 'secret'), join(root, 'content/link.md'));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test('is that of the file', () => {
    expect(sourceTexts(root)('content/a.md')).toBe('текст');
  });

  test.each(['content/link.md', 'content/old.md', 'content/none.md', 'content'])('is none for %s', (file) => {
    expect(sourceTexts(root)(file)).toBeUndefined();
  });
});
