/**
 * Reads HTML of the author tag by tag and writes it anew: comments go, so does whatever runs (each a problem),
 * directives get their place, headings their anchors.
 */
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs';
// The tokenizer is what parse5's own stream parsers are built on; a tree would drop `</div>` or `<td>` on their own.
import { type ParserError, type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';
import { type Place, warning } from '../course/problem.ts';
import { isElsewhere } from './addresses.ts';
import { isAllowedElement } from './allowed.ts';
import { looksLikeDirective, placeDirective } from './directives.ts';
import { anchorSign, anchorStart, isInteractive, shiftedLevel } from './headings.ts';
import { cleanAttributes, type TagSource } from './htmlAttributes.ts';
import { loading } from './images.ts';
import type { TextEnv } from './page.ts';

/** From a line and column of the HTML that is read, from 1, to the place in the file. */
type PlaceOf = (line: number, column: number) => Place;

/** An element whose content is text up to its end tag, however many tags it holds. */
export interface RawElement {
  readonly name: string;
  /** Whether the content is left out. */
  readonly removed: boolean;
  readonly location: Token.Location | null;
}

/** A heading that is being read, and which piece of the output its start tag is. */
interface OpenHeading {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly piece: number;
  text: string;
  /** What its link to itself is: its words, a sign behind them where they hold a link, or nothing within a link. */
  link: 'words' | 'sign' | undefined;
}

/** Removed with all that they hold. */
const removedWhole = new Set('script style xmp noembed noframes'.split(' '));

/** Removed, while what stands between their tags stays. */
const removedTags = new Set(
  `base meta link object embed applet frame frameset noscript template plaintext portal fencedframe animate
  animatemotion animatetransform set discard handler listener foreignobject annotation-xml mglyph malignmark
  maction`.split(/\s+/),
);

const rawStates: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ...['style', 'xmp', 'noembed', 'noframes', 'iframe'].map((name) => [name, TokenizerMode.RAWTEXT] as const),
  ...['textarea', 'title'].map((name) => [name, TokenizerMode.RCDATA] as const),
]);

/** Elements without an end of their own, or closed by the next of their kind: they hold nothing deep. */
const shallow = new Set(
  `area br col hr img input source track wbr p li dt dd tr td th tbody thead tfoot option optgroup colgroup
  caption rp rt`.split(/\s+/),
);

/** Elements that show their text as it is: no directive stands there. */
const verbatim = new Set('pre code textarea'.split(' '));

/** What answers to a click as a whole, and so holds no link: `<summary><h3>` unfolds. */
const answering = ['a', 'button', 'label', 'summary'];

