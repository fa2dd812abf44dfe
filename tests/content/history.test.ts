/** Dates from the history of a repository, which nothing in it may use to run something. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compose, createComposer, historyOf } from '../../src/compose.ts';
import { commitOf } from '../../src/content/commit.ts';
import { readHistory } from '../../src/content/history.ts';

const lesson = 'content/ml/01-Регрессия.md';
const index = 'content/ml/index.md';

let folder: string;
let top: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kafedra-history-'));
  top = join(folder, 'repository');
  root = join(top, 'курсы/site');
  mkdirSync(root, { recursive: true });
  git('init', '-q', '-b', 'main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: top,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function write(file: string, text: string): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Commits everything as it was written on a date, and brought in much later. */
function commit(date: string, ...args: string[]): void {
  git('add', '-A');
  process.env.GIT_COMMITTER_DATE = '2026-05-05T12:00:00Z';
  try {
    git('commit', '-q', '-m', 'x', '--allow-empty', `--date=${date}`, ...args);
  } finally {
    delete process.env.GIT_COMMITTER_DATE;
  }
}

/** A course with a lesson, committed on two days. */
function course(): void {
  write(index, '---\ntitle: Курс\n---\nО курсе.\n');
  write(lesson, '---\ntitle: Регрессия\n---\nТекст.\n');
  commit('2026-01-02T23:30:00+03:00');
  appendFileSync(join(root, index), 'И ещё.\n');
  commit('2026-02-03T10:00:00Z');
}

const datesOf = async (...files: string[]) => {
  const history = await readHistory(root, new Set(files));
  return history && Object.fromEntries(history.dates);
};

describe('a date', () => {
  test('is that of the last commit to a file, on the clock of its author, also in a folder with a Cyrillic name', async () => {
    course();
    expect(await datesOf(index, lesson, 'content/ml/new.md')).toEqual({
      [index]: '2026-02-03T10:00:00Z',
      [lesson]: '2026-01-02T23:30:00+03:00',
    });
  });

  test('is none for a file that was never committed, and not changed by what is not committed yet', async () => {
    course();
    write('content/ml/02-new.md', 'x');
    appendFileSync(join(root, lesson), 'x');
    expect(await datesOf('content/ml/02-new.md', lesson)).toEqual({ [lesson]: '2026-01-02T23:30:00+03:00' });
  });

  test('of a renamed file is that of its new name', async () => {
    course();
    git('mv', join(root, lesson), join(root, 'content/ml/02-line.md'));
    commit('2026-03-04T00:00:00Z');
    expect(await datesOf('content/ml/02-line.md')).toEqual({
      'content/ml/02-line.md': '2026-03-04T00:00:00Z',
    });
  });

  test('is found through the merge of a branch', async () => {
    course();
    git('switch', '-q', '-c', 'other');
    appendFileSync(join(root, lesson), 'x');
    commit('2026-03-04T00:00:00Z');
    git('switch', '-q', 'main');
    appendFileSync(join(root, index), 'x');
    commit('2026-03-05T00:00:00Z');
    git('merge', '-q', '--no-ff', '-m', 'x', 'other');
    expect(await datesOf(lesson, index)).toEqual({
      [lesson]: '2026-03-04T00:00:00Z',
      [index]: '2026-03-05T00:00:00Z',
    });
  });

  test('does not depend on how many commits there are, and those of other files are passed over', async () => {
    const commits = Array.from(
      { length: 60 },
      (_, n) =>
        `commit refs/heads/main\nauthor A <a@example.org> ${1_700_000_000 + n} +0300\ncommitter A <a@example.org> ${1_800_000_000 + n} +0300\ndata 1\nx\nM 644 inline "курсы/site/content/ml/${n % 20}.md"\ndata ${String(n).length}\n${n}\n`,
    );
    execFileSync('git', ['fast-import', '--quiet'], { cwd: top, input: commits.join('\n') });
    expect(await datesOf('content/ml/19.md', 'content/ml/0.md')).toEqual({
      'content/ml/19.md': '2023-11-15T01:14:19+03:00',
      'content/ml/0.md': '2023-11-15T01:14:00+03:00',
    });
  });
});

describe('there is no history', () => {
  test('without a repository, without a commit, and without git', async () => {
    expect(await datesOf(index)).toEqual({});
    const path = process.env.PATH;
    process.env.PATH = join(folder, 'nowhere');
    try {
      expect(await datesOf(index)).toBeUndefined();
    } finally {
      process.env.PATH = path;
    }
    rmSync(join(top, '.git'), { recursive: true });
    expect(await datesOf(index)).toBeUndefined();
  });

  test('where the repository around is of somebody else, and the nearest is damaged', async () => {
    course();
    mkdirSync(join(root, '.git'));
    expect(await datesOf(index)).toBeUndefined();
  });
});

