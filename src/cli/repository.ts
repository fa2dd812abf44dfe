/** Where a site lies in the repository that holds it: services that show a report know paths from there. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Folder of the site from the root of its repository, with forward slashes; empty when it is the root, or in none. */
export function siteFolderInRepository(root: string): string {
  const site = realpathSync(root);
  for (let folder = site; ; folder = dirname(folder)) {
    // A file in a work tree of its own, a folder otherwise.
    if (existsSync(join(folder, '.git'))) return relative(folder, site).split(sep).join('/');
    if (folder === dirname(folder)) return '';
  }
}
