/** From the author's files to the whole model: every course, every page, every problem at once. */
import { addressOfFile, sameAddressKey, segmentOf } from './address.ts';
import { checkAddresses } from './addresses.ts';
import { buildCourse, type CourseContext, type CourseReading } from './course.ts';
import { expectedOf } from './expected.ts';
import { gather } from './gather.ts';
import { joined } from './joined.ts';
import {
  checkCompleteness,
  checkEntries,
  checkNav,
  checkUnused,
  type NavigationData,
  readNavigation,
} from './navigation.ts';
import { compareOrder } from './order.ts';
import { kindOf, optional, outlineOf, type PageReading, readPage } from './pageFacts.ts';
import { PageIndex } from './pageIndex.ts';
import { compareText, error, type Problem, warning } from './problem.ts';
import { isEqual, isSame, remembering } from './remember.ts';
import { lessonSchema } from './schema/lesson.ts';
import { pageSchema } from './schema/page.ts';
import { buildSite } from './site.ts';
import type { Source, SourcePage } from './source.ts';
import { type ByTopFolder, byTopFolder, itemsIn } from './topFolder.ts';
import type { Course, Home, Model, NavigationEntry, Page, PageGroup, PlainPage, Site } from './types.ts';

export interface BuildOptions {
  /** Publishes drafts too. */
  readonly drafts: boolean;
  /** Courses of which no file is in the source, because it is known what they come to; by their folders. */
  readonly known?: ReadonlyMap<string, CourseReading> | undefined;
}

/** A model, and what the files of each of its courses came to, by folder. */
export interface Built {
  readonly model: Model;
  readonly readings: ReadonlyMap<string, CourseReading>;
}

/**
 * Builds the model. Pure: the same source gives the same model. Never throws for what an author wrote:
 * `problems` holds all that was found, and the rest of the model stands as far as it could be understood. What says the
 * same as in the model `before` is the same object as there.
 */
export function buildCourses(source: Source, options: BuildOptions, before?: Model): Model {
  return buildModel(source, options, before).model;
}

