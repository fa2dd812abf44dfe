/**
 * The last look at a stranger's text: whatever is not known to be harmless goes. It shares neither list nor parser
 * with what cleaned the text before, so that a gap there is no gap here.
 */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html } from 'parse5';
import { warning } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { pageIds } from './pageNames.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** Elements that can do nothing but be seen. */
const seen = new Set(
  `a abbr article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt
  em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p picture pre q rp rt ruby s
  samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var
  wbr`.split(/\s+/),
);

/** Attributes that say something about their element and lead nowhere. */
const plain = new Set(
  `abbr align alt aria-hidden aria-label border cellpadding cellspacing checked class colspan data-kafedra-part datetime
  decoding dir disabled headers height hreflang lang loading media name open rel reversed role rowspan scope sizes
  span start tabindex title type valign value width`.split(/\s+/),
);

const protocols = new Set(['http:', 'https:', 'ftp:', 'mailto:', 'tel:', 'sms:']);
const picture = /^data:image\/(?:png|jpeg|gif|webp|avif)[;,]/i;
const ownIds: ReadonlySet<string> = new Set(pageIds);

/** Takes everything out of a text's tree that is not known to be harmless; each element so lost is a problem. */
export function inspect(fragment: ParentNode, env: TextEnv): void {
  const waiting: ParentNode[] = [fragment];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const child of [...parent.childNodes]) {
      const fault = faultOf(child);
      if (fault === undefined) {
        if (isElement(child)) waiting.push(child);
        continue;
      }
      defaultTreeAdapter.detachNode(child);
      const { file, line } = env.text;
      env.page.problems.push(warning('untrusted-html', { file, line, column: 1 }, { what: fault }));
    }
  }
}

/** What makes a node more than something to be seen, by name. */
function faultOf(node: Node): string | undefined {
  if (node.nodeName === '#text') return undefined;
  if (!isElement(node)) return node.nodeName;
  if (node.namespaceURI !== html.NS.HTML || !seen.has(node.tagName)) return node.tagName;
  const attrs = new Map(node.attrs.map(({ name, value }) => [name, value]));
  if (node.tagName === 'input' && (attrs.get('type') !== 'checkbox' || !attrs.has('disabled')))
    return 'input';
  return node.attrs.find(({ name, value }) => !isHarmless(node.tagName, name, value))?.name;
}

function isHarmless(element: string, name: string, value: string): boolean {
  switch (name) {
    case 'href':
    case 'cite':
      return leadsOn(value);
    case 'src':
      return leadsOn(value) || picture.test(value);
    case 'srcset':
      return value.split(/,\s+/).every((part) => leadsOn(part.trim()) || picture.test(part.trim()));
    case 'style':
      return /^t[dh]$/.test(element) && /^text-align:\s*(?:left|right|center);?$/.test(value);
    case 'id':
      return !ownIds.has(value);
    case 'name':
      return element === 'a';
    default:
      return plain.has(name);
  }
}

/** Whether the URL parser, which is that of browsers, takes an address for one that opens a page, a letter or a call. */
function leadsOn(address: string): boolean {
  const base = 'https://site.invalid/';
  return URL.canParse(address, base) && protocols.has(new URL(address, base).protocol);
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}
