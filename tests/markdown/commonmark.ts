/** HTML of CommonMark's examples and of ours, brought to one spelling. */
import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5';

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/**
 * HTML as a browser understands it, without what Kafedra puts around every heading, picture, table and block of code,
 * and with addresses decoded.
 */
export function normal(html: string): string {
  const tree = parseFragment(html);
  simplify(tree);
  return serialize(tree)
    .replace(/\s+(?=<)|(?<=>)\s+/g, '')
    .trim();
}

/** Attributes that Kafedra adds, by element. */
const added: Readonly<Record<string, readonly string[]>> = {
  a: ['rel'],
  img: ['loading', 'decoding'],
  pre: ['class', 'tabindex', 'role', 'aria-label'],
};

function simplify(parent: Parent): void {
  parent.childNodes = parent.childNodes.flatMap((node) => {
    if (!('attrs' in node)) return [node];
    simplify(node);
    if (
      hasClass(node, 'anchor') ||
      hasClass(node, 'table-scroll') ||
      /(?:^| )hljs-/.test(attribute(node, 'class'))
    )
      return node.childNodes;
    const isHeading = /^h[1-6]$/.test(node.tagName);
    // The title of the page is its only h1, so the headings of a text move down.
    if (isHeading) node.tagName = node.nodeName = 'heading';
    const dropped = isHeading ? ['id'] : (added[node.tagName] ?? []);
    node.attrs = node.attrs
      .filter(({ name }) => !dropped.includes(name))
      .map(({ name, value }) => ({
        name,
        value: name === 'href' || name === 'src' ? decoded(value) : value,
      }));
    return [node];
  });
}

function attribute({ attrs }: Element, wanted: string): string {
  return attrs.find(({ name }) => name === wanted)?.value ?? '';
}

function hasClass(element: Element, name: string): boolean {
  return attribute(element, 'class').split(' ').includes(name);
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
