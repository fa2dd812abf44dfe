/** One map made of several: that of before, while they say the same. */
import { isSame } from './remember.ts';

/** What a map was made of. */
const partsOf = new WeakMap<object, readonly ReadonlyMap<string, string>[]>();

/** A later map has the last word. */
export function joined(
  parts: readonly ReadonlyMap<string, string>[],
  before: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  const last = before === undefined ? undefined : partsOf.get(before);
  if (
    before !== undefined &&
    last?.length === parts.length &&
    parts.every((part, i) => saysSame(part, last[i]))
  ) {
    return before;
  }
  const all = new Map<string, string>();
  for (const part of parts) for (const [key, value] of part) all.set(key, value);
  partsOf.set(all, parts);
  return all;
}

function saysSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string> | undefined): boolean {
  return a === b || (b !== undefined && isSame([...a].flat(), [...b].flat()));
}
