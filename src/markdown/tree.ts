/** The round trip through an HTML parser: what an author opened and did not close must not go on in the page. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment, serialize } from 'parse5';
import type { PageState } from './page.ts';
import { tableRegion, tableRegionClass } from './tables.ts';

type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Gives the HTML as a browser understands it within a page, every element closed. */
export function balance(markup: string, page: PageState): string {
  const context = defaultTreeAdapter.createElement(html.TAG_NAMES.DIV, html.NS.HTML, []);
  const fragment = parseFragment(context, markup, {});
  wrapTables(fragment, page);
  return serialize(fragment);
}

/** Tables that the author wrote in HTML scroll as those in Markdown do. */
function wrapTables(fragment: ParentNode, page: PageState): void {
  const waiting: ParentNode[] = [fragment];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isTable(node)) wrap(node, page);
    else if (!isRegion(node)) waiting.push(...node.childNodes.filter(isElement).reverse());
  }
}

function wrap(table: Element, page: PageState): void {
  const siblings = table.parentNode?.childNodes ?? [];
  const attributes = tableRegion(page).map(([name, value]) => ({ name, value }));
  const region = defaultTreeAdapter.createElement(html.TAG_NAMES.DIV, html.NS.HTML, attributes);
  region.parentNode = table.parentNode;
  siblings[siblings.indexOf(table)] = region;
  defaultTreeAdapter.appendChild(region, table);
}

function isElement(node: DefaultTreeAdapterTypes.Node): node is Element {
  return 'tagName' in node;
}

function isTable(node: DefaultTreeAdapterTypes.Node): node is Element {
  return isElement(node) && node.tagName === html.TAG_NAMES.TABLE;
}

function isRegion(node: ParentNode): boolean {
  return (
    isElement(node) && node.attrs.some(({ name, value }) => name === 'class' && value === tableRegionClass)
  );
}