/** The same, for who keeps what the files of each course came to. */
export function buildModel(source: Source, { drafts, known }: BuildOptions, before?: Model): Built {
  const { site, isDated, problems: siteProblems } = buildSite(source.site, source.repository);
  const navigation = readNavigation(source.navigation);
  const context: CourseContext = {
    lang: site.lang,
    drafts,
    ownLayouts: source.ownLayouts,
    navigation,
    hasNavigationFile: source.navigation?.faulty === false,
    leftOut: source.leftOut,
  };
  const { root: rootPages, folders } = isDated ? source.pages : withoutDates(source.pages);
  const folderReadings = inOrder(
    [...folders].map(([folder, pages]) => folderReading(pages, folder, context)),
    [...(known ?? [])].map(([folder, course]) => knownFolder(folder, course, navigation)),
  );
  const loose = [
    ...rootPages.map((page) => readLoosePage(page, site, context)),
    ...folderReadings.flatMap(({ loose }) => loose),
  ];
  const courseReadings = folderReadings
    .flatMap(({ folder, course }) => (course === undefined ? [] : [{ folder, course }]))
    .sort((a, b) =>
      compareOrder({ order: a.course.order, name: a.folder }, { order: b.course.order, name: b.folder }),
    );
  const courses = courseReadings.flatMap(({ course: { course } }) => course ?? []);
  const parts = courseReadings.map(({ course }) => partsOf(course));

  const draftLoose = new Set(
    loose.filter(({ reading }) => reading.draft && !drafts).map(({ reading }) => reading),
  );
  const publishedLoose = loose.filter(({ reading }) => !draftLoose.has(reading));
  const home = homeOf(publishedLoose, site, courses);
  const pages = publishedLoose.flatMap(({ kind, reading }): PlainPage[] =>
    kind === 'home' ? [] : [plainPage(reading, kind, navigation.byKey.get(reading.nav ?? ''))],
  );
  const looseReadings = loose.map(({ reading }) => reading);
  const pageByUrl = new PageIndex(
    [loosePages(home, pages, before), ...courses.map((course) => pagesOf(course))],
    before?.pageByUrl,
  );
  const pageByFormerUrl = indexFormer(pageByUrl);
  const mainNavigation = navigation.byKey.get('main') ?? noNavigation;
  const assets = assetSet(source.assets);
  const generated = new Set(courses.flatMap(({ printUrl }) => printUrl ?? []));
  const unpublished = unpublishedOf(
    [...draftLoose].map(({ facts }) => facts.url),
    parts,
    courses,
    pageByUrl,
  );
  const readingProblems = [
    ...siteProblems,
    ...navigation.problems,
    ...folderReadings.flatMap(({ problems }) => problems),
    ...publishedLoose.flatMap(({ reading }) => [...reading.problems, ...checkNav(reading, context)]),
    ...courseReadings.flatMap(({ course }) => course.problems),
    ...checkAddresses(
      [
        ...publishedLoose.map(({ reading }) => outlineOf(reading, true)),
        ...gather(parts, ({ published }) => published),
      ],
      source.assets,
      [...generated],
    ),
  ];
  const expected = expectedOf(readingProblems, source.leftOut);
  const targets = { site, pageByUrl, pageByFormerUrl, unpublished, expected, assets, generated };
  const faultyFiles = new Set([
    ...rootPages.filter(({ faulty }) => faulty).map(({ file }) => file),
    ...folderReadings.flatMap(({ faultyFiles }) => faultyFiles),
    ...readingProblems.filter(({ level }) => level === 'error').map(({ file }) => file),
  ]);
  const model: Model = {
    home,
    courses,
    pages,
    mainNavigation,
    ...targets,
    urlByFile: joined(
      [
        new Map(leftOutPages(source.leftOut)),
        new Map(looseReadings.map(({ source: { file }, facts }) => [file, facts.url])),
        ...parts.map(({ urlByFile }) => urlByFile),
      ],
      before?.urlByFile,
    ),
    problems: [
      ...readingProblems,
      ...(isWithoutCourse(source, courseReadings.length, readingProblems)
        ? [warning('no-courses', contentPlace)]
        : []),
      ...checkUnused(navigation, courses, [
        ...courseReadings.map(({ folder }) => segmentOf(folder)),
        ...looseReadings.flatMap(({ nav }) => nav ?? []),
        ...parts.flatMap(({ navigations }) => navigations),
      ]),
      ...checkEntries(mainNavigation, targets),
      ...sidebarsOfPages(pages, courses).flatMap((entries) => checkEntries(entries, targets)),
      ...courses.flatMap((course) => [
        ...checkEntries(course.navigation ?? [], targets),
        ...(course.navigation === undefined || navigation.faulty.has(course.navigation)
          ? []
          : checkCompleteness(course, targets, faultyFiles)),
      ]),
    ],
  };
  return { model, readings: new Map(courseReadings.map(({ folder, course }) => [folder, course])) };
}

/** What the whole site has to know of each file of a course. */
const partsOf = remembering(({ files }: CourseReading) => ({
  published: files.filter(({ isPublished }) => isPublished),
  draftUrls: files.filter(({ isPublished }) => !isPublished).map(({ url }) => url),
  urlByFile: new Map(files.map(({ file, url }) => [file, url])),
  navigations: files.flatMap(({ nav }) => nav ?? []),
}));

const assetSet = remembering((assets: readonly string[]): ReadonlySet<string> => new Set(assets));

const noNavigation: readonly NavigationEntry[] = [];

const withoutDate = remembering(({ modified: _, ...page }: SourcePage): SourcePage => page);

const withoutDates = remembering(
  (pages: ByTopFolder<SourcePage>): ByTopFolder<SourcePage> =>
    byTopFolder(itemsIn(pages).map((page) => withoutDate(page))),
);

const contentPlace = { file: 'content', line: 1, column: 1 };

/** Files that were not read have an address all the same, so that a link from file to file finds it. */
function leftOutPages(leftOut: readonly string[]): [string, string][] {
  return leftOut.filter((file) => file.startsWith('content/')).map((file) => [file, addressOfFile(file)]);
}

/** Whether there is no course and nothing that says why; a missing `content/` is told by the loader. */
function isWithoutCourse({ pages, leftOut }: Source, courses: number, problems: readonly Problem[]): boolean {
  return (
    courses === 0 &&
    pages.root.length + pages.folders.size > 0 &&
    leftOut.length === 0 &&
    !problems.some(({ code }) => code === 'course-without-index')
  );
}

/** The files of a folder of `content/`. */
type SourceFolder = readonly [SourcePage, ...SourcePage[]];

