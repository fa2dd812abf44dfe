/** Asks a program for its version. */
import { spawnSync } from 'node:child_process';

/** The first number with points in what the program says; nothing where there is no such program. */
export function versionOf(file: string, ...args: readonly string[]): string | undefined {
  const { error, stdout } = spawnSync(file, args, { encoding: 'utf8' });
  return error === undefined ? /\d+(?:\.\d+)+/.exec(stdout)?.[0] : undefined;
}
