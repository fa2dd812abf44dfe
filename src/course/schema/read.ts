/**
 * Reads YAML with its places through a schema. What fits is kept and what does not becomes a problem at
 * its own key or value, so that one mistake never hides another or takes its neighbours with it.
 */
import { z } from 'zod';
import { nearest } from '../nearest.ts';
import { error, info, type Place, type Problem } from '../problem.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../source.ts';
import type { IssueParams } from './fields.ts';
import { foreignKeys, foreignSidebarKeys } from './foreignKeys.ts';

type Path = readonly (string | number)[];

/** What was read, and where each part of it stands in the file. */
export interface Reading<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
  /** Place of the value at a path; of the nearest part around it that exists. */
  place(...path: (string | number)[]): Place;
  /** Node at a path. */
  node(...path: (string | number)[]): YamlNode | undefined;
}

type Plain = string | Plain[] | { [key: string]: Plain };

/**
 * Reads a map or list with a schema of `z.strictObject` and `z.array`. `what` names the thing in messages
 * (`course`, `lesson`, `site`…).
 */
export function readYaml<Schema extends z.ZodType>(
  written: YamlNode,
  schema: Schema,
  what: string,
): Reading<z.output<Schema>> {
  const root = withoutNothing(written);
  const plain = plainOf(root);
  const problems: Problem[] = [];
  const mended: Path[] = [];
  // A failed parse gives nothing at all, so the faulty parts are taken out (or, where they are required,
  // left empty: the error keeps the build from publishing it) and the rest is read again. What is wrong
  // with a part that was mended already is our doing, not the author's.
  for (let round = 0; round < 100; round++) {
    const result = schema.safeParse(plain);
    if (result.success) return reading(root, result.data, withoutMisspelt(problems));
    for (const issue of result.error.issues) {
      const path = issue.path as Path;
      if (!mended.some((other) => other.every((part, i) => part === path[i]))) {
        problems.push(...problemsOf(issue, root, schema, what));
        if (issue.code !== 'unrecognized_keys') mended.push(path);
      }
      mend(plain, issue);
    }
  }
  throw new Error(`The schema of "${what}" cannot be satisfied: ${problems.map((p) => p.code).join(', ')}`);
}

function reading<T>(root: YamlNode, value: T, problems: readonly Problem[]): Reading<T> {
  return {
    value,
    problems,
    place: (...path) => placeOf(root, path),
    node: (...path) => nodeAt(root, path),
  };
}

/** YAML's words for no value, which authors write where they have none yet. */
const nothing: ReadonlySet<string> = new Set(['~', 'null']);
/** Names are what their authors typed, whatever YAML takes the word for. */
const names: ReadonlySet<string> = new Set(['title', 'nav_title']);

/** The same with the empty value in the place of YAML's words for it; between quotation marks they are words. */
function withoutNothing(node: YamlNode): YamlNode {
  if (node.kind === 'scalar') {
    return node.written === undefined && nothing.has(node.value) ? { ...node, value: '' } : node;
  }
  if (node.kind === 'list') return { ...node, items: node.items.map(withoutNothing) };
  const entries = node.entries.map((entry) =>
    names.has(entry.key) ? entry : { ...entry, value: withoutNothing(entry.value) },
  );
  return { ...node, entries };
}

/** The values alone, without what is empty; objects without a prototype, so that no key can mean more than itself. */
function plainOf(node: YamlNode): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainOf);
  const plain: { [key: string]: Plain } = Object.create(null);
  for (const { key, value } of node.entries) {
    if (!isEmpty(value)) plain[key] = plainOf(value);
  }
  return plain;
}

/** Whether a value is none: `slides:` and `slides: ""`. */
export function isEmpty(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value.trim() === '';
}