interface LooseReading {
  readonly kind: PlainPage['kind'] | 'home';
  readonly reading: PageReading<unknown>;
}

/** The sidebars of pages that no course has. */
function sidebarsOfPages(
  pages: readonly PlainPage[],
  courses: readonly Course[],
): (readonly NavigationEntry[])[] {
  const ofCourses = new Set(courses.map(({ navigation }) => navigation));
  const named = new Set(pages.flatMap(({ navigation }) => (navigation === undefined ? [] : [navigation])));
  return [...named].filter((entries) => !ofCourses.has(entries));
}

interface FolderReading {
  readonly folder: string;
  readonly course?: CourseReading;
  readonly loose: readonly LooseReading[];
  readonly problems: readonly Problem[];
  /** Files whose front matter could not be read. */
  readonly faultyFiles: readonly string[];
}

/** A course that need not be read; its sidebar is that of the navigation file as it is in this model. */
function knownFolder(folder: string, reading: CourseReading, { byKey }: NavigationData): FolderReading {
  const { course, files } = reading;
  const navigation = course && byKey.get(files[0]?.nav ?? course.key);
  return {
    folder,
    course: course ? { ...reading, course: { ...course, ...optional('navigation', navigation) } } : reading,
    loose: [],
    problems: [],
    faultyFiles: files.filter(({ isFaulty }) => isFaulty).map(({ file }) => file),
  };
}

/** Folders in the order of their files. */
function inOrder(read: readonly FolderReading[], known: readonly FolderReading[]): readonly FolderReading[] {
  if (known.length === 0) return read;
  return [...read, ...known].sort((a, b) => compareText(`${a.folder}/`, `${b.folder}/`));
}

/** Remembered by the first of its files: when another one takes its place, the folder is read anew. */
function folderReading(pages: SourceFolder, folder: string, context: CourseContext): FolderReading {
  return readFolderOf(pages[0], pages, folder, context);
}

const readFolderOf = remembering(
  (_: SourcePage, pages: SourceFolder, folder: string, context: CourseContext): FolderReading => ({
    folder,
    ...readFolder(folder, pages, context),
    faultyFiles: pages.filter(({ faulty }) => faulty).map(({ file }) => file),
  }),
);

/** A top folder is a course, unless its `index.md` says `layout: page` or all its files do. */
function readFolder(
  folder: string,
  pages: SourceFolder,
  context: CourseContext,
): Pick<FolderReading, 'course' | 'loose' | 'problems'> {
  const index = pages.find(({ file }) => file.toLowerCase() === `content/${folder}/index.md`.toLowerCase());
  if (index !== undefined && kindOf(index, 'course') === 'course') {
    const others = pages.filter((page) => page !== index);
    return { course: buildCourse(index, segmentOf(folder), others, context), loose: [], problems: [] };
  }
  const indexLeftOut = context.leftOut.some((file) => isIndexOf(folder, file));
  const lessons = index === undefined ? pages.filter((page) => kindOf(page, 'lesson') === 'lesson') : [];
  return {
    loose: pages.map((page) =>
      lessons.includes(page)
        ? readLostLesson(page, context)
        : readLoose(page, kindOf(page, 'page') as PlainPage['kind'], context),
    ),
    problems:
      lessons[0] === undefined || indexLeftOut
        ? []
        : [
            error(
              'course-without-index',
              { file: lessons[0].file, line: 1, column: 1 },
              { folder: `content/${folder}` },
            ),
          ],
  };
}

/** Whether a file was to be the page of a course: `content/ml/index.markdown`. */
function isIndexOf(folder: string, file: string): boolean {
  return file.startsWith(`content/${folder}/`) && /^index\.\w+$/i.test(file.slice(folder.length + 9));
}

function readLoose(page: SourcePage, kind: PlainPage['kind'], context: CourseContext): LooseReading {
  return { kind, reading: readPage(page, pageSchema, { ...context, kind }) };
}

/** A lesson whose course has no page: read as what it is, and shown as a page, since nothing is published. */
function readLostLesson(page: SourcePage, context: CourseContext): LooseReading {
  return { kind: 'page', reading: readPage(page, lessonSchema, { ...context, kind: 'lesson' }) };
}

