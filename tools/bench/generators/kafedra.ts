/** The bench's site as Kafedra makes it: as it is, and without the search index that the others do not make. */
import { fileURLToPath } from 'node:url';
import { lessonFile, writeSite } from '../corpus.ts';
import type { BuildOptions, Command, Generator } from './types.ts';
import { versionOf } from './version.ts';

/** Kafedra as it is; `program` is its command line. */
export function searchedKafedra(program: string): Generator {
  return {
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
}

/** Kafedra, kept from making the search index: that of an installation with `noPagefind`. */
export function plainKafedra(program: string): Generator {
  return {
    ...searchedKafedra(program),
    name: 'kafedra',
    check: (site) => kafedraCommand(program, 'check', site),
    isSearched: false,
  };
}

/** What an installation has in the place of Pagefind, so that there is no index. */
export const noPagefind = { pagefind: fileURLToPath(new URL('../noPagefind', import.meta.url)) };

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