/** What makes a text look otherwise in Markdown. */
const signs = /[*_`#[|~$]|^\s*(?:[-+>]|\d+[.)])\s/m;

/** Deeper elements are left out: tens of thousands of them would hang a parser or a browser. */
const maxDepth = 100;

/** Reads the HTML of one text. */
export class HtmlReader implements TokenHandler {
  readonly #env: TextEnv;
  /** Open elements of the whole text, by name: an element may be closed in a later block. */
  readonly #open = new Map<string, number>();
  #depth = 0;

  // What is being read now.
  #tokenizer = new Tokenizer({}, this);
  #source = '';
  #lines: readonly string[] = [];
  #token = 0;
  #placeOf: PlaceOf = () => ({ file: '', line: 0, column: 0 });
  #output: string[] = [];
  #text = '';
  #textLine = 1;
  #raw: RawElement | undefined;
  #heading: OpenHeading | undefined;
  #verbatim = 0;
  /** The attribute by which kramdown would read the text that follows as Markdown. */
  #markdown: Token.Location | undefined;

  constructor(env: TextEnv) {
    this.#env = env;
  }

  /** Cleans a block; `token` is its place among the headings of the text. */
  readBlock(source: string, token: number, placeOf: PlaceOf): string {
    this.#lines = source.split('\n');
    this.#token = token;
    this.#read(source, placeOf);
    if (this.#raw !== undefined) {
      const { name, removed, location } = this.#raw;
      this.#warnUnclosed(`<${name}>`, location);
      if (!removed) this.#output.push(`</${name}>`);
    }
    return this.#output.join('');
  }

  /** Cleans a single tag within a line; says so when text up to an end tag should follow. */
  readTag(source: string, placeOf: PlaceOf): { readonly html: string; readonly raw: RawElement | undefined } {
    this.#lines = [];
    this.#read(source, placeOf);
    return { html: this.#output.join(''), raw: this.#raw };
  }

  onStartTag(tag: Token.TagToken): void {
    this.#flushText();
    const name = tag.tagName;
    if (tag.attrs.some((attribute) => attribute.name === 'markdown' && attribute.value !== '0'))
      this.#markdown ??= tag.location?.attrs?.markdown;
    const state = rawStates.get(name);
    if (state !== undefined) {
      this.#tokenizer.state = state;
      this.#raw = { name, removed: removedWhole.has(name) || name === 'iframe', location: tag.location };
    }
    if (removedWhole.has(name) || removedTags.has(name)) this.#warnActive(name, tag);
    else if (!this.#isAllowed(name)) this.#warn('untrusted-html', name, tag);
    else if (name === 'iframe') this.#printFrame(tag);
    else if (this.#enter(name)) this.#printTag(tag);
  }

  onEndTag({ tagName: name }: Token.TagToken): void {
    this.#flushText();
    if (this.#raw?.name === name) this.#raw = undefined;
    if (removedWhole.has(name) || removedTags.has(name) || name === 'iframe' || !this.#isAllowed(name))
      return;
    this.#leave(name);
    if (headingLevel(name) > 0) this.#closeHeading(name);
    else this.#output.push(`</${this.#nameOnPage(name)}>`);
  }

  onCharacter({ chars, location }: Token.CharacterToken): void {
    if (this.#raw?.removed) return;
    if (this.#text === '') this.#textLine = location?.startLine ?? 1;
    this.#text += chars;
  }

  onWhitespaceCharacter(characters: Token.CharacterToken): void {
    this.onCharacter(characters);
  }

  onNullCharacter(): void {}

  onComment({ location }: Token.CommentToken): void {
    this.#flushText();
    const comment = this.#source.slice(location?.startOffset, location?.endOffset);
    if (comment.startsWith('<!--') && !/--!?>$/.test(comment)) this.#warnUnclosed('<!--', location);
  }

  onDoctype(): void {}

  onEof(): void {
    this.#flushText();
  }

  onParseError(problem: ParserError): void {
    if (problem.code !== 'eof-in-tag') return;
    const start = this.#source.lastIndexOf('<');
    const tag = /^<[^\s>]*/.exec(this.#source.slice(start))?.[0] ?? '<';
    this.#warnUnclosed(tag, problem);
  }

  #read(source: string, placeOf: PlaceOf): void {
    this.#source = source;
    this.#placeOf = placeOf;
    this.#output = [];
    this.#raw = undefined;
    this.#heading = undefined;
    this.#verbatim = 0;
    this.#markdown = undefined;
    this.#tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, this);
    this.#tokenizer.write(source, true);
  }

  #printTag(tag: Token.TagToken): void {
    const name = tag.tagName;
    const attributes = cleanAttributes(this.#tagSource(tag));
    if (name === 'img') {
      setMissing(attributes, loading);
      this.#recordImage(tag);
    }
    if (name === 'pre') makeReachable(attributes, this.#env.page.options.labels.codeBlock);
    if (headingLevel(name) > 0) this.#openHeading(name, attributes);
    else if (this.#heading !== undefined && isInteractive(`<${name}>`)) this.#heading.link &&= 'sign';
    this.#output.push(startTag(this.#nameOnPage(name), attributes, tag.selfClosing));
  }

  /** An image that is hidden from those who cannot see it needs no words. */
  #recordImage({ attrs, location }: Token.TagToken): void {
    const given = new Map(attrs.map(({ name, value }) => [name, value]));
    const isHidden =
      given.get('aria-hidden') === 'true' || /^(?:none|presentation)$/.test(given.get('role') ?? '');
    const alt = given.get('alt') ?? given.get('aria-label') ?? (isHidden ? '' : undefined);
    const place = this.#placeOf(location?.startLine ?? 1, location?.startCol ?? 1);
    this.#env.page.images.push({
      href: given.get('src') ?? '',
      place,
      ...(alt === undefined ? {} : { alt }),
    });
  }

  /** A frame shows another site; it must say which, and may not be a document written here. */
  #printFrame(tag: Token.TagToken): void {
    const written = tag.attrs.find(({ name }) => name === 'src')?.value.trim() ?? '';
    const address = written.startsWith('//') ? `https:${written}` : written;
    if (!/^https:\/\//i.test(address) || !URL.canParse(address)) {
      this.#warnActive('iframe', tag);
      return;
    }
    const attributes = cleanAttributes(this.#tagSource(tag));
    // A page of this site, written in full, stays another document all the same.
    if (written !== address || !isElsewhere(attributes.get('src') ?? '')) attributes.set('src', address);
    setMissing(attributes, [
      ['loading', 'lazy'],
      ['title', new URL(address).host],
    ]);
    keepProportions(attributes);
    this.#output.push(`${startTag('iframe', attributes, false)}</iframe>`);
  }

  #openHeading(name: string, attributes: Map<string, string>): void {
    this.#heading = {
      name: this.#nameOnPage(name),
      attributes,
      piece: this.#output.length,
      text: '',
      link: answering.some((holder) => this.#open.get(holder)) ? undefined : 'words',
    };
  }

  /** A heading that ends in the block in which it began takes part in the table of contents. */
  #closeHeading(name: string): void {
    const heading = this.#heading;
    const text = heading?.text.replace(/\s+/g, ' ').trim();
    this.#heading = undefined;
    if (heading === undefined || !text) {
      this.#output.push(`</${heading?.name ?? this.#nameOnPage(name)}>`);
      return;
    }
    const id = heading.attributes.get('id') ?? this.#env.page.anchors.ofTitle(text);
    const start = startTag(heading.name, heading.attributes.set('id', id), false);
    this.#output[heading.piece] = heading.link === 'words' ? start + anchorStart(id) : start;
    if (heading.link === 'words') this.#output.push('</a>');
    if (heading.link === 'sign') this.#output.push(anchorSign(id, this.#env.page));
    this.#output.push(`</${heading.name}>`);
    this.#env.outline.push({ level: headingLevel(heading.name), token: this.#token });
    this.#env.headings.push({ level: headingLevel(heading.name), id, text, token: this.#token });
  }

  #nameOnPage(name: string): string {
    // A page has one main part.
    if (name === 'main') return 'div';
    const level = headingLevel(name);
    return level === 0 ? name : `h${shiftedLevel(level, this.#env)}`;
  }

  /** Counts an element; false when it would stand too deep. */
  #enter(name: string): boolean {
    if (verbatim.has(name)) this.#verbatim++;
    if (shallow.has(name)) return true;
    if (this.#depth >= maxDepth) return false;
    this.#depth++;
    this.#open.set(name, (this.#open.get(name) ?? 0) + 1);
    return true;
  }

  #leave(name: string): void {
    if (verbatim.has(name)) this.#verbatim = Math.max(0, this.#verbatim - 1);
    const open = this.#open.get(name) ?? 0;
    if (open === 0) return;
    this.#open.set(name, open - 1);
    this.#depth--;
  }

  #flushText(): void {
    const text = this.#text;
    if (text === '') return;
    this.#text = '';
    if (this.#heading !== undefined) this.#heading.text += text;
    this.#warnMarkdown(text);
    const mayPlace = this.#verbatim === 0 && text.includes('::');
    this.#output.push(mayPlace ? this.#placeDirectives(text) : escapeHtml(text));
  }

  /** Text right behind a tag is no Markdown, whatever the tag says; between blank lines it would not be in this block. */
  #warnMarkdown(text: string): void {
    const at = this.#markdown;
    if (at === undefined || this.#lines.length === 0 || this.#verbatim > 0 || !signs.test(text)) return;
    const what = this.#source.slice(at.startOffset, at.endOffset);
    const place = this.#placeOf(at.startLine, at.startCol);
    this.#env.page.problems.push(warning('markdown-in-html', place, { what }));
    this.#markdown = undefined;
  }

  /** Directives stand alone on a line of HTML, too: `<div>`, `::syllabus`, `</div>`. */
  #placeDirectives(text: string): string {
    const lines = text.split('\n').map((line, index) => {
      const number = this.#textLine + index;
      const whole = this.#lines[number - 1] ?? '';
      const isAlone = whole.trim() === line.trim() && looksLikeDirective(line.trim());
      const place = this.#placeOf(number, whole.search(/\S/) + 1);
      return (isAlone ? placeDirective(line.trim(), this.#env, place) : undefined) ?? escapeHtml(line);
    });
    return lines.join('\n');
  }

  #tagSource(tag: Token.TagToken): TagSource {
    return { tag, env: this.#env, source: this.#source, placeOf: this.#placeOf };
  }

  #isAllowed(name: string): boolean {
    return !this.#env.page.untrusted || isAllowedElement(name);
  }

  #warnActive(what: string, tag: Token.TagToken): void {
    this.#warn('active-html', what, tag);
  }

  #warn(code: 'active-html' | 'untrusted-html', what: string, { location }: Token.TagToken): void {
    const place = this.#placeOf(location?.startLine ?? 1, location?.startCol ?? 1);
    this.#env.page.problems.push(warning(code, place, { what }));
  }

  #warnUnclosed(what: string, location: Token.Location | null): void {
    const place = this.#placeOf(location?.startLine ?? 1, location?.startCol ?? 1);
    this.#env.page.problems.push(warning('unclosed-html', place, { what }));
  }
}