function problemsOf(issue: z.core.$ZodIssue, root: YamlNode, schema: z.ZodType, what: string): Problem[] {
  const path = issue.path as Path;
  const place = placeOf(root, path);
  const field = fieldName(path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(issue, key, root, schema, what));
  if (issue.code === 'custom') {
    const { code, values } = issue.params as IssueParams;
    return [error(code, place, { key: lastKey(path), ...values }, field)];
  }
  const node = nodeAt(root, path);
  if (node === undefined || isEmpty(node)) {
    const key = lastKey(path);
    const parent = thing(path.slice(0, -1), what);
    return node === undefined
      ? [error('missing-key', place, { key, what: parent }, field)]
      : [error('empty-value', keyPlaceOf(root, path), { key, what: parent }, field)];
  }
  // Where a list may stand, what does not fit is in it.
  if (issue.code === 'invalid_union' && node.kind === 'list') {
    return node.items.flatMap((item, i) => {
      if (item.kind === 'scalar') return [];
      const values = { key: lastKey(path), found: found(item), wanted: 'text' };
      return [error('wrong-type', item.place, values, fieldName([...path, i]))];
    });
  }
  return [
    error('wrong-type', place, { key: lastKey(path), found: found(node), wanted: wanted(issue) }, field),
  ];
}

/** A key that is missing and one beside it that means nothing are one mistake: the key is misspelt. */
function withoutMisspelt(problems: readonly Problem[]): Problem[] {
  const parentOf = (field = '') => field.replace(/\.?[^.]*$/, '');
  const missing = problems.filter(({ code }) => code === 'missing-key');
  const told = new Set<Problem>();
  const mended = problems.map((problem) => {
    if (problem.code !== 'unknown-key') return problem;
    const beside = missing.filter(
      (other) => !told.has(other) && parentOf(other.field) === parentOf(problem.field),
    );
    if (problem.values.url !== undefined) {
      for (const other of beside) told.add(other);
      return problem;
    }
    const meant = beside.find(({ values }) => values.key === problem.values.near);
    // In an entry of a list there is little else that a key without any likeness could mean.
    const only = problem.values.near === undefined && problem.field?.includes('[') ? beside[0] : undefined;
    const counterpart = meant ?? only;
    if (counterpart === undefined) return problem;
    told.add(counterpart);
    return { ...problem, values: { ...problem.values, near: counterpart.values.key as string } };
  });
  return mended.filter((problem) => !told.has(problem));
}

function unknownKey(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  key: string,
  root: YamlNode,
  schema: z.ZodType,
  what: string,
): Problem {
  const parent = issue.path as Path;
  const path = [...parent, key];
  const place = keyPlaceOf(root, path);
  const field = fieldName(path);
  if (isForeign(key, parent)) return info('foreign-key', place, { key }, field);
  const near = nearest(key, keysOf(schema, parent));
  const inEntry = near === undefined ? meantInEntry(key, root, schema, parent) : { near };
  const owner = inEntry === undefined ? ownerOf(key, schema, parent, what) : undefined;
  return error(
    'unknown-key',
    place,
    {
      key,
      what: thing(parent, what),
      ...inEntry,
      ...(owner === undefined ? {} : { owner }),
    },
    field,
  );
}

/**
 * What a key like no other means in an entry that may have a title and a url: the url under another name, as in
 * `link: /ml/` beside a title, or both at once, as in `Slides: /ml/`.
 */
function meantInEntry(
  key: string,
  root: YamlNode,
  schema: z.ZodType,
  entry: Path,
): { readonly near: string } | { readonly url: string } | undefined {
  const map = nodeAt(root, entry);
  const known = keysOf(schema, entry);
  if (map?.kind !== 'map' || typeof entry.at(-1) !== 'number') return undefined;
  if (!known.includes('title') || !known.includes('url') || entryOf(map, 'url') !== undefined)
    return undefined;
  const value = entryOf(map, key)?.value;
  if (value?.kind !== 'scalar') return undefined;
  if (map.entries.length === 1 && !otherNamesOfUrl.has(key)) {
    return /^\S*[./]\S*$/.test(value.value) ? { url: value.value } : undefined;
  }
  return /^(?:\.{0,2}\/|https?:)/i.test(value.value) ? { near: 'url' } : undefined;
}

const otherNamesOfUrl: ReadonlySet<string> = new Set(['link', 'href']);