describe('a site', () => {
  const built = (options = {}) => compose({ root, history: historyOf(root), ...options });
  const codes = async (options = {}) =>
    (await built(options)).problems
      .filter(({ level }) => level !== 'info')
      .map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
  const sourceOf = async (url: string, options = {}) =>
    (await built(options)).pages.find(({ page }) => page.facts.url === url)?.view.source;

  test('shows dates in the language of the page, and where its files are edited', async () => {
    course();
    write('_data/site.yml', 'title: Курсы\nrepository: https://github.com/petrova/courses\n');
    expect(await sourceOf('/ml/регрессия/'.toLowerCase())).toBeUndefined();
    expect(await sourceOf('/ml/Регрессия/')).toEqual({
      modified: { iso: '2026-01-02T23:30:00+03:00', text: '2 января 2026 г.' },
      editHref: `https://github.com/petrova/courses/edit/main/${encodeURI(`курсы/site/${lesson}`)}`,
    });
    // The catalogue is derived: there is no file to be edited.
    expect(await sourceOf('/')).toBeUndefined();
  });

  test('without dates says nothing of them', async () => {
    course();
    write('_data/site.yml', 'title: Курсы\nupdated: нет\n');
    expect(await sourceOf('/ml/')).toBeUndefined();
  });

  test('in a shallow clone has no date, and its author is told', async () => {
    course();
    write('_data/site.yml', 'title: Курсы\n');
    commit('2026-04-05T00:00:00Z');
    const clone = join(folder, 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${top}`, clone]);
    root = join(clone, 'курсы/site');
    expect(await codes()).toEqual(['_data/site.yml:1:1 shallow-clone']);
    expect(await sourceOf('/ml/')).toBeUndefined();
    write('_data/site.yml', 'title: Курсы\nupdated: false\n');
    expect(await codes()).toEqual([]);
  });

  test('asks for its history once, however often it is built, and again after another commit', async () => {
    course();
    const history = historyOf(root);
    const first = await history(new Set([index]));
    expect(await history(new Set([index]))).toBe(first);
    commit('2026-03-04T10:00:00Z');
    expect(await history(new Set([index]))).not.toBe(first);
  });

  test('has new dates in a server after a commit, as soon as a text is saved', async () => {
    course();
    write('_data/site.yml', 'title: Курсы\n');
    const composer = createComposer({ root, history: historyOf(root) });
    const dateOf = async (url: string) =>
      (await composer.compose([join(root, lesson)])).pages.find(({ page }) => page.facts.url === url)?.view
        .source?.modified?.iso;
    await composer.compose();
    expect(await dateOf('/ml/')).toBe('2026-02-03T10:00:00Z');
    appendFileSync(join(root, index), 'Ещё раз.\n');
    commit('2026-03-04T10:00:00Z');
    appendFileSync(join(root, lesson), 'Дальше.\n');
    expect(await dateOf('/ml/')).toBe('2026-03-04T10:00:00Z');
  });
});

test('a history has another name after a commit, in a work tree of its own too, and after older commits were fetched', () => {
  let last = commitOf(root);
  const isNew = () => {
    const before = last;
    last = commitOf(root);
    return last !== before;
  };
  course();
  expect(isNew()).toBe(true);
  expect(isNew()).toBe(false);
  git('pack-refs', '--all');
  git('worktree', 'add', '-q', join(folder, 'beside'), '-b', 'beside');
  const main = top;
  [top, root] = [join(folder, 'beside'), join(folder, 'beside/курсы/site')];
  isNew();
  appendFileSync(join(root, index), 'И здесь.\n');
  commit('2026-03-04T10:00:00Z');
  expect(isNew()).toBe(true);
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${main}`, join(folder, 'clone')]);
  [top, root] = [join(folder, 'clone'), join(folder, 'clone/курсы/site')];
  isNew();
  git('fetch', '-q', '--unshallow');
  expect(isNew()).toBe(true);
});

describe('a repository that would run something does not', () => {
  const ran = () => existsSync(join(folder, 'ran'));
  const program = () => {
    const path = join(folder, 'program.sh');
    writeFileSync(path, `#!/bin/sh\ntouch '${join(folder, 'ran')}'\n`);
    chmodSync(path, 0o755);
    return path;
  };

  test('by its configuration and attributes', async () => {
    course();
    const path = program();
    for (const name of [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'core.sshCommand',
      'core.editor',
      'diff.external',
      'diff.evil.command',
      'diff.evil.textconv',
      'filter.evil.clean',
      'filter.evil.smudge',
      'gpg.program',
      'gpg.ssh.program',
      'credential.helper',
    ])
      git('config', name, path);
    git('config', 'log.showSignature', 'true');
    git('config', 'core.hooksPath', folder);
    git('config', 'color.ui', 'always');
    git('config', 'log.showRoot', 'false');
    git('config', 'diff.relative', 'true');
    git('config', 'log.decorate', 'full');
    write('.gitattributes', '* diff=evil filter=evil\n');
    expect(await datesOf(index, lesson)).toEqual({
      [index]: '2026-02-03T10:00:00Z',
      [lesson]: '2026-01-02T23:30:00+03:00',
    });
    expect(ran()).toBe(false);
  });

  test('by a folder of the site that is made to look like a repository', async () => {
    course();
    const inner = join(folder, 'inner');
    execFileSync('git', ['init', '-q', '--bare', inner]);
    execFileSync('git', ['config', 'core.fsmonitor', program()], { cwd: inner });
    for (const name of readdirSync(inner)) execFileSync('cp', ['-r', join(inner, name), root]);
    expect(await datesOf(index)).toEqual({ [index]: '2026-02-03T10:00:00Z' });
    expect(ran()).toBe(false);
  });

  test('by a program that is called like git', async () => {
    course();
    execFileSync('cp', [program(), join(top, 'git')]);
    execFileSync('cp', [program(), join(root, 'git')]);
    expect(await datesOf(index)).toEqual({ [index]: '2026-02-03T10:00:00Z' });
    expect(ran()).toBe(false);
  });

  test('and its own environment, as in a hook, does not mislead', async () => {
    course();
    process.env.GIT_DIR = join(folder, 'nowhere');
    process.env.GIT_INDEX_FILE = join(folder, 'nowhere');
    try {
      expect(await datesOf(index)).toEqual({ [index]: '2026-02-03T10:00:00Z' });
    } finally {
      delete process.env.GIT_DIR;
      delete process.env.GIT_INDEX_FILE;
    }
  });
});
