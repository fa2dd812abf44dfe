/** One page of the old site as a file of the new one: its front matter and its text. */
import { readFormerAddress, readPermalink } from '../../course/address.ts';
import { foreignLayouts } from '../../course/schema/foreignKeys.ts';
import { convertBoxes } from '../boxes.ts';
import { type Data, dataMap, filledTextOf, isMap, textOf } from '../data.ts';
import type { TellAt } from '../finding.ts';
import { FrontMatter, formatScalar, joinFile } from '../frontMatter.ts';
import { convertHtmlBlocks, htmlToMarkdown } from '../htmlBlocks.ts';
import { convertKramdown } from '../kramdown.ts';
import { changeLinks, type NewAddress } from '../links.ts';
import { type ConvertedText, convertLiquid, type LiquidContext } from '../liquid/convert.ts';
import { outsideCode } from '../textMask.ts';
import { tellThemeClasses } from '../themeClasses.ts';
import { convertFrames } from '../videos.ts';
import { unknownEntries, unknownInSection } from './knownKeys.ts';
import { isDerived, type Placed } from './placement.ts';
import type { Item } from './site.ts';
import type { YamlEntry, YamlTree } from './yaml.ts';

/** The text of a page, converted but for its addresses; `parsesHtml` as kramdown's `parse_block_html`. */
export function convertBody(item: Item, context: LiquidContext, parsesHtml: boolean): ConvertedText {
  const converted = convertLiquid(item.body, item.bodyLine, context);
  const { tell } = context;
  const line = item.bodyLine;
  const withVideos = convertFrames(converted.text, tell, line);
  tellThemeClasses(item.body, tell, line);
  const withBoxes = convertBoxes(withVideos, tell, line);
  const text = item.isHtml
    ? convertHtmlBlocks(htmlToMarkdown(withBoxes), tell, line)
    : convertKramdown(withBoxes, tell, line, parsesHtml);
  const tidy = outsideCode(text, (piece) => piece.replace(/^[ \t]+$/gm, '').replace(/\n{4,}/g, '\n\n\n'));
  return { ...converted, text: tidy };
}

/** What a page gets besides what it says itself. */
export interface PageChanges {
  /** Where the front matter has none. */
  readonly title: string | undefined;
  /** `order`, where the names of the files do not give it. */
  readonly order: number | undefined;
  readonly syllabus: ConvertedText['syllabus'];
  /** Key in the navigation file, where the page has to name it. */
  readonly nav: string | undefined;
  /** Its key in the navigation file is gone. */
  readonly dropsNav: boolean;
  readonly redirectFrom: readonly string[];
  readonly newAddress: NewAddress;
  /** The same in front matter, where the theme put the root of the site before addresses. */
  readonly newAddressInYaml: NewAddress;
  readonly tell: TellAt;
}

/** Keys that a file may have from the configuration, and that its page shows. */
const carriedKeys = ['title', 'description', 'excerpt', 'image', 'lang', 'published'] as const;

/** The whole file. */
export function pageFile(placed: Placed, body: string, changes: PageChanges): string {
  const { item, kind, target } = placed;
  const { tell, newAddress } = changes;
  const matter = new FrontMatter(item.yaml);
  const line = (entry: YamlEntry) => entry.firstLine + 2;
  const text = withoutTitle(changeLinks(body, newAddress), filledTextOf(item.data.title) ?? '');
  if (matter.parsed.fault !== undefined) {
    // Jekyll went on without any of it. As it is, the check of the new site says where it has to be mended.
    const { url } = item;
    const address = isDerived(target, url) || /^permalink:/m.test(item.yaml) ? '' : `permalink: ${url}\n`;
    return joinFile(address + item.yaml, text);
  }
  for (const entry of matter.settleRepeated())
    tell('mistake', 'duplicate-key', line(entry), { key: entry.key, lastLine: (entry.repeatedOn ?? 0) + 2 });
  tellHead(matter, tell);
  if (kind === 'lesson') keepLinks(matter, tell);
  for (const entry of unknownEntries(matter.parsed.tree, kind, featureKeysOf(body, kind))) {
    if (matter.isReplaced(entry)) continue;
    matter.commentOut(entry);
    tell('left', 'unknown-key', line(entry), { key: entry.key });
  }
  changeAddresses(matter, matter.parsed.tree, changes.newAddressInYaml);
  setLayout(matter, placed, tell);
  setTitle(matter, item, changes.title, tell);
  for (const key of carriedKeys) {
    const value = item.data[key];
    if (key === 'image' && isMap(value)) matter.set('image', filledTextOf(value.path) ?? null);
    else if (key !== 'title' && item.own[key] === undefined && textOf(value) !== undefined)
      matter.set(key, value as Data);
  }
  setPermalink(matter, item, target, tell);
  if (item.kind === 'draft') matter.set('draft', true);
  else if (item.own.draft === true) commentOutKey(matter, 'draft');
  if (changes.order !== undefined) matter.set('order', changes.order);
  else if (kind === 'lesson' && item.own.order !== undefined) commentOutKey(matter, 'order');
  setNav(matter, changes);
  setRedirects(matter, changes, item);
  setSyllabus(matter, changes.syllabus);
  return joinFile(matter.toString(), text);
}

