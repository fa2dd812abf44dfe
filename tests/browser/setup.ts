/** Before the browser tests: the sites are built by the command line and served, and Chromium is found; once for all files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { filesIn, kafedra, repository } from '../builds/kafedra.ts';
import { launchOptions } from './chromium.ts';
import { serve } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** How to start Chromium. */
    readonly chromium: LaunchOptions;
    /** Below `/printed/` of its server, and not among its pages, stands the site of a small course. */
    readonly demo: BuiltSite;
    /** The demo as it works from a folder. */
    readonly portable: BuiltSite;
    readonly rtl: BuiltSite;
    /** A small site in a folder of its server, at `/repo/`. */
    readonly repo: BuiltSite;
  }
}

export interface BuiltSite {
  readonly folder: string;
  /** `http://127.0.0.1:4711`. */
  readonly origin: string;
  /** Addresses of all its pages but `404.html`. */
  readonly pages: readonly string[];
}

interface Flags {
  readonly basePath?: string;
  readonly portable?: boolean;
}

/** Run by Vitest; what it gives undoes everything. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kafedra-browser-'));
  const closing: (() => Promise<void>)[] = [];
  const publish = async (root: string, output: string, { basePath = '/', portable = false }: Flags = {}) => {
    const { code, stderr } = await kafedra([
      ...['build', '--root', root, '--output', join(output, basePath), '--base-path', basePath],
      ...(portable ? ['--portable'] : []),
    ]);
    if (code !== 0) throw new Error(`The site for the browser tests was not built:\n${stderr}`);
  };
  const build = async (name: 'demo' | 'portable' | 'rtl' | 'repo', root: string, flags: Flags = {}) => {
    const output = join(folder, name);
    await publish(root, output, flags);
    const { origin, close } = await serve(output);
    closing.push(close);
    const pages = filesIn(output)
      .filter((file) => file.endsWith('index.html'))
      .map((file) => `/${file.slice(0, -'index.html'.length)}`);
    project.provide(name, { folder: output, origin, pages });
  };
  const undo = async () => {
    await Promise.all(closing.map((close) => close()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([
      launchOptions().then((options) => project.provide('chromium', options)),
      build('demo', repository).then(() =>
        publish(join(repository, 'tests/sites/printed'), join(folder, 'demo'), { basePath: '/printed/' }),
      ),
      build('portable', repository, { portable: true }),
      build('rtl', join(repository, 'tests/sites/rtl')),
      build('repo', join(repository, 'tests/sites/minimal'), { basePath: '/repo/' }),
    ]);
  } catch (error) {
    await undo();
    throw error;
  }
  return undo;
}
