/** Finds the end of an element of HTML, those of its name within it passed over. */

/** Where the element ends whose tag stands at `from`; nothing where it is never closed. */
export function endOfElement(text: string, from: number, name: string): number | undefined {
  let depth = 0;
  const tags = new RegExp(`<!--[\\s\\S]*?(?:-->|$)|<(/?)${name}\\b[^<>]*>`, 'gi');
  tags.lastIndex = from;
  for (let tag = tags.exec(text); tag !== null; tag = tags.exec(text)) {
    if (tag[0].startsWith('<!--')) continue;
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return tag.index + tag[0].length;
  }
  return undefined;
}