/** The text without a first heading that is the title once more: the page shows it by itself. */
function withoutTitle(text: string, title: string): string {
  const first =
    /^\s*(?:<div>\s*)?(?:#[ \t]+([^\n]*?)[ \t]*#*(?=\n|$)|([^\n]+)\n=+[ \t]*(?=\n|$)|<h1\b[^<>]*>([^<>]*)<\/h1>)/i.exec(
      text,
    );
  const words = first?.slice(1).find((part) => part !== undefined);
  if (first === null || title === '' || words?.trim() !== title) return text;
  return (
    (/^\s*<div>/.test(first[0]) ? '<div>' : '') +
    text.slice(first[0].length).replace(/^\n*/, /^\s*<div>/.test(first[0]) ? '\n' : '')
  );
}

/** What the theme showed above a text, besides the video that comes along. */
const shownInHead: ReadonlySet<string> = new Set([
  'image',
  'overlay_image',
  'caption',
  'actions',
  'cta_label',
  'cta_url',
]);

/** The head of the theme stays in the front matter, where nobody sees it. */
function tellHead(matter: FrontMatter, tell: TellAt): void {
  for (const { key, firstLine } of matter.entry('header')?.value.entries ?? [])
    if (shownInHead.has(key)) tell('left', 'theme-head', firstLine + 2, { key: `header.${key}` });
  const tagline = matter.entry('tagline');
  if (tagline !== undefined) tell('left', 'theme-head', tagline.firstLine + 2, { key: 'tagline' });
}

/** Links of a section under keys of the author's own are further links. */
function keepLinks(matter: FrontMatter, tell: TellAt): void {
  const sections = matter.entry('sections')?.value.items ?? [];
  for (const section of sections) {
    const links = unknownInSection(section).filter(({ value }) =>
      /^(?:https?:\/\/\S+|\/\S[^\n<>]*)$/.test(filledTextOf(value.data) ?? ''),
    );
    const [first, ...others] = links;
    if (first === undefined || section.entries.some(({ key }) => key === 'additional')) continue;
    const lines = links.flatMap(({ key, value }) => [
      `  - title: ${formatScalar(key)}`,
      `    url: ${formatScalar(value.data)}`,
    ]);
    matter.replaceEntry(first, ['additional:', ...lines]);
    for (const other of others) matter.commentOut(other);
    for (const { key, firstLine } of links) tell('human', 'link-kept', firstLine + 2, { key });
  }
}

function commentOutKey(matter: FrontMatter, key: string): void {
  const entry = matter.entry(key);
  if (entry !== undefined) matter.commentOut(entry);
}

function featureKeysOf(body: string, kind: Placed['kind']): ReadonlySet<string> {
  const named = [...body.matchAll(/^ {0,3}::features\{from=([\w-]+)\}/gm)].map((match) => match[1] as string);
  return new Set([...named, ...(kind === 'course' ? ['fu'] : [])]);
}

/** A layout of the site's own is none here; one that would make a page of a lesson must not. */
function setLayout(matter: FrontMatter, { kind, target }: Placed, tell: TellAt): void {
  const entry = matter.entry('layout');
  const named = filledTextOf(entry?.value.data);
  const isInFolder = target.split('/').length > 2;
  const wanted = kind === 'chapter' || (kind === 'page' && isInFolder) ? kind : undefined;
  if (wanted !== undefined) {
    if (named === wanted) return;
    if (named !== undefined && entry !== undefined)
      tell('converted', 'layout', entry.firstLine + 2, { from: named, to: wanted });
    matter.set('layout', wanted);
    return;
  }
  if (entry === undefined) return;
  const isHarmless = named === kind || (named !== undefined && foreignLayouts.has(named));
  if (isHarmless) return;
  matter.commentOut(entry);
  if (named !== undefined) tell('left', 'layout-left', entry.firstLine + 2, { name: named });
}

function setTitle(matter: FrontMatter, item: Item, found: string | undefined, tell: TellAt): void {
  const made = filledTextOf(item.data.title);
  const title = made ?? found;
  if (title === undefined || (item.own.title !== undefined && item.own.title !== null)) return;
  matter.set('title', title);
  if (made !== undefined) tell('human', 'title-from-name', 1, { title });
}

