/** What the repository's own workflows may do, and what a pull request's run may not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { repository } from '../builds/kafedra.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(repository, '.github/workflows');
const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const read = (name: string) => load(texts.get(name) ?? '') as Workflow;
const pages = read('pages.yml');

/** Jobs that run for an event; `if` names the events that a job is for, or not for. */
function jobsFor(event: string, { jobs }: Workflow): Job[] {
  return Object.values(jobs).filter(({ if: condition = '' }) => {
    const [, sign, named] = /github\.event_name (==|!=) '(\w+)'/.exec(condition) ?? [];
    return named === undefined || (sign === '==') === (named === event);
  });
}

const runs = (jobs: readonly Job[]) => jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
const actions = (jobs: readonly Job[]) =>
  jobs.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));

describe('a pull request', () => {
  const jobs = jobsFor('pull_request', pages);

  test('has a run of its own, which may read the repository and nothing else', () => {
    expect(Object.keys(pages.on)).toContain('pull_request');
    expect(jobs.length).toBe(1);
    expect(pages.permissions).toEqual({ contents: 'read' });
    for (const { permissions } of jobs) expect(permissions).toEqual({ contents: 'read' });
  });

  test('is checked and built as the work of a stranger, with packages that run nothing when they are installed', () => {
    const commands = runs(jobs);
    expect(commands[0]).toBe('npm ci --ignore-scripts');
    const kafedra = commands.filter((command) => /npm run (?:check|build)/.test(command));
    expect(kafedra.length).toBe(2);
    for (const command of kafedra) expect(command).toContain('--untrusted');
  });

  test('leaves nothing behind for a run that may publish: no artifact, no cache', () => {
    const steps = jobs.flatMap(({ steps }) => steps);
    expect(actions(jobs).filter((action) => !/^actions\/(?:checkout|setup-node)@/.test(action))).toEqual([]);
    for (const step of steps) expect(step.with?.cache).toBeUndefined();
  });
});

describe('publishing', () => {
  test('takes up what the last one has made, and nothing but the cache of Kafedra', () => {
    const caching = Object.entries(pages.jobs).flatMap(([job, { steps }]) =>
      steps.flatMap((step) => (step.uses?.startsWith('actions/cache') ? [[job, step.with?.path]] : [])),
    );
    expect(caching).toEqual([['build', '.kafedra/cache']]);
  });

  test('happens for a push to main only, in a job that has no code of the repository', () => {
    const { deploy } = pages.jobs;
    expect(deploy?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    expect(deploy?.needs).toBe('build');
    expect(deploy?.if).toContain("github.ref == 'refs/heads/main'");
    expect(deploy?.if).toContain("github.event_name != 'pull_request'");
    expect(actions([deploy as Job])).toEqual(['actions/deploy-pages@v5']);
    expect(runs([deploy as Job])).toEqual([]);
  });

  test('no other job may write anything', () => {
    const writing = Object.entries(pages.jobs).filter(([, { permissions = {} }]) =>
      Object.values(permissions).includes('write'),
    );
    expect(writing.map(([name]) => name)).toEqual(['deploy']);
  });
});

describe.each([...texts.keys()])('%s', (name) => {
  const workflow = read(name);
  const text = texts.get(name) ?? '';

  test('gives nobody more than reading, unless a job says so', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  test('knows no secret, and no event that would bring one to a stranger', () => {
    expect(text).not.toMatch(/secrets\.|pull_request_target|workflow_run/);
  });

  test('puts no text of a stranger into a command', () => {
    for (const command of runs(Object.values(workflow.jobs))) expect(command).not.toMatch(/\$\{\{/);
  });

  test('leaves no token in the checked-out folder', () => {
    for (const { steps } of Object.values(workflow.jobs)) {
      for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
        expect(step.with?.['persist-credentials']).toBe(false);
    }
  });

  test('uses the actions of GitHub alone, each in its agreed version', () => {
    const agreed = [
      'cache@v5',
      'checkout@v7',
      'setup-node@v7',
      'configure-pages@v6',
      'upload-pages-artifact@v5',
      'deploy-pages@v5',
    ];
    for (const action of actions(Object.values(workflow.jobs)))
      expect(agreed.map((version) => `actions/${version}`)).toContain(action);
  });
});

test('Dependabot keeps the versions of the actions', () => {
  const dependabot = load(readFileSync(join(repository, '.github/dependabot.yml'), 'utf8')) as {
    updates: { 'package-ecosystem': string }[];
  };
  expect(dependabot.updates.map((update) => update['package-ecosystem'])).toContain('github-actions');
});
