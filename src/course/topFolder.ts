/** The folders that lie in `content/` itself: each is a course, or pages that belong together. */
import { gather } from './gather.ts';

/** Files of `content/`, apart by the folder in which they lie, in the order in which they came. */
export interface ByTopFolder<Item> {
  /** What lies in no folder. */
  readonly root: readonly Item[];
  /** What lies in a folder, however deep, by its name. */
  readonly folders: ReadonlyMap<string, readonly [Item, ...Item[]]>;
}

/** Puts what has a path such as `content/mo/01-intro.md` to its folder. */
export function byTopFolder<Item extends { readonly file: string }>(
  items: Iterable<Item>,
): ByTopFolder<Item> {
  const root: Item[] = [];
  const folders = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const name = topFolderOf(item);
    const members = name === undefined ? root : folders.get(name);
    if (members !== undefined) members.push(item);
    else if (name !== undefined) folders.set(name, [item]);
  }
  return { root, folders };
}

/** All of them, those that lie in no folder first. */
export function itemsIn<Item>({ root, folders }: ByTopFolder<Item>): Item[] {
  return gather([root, ...folders.values()], (items) => items);
}

/** The same with another item in the place of that with its path. The lists of all other folders are the same objects. */
export function replaceIn<Item extends { readonly file: string }>(
  { root, folders }: ByTopFolder<Item>,
  item: Item,
): ByTopFolder<Item> {
  const replaced = (one: Item) => (one.file === item.file ? item : one);
  const name = topFolderOf(item);
  if (name === undefined) return { root: root.map(replaced), folders };
  const [first, ...others] = folders.get(name) ?? [item];
  return { root, folders: new Map(folders).set(name, [replaced(first), ...others.map(replaced)]) };
}

function topFolderOf({ file }: { readonly file: string }): string | undefined {
  const start = file.indexOf('/') + 1;
  const end = file.indexOf('/', start);
  return end === -1 ? undefined : file.slice(start, end);
}
