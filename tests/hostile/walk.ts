/** Looks at finished pages as a browser reads them; knows nothing of how they were made. */
import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements that run, load or send something, or whose content is read by other rules. */
const active = new Set(
  `script style base meta link object embed applet frame frameset template plaintext noscript xmp noembed noframes
  portal fencedframe foreignobject annotation-xml animate animatetransform animatemotion set discard handler listener
  mglyph malignmark`.split(/\s+/),
);

/** Active elements that the page itself has, outside of texts; that no text adds one is for `outline` to say. */
const own = new Set(['script', 'noscript']);

/** Elements that only an author who is trusted may use. */
const trustedOnly = new Set(
  `iframe form button select textarea svg math video audio map area canvas dialog main nav header footer marquee
  bgsound keygen title`.split(/\s+/),
);

/** Attributes that a browser goes to, whatever the element. */
const addresses = new Set(
  `href src srcset action formaction cite longdesc poster background data codebase classid archive profile usemap
  manifest icon dynsrc lowsrc xlink:href from to values by imagesrcset`.split(/\s+/),
);

const programs =
  /^(?:javascript|vbscript|livescript|mocha|file|blob|filesystem|view-source|about|data(?!:image\/(?:png|jpeg|gif|webp|avif)[;,])):/i;

export interface WalkOptions {
  /** Whether a stranger may have written the text. */
  readonly untrusted?: boolean;
  /** Tells the script that every page has in its head, once. Default: there is none. */
  readonly isOwnScript?: (text: string) => boolean;
}

/** What of a page can act in a reader's browser, or shadows the page; empty for a page that is safe. */
export function findActive(html: string, { untrusted = false, isOwnScript }: WalkOptions = {}): string[] {
  const faults: string[] = [];
  const ids = new Map<string, number>();
  const document = parse(html);
  const [head, body] = elementsOf(elementsOf(document)[0]);
  faults.push(...faultsOfHead(head, isOwnScript));
  const isText = insideOf(body);
  const hasPage = elementsOf(body).some(({ tagName }) => tagName === 'footer');
  walk(body, (node) => {
    if (node.nodeName === '#comment') faults.push('comment');
    if (!isElement(node)) return;
    const name = node.tagName.toLowerCase();
    if (active.has(name) && (isText(node) || !hasPage || !own.has(name))) faults.push(name);
    if (untrusted && isText(node) && trustedOnly.has(name)) faults.push(name);
    if (isText(node) && name === 'input' && untrusted && attribute(node, 'disabled') === undefined)
      faults.push(name);
    for (const attr of node.attrs) {
      const local = attr.prefix ? `${attr.prefix}:${attr.name}` : attr.name;
      faults.push(...faultsOf(name, local.toLowerCase(), attr.value, untrusted && isText(node)));
    }
    const id = attribute(node, 'id');
    if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1);
  });
  for (const [id, count] of ids) if (count > 1) faults.push(`id ${id} twice`);
  return faults;
}

/** A head has one script of the page's own, its data, and a policy that lets no other script run. */
function faultsOfHead(head: Element | undefined, isOwnScript: WalkOptions['isOwnScript']): string[] {
  const faults: string[] = [];
  const found: string[] = [];
  const policies: string[] = [];
  walk(head, (node) => {
    if (!isElement(node)) return;
    if (node.tagName === 'base') faults.push('base in head');
    if (node.tagName === 'script' && attribute(node, 'type') !== 'application/ld+json') {
      if (node.attrs.length === 0 && isOwnScript?.(textOf(node))) found.push(textOf(node));
      else faults.push('script in head');
    }
    const instruction = attribute(node, 'http-equiv');
    if (instruction === 'Content-Security-Policy' && isOwnScript !== undefined)
      policies.push(attribute(node, 'content') ?? '');
    else if (instruction !== undefined) faults.push(`${node.tagName} in head`);
  });
  if (isOwnScript === undefined) return faults;
  if (found.length !== 1) faults.push(`${found.length} own scripts in head`);
  if (policies.length !== 1) faults.push(`${policies.length} policies in head`);
  return faults.concat(policies.flatMap((policy) => faultsOfPolicy(policy, found)));
}

/** What each directive of a policy may say; one that is not here may not stand in it. */
const policyOf = (scripts: readonly string[]): Readonly<Record<string, RegExp | string>> => ({
  'default-src': "'self'",
  'script-src': ["'self' 'wasm-unsafe-eval'", ...scripts.map(hashOf)].join(' '),
  'style-src': /^'self' (?:'sha256-[\w+/]{43}='|'unsafe-inline')$/,
  'style-src-attr': "'unsafe-inline'",
  'img-src': /^'self' https: data:(?: http:)?$/,
  'media-src': /^'self' https: data:(?: http:)?$/,
  'frame-src': /^'self'(?: https:\/\/[\w.-]+(?::\d+)?)+$/,
  'form-action': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
});

const required = ['default-src', 'script-src', 'style-src', 'form-action', 'object-src', 'base-uri'];

