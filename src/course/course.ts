/** One course: its page, its modules in order, its lessons with their numbers. */
import { printAddress } from './address.ts';
import { type LessonReading, readLesson } from './lesson.ts';
import { checkNav, type NavigationData } from './navigation.ts';
import { nearest } from './nearest.ts';
import { compareOrder } from './order.ts';
import {
  kindOf,
  markdownAt,
  optional,
  outlineOf,
  type PageOutline,
  type PageReading,
  readPage,
} from './pageFacts.ts';
import { error, type Problem, warning } from './problem.ts';
import { remembering } from './remember.ts';
import { courseSchema } from './schema/course.ts';
import { moduleSchema } from './schema/module.ts';
import { pageSchema } from './schema/page.ts';
import type { SourcePage } from './source.ts';
import type { Course, CourseModule, Lesson, ModulePage, PlainPage } from './types.ts';

export interface CourseContext {
  readonly lang: string;
  readonly drafts: boolean;
  readonly ownLayouts: readonly string[];
  readonly navigation: NavigationData;
  readonly hasNavigationFile: boolean;
  /** Files that were seen and not taken in. */
  readonly leftOut: readonly string[];
}

/** What the files of a course come to; plain data. */
export interface CourseReading {
  /** Absent when the course is a draft. */
  readonly course?: Course;
  readonly order?: number;
  /** Everything read, drafts included: their addresses must be known. */
  readonly files: readonly PageOutline[];
  readonly problems: readonly Problem[];
}

type ModuleReading = PageReading<{ hours?: number | undefined; planned?: boolean | undefined }>;

/** Lessons that stand together: a module of a folder, or a run of lessons outside any. */
interface Group {
  readonly page?: ModuleReading;
  /** Name of the folder; absent outside any. */
  readonly folder?: string;
  readonly lessons: readonly LessonReading[];
}

/** Builds a course from the files of its folder. `index` is its `index.md`, `files` are all the others. */
export const buildCourse = remembering(buildCourseAnew);

function buildCourseAnew(
  index: SourcePage,
  courseKey: string,
  files: readonly SourcePage[],
  context: CourseContext,
): CourseReading {
  const coursePage = readPage(index, courseSchema, { ...context, kind: 'course' });
  const { lang } = coursePage.facts;
  const plain = files
    .filter((file) => kindOf(file, 'lesson') !== 'lesson')
    .map((file) => ({ kind: kindOf(file, 'page') as PlainPage['kind'], file }))
    .map(({ kind, file }) => ({ kind, page: readPage(file, pageSchema, { ...context, lang, kind }) }));
  const groups = groupLessons(
    index,
    files.filter((file) => kindOf(file, 'lesson') === 'lesson'),
    { ...context, lang },
  );

  const readings: PageReading<unknown>[] = [
    coursePage,
    ...groups.flatMap(({ page, lessons }) => [...(page === undefined ? [] : [page]), ...lessons]),
    ...plain.map(({ page }) => page),
  ];
  const draftReadings = new Set(context.drafts ? [] : findDrafts(coursePage, groups, readings));
  const published = groups
    .filter(({ page }) => page === undefined || !draftReadings.has(page))
    .map((group) => ({ ...group, lessons: group.lessons.filter((lesson) => !draftReadings.has(lesson)) }));

  const problems = readings
    .filter((reading) => !draftReadings.has(reading))
    .flatMap((reading) => reading.problems);
  const listed = coursePage.reading.value.modules;
  const modules = numbered(
    listed === undefined
      ? published.filter(({ page, lessons }) => page !== undefined || lessons.length > 0).map(moduleOfGroup)
      : modulesOfList(listed, coursePage, published, readings, draftReadings, problems),
  );
  const outlines = readings.map((reading) => outlineOf(reading, !draftReadings.has(reading)));
  if (draftReadings.has(coursePage)) {
    return { ...optional('order', coursePage.order), files: outlines, problems: [] };
  }
  return {
    course: {
      ...coursePage.facts,
      kind: 'course',
      key: courseKey,
      ...optional('code', coursePage.reading.value.code),
      syllabus: {
        ...optional('columns', coursePage.reading.value.syllabus?.columns),
        number: coursePage.reading.value.syllabus?.number ?? false,
      },
      topics: topicsOf(coursePage),
      ...optional('printUrl', printUrlOf(coursePage, modules)),
      modules,
      pages: plain
        .filter(({ page }) => !draftReadings.has(page))
        .map(({ kind, page }) => ({ ...page.facts, kind, courseKey })),
      ...optional('navigation', navigationOf(courseKey, coursePage, context, problems)),
    },
    ...optional('order', coursePage.order),
    files: outlines,
    problems,
  };
}

