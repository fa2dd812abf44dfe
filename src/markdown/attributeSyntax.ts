/** The text between the braces of `{.class #id name="value"}`, and which names may stand there. */

/** Names and values in the order in which the author wrote them. */
export type Attributes = readonly (readonly [name: string, value: string])[];

const piece =
  /[ \t]*(?:\.(-*[\p{L}_][\p{L}\p{N}_-]*)|#([\p{L}\p{N}_][\p{L}\p{N}_:.-]*)|([a-z][a-z\d-]*)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'{}]+)))/iuy;
const end = /[ \t]*\}/y;

const known = new Set([
  'class',
  'id',
  'style',
  'title',
  'lang',
  'dir',
  'align',
  'valign',
  'width',
  'height',
  'loading',
  'decoding',
  'target',
  'rel',
  'start',
  'colspan',
  'rowspan',
]);

/**
 * Reads attributes at a `{`, as Pandoc writes them or as kramdown does (`{: .class}`). Undefined when any other
 * text is between the braces: a set `{a, b}` or a tag of a template language is not an attribute.
 */
export function readAttributes(
  text: string,
  start: number,
): { readonly attributes: Attributes; readonly end: number } | undefined {
  const attributes: [string, string][] = [];
  let position = text.charAt(start + 1) === ':' ? start + 2 : start + 1;
  for (;;) {
    piece.lastIndex = position;
    const found = piece.exec(text);
    if (found === null) break;
    const [all, className, id, name = '', double, single, bare] = found;
    if (className !== undefined) attributes.push(['class', className]);
    else if (id !== undefined) attributes.push(['id', id]);
    else attributes.push([name.toLowerCase(), double ?? single ?? bare ?? '']);
    position += all.length;
  }
  end.lastIndex = position;
  const closing = end.exec(text)?.[0];
  if (closing === undefined || attributes.length === 0) return undefined;
  return { attributes, end: position + closing.length };
}

/** Whether a name may follow an element: the list is closed, so that a typo stays visible as text. */
export function isKnownAttribute(name: string): boolean {
  return known.has(name) || /^(?:data|aria)-[a-z\d-]+$/.test(name);
}

/** Whether an attribute is a program: an event handler or a document of its own. */
export function isActiveAttribute(name: string): boolean {
  return name.startsWith('on') || name === 'srcdoc' || name === 'ping' || name === 'xml:base';
}
