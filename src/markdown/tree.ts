/** The round trip through an HTML parser: what an author opened and did not close must not go on in the page. */
import type { MarkdownIt, Token } from 'markdown-it';
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment, serialize } from 'parse5';
import { placeholderName } from './directives.ts';
import { inspect } from './inspect.ts';
import type { PageState, TextEnv } from './page.ts';
import { sanitize } from './sanitize.ts';
import { tableRegion, tableRegionClass } from './tables.ts';

type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/**
 * Some trees (a form within a form, within MathML) are written as HTML that is read as another tree. Three more
 * readings straighten whatever was written in good faith.
 */
const maxReadings = 4;

/** Elements that end without harm where a directive is put between their tags; the text is cut there. */
const boxes = new Set('div section article aside details figure blockquote center ul ol li dl dd'.split(' '));

/**
 * Renders tokens. The blocks from the first that holds HTML of the author to the last are read as a browser
 * reads them, every element closed, and written again as they were understood. What Markdown made is balanced.
 */
export function renderBalanced(md: MarkdownIt, tokens: Token[], env: TextEnv): string {
  const render = (part: Token[]) => md.renderer.render(part, md.options, env);
  if (env.page.untrusted)
    return balance(sanitize(render(tokens)), env.page, (fragment) => inspect(fragment, env));
  const [first, end] = findHtml(tokens);
  if (first === end) return render(tokens);
  return (
    render(tokens.slice(0, first)) +
    balance(render(tokens.slice(first, end)), env.page) +
    render(tokens.slice(end))
  );
}

/** The first outermost block that holds HTML, and the end of the last one. Comments leave none behind. */
function findHtml(tokens: readonly Token[]): readonly [first: number, end: number] {
  let first: number | undefined;
  let end = 0;
  let depth = 0;
  let start = 0;
  let isFound = false;
  tokens.forEach((token, index) => {
    if (depth === 0) start = index;
    depth += token.nesting;
    isFound ||= holdsHtml(token);
    if (!isFound || depth > 0) return;
    first ??= start;
    end = index + 1;
    isFound = false;
  });
  return [first ?? 0, end];
}

function holdsHtml({ type, content, children }: Token): boolean {
  if (type === 'inline') return children?.some(holdsHtml) ?? false;
  return (type === 'html_block' || type === 'html_inline') && content.trim() !== '';
}

/** `look` sees every tree before it is written. */
function balance(markup: string, page: PageState, look: (fragment: ParentNode) => void = () => {}): string {
  const fragment = parse(markup);
  wrapTables(fragment, page);
  freeDirectives(fragment);
  let written = serialize(fragment);
  for (let readings = 1; readings < maxReadings; readings++) {
    const tree = parse(written);
    look(tree);
    const again = serialize(tree);
    if (again === written) return written;
    written = again;
  }
  return escapeHtml(written);
}

function parse(markup: string): ParentNode {
  const context = defaultTreeAdapter.createElement(html.TAG_NAMES.DIV, html.NS.HTML, []);
  return parseFragment(context, markup, {});
}

/**
 * A directive within a link, a drawing or a cell would leave that open over the part that comes in its place, and
 * over the rest of the page: it moves behind the element.
 */
function freeDirectives(fragment: ParentNode): void {
  const caught: { readonly element: Element; readonly holder: Element }[] = [];
  const waiting: { readonly node: ParentNode; readonly holder?: Element }[] = [{ node: fragment }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, holder } = next;
    if (holder !== undefined && isElement(node) && isDirective(node)) caught.push({ element: node, holder });
    for (const child of node.childNodes.filter(isElement).reverse())
      waiting.push({ node: child, holder: holder ?? (boxes.has(child.tagName) ? undefined : child) });
  }
  // From the last to the first, so that several behind one element keep their order.
  for (const { element, holder } of caught.reverse()) moveBehind(element, holder);
}

function moveBehind(element: Element, holder: Element): void {
  const parent = holder.parentNode as ParentNode;
  const after = parent.childNodes[parent.childNodes.indexOf(holder) + 1];
  defaultTreeAdapter.detachNode(element);
  if (after === undefined) defaultTreeAdapter.appendChild(parent, element);
  else defaultTreeAdapter.insertBefore(parent, element, after);
}

function isDirective({ tagName, attrs }: Element): boolean {
  return tagName === html.TAG_NAMES.DIV && attrs.some(({ name }) => name === placeholderName);
}

/** Tables that the author wrote in HTML scroll as those in Markdown do. */
function wrapTables(fragment: ParentNode, page: PageState): void {
  const waiting: ParentNode[] = [fragment];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isTable(node)) wrap(node, page);
    else if (!isRegion(node))
      for (const child of node.childNodes.filter(isElement).reverse()) waiting.push(child);
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