/** Where the whole course stands for printing, unless its author wants no such page or there is no lesson yet. */
function printUrlOf(
  { facts, reading }: PageReading<{ print?: boolean | undefined }>,
  modules: readonly CourseModule[],
): string | undefined {
  const hasLessons = modules.some(({ lessons }) => lessons.some(({ planned }) => !planned));
  return reading.value.print === false || !hasLessons ? undefined : printAddress(facts.url);
}

function topicsOf(page: PageReading<{ topics?: readonly string[] | undefined }>): Course['topics'] {
  return (page.reading.value.topics ?? []).flatMap(
    (_, i) => markdownAt(page.reading.node('topics', i), page.source.file) ?? [],
  );
}

function navigationOf(
  key: string,
  page: PageReading<unknown>,
  { navigation, hasNavigationFile }: CourseContext,
  problems: Problem[],
): Course['navigation'] {
  problems.push(...checkNav(page, { navigation, hasNavigationFile }));
  return navigation.byKey.get(page.nav ?? key);
}

/** A draft takes along what stands in it: the lessons of a module, everything of a course. */
function findDrafts(
  course: PageReading<unknown>,
  groups: readonly Group[],
  readings: readonly PageReading<unknown>[],
): PageReading<unknown>[] {
  if (course.draft) return [...readings];
  const inDraftModules = groups
    .filter(({ page }) => page?.draft)
    .flatMap(({ page, lessons }) => [page, ...lessons]);
  return readings.filter((reading) => reading.draft || inDraftModules.includes(reading as LessonReading));
}

/** Orders the lessons of a course: folders and loose lessons stand in one order, loose neighbours form one group. */
function groupLessons(
  index: SourcePage,
  files: readonly SourcePage[],
  context: CourseContext,
): readonly Group[] {
  const courseFolder = folderOf(index.file);
  const defaults = { ...context, kind: 'lesson' as const };
  const loose: { name: string; order: number | undefined; lesson: LessonReading }[] = [];
  const folders = new Map<string, SourcePage[]>();
  for (const file of files) {
    const [name = '', ...rest] = file.file.slice(courseFolder.length + 1).split('/');
    if (rest.length === 0) {
      const lesson = readLesson(file, defaults);
      loose.push({ name, order: lesson.order, lesson });
    } else {
      const members = folders.get(name);
      if (members === undefined) folders.set(name, [file]);
      else members.push(file);
    }
  }
  const entries: { name: string; order: number | undefined; group: Group }[] = loose.map(
    ({ name, order, lesson }) => ({
      name,
      order,
      group: { lessons: [lesson] },
    }),
  );
  for (const [name, members] of folders) {
    const group = groupOfFolder(`${courseFolder}/${name}`, members, context);
    entries.push({ name, order: group.page?.order, group: { ...group, folder: name } });
  }
  const groups: Group[] = [];
  /** Loose lessons that follow one another. */
  let run: LessonReading[] | undefined;
  for (const { group } of entries.sort(compareOrder)) {
    if (group.folder === undefined && run !== undefined) {
      run.push(...group.lessons);
      continue;
    }
    run = group.folder === undefined ? [...group.lessons] : undefined;
    groups.push(run === undefined ? group : { lessons: run });
  }
  return groups;
}

/** A module's folder. Folders inside it only group its files; an `index.md` in one of them is a lesson. */
function groupOfFolder(folder: string, members: readonly SourcePage[], context: CourseContext): Group {
  const index = members.find(({ file }) => file.toLowerCase() === `${folder.toLowerCase()}/index.md`);
  const page =
    index === undefined
      ? undefined
      : (readPage(index, moduleSchema, { ...context, kind: 'module' }) as ModuleReading);
  const defaults = { ...context, lang: page?.facts.lang ?? context.lang, kind: 'lesson' as const };
  const lessons = members
    .filter((member) => member !== index)
    .map((member) => readLesson(member, defaults))
    .sort((a, b) => comparePaths(a, b, folder));
  return { ...(page === undefined ? {} : { page }), lessons };
}

function comparePaths(a: LessonReading, b: LessonReading, folder: string): number {
  const partsA = a.source.file.slice(folder.length + 1).split('/');
  const partsB = b.source.file.slice(folder.length + 1).split('/');
  for (let i = 0; i < Math.min(partsA.length, partsB.length); i++) {
    const order = compareOrder(
      { name: partsA[i] as string, order: i === partsA.length - 1 ? a.order : undefined },
      { name: partsB[i] as string, order: i === partsB.length - 1 ? b.order : undefined },
    );
    if (order !== 0) return order;
  }
  return partsA.length - partsB.length;
}

