/** What the system says of a file, by which another text in it is noticed without reading it. */
import { lstatSync } from 'node:fs';

/** Numbers, because texts made of them take longer to compare than the system takes to answer. */
export type Stamp = readonly [mtimeMs: number, ctimeMs: number, size: number, ino: number];

/** A file that was changed fewer milliseconds ago may be changed again within the same tick of its clock. */
const coarsestClock = 2_500;

/** The stamp of a file, where another file, or another text in it, would certainly have another stamp. */
export function certainStamp(path: string): Stamp | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined || Date.now() - stat.mtimeMs < coarsestClock) return undefined;
  return [stat.mtimeMs, stat.ctimeMs, stat.size, stat.ino];
}

/** Whether two stamps are certain, and the same. */
export function isSameStamp(a: Stamp | undefined | null, b: Stamp | undefined | null): boolean {
  return a != null && b != null && a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];
}
