/** A Jekyll site becomes a site of Kafedra: reading, placing, converting, in this order; nothing is written here. */
import { addressOfFile } from '../../course/address.ts';
import { compareOrder } from '../../course/order.ts';
import { type Data, filledTextOf, listOf, mapOf, textOf } from '../data.ts';
import { compareFindings, type Finding, type Tell, tellerFor } from '../finding.ts';
import type { Imported, Moved } from '../imported.ts';
import { type ConvertedText, convertLiquid, type LiquidContext } from '../liquid/convert.ts';
import { headVideo } from '../liquid/themeIncludes.ts';
import type { ImportedFile } from '../output.ts';
import { listSource, readTexts, type SourceFile } from '../source.ts';
import { markdownName } from '../targetNames.ts';
import { type AddressBook, addressBook, type UsedFile } from './addresses.ts';
import { archiveOf, archivePages } from './archives.ts';
import { type FoundCourse, findCourses, navOf } from './courses.ts';
import { type Decks, filesInUse } from './decks.ts';
import { deckTitle, findFrontDecks } from './frontDecks.ts';
import { type ConvertedNavigation, convertNavigation, type NavigationCourse } from './navigation.ts';
import { convertBody, isUndated, madePage, pageFile, usableAddress } from './pages.ts';
import { type Placed, placeItems } from './placement.ts';
import { type Item, type JekyllSite, readJekyllSite } from './site.ts';
import { siteFile } from './siteFile.ts';
import { type TemplateData, templateData } from './templateData.ts';
import { parseRubyYaml } from './yaml.ts';

export interface JekyllOptions {
  /** Folder of the Jekyll site. */
  readonly root: string;
  /** A folder in it that is left aside. */
  readonly skipped: string;
  /** Whether a navigation by hand goes that says no more than the files. */
  readonly deriveNavigation: boolean;
}

