/** `check --format` through the command line, as other programs read it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonReport } from '../../src/report/json.ts';
import { sarifComplaints } from '../report/sarifSchema.ts';
import { program, type TestSite, testSite } from './kafedra.ts';

let site: TestSite;
beforeEach(() => {
  site = testSite('minimal');
});
afterEach(() => site.remove());

const spoil = () =>
  writeFileSync(
    site.path('content/ml/01-regression.md'),
    '---\ntitle: Регрессия\nsectoins: []\n---\n[a](/nowhere/)\n',
  );
/** The site is a folder of a repository then. */
const inRepository = () => mkdirSync(join(dirname(site.root), '.git'));

describe.each([
  ['without problems', () => {}, 0],
  ['with problems', spoil, 1],
])('a site %s', (_, prepare, code) => {
  test('is told in JSON, on the standard output alone', async () => {
    prepare();
    const run = await site.check('--format', 'json');
    expect(run).toMatchObject({ code, stderr: '' });
    const report = JSON.parse(run.stdout) as JsonReport;
    expect(report.version).toBe(1);
    expect(report.counts.error > 0).toBe(code === 1);
  });

  test('is told in valid SARIF, on the standard output alone', async () => {
    prepare();
    inRepository();
    const run = await site.check('--format', 'sarif');
    expect(run).toMatchObject({ code, stderr: '' });
    const log = JSON.parse(run.stdout);
    expect(sarifComplaints(log)).toEqual([]);
    expect(log.runs[0].tool.driver.version).toMatch(/^\d+\.\d+\.\d+/);
    if (code === 1) expect(run.stdout).toContain('"site/content/ml/01-regression.md"');
  });

  test('is told in annotations of GitHub, with paths from the root of the repository', async () => {
    prepare();
    inRepository();
    const run = await site.check('--format', 'github');
    expect(run).toMatchObject({ code, stderr: '' });
    const lines = run.stdout.split('\n').filter((line) => line !== '');
    expect(lines.filter((line) => !line.startsWith('::'))).toEqual([]);
    if (code === 1)
      expect(run.stdout).toContain('::error file=site/content/ml/01-regression.md,line=3,col=1,');
  });
});

test('what is no SARIF is refused by its schema', () => {
  expect(sarifComplaints({ version: '2.1.0', runs: [{ tool: {} }] })).not.toEqual([]);
});

test('a report that nobody reads to its end is no failure of ours', async () => {
  spoil();
  const { execFileSync } = await import('node:child_process');
  const line = `"${process.execPath}" "${program}" check --format json --root "${site.root}" | true`;
  expect(execFileSync('sh', ['-c', `${line} 2>&1`], { encoding: 'utf8' })).toBe('');
});