function faultsOfPolicy(policy: string, scripts: readonly string[]): string[] {
  const expected = policyOf(scripts);
  const directives = policy
    .split(';')
    .map((directive) => /^(\S*) (.*)$/s.exec(directive) ?? ['', directive, '']);
  const names = directives.map(([, name = '']) => name);
  const wrong = directives.filter(([, name = '', sources = '']) => {
    const allowed = Object.hasOwn(expected, name) ? expected[name] : undefined;
    return typeof allowed === 'string' ? sources !== allowed : !(allowed?.test(sources) ?? false);
  });
  return [
    ...wrong.map(([, name, sources]) => `policy: ${name} ${sources}`),
    ...required.filter((name) => !names.includes(name)).map((name) => `policy without ${name}`),
    ...names.filter((name, i) => names.indexOf(name) !== i).map((name) => `policy: ${name} twice`),
  ];
}

function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

function faultsOf(element: string, name: string, value: string, untrusted: boolean): string[] {
  const bare = value.replace(/[\s\p{C}]/gu, '');
  const faults: string[] = [];
  if (/^on|^srcdoc$|^ping$|^xml:base$/.test(name)) faults.push(name);
  const parts = name === 'srcset' ? value.split(/[\s,]+/) : [bare];
  if (addresses.has(name) && parts.some((part) => programs.test(part))) faults.push(`${name}=${value}`);
  if (/action$/.test(name) && /^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i.test(bare)) faults.push(`${name}=${value}`);
  if (element === 'iframe' && name === 'src' && !/^https:\/\//.test(value)) faults.push(`frame ${value}`);
  if (name === 'name' && /^(?:img|form|iframe|object|embed)$/.test(element)) faults.push(`name=${value}`);
  if (name === 'style' && /expression|javascript:|@import|behavior|binding|\\|\/\*/i.test(value))
    faults.push(`style=${value}`);
  if (name === 'style' && untrusted && !/^text-align: ?(?:left|right|center);?$/.test(value))
    faults.push(`style=${value}`);
  return faults;
}

/**
 * What stands around the author's texts: every element with its id, class and role. Two pages of one kind are alike
 * in this, whatever their texts are.
 */
export function outline(html: string): string {
  const lines: string[] = [];
  const print = (node: Node, depth: number, inMain: boolean) => {
    if (!isElement(node)) return;
    const names = ['id', 'class', 'role', 'popover', 'rel', 'data-resource'];
    const shown = names.flatMap((name) => {
      const value = attribute(node, name);
      return value === undefined ? [] : [`${name}=${value}`];
    });
    // A text of which nothing is left has no box either.
    if (inMain && attribute(node, 'class') === 'prose') return;
    lines.push(`${' '.repeat(depth)}${node.tagName} ${shown.join(' ')}`);
    if (node.tagName === 'head' || attribute(node, 'class') === 'feature__text') return;
    for (const child of node.childNodes) print(child, depth + 1, inMain || node.tagName === 'main');
  };
  for (const child of parse(html).childNodes) print(child, 0, false);
  return lines.join('\n');
}

/** Every element of a page with its attributes, and of addresses only whose they are; the texts are left out. */
export function skeleton(html: string): string {
  const lines: string[] = [];
  walk(parse(html), (node) => {
    if (node.nodeName === '#comment') lines.push('<!-- -->');
    if (!isElement(node)) return;
    const attributes = node.attrs.map(({ name, value }) => {
      if (name === 'href' || name === 'src') return `${name}=${/^[a-z]+:|^\/\//i.exec(value)?.[0] ?? 'own'}`;
      return name;
    });
    lines.push(`<${node.tagName} ${attributes.join(' ')}>`);
  });
  return lines.join('\n');
}

/** The texts of the page's own data for search engines, parsed. Throws where something broke out of it. */
export function structuredData(html: string): unknown {
  let text = '';
  walk(parse(html), (node) => {
    if (isElement(node) && attribute(node, 'type') === 'application/ld+json') text = textOf(node);
  });
  return JSON.parse(text);
}

/** Tells whether an element stands in a text of the author. */
function insideOf(body: Element | undefined): (element: Element) => boolean {
  const inside = new Set<Node>();
  walk(body, (node) => {
    if (!isElement(node)) return;
    const parent = node.parentNode;
    const isProse =
      parent !== null &&
      isElement(parent) &&
      /^(?:prose|feature__text)$/.test(attribute(parent, 'class') ?? '');
    if (isProse || (parent !== null && inside.has(parent))) inside.add(node);
  });
  return (element) => inside.has(element);
}

function walk(root: Node | undefined, visit: (node: Node) => void): void {
  const waiting: Node[] = root === undefined ? [] : [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    visit(node);
    if ('content' in node) waiting.push(node.content);
    if ('childNodes' in node) for (const child of [...node.childNodes].reverse()) waiting.push(child);
  }
}

/** The text of an element that has no other content. */
function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

function elementsOf(node: Node | undefined): Element[] {
  return node !== undefined && 'childNodes' in node ? node.childNodes.filter(isElement) : [];
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}
