/** Where a site lies in the repository that holds it. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export interface RepositoryPlace {
  /** Folder of the repository, absolute. */
  readonly top: string;
  /** Folder of the site from there, with forward slashes; empty where it is the same. */
  readonly folder: string;
}

/** The repository that holds a folder; nothing where none does. */
export function repositoryOf(root: string): RepositoryPlace | undefined {
  if (!existsSync(root)) return undefined;
  const site = realpathSync(root);
  for (let top = site; ; top = dirname(top)) {
    // A file in a work tree of its own, a folder otherwise.
    if (existsSync(join(top, '.git'))) return { top, folder: relative(top, site).split(sep).join('/') };
    if (top === dirname(top)) return undefined;
  }
}
