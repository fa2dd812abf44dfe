/** Runs the command line in a child process on a copy of a site of `tests/sites/`, as an author would. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CheerioAPI, load } from 'cheerio';
import { vi } from 'vitest';
import { main } from '../../src/cli/main.ts';

/** The folder of this repository. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));
/** The command line, compiled from the sources of this moment by `tests/compiled.ts`. */
export const program = join(repository, 'dist/kafedra.js');

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Another Kafedra than that of the sources, and the folder in which it runs. */
export interface Place {
  readonly program?: string;
  readonly cwd?: string;
}

/** Runs a command and waits for its end, whatever it is. */
export function kafedra(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  { program: path = program, cwd }: Place = {},
): Promise<Run> {
  return new Promise((done) => {
    const options = {
      cwd,
      env: { ...process.env, LANG: 'ru_RU.UTF-8', NO_COLOR: '1', ...env },
      maxBuffer: 64 << 20,
    };
    execFile(process.execPath, [path, ...args], options, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
  });
}

let last: Promise<unknown> = Promise.resolve();

/** Runs a command in this process, which is ten times as quick; one after the other, because it is heard what it prints. */
export function command(args: readonly string[]): Promise<Run> {
  const mine = last.then(() => heard(args));
  last = mine;
  return mine;
}

async function heard(args: readonly string[]): Promise<Run> {
  const cwd = process.cwd();
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  try {
    const code = await main(args);
    const [stdout = '', stderr = ''] = streams.map(({ mock }) => mock.calls.map(([text]) => text).join(''));
    return { code, stdout, stderr };
  } finally {
    for (const stream of streams) stream.mockRestore();
    // Eleventy goes to the folder of the site, which will not be there for long.
    process.chdir(cwd);
  }
}

/** A site in a folder of its own, which may be changed and built. */
export interface TestSite {
  readonly root: string;
  /** Where `build` builds; may be set to another folder. */
  output: string;
  /** Path of a file of the site. */
  path(file: string): string;
  build(...args: string[]): Promise<Run>;
  check(...args: string[]): Promise<Run>;
  /** A file of the published site as text. */
  text(file: string): string;
  /** A page of the published site. */
  page(url: string): CheerioAPI;
  /** Every published file, sorted. */
  files(): string[];
  remove(): void;
}

/** Name of this repository's own site for `testSite`. */
export const demo = Symbol('demo');

/** Copies a site of `tests/sites/`, or the demo, into a temporary folder; without a name the site is empty. */
export function testSite(name?: string | typeof demo): TestSite {
  const folder = mkdtempSync(join(tmpdir(), 'kafedra-test-'));
  const root = join(folder, 'site');
  const output = join(folder, 'out');
  mkdirSync(root);
  if (name === demo) {
    for (const folder of ['content', '_data', 'assets']) {
      cpSync(join(repository, folder), join(root, folder), { recursive: true });
    }
  } else if (name !== undefined) {
    // Without the cache that the browser tests leave there: whoever copies a site has never built it.
    const filter = (path: string) => basename(path) !== '.kafedra';
    cpSync(join(repository, 'tests/sites', name), root, { recursive: true, filter });
  }
  const text = (file: string) => readFileSync(join(site.output, file), 'utf8');
  const site: TestSite = {
    root,
    output,
    path(file) {
      const path = join(root, file);
      mkdirSync(dirname(path), { recursive: true });
      return path;
    },
    build: (...args) => command(['build', '--root', root, '--output', site.output, ...args]),
    check: (...args) => command(['check', '--root', root, ...args]),
    text,
    page: (url) => load(text(url.endsWith('/') ? `${url.slice(1)}index.html` : url.slice(1))),
    files: () => filesIn(site.output),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  return site;
}

/** Every file below a folder, with forward slashes, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Text of the elements that match, with its white space folded. */
export function texts($: CheerioAPI, selector: string): string[] {
  return $(selector)
    .toArray()
    .map((element) => $(element).text().replace(/\s+/g, ' ').trim());
}
