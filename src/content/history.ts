/**
 * When each file was last changed, as the history of its repository has it: one `git log` for all files, read as a
 * stream. Nothing of the repository runs: its configuration may name programs for watching, signing and comparing
 * files, and none of them is asked.
 */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { repositoryOf } from './repository.ts';

export interface History {
  /** Date of the last commit to a file, ISO 8601 as its author's clock showed it, by path from the site's root. */
  readonly dates: ReadonlyMap<string, string>;
  /** Whether older commits are missing: then the dates that are left would be false, and there are none. */
  readonly isShallow: boolean;
}

/** Reads the history of some files, named by their paths from the site's root. */
export type HistoryReader = (files: ReadonlySet<string>) => Promise<History | undefined>;

/** No history takes as long to read; a process that hangs must not hold up a build for ever. In milliseconds. */
const patience = 60_000;

/** Settings that could run a program, or show less or more than is read here; what is said here comes first. */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=false',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.follow=false',
  'protocol.allow=never',
  // A folder of the site that looks like a repository is none.
  'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting]);

/**
 * The history of a site's files; nothing where there is no repository, or no git. A file that was never committed has
 * no date. Dates are those of the authors: a text does not become newer because its commit is moved. Renames are not
 * followed: a file starts where it got its name.
 */
export async function readHistory(root: string, files: ReadonlySet<string>): Promise<History | undefined> {
  const place = repositoryOf(root);
  if (place === undefined) return undefined;
  const { top, folder } = place;
  const prefix = folder === '' ? '' : `${folder}/`;
  const shallow = await run(top, ['rev-parse', '--is-shallow-repository']);
  if (shallow === undefined) return undefined;
  if (shallow.trim() === 'true') return { dates: new Map(), isShallow: true };
  const dates = new Map<string, string>();
  const log = `log -z --format=%aI --name-only --no-renames --no-ext-diff --no-textconv --no-show-signature
    --no-color --no-notes --no-mailmap --no-decorate --no-diff-merges --no-relative`.split(/\s+/);
  let date = '';
  const isRead = await stream(top, [...log, 'HEAD', '--', `${prefix}content`], (token) => {
    const name = token.replace(/^\n/, '').normalize('NFC');
    if (isDate(name)) date = name.replace(/[+-]00:00$/, 'Z');
    const file = name.startsWith(`${prefix}content/`) ? name.slice(prefix.length) : '';
    // The newest commits come first.
    if (files.has(file) && !dates.has(file)) dates.set(file, date);
    return dates.size < files.size;
  });
  return { dates: isRead ? dates : new Map(), isShallow: false };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/.test(text);
}

/** What git prints; nothing where it fails. */
async function run(top: string, args: readonly string[]): Promise<string | undefined> {
  const parts: string[] = [];
  const succeeded = await stream(top, args, (token) => parts.push(token) > 0);
  return succeeded ? parts.join('\0') : undefined;
}

/** Gives what git prints between its zero bytes, one after the other, until `next` wants no more; false where git fails. */
function stream(top: string, args: readonly string[], next: (token: string) => boolean): Promise<boolean> {
  return new Promise((done) => {
    const git = spawn('git', ['--no-pager', '--literal-pathspecs', '-C', top, ...settings, ...args], {
      // Some systems look for a program in the current folder first, and a stranger may have put one into that of the site.
      cwd: dirname(process.execPath),
      env: environment(top),
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: patience,
      windowsHide: true,
    });
    let rest = '';
    let isEnough = false;
    const take = (token: string) => {
      isEnough ||= !next(token);
    };
    git.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const tokens = (rest + chunk).split('\0');
      rest = tokens.pop() ?? '';
      for (const token of tokens) if (!isEnough) take(token);
      if (isEnough) git.kill();
    });
    git.on('error', () => done(false));
    git.on('close', (code) => {
      if (code === 0 && rest !== '' && !isEnough) take(rest);
      done(code === 0 || isEnough);
    });
  });
}

/** The environment without what another git, such as one that runs a hook, has put there; nothing is fetched. */
function environment(top: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_(?!CONFIG)/.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_ALLOW_PROTOCOL: '',
    GIT_CEILING_DIRECTORIES: dirname(top),
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}
