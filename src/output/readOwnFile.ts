/** Reads files of a site's own look. */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ifPresent } from './ifPresent.ts';

/**
 * The bytes of a file by its path below a folder. Nothing where there is none, or where a link leads to it: what a
 * link in somebody's site leads to must not come out in a page.
 */
export function readOwnFile(folder: string, name: string): Buffer | undefined {
  return ifPresent(() => {
    const path = join(realpathSync(folder), name);
    return realpathSync(path) === path ? readFileSync(path) : undefined;
  });
}
