/** The bench's site as Kafedra makes it: as it is, and without the search index that the others do not make. */
import { lessonFile, writeSite } from '../corpus.ts';
import type { BuildOptions, Command, Generator } from './types.ts';
import { versionOf } from './version.ts';

export interface Kafedras {
  /** Kafedra as it is. */
  readonly searched: Generator;
  /** Kafedra, kept from making the search index. */
  readonly plain: Generator;
}

/** Kafedra, whose command line is `program`. */
export function kafedras(program: string): Kafedras {
  const searched: Generator = {
    name: 'kafedra+search',
    version: () => versionOf(process.execPath, program, '--version'),
    remedy: 'npm ci',
    writeSite,
    lesson: ({ key }, lesson) => ({ file: `content/${key}/${lesson.name}.md`, text: lessonFile(lesson) }),
    build: (site, options) => kafedraCommand(program, 'build', site, options),
    output: '_site',
    caches: ['.kafedra'],
    isSearched: true,
    hasBasePath: true,
  };
  const plain: Generator = {
    ...searched,
    name: 'kafedra',
    check: (site) => kafedraCommand(program, 'check', site),
    build: (site, options) => ({ ...searched.build(site, options), env: withoutIndex }),
    isSearched: false,
  };
  return { searched, plain };
}

/** `kafedra <name>` on a site. */
export function kafedraCommand(
  program: string,
  name: string,
  site: string,
  { basePath }: BuildOptions = {},
): Command {
  const base = basePath === undefined ? [] : ['--base-path', basePath];
  return { file: process.execPath, args: [program, name, '--root', '.', ...base], folder: site };
}

const withoutIndex = { NODE_OPTIONS: `--import ${new URL('withoutIndex.js', import.meta.url).href}` };
