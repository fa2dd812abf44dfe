/** What belongs to the site and is code or look rather than content: of somebody who is not trusted it has no effect. */
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { info, type Problem } from '../course/problem.ts';
import { ownConfigurationNames } from './ownConfiguration.ts';

const look = ['layouts', 'assets/styles/theme.css'];

/**
 * Tells what of a site's own configuration and look is left aside. `isOwnRepository`: the layouts and styles are
 * Kafedra's own, and stay in use.
 */
export async function tellLeftAside(root: string, isOwnRepository: boolean): Promise<Problem[]> {
  const names = [...ownConfigurationNames, ...(isOwnRepository ? [] : look)];
  const present = await Promise.all(names.map((name) => exists(join(root, name))));
  return names
    .filter((_, i) => present[i])
    .map((file) => info('untrusted-ignored', { file, line: 1, column: 1 }, { file }));
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
