/** A stranger's finished text through sanitize-html: only what the renderer makes and `allowed.ts` lets through stays. */
import { createRequire } from 'node:module';
import type sanitizeHtml from 'sanitize-html';
import { placeholderName } from './directives.ts';

const require = createRequire(import.meta.url);

let loaded: typeof sanitizeHtml | undefined;

/** The library itself: a site whose author is trusted does without, and starts a tenth of a second earlier. */
function library(): typeof sanitizeHtml {
  loaded ??= require('sanitize-html') as typeof sanitizeHtml;
  return loaded;
}

const schemes = ['http', 'https', 'ftp', 'mailto', 'tel', 'sms'];
const textAlign = { 'text-align': [/^(?:left|right|center)$/] };

const options: sanitizeHtml.IOptions = {
  allowedTags:
    `a abbr article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl
    dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p picture pre q rp rt ruby
    s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul
    var wbr`.split(/\s+/),
  allowedAttributes: {
    '*': ['class', 'id', 'title', 'lang', 'dir', 'role', 'tabindex', 'aria-label', 'aria-hidden'],
    a: ['href', 'hreflang', 'name', 'rel'],
    blockquote: ['cite'],
    col: ['span', 'width'],
    colgroup: ['span', 'width'],
    del: ['cite', 'datetime'],
    details: ['open'],
    div: [placeholderName],
    span: [placeholderName],
    img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding', 'align'],
    // Boxes of task lists, which nobody can tick.
    input: ['type', 'disabled', 'checked'],
    ins: ['cite', 'datetime'],
    li: ['value'],
    ol: ['start', 'type', 'reversed'],
    q: ['cite'],
    source: ['srcset', 'media', 'type', 'sizes', 'width', 'height'],
    table: ['align', 'border', 'cellpadding', 'cellspacing', 'width'],
    td: ['align', 'valign', 'colspan', 'rowspan', 'headers', 'width', 'style'],
    th: ['align', 'valign', 'colspan', 'rowspan', 'headers', 'scope', 'abbr', 'width', 'style'],
    time: ['datetime'],
  },
  allowedStyles: { td: textAlign, th: textAlign },
  allowedSchemes: schemes,
  allowedSchemesByTag: { img: [...schemes, 'data'], source: [...schemes, 'data'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
  allowProtocolRelative: true,
  exclusiveFilter: ({ tag, attribs }) =>
    tag === 'input' && (attribs.type !== 'checkbox' || attribs.disabled === undefined),
};

/** Narrows finished HTML to the allow-list. What it gives must still be read as a browser reads it, and looked at again. */
export function sanitize(html: string): string {
  return library()(html, options);
}