/** To what a key belongs that stands one level too high or too low: `slides` beside `sections`, `permalink` in one of them. */
function ownerOf(key: string, schema: z.ZodType, parent: Path, what: string): string | undefined {
  if (parent.length > 0) return keysOf(schema, []).includes(key) ? what : undefined;
  return keysOf(schema, [])
    .filter((below) => Object.hasOwn(things, below) && keysOf(schema, [below, 0]).includes(key))
    .map((below) => things[below])[0];
}

/** Keys that the schema knows at a path, for "did you mean". */
function keysOf(schema: z.ZodType, path: Path): readonly string[] {
  let part = bare(schema);
  for (const step of path) {
    if (part instanceof z.ZodArray) part = bare(part.element as z.ZodType);
    else if (part instanceof z.ZodObject && part.shape[step] !== undefined)
      part = bare(part.shape[step] as z.ZodType);
    else return [];
  }
  return part instanceof z.ZodObject ? Object.keys(part.shape) : [];
}

function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap() as z.ZodType) : schema;
}

function isForeign(key: string, path: Path): boolean {
  if (path.length === 0) return foreignKeys.has(key);
  return path.length === 1 && path[0] === 'sidebar' && foreignSidebarKeys.has(key);
}

/** What a path leads to, in the words of the model: `sections[2]` of a lesson is a `section`. */
function thing(path: Path, what: string): string {
  const key = path.findLast((part) => typeof part === 'string');
  return key === undefined ? what : (things[key] ?? (path.length > 0 ? key : what));
}

const things: Readonly<Record<string, string>> = {
  sections: 'section',
  additional: 'link',
  modules: 'module-entry',
  children: 'navigation-entry',
};

/** What a value is, as a message names it. */
export function found(node: YamlNode): string {
  return node.kind === 'scalar' ? 'text' : node.kind;
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') return 'text-or-list';
  if (issue.code !== 'invalid_type') return 'text';
  return { array: 'list', object: 'map', record: 'map' }[issue.expected as string] ?? 'text';
}

function mend(plain: Plain, issue: z.core.$ZodIssue): void {
  const path = issue.path as Path;
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [path.at(-1)];
  const parentPath = issue.code === 'unrecognized_keys' ? path : path.slice(0, -1);
  let parent: Plain = plain;
  for (const part of parentPath) parent = (parent as { [key: string]: Plain })[part as string] as Plain;
  for (const key of keys) {
    if (Array.isArray(parent)) {
      // The place of an item stays, so that the paths of its neighbours still fit the file.
      parent[key as number] = listItemStandIn(issue);
    } else if (typeof parent === 'object' && key !== undefined) {
      if (key in parent) delete parent[key as string];
      else parent[key as string] = '';
    }
  }
}

function listItemStandIn(issue: z.core.$ZodIssue): Plain {
  return issue.code === 'invalid_type' && issue.expected === 'object' ? Object.create(null) : '';
}

/** The node at a path, or nothing where the file has none. */
export function nodeAt(root: YamlNode, path: Path): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const part of path) {
    if (node?.kind === 'list') node = node.items[part as number];
    else if (node?.kind === 'map') node = entryOf(node, part as string)?.value;
    else return undefined;
  }
  return node;
}

/** The last entry of a key: where a key stands twice, the last one counts. */
export function entryOf(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.findLast((entry) => entry.key === key);
}

function placeOf(root: YamlNode, path: Path): Place {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(root, path.slice(0, length));
    if (node !== undefined) return node.place;
  }
  return root.place;
}

function keyPlaceOf(root: YamlNode, path: Path): Place {
  const parent = nodeAt(root, path.slice(0, -1));
  const entry = parent?.kind === 'map' ? entryOf(parent, path.at(-1) as string) : undefined;
  return entry?.keyPlace ?? placeOf(root, path);
}

function lastKey(path: Path): string {
  return String(path.findLast((part) => typeof part === 'string') ?? '');
}

/** `sections[2].youtube`, counting from 1 as people do. */
export function fieldName(path: Path): string {
  return path.reduce<string>(
    (name, part) =>
      typeof part === 'number' ? `${name}[${part + 1}]` : name === '' ? part : `${name}.${part}`,
    '',
  );
}
