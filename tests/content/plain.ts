/** Short forms in which a test can say what it expects. */
import type { Problem } from '../../src/course/problem.ts';
import type { YamlNode } from '../../src/course/source.ts';

export type Plain = string | Plain[] | { [key: string]: Plain };

/** The values of a node without their places. */
export function plain(node: YamlNode): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

/** Places of all keys and values, as `key 2:1` and `=value 2:8`, in the order of the file. */
export function places(node: YamlNode): string[] {
  const { line, column } = node.place;
  if (node.kind === 'scalar')
    return [`=${node.value.trim()} ${line}:${column}${/^[|>]/.test(node.written ?? '') ? ' block' : ''}`];
  if (node.kind === 'list') return [`[ ${line}:${column}`, ...node.items.flatMap(places)];
  return [
    `{ ${line}:${column}`,
    ...node.entries.flatMap(({ key, keyPlace, value }) => [
      `${key} ${keyPlace.line}:${keyPlace.column}`,
      ...places(value),
    ]),
  ];
}

/** Problems as `3:5 yaml-tab`. */
export function brief(problems: readonly Problem[]): string[] {
  return problems.map(({ line, column, code }) => `${line}:${column} ${code}`);
}
