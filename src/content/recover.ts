/**
 * What can be told of a page whose front matter cannot be read: where it is to stand, and whether it is to be
 * seen at all. Without that, every link to the page would be one more mistake.
 */
import type { Place } from '../course/problem.ts';
import type { YamlEntry, YamlMap } from '../course/source.ts';

/** Front matter of a page has these on lines of their own, whatever is wrong between them. */
const fact = /^[ \t]*(permalink|layout|draft|published|planned|order):[ \t]*(\S.*)$/;

/** Sections may be planned, too; of the page is what stands no further in than its first key. */
const firstKey = /^([ \t]*)[\w-]+:/m;

/** Front matter that is longer than this was damaged beyond telling. */
const linesLookedAt = 200;
/** No address is longer than this, with all that may stand around it. */
const longestLine = 1_000;

/** The facts that stand whole on a line of `text`, which starts at `start`; the first of each name counts. */
export function recoverFacts(text: string, start: Place): YamlMap {
  const entries = new Map<string, YamlEntry>();
  const margin = firstKey.exec(text.slice(0, longestLine))?.[1]?.length ?? 0;
  for (const [index, line] of text.split('\n', linesLookedAt).entries()) {
    const [, key, written = ''] = (line.length > longestLine ? null : fact.exec(line)) ?? [];
    if (key === undefined || entries.has(key)) continue;
    if (key === 'planned' && line.search(/\S/) > margin) continue;
    const place = { ...start, line: start.line + index, column: line.indexOf(written) + 1 };
    const keyPlace = { ...place, column: line.indexOf(key) + 1 };
    const value = written.replace(/\s+#.*$/, '').replace(/^(["'])(.*)\1\s*$/, '$2');
    entries.set(key, { key, keyPlace, value: { kind: 'scalar', value: value.trim(), place } });
  }
  return { kind: 'map', entries: [...entries.values()], place: start };
}
