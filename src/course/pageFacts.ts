/** What every page has: read from its front matter and its place in `content/`. */
import type { z } from 'zod';
import {
  type AddressFault,
  addressOfFile,
  readFormerAddress,
  readPermalink,
  sameAddressKey,
} from './address.ts';
import { nearest } from './nearest.ts';
import { piecesOf } from './pieces.ts';
import { error, info, type Place, type Problem } from './problem.ts';
import { remembering } from './remember.ts';
import { featureList } from './schema/feature.ts';
import { foreignLayouts } from './schema/foreignKeys.ts';
import { pageFields } from './schema/page.ts';
import { entryOf, type Reading, readYaml } from './schema/read.ts';
import type { MarkdownText, SourcePage, YamlNode } from './source.ts';
import type { Feature, PageFacts, Redirect, Target } from './types.ts';

export const pageKinds = ['home', 'course', 'module', 'lesson', 'page', 'chapter'] as const;
export type PageKind = (typeof pageKinds)[number];

/** A page read, before it finds its place in a course. */
export interface PageReading<Values> {
  readonly source: SourcePage;
  readonly facts: PageFacts;
  readonly order: number | undefined;
  /** A draft, by `draft: true` or Jekyll's `published: false`. */
  readonly draft: boolean;
  /** Key in the navigation file, when the author named one. */
  readonly nav: string | undefined;
  readonly reading: Reading<Values>;
  /** Where the address comes from: the permalink, or the file itself. */
  readonly addressPlace: Place;
  readonly problems: readonly Problem[];
}

/** What the whole site has to know of a file besides what its page shows; plain data. */
export interface PageOutline {
  readonly file: string;
  readonly url: string;
  readonly redirectFrom: readonly Redirect[];
  readonly addressPlace: Place;
  /** Whether its author chose the address, well or not. */
  readonly isAddressChosen: boolean;
  /** Whether what he chose cannot be used: the page stands somewhere for the time being. */
  readonly isAddressBad: boolean;
  readonly isPublished: boolean;
  /** Whether its front matter could not be read. */
  readonly isFaulty: boolean;
  /** Key in the navigation file, when the author named one. */
  readonly nav?: string;
}

/** What the whole site has to know of a page that was read. */
export const outlineOf = remembering(
  ({ source, facts, addressPlace, reading, nav, problems }: PageReading<unknown>, isPublished: boolean) =>
    ({
      file: source.file,
      url: facts.url,
      redirectFrom: facts.redirectFrom,
      addressPlace,
      isAddressChosen: reading.node('permalink') !== undefined,
      isAddressBad: problems.some(({ code }) => code === 'bad-permalink'),
      isPublished,
      isFaulty: source.faulty,
      ...optional('nav', nav),
    }) satisfies PageOutline as PageOutline,
);

export interface PageDefaults {
  readonly kind: PageKind;
  readonly lang: string;
  readonly ownLayouts: readonly string[];
  /** Title of a page that may do without one: the catalogue, and the page for what is not found. */
  readonly title?: string;
}

type PageValues = z.output<z.ZodObject<typeof pageFields>>;

/** The kind that an author's `layout:` asks for in place of the one that the file's place gives. */
export function kindOf(page: SourcePage, byPlace: PageKind): PageKind {
  const layout = scalarAt(page, 'layout');
  return layout === 'page' || layout === 'chapter' ? layout : byPlace;
}

/** A scalar of the front matter by its key, before any schema. */
export function scalarAt(page: SourcePage, key: string): string | undefined {
  const node = entryOf(page.frontMatter, key)?.value;
  return node?.kind === 'scalar' && node.value.trim() !== '' ? node.value.trim() : undefined;
}

/** Reads a page with the schema of its kind. */
export function readPage<Shape extends typeof pageFields>(
  source: SourcePage,
  schema: z.ZodObject<Shape>,
  defaults: PageDefaults,
): PageReading<z.output<z.ZodObject<Shape>>> {
  return readAnyPage(source, schema, defaults) as PageReading<z.output<z.ZodObject<Shape>>>;
}

const readAnyPage = remembering(readPageAnew);

function readPageAnew(
  source: SourcePage,
  schema: z.ZodObject<typeof pageFields>,
  defaults: PageDefaults,
): PageReading<PageValues> {
  const featureKeys = featureKeysOf(source, defaults.kind);
  const extended = withFeatures(schema, featureKeys.join());
  const reading = readYaml(source.frontMatter, extended, defaults.kind) as unknown as Reading<PageValues>;
  const values = reading.value;
  const problems = reading.problems.filter(
    // The catalogue and the page for what is not found may go without a title.
    ({ code, field }) => !(defaults.title !== undefined && code === 'missing-key' && field === 'title'),
  );
  const address = addressOf(source, values, reading);
  const former = redirectsOf(values, reading, address.url);
  const layout = layoutOf(values.layout, defaults, reading.place('layout'));
  const title = values.title || defaults.title || titleOfFile(source.file);
  return {
    source,
    facts: {
      url: address.url,
      file: source.file,
      redirectFrom: former.redirects,
      title,
      navTitle: values.nav_title ?? title,
      ...optional('description', values.description ?? values.excerpt),
      lang: values.lang ?? defaults.lang,
      toc: values.toc ?? true,
      ...optional('layout', layout.name),
      ...optional('image', targetAt(reading.node('image'))),
      features: Object.fromEntries(
        featureKeys
          .filter((key) => reading.node(key)?.kind === 'list')
          .map((key) => [
            key,
            featuresOf(reading as unknown as Reading<Record<string, unknown>>, key, source.file),
          ]),
      ),
      ...optional('modified', source.modified),
      text: source.body,
    },
    order: values.order,
    draft: values.draft === true || values.published === false,
    nav: values.sidebar?.nav,
    reading,
    addressPlace: reading.node('permalink')?.place ?? { file: source.file, line: 1, column: 1 },
    problems: [...problems, ...address.problems, ...former.problems, ...layout.problems].filter(
      ({ code }) => !source.faulty || !ofLoss.has(code),
    ),
  };
}