/** Makes the files of the new site. */
export async function importJekyll({ root, skipped, deriveNavigation }: JekyllOptions): Promise<Imported> {
  const findings: Finding[] = [];
  const tell: Tell = (finding) => findings.push(finding);
  const listed: Finding[] = [];
  const { files: sources, folder } = await sourceOf(listSource(root, skipped, (one) => listed.push(one)));
  const site = await readJekyllSite(sources, tell);
  const courses = findCourses(site);
  const frontDecks = findFrontDecks(site, sources, new Set(courses.map(({ page }) => page)));
  const placed = placeItems(site, courses, frontDecks);
  const redirects = redirectsOf(site, tell);
  const book = addressBook(site, frontDecks, (file, from, to) => {
    // What becomes of a page of HTML is told when it has come along.
    if (!/\.html?$/i.test(from)) tellerFor(tell, file)('human', 'file-moved', 1, { from, to });
  });
  const templates: TemplateData = templateData(site, (item, text) => {
    const { text: filled } = convertLiquid(
      text,
      1,
      contextOf({ item, course: undefined }, site, courses, templates, () => {}),
    );
    return /\{[{%]/.test(filled) ? undefined : filled.trim();
  });
  const deckTexts = new Map(
    placed
      .filter(({ item }) => frontDecks.has(item))
      .map(({ item, course }): [string, string] => {
        const context = { ...contextOf({ item, course }, site, courses, templates, tell), isWholeHtml: true };
        return [item.file, convertLiquid(item.body, item.bodyLine, context).text];
      }),
  );
  const titleOfDeck = (item: Item) => deckTitle(item, deckTexts.get(item.file) ?? '');
  const bodies = new Map(
    placed.map((page): [Placed, ConvertedText] => {
      const deck = frontDecks.get(page.item);
      return [
        page,
        deck === undefined
          ? bodyOf(page, site, courses, templates, tell)
          : { text: linkTo(titleOfDeck(page.item), deck.target), syllabus: undefined },
      ];
    }),
  );
  const lessons = lessonsOf(courses, placed, bodies, site);
  const navigation = navigationOf(site, courses, lessons, book, deriveNavigation, tell);
  const files: ImportedFile[] = [];
  const moved: Moved[] = [];
  const main = siteFile(
    site,
    {
      name: nameOf(root),
      host: await hostOf(sources, site),
      newAddress: book.newAddressFor({ url: '/', file: '' }),
    },
    tellerFor(tell, '_config.yml'),
  );
  files.push({ file: '_data/site.yml', text: main.text });
  moved.push({ from: '_config.yml', to: '_data/site.yml' });
  if (navigation.text !== undefined && site.navigation !== undefined) {
    files.push({ file: '_data/navigation.yml', text: navigation.text });
    moved.push({ from: site.navigation.file, to: '_data/navigation.yml' });
  }
  const orders = ordersOf(lessons);
  for (const page of placed) {
    const { item, target } = page;
    if (redirects.gone.has(item)) continue;
    const body = (bodies.get(page) as ConvertedText).text;
    const nav = navToName(page, courses, navigation);
    const text = pageFile(page, redirects.bodyOf.get(item) ?? body, {
      title: frontDecks.has(item) ? titleOfDeck(item) : undefined,
      order: orders.get(page),
      syllabus: page.kind === 'course' ? bodies.get(page)?.syllabus : undefined,
      nav,
      dropsNav: navigation.dropped.has(navOf(item) ?? ''),
      redirectFrom: redirects.from.get(item) ?? [],
      newAddress: book.newAddressFor(item),
      newAddressInYaml: book.newAddressInYaml(item),
      tell: tellerFor(tell, item.file),
    });
    if (!item.hasPage) tellerFor(tell, item.file)('human', 'no-page-before', 1, { url: item.url });
    files.push({ file: target, text });
    moved.push({
      from: item.file,
      to: target,
      address: isUndated(item) ? addressOfFile(target) : usableAddress(item.url),
    });
  }
  files.push(...madePages(site, courses, placed, tell));
  const decks = await filesInUse(book, deckTexts);
  files.push(...decks.files);
  files.push(...deckPages(decks, frontDecks, files, tell));
  for (const { source, target } of book.used.values()) moved.push({ from: source.file, to: target.slice(1) });
  for (const [address, source] of icons(site)) {
    files.push({ file: address.slice(1), copyOf: source.path });
    moved.push({ from: source.file, to: address.slice(1) });
  }
  tellUnused(site, book, new Set(findings.map(({ file }) => file)), tell);
  const oldTexts = site.items.map((item) => [item.file, `---\n${item.yaml}---\n${item.body}`] as const);
  const { navigation: old } = site;
  const sourceTexts = [...oldTexts, ...(old === undefined ? [] : [[old.file, old.text] as const])];
  // Whoever reads the report looks for a file from where the configuration lies.
  const named = (file: string) => (folder === '' || isConfig(file) ? file : `${folder}/${file}`);
  return {
    files,
    moved: moved.map((one) => ({ ...one, from: named(one.from) })),
    findings: [...listed, ...findings.map((one) => ({ ...one, file: named(one.file) }))].sort(
      compareFindings,
    ),
    sources: new Map(sourceTexts.map(([file, text]) => [named(file), text])),
    lang: main.lang,
  };
}

/** The files of the site: where the configuration names a folder of its own (`source: docs`), those in it. */
async function sourceOf(files: readonly SourceFile[]) {
  const texts = await readTexts(
    files.filter(({ file }) => isConfig(file)),
    () => {},
  );
  const [text = ''] = texts.values();
  const written = filledTextOf(mapOf(parseRubyYaml(text).data).source) ?? '';
  const folder = written.replace(/^(?:\.?\/)+|\/+$|^\.$/g, '').normalize('NFC');
  const within = files.flatMap((source) =>
    isConfig(source.file)
      ? [source]
      : source.file.startsWith(`${folder}/`)
        ? [{ ...source, file: source.file.slice(folder.length + 1) }]
        : [],
  );
  // A folder that is not there, or lies elsewhere, is no folder of this site.
  return folder === '' || within.every(({ file }) => isConfig(file))
    ? { files, folder: '' }
    : { files: within, folder };
}

function isConfig(file: string): boolean {
  return /^_config\.ya?ml$/.test(file);
}

function contextOf(
  { item, course }: Pick<Placed, 'item' | 'course'>,
  site: JekyllSite,
  courses: readonly FoundCourse[],
  templates: TemplateData,
  tell: Tell,
): LiquidContext {
  return {
    page: templates.pageOf(item),
    scope: templates.scopeFor(item),
    tell: tellerFor(tell, item.file),
    include: (name, isRelative) => includedText(site, item, name, isRelative),
    addressOf: (name, isPost) => addressNamed(site, name, isPost),
    site: { url: filledTextOf(site.config.data.url) ?? '', baseurl: site.config.baseurl },
    isCoursePageOf: (collection) =>
      courses.some((other) => other.page === item && other.collection === collection),
    isInCourseOf: (collection) => course?.collection === collection,
  };
}

function bodyOf(
  page: Placed,
  site: JekyllSite,
  courses: readonly FoundCourse[],
  templates: TemplateData,
  tell: Tell,
): ConvertedText {
  const { item } = page;
  const context = contextOf(page, site, courses, templates, tell);
  const converted = convertBody(item, context, mapOf(site.config.data.kramdown).parse_block_html === true);
  const video = headVideo(item.data);
  if (video !== undefined) context.tell('converted', 'head-video', 1, { what: video });
  const list = archiveOf(site, item);
  if (list !== '')
    context.tell('human', 'list-written-out', 1, { layout: filledTextOf(item.data.layout) ?? '' });
  const syllabus =
    converted.syllabus ?? (page.kind === 'course' ? syllabusOfLayout(site, item, context) : undefined);
  return {
    text: [video, list === '' ? converted.text : converted.text.trimEnd(), list]
      .filter((part) => part !== undefined && part.trim() !== '')
      .join('\n\n'),
    syllabus,
  };
}

/** The syllabus that a layout of the site's own shows around the text: its columns count here too. */
function syllabusOfLayout(site: JekyllSite, item: Item, context: LiquidContext): ConvertedText['syllabus'] {
  const name = filledTextOf(item.data.layout);
  const text = name === undefined ? undefined : site.templates.get(`_layouts/${name}.html`);
  if (text === undefined) return undefined;
  return convertLiquid(text, 1, { ...context, tell: () => {} }).syllabus;
}

function includedText(site: JekyllSite, item: Item, name: string, isRelative: boolean): string | undefined {
  if (name.split('/').includes('..')) return undefined;
  if (!isRelative)
    return site.templates.get(`_includes/${name}`) ?? site.templates.get(`_includes/${name}.html`);
  const folder = item.file.split('/').slice(0, -1);
  const file = [...folder, ...name.split('/')].join('/');
  return site.byFile.get(file)?.body ?? site.bareTexts.get(file);
}

function addressNamed(site: JekyllSite, name: string, isPost: boolean): string | undefined {
  const bare = name.trim().replace(/^\/+/, '');
  if (isPost) return site.posts.find(({ path }) => path.replace(/\.[^.]+$/, '') === bare)?.url;
  const item = site.byFile.get(bare);
  return item?.url ?? (site.staticFiles.has(`/${bare}`) ? `/${bare}` : undefined);
}

interface Redirects {
  /** Old addresses of pages that other pages redirected to them. */
  readonly from: ReadonlyMap<Item, readonly string[]>;
  /** Pages that are nothing but such a redirect. */
  readonly gone: ReadonlySet<Item>;
  /** Texts of pages that lead to another site. */
  readonly bodyOf: ReadonlyMap<Item, string>;
}

/** `redirect_to`: a page of this site gets the old address; for another site a link stays. */
function redirectsOf(site: JekyllSite, tell: Tell): Redirects {
  const from = new Map<Item, string[]>();
  const gone = new Set<Item>();
  const bodyOf = new Map<Item, string>();
  const byUrl = new Map(site.items.map((item) => [item.url.replace(/\/$/, ''), item]));
  for (const item of site.items) {
    const to = textOf(listOf(item.data.redirect_to)[0] as Data | undefined);
    if (to === undefined) continue;
    const target = byUrl.get(to.replace(/\/$/, ''));
    const teller = tellerFor(tell, item.file);
    if (target !== undefined && target !== item) {
      from.set(target, [...(from.get(target) ?? []), item.url]);
      gone.add(item);
      teller('converted', 'redirect', 1, { from: item.url, to: target.url });
    } else {
      bodyOf.set(item, `[${to}](${to})\n`);
      teller('human', 'redirect-outside', 1, { from: item.url, to });
    }
  }
  return { from, gone, bodyOf };
}

interface CourseLessons {
  readonly course: FoundCourse;
  readonly page: Placed | undefined;
  /** In the order in which the old site showed them. */
  readonly lessons: readonly Placed[];
}

function lessonsOf(
  courses: readonly FoundCourse[],
  placed: readonly Placed[],
  bodies: ReadonlyMap<Placed, ConvertedText>,
  site: JekyllSite,
): CourseLessons[] {
  return courses.map((course) => {
    const page = placed.find((other) => other.kind === 'course' && other.course === course);
    const syllabus = page === undefined ? undefined : bodies.get(page)?.syllabus;
    const order =
      syllabus?.collection === course.collection && syllabus !== undefined
        ? syllabus.files
        : (site.documents.get(course.collection ?? '') ?? []).map(({ file }) => file);
    const place = (lesson: Placed) => {
      const index = order.indexOf(lesson.item.file);
      return index === -1 ? order.length : index;
    };
    const lessons = placed.filter((other) => other.kind === 'lesson' && other.course === course);
    return { course, page, lessons: lessons.sort((a, b) => place(a) - place(b)) };
  });
}

/** `order` for the lessons of those courses whose file names do not give it. */
function ordersOf(all: readonly CourseLessons[]): Map<Placed, number> {
  const orders = new Map<Placed, number>();
  for (const { lessons } of all) {
    const byName = [...lessons].sort((a, b) => compareOrder(orderedName(a), orderedName(b)));
    if (byName.every((lesson, index) => lesson === lessons[index])) continue;
    for (const [index, lesson] of lessons.entries()) orders.set(lesson, index + 1);
  }
  return orders;
}

function orderedName({ target }: Placed): { name: string; order: undefined } {
  return { name: target.split('/').at(-1) as string, order: undefined };
}

function navigationOf(
  site: JekyllSite,
  courses: readonly FoundCourse[],
  lessons: readonly CourseLessons[],
  book: AddressBook,
  derives: boolean,
  tell: Tell,
): ConvertedNavigation {
  if (site.navigation === undefined) return { text: undefined, keys: new Set(), dropped: new Set() };
  const compared = courses.map((course): NavigationCourse => {
    const entry = lessons.find((other) => other.course === course);
    return {
      nav: course.nav ?? course.key,
      title: filledTextOf(course.page?.data.title) ?? '',
      url: course.page?.url ?? `/${course.key}/`,
      lessons: (entry?.lessons ?? []).map(({ item }) => {
        const title = filledTextOf(item.data.title) ?? '';
        return { title, navTitle: filledTextOf(item.data.nav_title) ?? title, url: item.url };
      }),
    };
  });
  return convertNavigation(site.navigation.text, {
    newAddress: book.newAddressFor({ url: '/', file: '' }),
    courses: derives ? compared : undefined,
    tell: tellerFor(tell, site.navigation.file),
  });
}

/** The key that a page has to name: Kafedra takes the folder of a course, and what the page itself says. */
function navToName(
  { item, kind, course }: Placed,
  courses: readonly FoundCourse[],
  { keys, dropped }: ConvertedNavigation,
): string | undefined {
  const nav = kind === 'course' ? (course?.nav ?? undefined) : navOf(item);
  if (nav === undefined || !keys.has(nav) || dropped.has(nav)) return undefined;
  const own = item.own.sidebar;
  const isNamed = typeof own === 'object' && own !== null && 'nav' in own;
  if (isNamed || kind === 'lesson' || kind === 'home') return undefined;
  // The folder's own name is taken anyway, and the pages of a course show its sidebar.
  if (kind === 'course' ? nav === course?.key : courses.some((other) => other === course)) return undefined;
  return nav;
}

function madePages(
  site: JekyllSite,
  courses: readonly FoundCourse[],
  placed: readonly Placed[],
  tell: Tell,
): ImportedFile[] {
  const files: ImportedFile[] = [];
  for (const { key, page, nav } of courses) {
    if (page !== undefined) continue;
    const title = titleInNavigation(site, nav ?? key) ?? key;
    files.push({ file: `content/${key}/index.md`, text: madePage({ title }, '') });
    tellerFor(tell, `_${key}`)('human', 'course-page-made', 1, { file: `content/${key}/index.md`, title });
  }
  const taken = new Set(placed.map(({ item }) => item.url));
  for (const { url, title, text } of archivePages(site)) {
    if (taken.has(url)) continue;
    const file = `content/archive${url.replace(/\/$/, '').replace(/\.html$/, '')}.md`;
    const permalink: Record<string, Data> = addressOfFile(file) === url ? {} : { permalink: url };
    files.push({ file, text: madePage({ layout: 'page', title, ...permalink }, text) });
    tellerFor(tell, '_config.yml')('human', 'list-written-out', 1, { layout: url });
  }
  return files;
}

function linkTo(title: string, target: string): string {
  return `[${title.replace(/[\\[\]<>*_`&]/g, '\\$&')}](${target.replaceAll(' ', '%20')})\n`;
}

/** At the address that a page of HTML had, a page that leads to where it stands now. */
function deckPages(
  { moved }: Decks,
  frontDecks: ReadonlyMap<Item, UsedFile>,
  made: readonly ImportedFile[],
  tell: Tell,
): ImportedFile[] {
  const taken = new Set(made.map(({ file }) => file.toLowerCase()));
  const withPage = new Set([...frontDecks.values()].map(({ source }) => source));
  return moved.flatMap(({ file: { source, address, target }, title }) => {
    const url = address.replace(/\/index\.html$/i, '/');
    const file = `content/${markdownName(`${url.slice(1)}${url.endsWith('/') ? 'index.html' : ''}`)}`;
    if (withPage.has(source)) {
      tellerFor(tell, source.file)('human', 'deck-moved', 1, { from: url, to: target });
      return [];
    }
    const hasPage = !taken.has(file.toLowerCase()) && usableAddress(url) === url;
    const code = hasPage ? 'deck-moved' : 'file-moved';
    tellerFor(tell, source.file)('human', code, 1, { from: url, to: target });
    if (!hasPage) return [];
    taken.add(file.toLowerCase());
    const permalink: Record<string, Data> = addressOfFile(file) === url ? {} : { permalink: url };
    return [{ file, text: madePage({ layout: 'page', title, ...permalink }, linkTo(title, target)) }];
  });
}

/** The words that the header of the old site had for a course. */
function titleInNavigation(site: JekyllSite, key: string): string | undefined {
  const navigation = site.siteData.navigation as Readonly<Record<string, Data>> | undefined;
  const entry = listOf(navigation?.main).find(
    (other) =>
      filledTextOf((other as Readonly<Record<string, Data>> | null)?.url)?.replaceAll('/', '') === key,
  );
  return filledTextOf((entry as Readonly<Record<string, Data>> | undefined)?.title);
}

/** The icon of the old site stands where Kafedra looks for one. */
function icons(site: JekyllSite): [string, SourceFile][] {
  const name = ['svg', 'png', 'ico'].find((ending) => site.staticFiles.has(`/favicon.${ending}`));
  return name === undefined
    ? []
    : [[`/assets/favicon.${name}`, site.staticFiles.get(`/favicon.${name}`) as SourceFile]];
}

async function hostOf(sources: readonly SourceFile[], site: JekyllSite): Promise<string | undefined> {
  if (filledTextOf(site.config.data.url) !== undefined) return undefined;
  const [text] = (
    await readTexts(
      sources.filter(({ file }) => file === 'CNAME'),
      () => {},
    )
  ).values();
  const host = text?.trim();
  return host !== undefined && /^[\w.-]+$/.test(host) ? host : undefined;
}

function nameOf(root: string): string {
  return (
    root
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .at(-1) ?? 'site'
  );
}

/** Files that were published and that nothing points to. */
function tellUnused(site: JekyllSite, book: AddressBook, told: ReadonlySet<string>, tell: Tell): void {
  const used = new Set([
    ...[...book.used.values()].map(({ source }) => source),
    ...icons(site).map(([, file]) => file),
  ]);
  for (const file of site.staticFiles.values())
    if (!used.has(file) && !told.has(file.file)) tellerFor(tell, file.file)('left', 'unused-file', 1);
}
