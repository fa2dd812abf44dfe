/**
 * The moment in which a finished build takes the place of the published site, and what is left to do when the
 * process was killed in it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Workplace } from './workplace.ts';

/**
 * Puts the staging folder in the place of the published one. Beside it these are two renames, one right after the
 * other, so that a server misses the site for some millionths of a second. Inside it each entry is renamed by
 * itself; a list made before says what is left to do if that is interrupted.
 */
export function swapIn(workplace: Workplace): void {
  const { published, staging, old } = workplace;
  if (workplace.inside === undefined) {
    const replaced = existsSync(published);
    if (replaced) renameSync(published, old);
    try {
      renameSync(staging, published);
    } catch (error) {
      if (replaced) renameSync(old, published);
      throw error;
    }
    removeFolder(old);
  } else {
    writeFileSync(unfinished(workplace), JSON.stringify(readdirSync(staging)));
    renameSync(unfinished(workplace), whole(workplace));
    moveEntries(workplace);
  }
}

/**
 * Mends what a killed build left: a site that was taken away comes back, a swap of entries that had begun is
 * finished, and a build that was not finished goes.
 */
export function recover(workplace: Workplace): void {
  const { published, staging, old } = workplace;
  if (workplace.inside !== undefined) {
    if (existsSync(whole(workplace))) moveEntries(workplace);
    for (const part of [unfinished(workplace), staging, old]) rmSync(part, { recursive: true, force: true });
    return;
  }
  if (existsSync(old)) {
    if (existsSync(published)) rmSync(old, { recursive: true, force: true });
    else renameSync(old, published);
  }
  rmSync(staging, { recursive: true, force: true });
}

/** The names of all that the new site has at the top; the file is there only while entries are moved. */
function whole({ staging }: Workplace): string {
  return join(dirname(staging), 'swap.json');
}

function unfinished(workplace: Workplace): string {
  return `${whole(workplace)}-new`;
}

/** May be interrupted anywhere and begun anew: what is still in the staging folder has not been moved yet. */
function moveEntries(workplace: Workplace): void {
  const { published, staging, old } = workplace;
  const names = JSON.parse(readFileSync(whole(workplace), 'utf8')) as string[];
  mkdirSync(old, { recursive: true });
  const takeAway = (name: string) => {
    if (existsSync(join(published, name))) renameSync(join(published, name), join(old, name));
  };
  for (const name of readdirSync(staging)) {
    takeAway(name);
    renameSync(join(staging, name), join(published, name));
  }
  const kept = new Set([...names, '.kafedra']);
  for (const name of readdirSync(published)) if (!kept.has(name)) takeAway(name);
  rmSync(whole(workplace));
  removeFolder(old);
}

/** The site is published by now: what cannot be removed is tried again at the next build. */
function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody may have a file open in it, or have taken away the right to delete.
  }
}