/** A schema with keys that hold cards. It is compiled at its first use, so most pages share the schema itself. */
const withFeatures = remembering((schema: z.ZodObject<typeof pageFields>, keys: string) =>
  keys === '' ? schema : schema.extend(Object.fromEntries(keys.split(',').map((key) => [key, featureList]))),
);

/** What front matter may lack because a part of it could not be read. */
const ofLoss: ReadonlySet<string> = new Set(['missing-key', 'empty-value', 'wrong-type']);

/** `{ key: value }`, or nothing at all for an absent value, so that absent stays absent in the model. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}

/** Keys that hold cards: `fu` of a course, and whatever the text names in `::features{from=key}`. */
function featureKeysOf(page: SourcePage, kind: PageKind): string[] {
  const named = [...page.body.text.matchAll(/^ {0,3}::features\{\s*from\s*=\s*["']?([\w-]+)["']?\s*\}/gm)]
    .map((match) => match[1] as string)
    .filter((key) => !(key in pageFields));
  return [...new Set([...(kind === 'course' ? ['fu'] : []), ...named])];
}

function addressOf(
  source: SourcePage,
  { permalink }: PageValues,
  reading: Reading<unknown>,
): { url: string; problems: Problem[] } {
  if (permalink === undefined) return { url: addressOfFile(source.file), problems: [] };
  const read = readPermalink(permalink);
  if ('url' in read) return { url: read.url, problems: [] };
  const reason: AddressFault = read.fault;
  return {
    url: addressOfFile(source.file),
    problems: [error('bad-permalink', reading.place('permalink'), { url: permalink, reason }, 'permalink')],
  };
}

/** Former addresses; the page's own is none, and a slash at the start may be missing, as in Jekyll. */
function redirectsOf(
  { redirect_from: written }: PageValues,
  reading: Reading<unknown>,
  own: string,
): { redirects: Redirect[]; problems: Problem[] } {
  const redirects: Redirect[] = [];
  const problems: Problem[] = [];
  const values = typeof written === 'string' ? [written] : (written ?? []);
  for (const [i, value] of values.entries()) {
    if (value.trim() === '') continue;
    const place =
      typeof written === 'string' ? reading.place('redirect_from') : reading.place('redirect_from', i);
    const read = readFormerAddress(value);
    if ('fault' in read) {
      problems.push(error('bad-permalink', place, { url: value, reason: read.fault }, 'redirect_from'));
    } else if (sameAddressKey(read.url) !== sameAddressKey(own)) redirects.push({ url: read.url, place });
  }
  return { redirects, problems };
}

function layoutOf(
  layout: string | undefined,
  { kind, ownLayouts }: PageDefaults,
  place: Place,
): { name?: string; problems: Problem[] } {
  if (layout === undefined || layout === kind) return { problems: [] };
  if (ownLayouts.includes(layout) && !pageKinds.includes(layout as PageKind))
    return { name: layout, problems: [] };
  // A layout of another kind of page, or of the theme that the file comes from: the place decides.
  if (foreignLayouts.has(layout) || pageKinds.includes(layout as PageKind)) {
    return { problems: [info('foreign-key', place, { key: `layout: ${layout}` }, 'layout')] };
  }
  const near = nearest(layout, [...pageKinds, ...ownLayouts]);
  return {
    problems: [error('unknown-layout', place, { name: layout, ...optional('near', near) }, 'layout')],
  };
}

function titleOfFile(file: string): string {
  const parts = file.replace(/\.md$/i, '').split('/');
  const name = parts.at(-1) === 'index' ? parts.at(-2) : parts.at(-1);
  return name ?? file;
}

function featuresOf(reading: Reading<Record<string, unknown>>, key: string, file: string): Feature[] {
  const raw = (reading.value[key] ?? []) as readonly z.output<
    NonNullable<(typeof featureList)['def']['innerType']>
  >[number][];
  return raw.map((card, i) => ({
    ...optional('title', card.title),
    ...optional('excerpt', markdownAt(reading.node(key, i, 'excerpt'), file)),
    ...optional('image', targetAt(reading.node(key, i, 'image_path'))),
    alt: card.alt ?? '',
    ...optional('url', targetAt(reading.node(key, i, 'url'))),
    ...optional('buttonLabel', card.btn_label),
  }));
}

/** A scalar as an address with its place, or nothing where there is none. */
export function targetAt(node: YamlNode | undefined): Target | undefined {
  return node?.kind === 'scalar' && node.value.trim() !== ''
    ? { href: node.value.trim(), place: node.place }
    : undefined;
}

/** A scalar as Markdown with its places, or nothing where there is none. */
export function markdownAt(node: YamlNode | undefined, file: string): MarkdownText | undefined {
  if (node?.kind !== 'scalar' || node.value.trim() === '') return undefined;
  return { file, line: node.place.line, text: node.value, pieces: piecesOf(node) };
}
