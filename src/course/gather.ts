/** One list of what many parts have: most pages of a site have none of it, and `flatMap` wants a list of each. */
export function gather<Part, Item>(parts: Iterable<Part>, itemsOf: (part: Part) => Iterable<Item>): Item[] {
  const all: Item[] = [];
  for (const part of parts) for (const item of itemsOf(part)) all.push(item);
  return all;
}