function readLoosePage(page: SourcePage, site: Site, context: CourseContext): LooseReading {
  const isHome = page.file.toLowerCase() === 'content/index.md' && kindOf(page, 'home') === 'home';
  if (!isHome) {
    const kind = kindOf(page, 'page') as PlainPage['kind'];
    // Its number says all that the page for what is not found has to say.
    const title = page.file.toLowerCase() === 'content/404.md' ? { title: '404' } : {};
    return { kind, reading: readPage(page, pageSchema, { ...context, kind, ...title }) };
  }
  return {
    kind: 'home',
    reading: readPage(page, pageSchema, { ...context, kind: 'home', title: site.title || ' ' }),
  };
}

const plainPage = remembering(
  (
    { facts }: PageReading<unknown>,
    kind: PlainPage['kind'],
    navigation: readonly NavigationEntry[] | undefined,
  ): PlainPage => ({ ...facts, kind, ...optional('navigation', navigation) }),
);

/** The catalogue: the author's page, or a derived one where nothing else stands at `/`. */
function homeOf(loose: readonly LooseReading[], site: Site, courses: readonly Course[]): Home | undefined {
  const written = loose.find(({ kind }) => kind === 'home')?.reading.facts;
  if (written !== undefined) return { ...written, kind: 'home', title: written.title.trim() };
  const taken = [...loose.map(({ reading }) => reading.facts), ...courses].some(({ url }) => url === '/');
  if (taken) return undefined;
  const file = 'content/index.md';
  return {
    kind: 'home',
    url: '/',
    file,
    redirectFrom: [],
    title: site.title,
    navTitle: site.title,
    ...(site.description === undefined ? {} : { description: site.description }),
    lang: site.lang,
    toc: false,
    features: {},
    text: { file, line: 1, text: '' },
  };
}

/** The pages outside any course; the list of before, where all of them are the same. */
function loosePages(home: Home | undefined, pages: readonly PlainPage[], before?: Model): PageGroup {
  const last = before?.pageByUrl.groups[0];
  const now = pages.map((facts) => loosePage(facts));
  if (home !== undefined) {
    const [first] = last ?? [];
    now.unshift(first?.kind === 'home' && isEqual(first.facts, home) ? first : { kind: 'home', facts: home });
  }
  return last !== undefined && isSame(now, last) ? last : now;
}

const loosePage = remembering((facts: PlainPage): Page => ({ kind: facts.kind, facts, course: undefined }));

/** The pages of a course: its own, those of its modules and lessons, and the others of its folder. */
const pagesOf = remembering(
  (course: Course): PageGroup => [
    { kind: 'course', facts: course, course },
    ...course.modules.flatMap((module): Page[] => [
      ...(module.page === undefined ? [] : [{ kind: 'module' as const, facts: module.page, course, module }]),
      ...module.lessons
        .filter(({ planned }) => !planned)
        .map((facts) => ({ kind: 'lesson' as const, facts, course, module })),
    ]),
    ...course.pages.map((facts) => ({ kind: facts.kind, facts, course })),
  ],
);

/** Former addresses at which nothing else stands; the first page that names one has it. */
function indexFormer(pages: PageIndex<Page>): Map<string, Page> {
  const taken = new Set<string>();
  const index = new Map<string, Page>();
  for (const { url, page } of gather(pages.groups, formerOf)) {
    const key = sameAddressKey(url);
    if (taken.has(key) || pages.hasAlike(url)) continue;
    taken.add(key);
    index.set(url, page);
  }
  return index;
}

const formerOf = remembering((pages: PageGroup) =>
  pages.flatMap((page) => page.facts.redirectFrom.map(({ url }) => ({ url, page }))),
);

function unpublishedOf(
  draftUrls: readonly string[],
  parts: readonly { readonly draftUrls: readonly string[] }[],
  courses: readonly Course[],
  pageByUrl: PageIndex<Page>,
): Map<string, 'draft' | 'planned'> {
  const unpublished = new Map<string, 'draft' | 'planned'>();
  for (const url of gather(courses, plannedUrls)) unpublished.set(url, 'planned');
  for (const url of [...draftUrls, ...parts.flatMap((part) => part.draftUrls)]) unpublished.set(url, 'draft');
  for (const url of unpublished.keys()) if (pageByUrl.has(url)) unpublished.delete(url);
  return unpublished;
}

const plannedUrls = remembering(({ modules }: Course): readonly string[] =>
  modules.flatMap(({ lessons }) => lessons.filter(({ planned }) => planned).map(({ url }) => url)),
);
