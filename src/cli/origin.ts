/** Where a new site gets Kafedra from: the registry, unless this Kafedra itself came from elsewhere. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ifPresent } from '../output/ifPresent.ts';
import { isCompiled, packageRoot } from '../packageRoot.ts';
import { CommandError } from './site.ts';
import { version } from './version.ts';
import { terminalLang, wordsFor } from './words/index.ts';

export interface Origin {
  /** What stands in `package.json`: a version, an address, `file:…`. */
  readonly dependency: string;
  /** The package as a file, which goes into the site, so that a build server has it too. */
  readonly tarball?: string;
  /** Whether it is a folder of this computer, which no build server has. */
  readonly isFolder?: boolean;
}

/** Where the package lies in a site that has it as a file. */
export function vendored(tarball: string): string {
  return `vendor/${basename(tarball)}`;
}

/** The origin that was named (`--package`), or that of this Kafedra. `root` is the new site, absolute. */
export function originOf(named: string | undefined, root: string): Origin {
  if (named !== undefined) {
    const path = resolve(named.replace(/^file:/, ''));
    if (existsSync(path)) return statSync(path).isDirectory() ? folder(path, root) : tarball(path);
    if (/^(?:file:|[./~])|\.tgz$/.test(named) && !/^\w+:\/\//.test(named)) {
      throw new CommandError(wordsFor(terminalLang()).noPackage({ path: named }));
    }
    return { dependency: named };
  }
  if (!isCompiled) return folder(packageRoot, root);
  // The folder that has this Kafedra installed: a site, or what npx keeps.
  const host = dirname(dirname(packageRoot));
  const manifest = ifPresent(() => readFileSync(join(host, 'package.json'), 'utf8'));
  const { dependencies = {} } = JSON.parse(manifest ?? '{}') as { dependencies?: Record<string, string> };
  const asked = dependencies.kafedra ?? version;
  const path = resolve(host, asked.replace(/^file:/, ''));
  if (asked.startsWith('file:') && path.endsWith('.tgz') && existsSync(path)) return tarball(path);
  return { dependency: /^\w+(?:\+\w+)?:\/\//.test(asked) ? asked : version };
}

function tarball(path: string): Origin {
  return { dependency: `file:${vendored(path)}`, tarball: path };
}

function folder(path: string, root: string): Origin {
  return { dependency: `file:${relative(root, path).split(sep).join('/')}`, isFolder: true };
}
