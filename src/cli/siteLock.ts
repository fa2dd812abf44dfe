/**
 * The lock file of a new site, made of Kafedra's own: the same versions that Kafedra is tested with, and `npm ci` works
 * on a build server before anybody has run `npm install`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCompiled, packageRoot } from '../packageRoot.ts';
import type { Origin } from './origin.ts';
import { version } from './version.ts';

/** Entries of `package-lock.json` by their path. */
export type LockedPackages = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What npm repeats of a manifest in a lock file. */
const lockedFields = [
  'version',
  'license',
  'dependencies',
  'bin',
  'engines',
  'peerDependencies',
  'peerDependenciesMeta',
] as const;

/** Name of the file in `dist/` that holds what `lockedPackages` gives: npm puts no lock file into a package. */
export const lockedPackagesFile = 'lockedPackages.json';

/** All that Kafedra needs to run, as it is locked. */
export function lockedPackages(): LockedPackages {
  const file = isCompiled ? `dist/${lockedPackagesFile}` : 'package-lock.json';
  const { packages } = JSON.parse(readFileSync(join(packageRoot, file), 'utf8')) as {
    packages: LockedPackages;
  };
  return Object.fromEntries(
    Object.entries(packages).flatMap(([path, entry]) => {
      const { devOptional, ...rest } = entry;
      if (path === '' || entry.dev === true) return [];
      return [[path, devOptional === true ? { ...rest, optional: true } : rest]];
    }),
  );
}

/** The text of a lock file; nothing where the origin is none of a version or a file, and npm has to look itself. */
export function siteLock(name: string, { dependency, tarball }: Origin): string | undefined {
  if (tarball === undefined && dependency !== version) return undefined;
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const own = Object.fromEntries(lockedFields.map((field) => [field, manifest[field]]));
  const origin =
    tarball === undefined
      ? {}
      : {
          resolved: dependency,
          integrity: `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`,
        };
  const packages = {
    '': { name, dependencies: { kafedra: dependency } },
    'node_modules/kafedra': { ...origin, ...own },
    ...lockedPackages(),
  };
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ name, lockfileVersion: 3, requires: true, packages: sorted }, null, 2)}\n`;
}
