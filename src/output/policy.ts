/**
 * The Content-Security-Policy of a page, in its head. It allows what stands in the finished HTML, scripts and styles by
 * their hashes, and what Kafedra fetches later from the site itself; so that a script which gets into the page in any
 * other way does not run.
 */
import { createHash } from 'node:crypto';

export interface PolicyOptions {
  /**
   * Whether a stranger may have written the text: only the head counts then, in which nothing of it can stand as HTML.
   * Otherwise layouts and transforms of the site may have put scripts, styles and frames wherever they like.
   */
  readonly untrusted: boolean;
  /** Whether the pages may be opened from a folder, where browsers differ in what a site itself is. */
  readonly portable: boolean;
}

type Sources = Map<string, Set<string>>;

const self = "'self'";
const pictures = `${self} https: data:`;

/** What every page needs; a directive that is not there is as `default-src` has it. */
const common: Readonly<Record<string, string>> = {
  'default-src': self,
  // Pagefind, which searches, is WebAssembly.
  'script-src': `${self} 'wasm-unsafe-eval'`,
  'style-src': self,
  'img-src': pictures,
  'media-src': pictures,
  'form-action': self,
  'object-src': "'none'",
  'base-uri': "'none'",
};

/** The tag that the head of a page has for it; what a layout says in it is allowed besides. */
const place = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?/;

/** Elements that may fetch or run something, with the text of those that hold some. */
const active =
  /<(?:(script|style)\b((?:[^"'>]|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/\1|(iframe|link|object|embed|form)\b((?:[^"'>]|"[^"]*"|'[^']*')*)>)/gi;

const styleAttribute = /<[a-z][^<>]*\sstyle=/i;
const insecure = /<[a-z][^<>]*\s(?:src|srcset|poster)=["']?http:/i;

/** Types of `<script>` that a browser runs or obeys; anything else is data. */
const runs = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

/** Completes the policy of a finished page. Where a layout of the site has left the tag out, there is none. */
export function withPolicy(html: string, { untrusted, portable }: PolicyOptions): string {
  return html.replace(place, (_, written: string) => {
    const policy: Sources = new Map(
      Object.entries(common).map(([directive, sources]) => [directive, new Set(sources.split(' '))]),
    );
    for (const directive of written.split(';')) allow(policy, ...nameAndSources(directive));
    const mayStyle = policy.get('style-src')?.has("'unsafe-inline'") ?? false;
    const trusted = untrusted ? html.slice(0, html.indexOf('<body')) : html;
    for (const [, raw = '', attributes = '', text = '', name = '', others = ''] of trusted.matchAll(active)) {
      const element = (raw || name).toLowerCase();
      if (element === 'script') allowScript(policy, attributes, text);
      else if (element !== 'style') allowElement(policy, element, others);
      // One hash, and a browser no longer heeds that all styles are allowed.
      else if (!mayStyle) allow(policy, 'style-src', hashSource(text));
      if (element === 'style') allowFonts(policy, text);
    }
    // Few pages have one, and to look for the tag around it takes four times as long.
    if (!mayStyle && /\sstyle=/i.test(html) && styleAttribute.test(html))
      allow(policy, 'style-src-attr', "'unsafe-inline'");
    if (html.includes('http:') && insecure.test(html))
      for (const directive of ['img-src', 'media-src']) allow(policy, directive, 'http:');
    return `<meta http-equiv="Content-Security-Policy" content="${portable ? print(policy).replaceAll(self, `${self} file:`) : print(policy)}">\n`;
  });
}

/** Leaves the policy out, for a server that puts scripts of its own into the page. */
export function withoutPolicy(html: string): string {
  return html.replace(place, '');
}

function nameAndSources(directive: string): [string, string] {
  const [, name = '', sources = ''] = /^\s*(\S*)\s*(.*)$/s.exec(directive) ?? [];
  return [name, sources];
}

function allow(policy: Sources, directive: string, sources: string): void {
  const words = sources.split(/\s+/).filter((word) => word !== '');
  if (directive === '' || words.length === 0) return;
  const allowed = policy.get(directive) ?? new Set(directive === 'style-src-attr' ? [] : [self]);
  if (!words.includes("'none'")) allowed.delete("'none'");
  for (const word of words) allowed.add(word);
  policy.set(directive, allowed);
}

function allowScript(policy: Sources, attributes: string, text: string): void {
  const address = attribute(attributes, 'src');
  if (address !== undefined) {
    // Most scripts of other sites report to where they come from.
    for (const directive of ['script-src', 'connect-src']) allow(policy, directive, originOf(address));
  } else if (runs.test(attribute(attributes, 'type') ?? '')) {
    allow(policy, 'script-src', hashSource(text));
  }
}

function allowElement(policy: Sources, element: string, attributes: string): void {
  const addressIn = (name: string) => originOf(attribute(attributes, name) ?? '');
  if (element === 'iframe') allow(policy, 'frame-src', addressIn('src'));
  else if (element === 'form') allow(policy, 'form-action', addressIn('action'));
  else if (element === 'link') {
    if (/\bstylesheet\b/i.test(attribute(attributes, 'rel') ?? ''))
      allow(policy, 'style-src', addressIn('href'));
  } else allow(policy, 'object-src', `${self} ${addressIn('data')} ${addressIn('src')}`);
}

/** Fonts of other sites in the styles of the site's own; their pictures may come from anywhere. */
function allowFonts(policy: Sources, css: string): void {
  for (const [font] of css.matchAll(/@font-face\s*\{[^}]*\}/g)) {
    for (const [, address = ''] of font.matchAll(/url\(\s*["']?([^"')\s]+)/g)) {
      allow(policy, 'font-src', /^data:/i.test(address) ? 'data:' : originOf(address));
    }
  }
}

/** Expressions that find an attribute in a tag, by its name: making one takes longer than using it. */
const finders = new Map<string, RegExp>();

function attribute(attributes: string, name: string): string | undefined {
  const finder =
    finders.get(name) ?? new RegExp(`\\s${name}(?:=(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))|(?=[\\s/>]|$))`, 'i');
  finders.set(name, finder);
  const found = finder.exec(attributes);
  return found === null ? undefined : (found[1] ?? found[2] ?? found[3] ?? '').trim();
}

/** `https://example.org` of an address on another site; nothing for one on this site. */
function originOf(address: string): string {
  const absolute = address.startsWith('//') ? `https:${address}` : address;
  return /^https?:/i.test(absolute) && URL.canParse(absolute) ? new URL(absolute).origin : '';
}

/** Most pages hold the same scripts and styles. When there are so many, they are those of single pages. */
const mostHashes = 500;
const hashes = new Map<string, string>();

/** Browsers hash the text of an element as they have read it, and they read every line break as a line feed. */
function hashSource(text: string): string {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(text.replace(/\r\n?/g, '\n'));
  const source = `'sha256-${hash.digest('base64')}'`;
  if (hashes.size >= mostHashes) hashes.clear();
  hashes.set(text, source);
  return source;
}

function print(policy: Sources): string {
  return [...policy].map(([directive, sources]) => [directive, ...sources].join(' ')).join(';');
}