/** The address stays; one that Kafedra cannot have is changed as little as possible. */
function setPermalink(matter: FrontMatter, item: Item, target: string, tell: TellAt): void {
  if (isUndated(item)) return;
  const url = usableAddress(item.url);
  if (url !== item.url) tell('human', 'address-changed', 1, { from: item.url, to: url });
  if (filledTextOf(item.own.permalink) === url) return;
  if (isDerived(target, url)) commentOutKey(matter, 'permalink');
  else matter.set('permalink', url);
}

/** A draft without a date has no address yet where dates are a part of addresses. */
export function isUndated({ kind, url }: Item): boolean {
  return kind === 'draft' && /:[a-z]/.test(url);
}

/** The address, or the nearest that Kafedra can have. */
export function usableAddress(url: string): string {
  if ('url' in readPermalink(url)) return url;
  return `/${url}`
    .replace(/[^\p{L}\p{M}\p{N}\-._~/!&'()+,=@]+/gu, '-')
    .replace(/\/\.+/g, '/')
    .replace(/\/{2,}/g, '/');
}

function setNav(matter: FrontMatter, { nav, dropsNav }: PageChanges): void {
  const entry = matter.entry('sidebar');
  if (dropsNav && entry !== undefined) matter.commentOut(entry);
  else if (nav !== undefined && !dropsNav) matter.set('sidebar', { raw: `{ nav: ${formatScalar(nav)} }` });
}

function setRedirects(matter: FrontMatter, changes: PageChanges, { own, url }: Item): void {
  commentOutKey(matter, 'redirect_to');
  // The folder at the old address can still lead on, even where no page may have it.
  const old = usableAddress(url) !== url && 'url' in readFormerAddress(url) ? [url] : [];
  const redirectFrom = [...old, ...changes.redirectFrom];
  if (redirectFrom.length === 0) return;
  const before = own.redirect_from;
  const listed = (Array.isArray(before) ? (before as readonly Data[]) : [before ?? null]).filter(
    (item) => item !== null,
  );
  matter.set('redirect_from', [...new Set([...listed.map((item) => textOf(item) ?? ''), ...redirectFrom])]);
}

function setSyllabus(matter: FrontMatter, syllabus: ConvertedText['syllabus']): void {
  if (syllabus === undefined || matter.entry('syllabus') !== undefined) return;
  const parts = [
    ...(syllabus.columns.length === 0 ? [] : [`columns: [${syllabus.columns.join(', ')}]`]),
    ...(syllabus.isNumbered ? ['number: true'] : []),
  ];
  if (parts.length > 0) matter.set('syllabus', { raw: `{ ${parts.join(', ')} }` });
}

/** Files that front matter names come along too. */
function changeAddresses(
  matter: FrontMatter,
  tree: YamlTree,
  newAddress: NewAddress,
  entry?: YamlEntry,
): void {
  for (const inner of tree.entries) changeAddresses(matter, inner.value, newAddress, inner);
  for (const item of tree.items) changeAddresses(matter, item, newAddress, entry);
  if (entry?.key === 'permalink' || entry?.key === 'redirect_from' || entry?.key === 'redirect_to') return;
  if (entry === undefined) return;
  const values =
    tree.kind === 'scalar'
      ? [tree.data]
      : tree.entries.length + tree.items.length === 0
        ? flatTexts(tree.data)
        : [];
  const change: NewAddress = (href) => {
    const changed = newAddress(href);
    if (changed !== undefined) matter.replaceAddress(entry, href, changed);
    return changed;
  };
  for (const value of values) {
    if (typeof value !== 'string' || !value.includes('/')) continue;
    if (/^[^\n<>]{1,500}$/.test(value)) change(value);
    changeLinks(value, change);
    for (const [address] of value.matchAll(spacedAddress)) change(address);
  }
}

/** The address of a link in a text of the front matter that has spaces in it, as kramdown allows. */
const spacedAddress = /(?<=\]\()[^\s()<>"'][^\n()<>"']{0,500} [^\n()<>"']{0,500}(?=\))/g;

function flatTexts(data: Data): Data[] {
  if (Array.isArray(data)) return (data as readonly Data[]).flatMap(flatTexts);
  return isMap(data) ? Object.values(data).flatMap(flatTexts) : [data];
}

/** A page of the importer's own, where the old site had one that no file stood for. */
export function madePage(entries: Readonly<Record<string, Data>>, body: string): string {
  const matter = new FrontMatter('');
  for (const [key, value] of Object.entries(dataMap(Object.entries(entries)))) matter.set(key, value);
  return joinFile(matter.toString(), body);
}
