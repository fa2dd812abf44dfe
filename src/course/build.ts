/** From the author's files to the whole model: every course, every page, every problem at once. */
import { addressOfFile, sameAddressKey, segmentOf } from './address.ts';
import { checkAddresses } from './addresses.ts';
import { buildCourse, type CourseContext, type CourseReading } from './course.ts';
import { expectedOf } from './expected.ts';
import { checkCompleteness, checkEntries, checkNav, checkUnused, readNavigation } from './navigation.ts';
import { compareOrder } from './order.ts';
import { kindOf, optional, type PageReading, readPage } from './pageFacts.ts';
import { error, type Problem, warning } from './problem.ts';
import { remembering } from './remember.ts';
import { lessonSchema } from './schema/lesson.ts';
import { pageSchema } from './schema/page.ts';
import { buildSite } from './site.ts';
import type { Source, SourcePage } from './source.ts';
import type { Course, Home, Model, NavigationEntry, Page, PlainPage, Site } from './types.ts';

export interface BuildOptions {
  /** Publishes drafts too. */
  readonly drafts: boolean;
}

/**
 * Builds the model. Pure: the same source gives the same model. Never throws for what an author wrote:
 * `problems` holds all that was found, and the rest of the model stands as far as it could be understood.
 */
export function buildCourses(source: Source, { drafts }: BuildOptions): Model {
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
  const { rootPages, folders } = byTopFolder(isDated ? source.pages : source.pages.map(withoutDate));
  const courseReadings = [...folders].map(([folder, pages]) => readFolder(folder, pages, context));
  const loose = [
    ...rootPages.map((page) => readLoosePage(page, site, context)),
    ...courseReadings.flatMap(({ loose }) => loose),
  ];
  const readCourses = courseReadings.flatMap(({ folder, course }) =>
    course === undefined ? [] : [{ folder, ...course }],
  );
  const courses = readCourses
    .sort((a, b) => compareOrder({ order: a.order, name: a.folder }, { order: b.order, name: b.folder }))
    .flatMap(({ course }) => (course === undefined ? [] : [course]));

  const draftLoose = new Set(
    loose.filter(({ reading }) => reading.draft && !drafts).map(({ reading }) => reading),
  );
  const publishedLoose = loose.filter(({ reading }) => !draftLoose.has(reading));
  const home = homeOf(publishedLoose, site, courses);
  const pages = publishedLoose.flatMap(({ kind, reading }): PlainPage[] =>
    kind === 'home' ? [] : [plainPage(reading, kind, navigation.byKey.get(reading.nav ?? ''))],
  );
  const readings: PageReading<unknown>[] = [
    ...loose.map(({ reading }) => reading),
    ...readCourses.flatMap((course) => course.readings),
  ];
  const draftReadings = new Set<PageReading<unknown>>([
    ...draftLoose,
    ...readCourses.flatMap((course) => [...course.drafts]),
  ]);
  const published = readings.filter((reading) => !draftReadings.has(reading));
  const pageByUrl = indexPages(home, courses, pages);
  const pageByFormerUrl = indexFormer(pageByUrl);
  const mainNavigation = navigation.byKey.get('main') ?? noNavigation;
  const assets = new Set(source.assets);
  const generated = new Set(courses.flatMap(({ printUrl }) => printUrl ?? []));
  const unpublished = unpublishedOf(draftReadings, courses, pageByUrl);
  const readingProblems = [
    ...siteProblems,
    ...navigation.problems,
    ...courseReadings.flatMap(({ problems }) => problems),
    ...publishedLoose.flatMap(({ reading }) => [...reading.problems, ...checkNav(reading, context)]),
    ...readCourses.flatMap(({ problems }) => problems),
    ...checkAddresses(published, source.assets, [...generated]),
  ];
  const expected = expectedOf(readingProblems, source.leftOut);
  const targets = { site, pageByUrl, pageByFormerUrl, unpublished, expected, assets, generated };
  const faultyFiles = new Set([
    ...source.pages.filter(({ faulty }) => faulty).map(({ file }) => file),
    ...readingProblems.filter(({ level }) => level === 'error').map(({ file }) => file),
  ]);
  return {
    home,
    courses,
    pages,
    mainNavigation,
    ...targets,
    urlByFile: new Map([
      ...leftOutPages(source.leftOut),
      ...readings.map(({ source: { file }, facts }): [string, string] => [file, facts.url]),
    ]),
    problems: [
      ...readingProblems,
      ...(isWithoutCourse(source, readCourses.length, readingProblems)
        ? [warning('no-courses', contentPlace)]
        : []),
      ...checkUnused(navigation, courses, [
        ...readCourses.map(({ folder }) => segmentOf(folder)),
        ...readings.flatMap(({ nav }) => nav ?? []),
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
}

const noNavigation: readonly NavigationEntry[] = [];

const withoutDate = remembering(({ modified: _, ...page }: SourcePage): SourcePage => page);

const contentPlace = { file: 'content', line: 1, column: 1 };

/** Files that were not read have an address all the same, so that a link from file to file finds it. */
function leftOutPages(leftOut: readonly string[]): [string, string][] {
  return leftOut.filter((file) => file.startsWith('content/')).map((file) => [file, addressOfFile(file)]);
}

/** Whether there is no course and nothing that says why; a missing `content/` is told by the loader. */
function isWithoutCourse({ pages, leftOut }: Source, courses: number, problems: readonly Problem[]): boolean {
  return (
    courses === 0 &&
    pages.length > 0 &&
    leftOut.length === 0 &&
    !problems.some(({ code }) => code === 'course-without-index')
  );
}

function byTopFolder(pages: readonly SourcePage[]): {
  rootPages: SourcePage[];
  folders: Map<string, SourcePage[]>;
} {
  const rootPages: SourcePage[] = [];
  const folders = new Map<string, SourcePage[]>();
  for (const page of pages) {
    const start = page.file.indexOf('/') + 1;
    const end = page.file.indexOf('/', start);
    const first = page.file.slice(start, end);
    if (end === -1) rootPages.push(page);
    else if (folders.has(first)) folders.get(first)?.push(page);
    else folders.set(first, [page]);
  }
  return { rootPages, folders };
}

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

/** A top folder is a course, unless its `index.md` says `layout: page` or all its files do. */
function readFolder(
  folder: string,
  pages: readonly SourcePage[],
  context: CourseContext,
): { folder: string; course?: CourseReading; loose: LooseReading[]; problems: Problem[] } {
  const index = pages.find(({ file }) => file.toLowerCase() === `content/${folder}/index.md`.toLowerCase());
  if (index !== undefined && kindOf(index, 'course') === 'course') {
    const others = pages.filter((page) => page !== index);
    return {
      folder,
      course: buildCourse(index, segmentOf(folder), others, context),
      loose: [],
      problems: [],
    };
  }
  const indexLeftOut = context.leftOut.some((file) => isIndexOf(folder, file));
  const lessons = index === undefined ? pages.filter((page) => kindOf(page, 'lesson') === 'lesson') : [];
  return {
    folder,
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

function indexPages(
  home: Home | undefined,
  courses: readonly Course[],
  pages: readonly PlainPage[],
): Map<string, Page> {
  const index = new Map<string, Page>();
  const add = (page: Page) => {
    if (!index.has(page.facts.url)) index.set(page.facts.url, page);
  };
  if (home !== undefined) add({ kind: 'home', facts: home });
  for (const facts of pages) add(loosePage(facts));
  for (const course of courses) pagesOf(course).forEach(add);
  return index;
}

const loosePage = remembering((facts: PlainPage): Page => ({ kind: facts.kind, facts, course: undefined }));

/** The pages of a course: its own, those of its modules and lessons, and the others of its folder. */
const pagesOf = remembering((course: Course): readonly Page[] => [
  { kind: 'course', facts: course, course },
  ...course.modules.flatMap((module): Page[] => [
    ...(module.page === undefined ? [] : [{ kind: 'module' as const, facts: module.page, course, module }]),
    ...module.lessons
      .filter(({ planned }) => !planned)
      .map((facts) => ({ kind: 'lesson' as const, facts, course, module })),
  ]),
  ...course.pages.map((facts) => ({ kind: facts.kind, facts, course })),
]);

/** Former addresses at which nothing else stands; the first page that names one has it. */
function indexFormer(pageByUrl: ReadonlyMap<string, Page>): Map<string, Page> {
  const taken = new Set([...pageByUrl.keys()].map(sameAddressKey));
  const index = new Map<string, Page>();
  for (const page of pageByUrl.values()) {
    for (const { url } of page.facts.redirectFrom) {
      const key = sameAddressKey(url);
      if (taken.has(key)) continue;
      taken.add(key);
      index.set(url, page);
    }
  }
  return index;
}

function unpublishedOf(
  drafts: ReadonlySet<PageReading<unknown>>,
  courses: readonly Course[],
  pageByUrl: ReadonlyMap<string, Page>,
): Map<string, 'draft' | 'planned'> {
  const planned = courses.flatMap(({ modules }) =>
    modules.flatMap(({ lessons }) => lessons.filter((l) => l.planned)),
  );
  const unpublished = new Map<string, 'draft' | 'planned'>();
  for (const { url } of planned) unpublished.set(url, 'planned');
  for (const { facts } of drafts) unpublished.set(facts.url, 'draft');
  for (const url of pageByUrl.keys()) unpublished.delete(url);
  return unpublished;
}