/** A module before its lessons get their numbers. */
type UnnumberedModule = Omit<CourseModule, 'lessons'> & { readonly lessons: readonly LessonReading[] };

function moduleOfGroup({ page, folder, lessons }: Group): UnnumberedModule {
  if (page === undefined) {
    // A folder without an index.md still groups its lessons, under the folder's own name.
    return {
      ...optional('title', folder?.replace(/^\d+[-_.\s]+/, '')),
      planned: false,
      lessons,
    };
  }
  const planned = page.reading.value.planned ?? false;
  const modulePage: ModulePage = { ...page.facts, kind: 'module' };
  return {
    title: page.facts.title,
    navTitle: page.facts.navTitle,
    ...(planned ? {} : { page: modulePage }),
    ...optional('hours', page.reading.value.hours),
    planned,
    lessons,
  };
}

/** Numbers come last, when the order of the whole course is known. */
function numbered(modules: readonly UnnumberedModule[]): CourseModule[] {
  let number = 0;
  return modules.map((module) => ({
    ...module,
    lessons: module.lessons.map(({ lesson }) => lessonOf(lesson, ++number, module.planned)),
  }));
}

/** A lesson in its place, the same object as long as it keeps it. What is in a planned module is planned. */
const lessonOf = remembering(
  (lesson: LessonReading['lesson'], number: number, isModulePlanned: boolean): Lesson => ({
    ...lesson,
    number,
    planned: lesson.planned || isModulePlanned,
  }),
);

/** Modules as the author lists them in `modules:`; lessons that no entry names follow where their files put them. */
function modulesOfList(
  listed: readonly { title: string; lessons?: readonly string[] | undefined }[],
  coursePage: PageReading<unknown>,
  groups: readonly Group[],
  readings: readonly PageReading<unknown>[],
  drafts: ReadonlySet<PageReading<unknown>>,
  problems: Problem[],
): UnnumberedModule[] {
  const lessons = groups.flatMap((group) => group.lessons);
  const folder = folderOf(coursePage.source.file);
  const taken = new Map<LessonReading, string>();
  /** Lessons that an entry names almost: the entry is told, the lesson is not missed again. */
  const meant = new Set<LessonReading>();
  const modules = listed.map(({ title, lessons: names = [] }, i): UnnumberedModule => {
    const members: LessonReading[] = [];
    for (const [j, name] of names.entries()) {
      if (name === '') continue;
      const place = coursePage.reading.place('modules', i, 'lessons', j);
      const field = `modules[${i + 1}].lessons[${j + 1}]`;
      const lesson = lessons.find(({ source }) => isNamed(source.file, folder, name));
      if (lesson === undefined) {
        const draft = readings.some(({ source }) => isNamed(source.file, folder, name)) && drafts.size > 0;
        if (draft) continue;
        const names = new Map(lessons.map((other) => [other.source.file.slice(folder.length + 1), other]));
        const near = nearest(name, names.keys());
        if (near !== undefined) meant.add(names.get(near) as LessonReading);
        problems.push(error('module-file-missing', place, { file: name, ...optional('near', near) }, field));
      } else if (taken.has(lesson)) {
        problems.push(
          error('module-file-twice', place, { file: name, other: taken.get(lesson) ?? '' }, field),
        );
      } else {
        taken.set(lesson, title);
        members.push(lesson);
      }
    }
    return { title, planned: false, lessons: members };
  });
  const rest = groups
    .map((group) => ({ ...group, lessons: group.lessons.filter((lesson) => !taken.has(lesson)) }))
    .filter(({ page, lessons }) => lessons.length > 0 || page !== undefined);
  const isFaulty = ({ source }: LessonReading) => source.faulty || coursePage.source.faulty;
  for (const { lessons } of rest) {
    for (const { source } of lessons.filter((lesson) => !meant.has(lesson) && !isFaulty(lesson))) {
      problems.push(
        warning('lesson-not-in-modules', { file: source.file, line: 1, column: 1 }, { file: source.file }),
      );
    }
  }
  return [...modules, ...rest.map(moduleOfGroup)];
}

/** Whether an entry of `modules:` means a file: with or without `.md`, with or without the numeric prefixes. */
function isNamed(file: string, folder: string, name: string): boolean {
  const bare = (path: string) =>
    path
      .normalize('NFC')
      .replace(/^\.?\//, '')
      .replace(/\.md$/i, '');
  const relative = bare(file.slice(folder.length + 1));
  const wanted = bare(name);
  return relative === wanted || relative.split('/').map(withoutPrefix).join('/') === wanted;
}

function withoutPrefix(name: string): string {
  return name.replace(/^\d+[-_.\s]+(?=\S)/, '');
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