function setMissing(attributes: Map<string, string>, defaults: readonly (readonly [string, string])[]): void {
  for (const [name, value] of defaults) if (!attributes.get(name)) attributes.set(name, value);
}

/** What scrolls must be reached by keyboard, and whatever is reached must have a role and a name. */
function makeReachable(attributes: Map<string, string>, label: string): void {
  setMissing(attributes, [
    ['tabindex', '0'],
    ['role', 'group'],
    ...(attributes.has('aria-labelledby') ? [] : [['aria-label', label] as const]),
  ]);
}

function startTag(name: string, attributes: ReadonlyMap<string, string>, closed: boolean): string {
  const list = [...attributes].map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join('');
  return `<${name}${list}${closed ? '/' : ''}>`;
}

/** 1 to 6, and 0 for what is no heading. */
function headingLevel(name: string): number {
  return /^h[1-6]$/.test(name) ? Number(name.slice(1)) : 0;
}

/** Style declarations that say how large something is. */
const sizes = /(?:^|;)\s*(?:(?:min-|max-)?(?:width|height|inline-size|block-size)|aspect-ratio)\s*:/i;

/**
 * Has a frame that is wider than high, such as slides or a map, keep its proportions where a narrow page makes it
 * narrower. A high one, such as a form, keeps its height: its text only grows longer.
 */
function keepProportions(attributes: Map<string, string>): void {
  const [width, height] = [attributes.get('width'), attributes.get('height')].map((size) => Number(size));
  const style = attributes.get('style') ?? '';
  if (!width || !height || !(width > height && height > 0) || sizes.test(style)) return;
  const proportions = `aspect-ratio: ${width} / ${height}`;
  attributes.set('style', style === '' ? proportions : `${style}; ${proportions}`);
}
