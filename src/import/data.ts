/** Plain data as YAML gives it, without prototypes, so that no key of the author can reach an object of ours. */

export type Data = string | number | boolean | null | Date | readonly Data[] | DataMap;

export interface DataMap {
  readonly [key: string]: Data;
}

/** A new map with these entries. */
export function dataMap(entries: Iterable<readonly [string, Data]> = []): DataMap {
  const map: Record<string, Data> = Object.create(null);
  for (const [key, value] of entries) map[key] = value;
  return map;
}

/** Whether a value is a map. */
export function isMap(value: unknown): value is DataMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The map, or an empty one for anything else. */
export function mapOf(value: Data | undefined): DataMap {
  return isMap(value) ? value : dataMap();
}

/** The list; a single value is a list of one, nothing is none. */
export function listOf(value: Data | undefined): readonly Data[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A scalar as text, or nothing where there is none. */
export function textOf(value: Data | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value instanceof Date ? value.toISOString().slice(0, 10) : undefined;
}

/** Text with something in it, trimmed. */
export function filledTextOf(value: Data | undefined): string | undefined {
  const text = textOf(value)?.trim();
  return text === '' ? undefined : text;
}

/** The second over the first; maps are merged, as Jekyll merges the defaults with what a file says. */
export function merged(below: DataMap, above: DataMap): DataMap {
  const result: Record<string, Data> = Object.assign(Object.create(null), below);
  for (const [key, value] of Object.entries(above)) {
    const before = result[key];
    result[key] = isMap(before) && isMap(value) ? merged(before, value) : value;
  }
  return result;
}
