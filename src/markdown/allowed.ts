/** What a stranger may write in HTML: text and its structure, pictures, links. Everything else is left out. */
import { isPageClass } from './pageNames.ts';

const elements: ReadonlySet<string> = new Set(
  `a abbr article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt
  em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section
  small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr`.split(
    /\s+/,
  ),
);

/** Attributes that any element may have. */
const common: ReadonlySet<string> = new Set(['class', 'id', 'title', 'lang', 'dir', 'aria-label']);

/** Attributes of single elements. */
const special: Readonly<Record<string, string>> = {
  a: 'href hreflang name',
  blockquote: 'cite',
  col: 'span width',
  colgroup: 'span width',
  del: 'cite datetime',
  details: 'open',
  img: 'src srcset sizes alt width height loading decoding align',
  ins: 'cite datetime',
  li: 'value',
  ol: 'start type reversed',
  q: 'cite',
  source: 'srcset media type sizes width height',
  table: 'align border cellpadding cellspacing width',
  td: 'align valign colspan rowspan headers width',
  th: 'align valign colspan rowspan headers scope abbr width',
  time: 'datetime',
};

const attributes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(special).map(([element, names]) => [element, new Set(names.split(' '))]),
);

/** Whether a stranger may use an element. */
export function isAllowedElement(element: string): boolean {
  return elements.has(element);
}

/** Whether a stranger may give an attribute to an element. */
export function isAllowedAttribute(element: string, name: string): boolean {
  return common.has(name) || (attributes.get(element)?.has(name) ?? false);
}

/** The classes that a stranger may use, of those that he wrote. */
export function allowedClasses(value: string): string {
  return value
    .split(/\s+/)
    .filter((name) => name !== '' && !isPageClass(name))
    .join(' ');
}
