/**
 * Memory for pure functions. When one file of a thousand changes, the model is built anew as a whole, by the same
 * functions in the same order; what was made of the same parts before is not made again, and stays the same object.
 * So whoever compares two models sees at once what is new. The memory goes with its first argument.
 */

/**
 * A function that remembers, for each object given first, the last result and what it was made of. Other arguments
 * count as the same when they are identical, or are lists or records of identical parts. As it looks at all that it is
 * given, it is not for `map` and `flatMap`, which hand on an index and the list; `gather` does not.
 */
export function remembering<Key extends object, Rest extends readonly unknown[], Result>(
  make: (key: Key, ...rest: Rest) => Result,
): (key: Key, ...rest: Rest) => Result {
  const known = new WeakMap<Key, { readonly rest: Rest; readonly result: Result }>();
  return (key, ...rest) => {
    const last = known.get(key);
    if (last !== undefined && areSame(rest, last.rest)) return last.result;
    const result = make(key, ...rest);
    known.set(key, { rest, result });
    return result;
  };
}

function areSame(values: readonly unknown[], others: readonly unknown[]): boolean {
  for (let i = 0; i < values.length; i++) if (!isSame(values[i], others[i])) return false;
  return true;
}

/** Whether two values are identical, or lists or records of identical parts. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((part, i) => part === b[i])
    );
  }
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return keys.length === others.length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key]);
}

/** Whether two values made of plain data say the same. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((part, i) => isEqual(part, b[i]))
    );
  }
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && isPlain(value);
}

/** Lists and records; what has methods or hidden parts of its own is compared as a whole. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Array.prototype || prototype === Object.prototype;
}
