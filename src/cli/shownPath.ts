/** Paths as people write them. */
import { relative } from 'node:path';

/** A path as a person would write it from where the command runs; in full where that would climb up. */
export function shownPath(path: string): string {
  const short = relative('.', path);
  return short === '' || short.startsWith('..') ? path : short;
}
