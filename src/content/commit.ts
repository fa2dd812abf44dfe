/** What a repository's history is at this moment, without asking git: that would take longer than a build with nothing to do. */
import { lstatSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryOf } from './repository.ts';

/**
 * A name for the history that dates come from: another one after a commit, a checkout, a fetch of older commits. Empty
 * outside any repository.
 */
export function commitOf(root: string): string {
  const top = repositoryOf(root)?.top;
  if (top === undefined) return '';
  const own = gitFolder(join(top, '.git'));
  // A work tree beside another one has a head of its own, and shares all else.
  const shared = resolve(own, textOf(join(own, 'commondir')).trim());
  const head = textOf(join(own, 'HEAD'));
  const ref = /^ref: (.*)$/m.exec(head)?.[1];
  const commit = ref === undefined ? '' : textOf(join(shared, ref)) || textOf(join(shared, 'packed-refs'));
  const others = ['reftable/tables.list', 'shallow'].map((name) => textOf(join(shared, name)));
  return [head, commit, ...others].join('\n');
}

/** `.git` is a file that names a folder in a work tree beside another one, and in a submodule. */
function gitFolder(path: string): string {
  const named = /^gitdir: (.*)$/m.exec(textOf(path))?.[1];
  return named === undefined ? path : resolve(path, '..', named);
}

/** Empty where there is no such file. */
function textOf(path: string): string {
  try {
    return lstatSync(path).isFile() ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}
