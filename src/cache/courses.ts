/**
 * Courses as an earlier build understood them: what the files of a folder come to, under a name made of what is in these
 * files and of all else that decides it. Whoever finds a course here need not open any of its files. A site with one new
 * lesson is read and understood anew in one course.
 */
import { leavesOut } from '../content/load.ts';
import type { KnownFolders } from '../content/pages.ts';
import type { CourseReading } from '../course/course.ts';
import type { Problem } from '../course/problem.ts';
import type { Course } from '../course/types.ts';
import { hashOf } from './hash.ts';
import type { Pack } from './pack.ts';
import { type CourseNames, nameCourse } from './pageKey.ts';
import type { SourceFiles } from './sourceFiles.ts';

/** The courses of one composition: some are recalled, the others are read and kept for the next build. */
export interface KnownCourses extends KnownFolders {
  /** Those that were recalled, by their folders. */
  readonly recalled: ReadonlyMap<string, CourseReading>;
  /** Keeps what the files of those folders came to that were read, and names all courses by what they show. */
  keep(readings: ReadonlyMap<string, CourseReading>, siteUrl: string): ReadonlyMap<Course, CourseNames>;
  /** What is known of the pages of a course; `restOfSite` names all that they have from it. */
  findingsOf(course: Course, restOfSite: string): Uint8Array | undefined;
  keepFindings(course: Course, restOfSite: string, findings: string): void;
}

/** A course as it lies in the pack. Its sidebar by hand is that of the navigation file, and not kept twice. */
interface Piece {
  readonly reading: CourseReading;
  /** What the loader says of its files. */
  readonly problems: readonly Problem[];
  readonly names?: CourseNames | undefined;
}

export interface CoursesOptions {
  /** The site's root, absolute. */
  readonly root: string;
  /** The files of the site as they are, and have to be still when the pack is saved. */
  readonly sources: SourceFiles;
  readonly drafts: boolean;
}

/** Opens what a pack has of the courses of a site. */
export function openCourses(pack: Pack, { root, sources, drafts }: CoursesOptions): KnownCourses {
  // The language of the site, the sidebars, the names of layouts: all that a course has from outside its folder.
  const outside = hashOf(
    String(drafts),
    ...[...sources].flatMap(([file, [, content]]) => {
      if (/^[/\\]_data[/\\]/.test(file)) return [file, content];
      return /^[/\\]layouts[/\\]/.test(file) ? [file, content === 'folder' ? content : ''] : [];
    }),
  );
  const recalled = new Map<string, CourseReading>();
  const namesOf = new Map<string, CourseNames | undefined>();
  /** The name of what is in the files of a course. */
  const keys = new Map<Course, string>();
  const keyByFolder = new Map<string, string>();
  const findingsKey = (course: Course, restOfSite: string) => {
    const key = keys.get(course);
    return key === undefined ? undefined : `${key} ${restOfSite}`;
  };
  const read = new Map<string, { readonly key: string; problems?: readonly Problem[] }>();
  return {
    recalled,
    recall(folder, files, dates) {
      const contents = files.map(({ path }) => sources.get(path.slice(root.length))?.[1]);
      // A file that has come since cannot be named.
      if (!contents.every((content) => content !== undefined)) return undefined;
      const parts = files.flatMap(({ file }, i) => [file, contents[i] as string, dates?.get(file) ?? '']);
      const key = hashOf(outside, folder, ...parts);
      keyByFolder.set(folder, key);
      const piece = pieceOf(pack.get(key));
      if (piece === undefined) {
        read.set(folder, { key });
        return undefined;
      }
      recalled.set(folder, piece.reading);
      namesOf.set(folder, piece.names);
      return piece.problems;
    },
    note(folder, problems) {
      const known = read.get(folder);
      if (known !== undefined) known.problems = problems;
    },
    keep(readings, siteUrl) {
      const names = new Map<Course, CourseNames>();
      for (const [folder, reading] of readings) {
        const { course } = reading;
        const named = namesOf.get(folder) ?? (course && nameCourse(course, siteUrl));
        if (course !== undefined && named !== undefined) names.set(course, named);
        const name = keyByFolder.get(folder);
        if (course !== undefined && name !== undefined) keys.set(course, name);
        const { key, problems } = read.get(folder) ?? {};
        if (key === undefined || problems === undefined || problems.some(leavesOut)) continue;
        const bare =
          course === undefined ? reading : { ...reading, course: { ...course, navigation: undefined } };
        const piece: Piece = { reading: bare, problems, names: named };
        pack.set(key, JSON.stringify(piece));
      }
      return names;
    },
    findingsOf(course, restOfSite) {
      const key = findingsKey(course, restOfSite);
      return key === undefined ? undefined : pack.get(key);
    },
    keepFindings(course, restOfSite, findings) {
      const key = findingsKey(course, restOfSite);
      if (key !== undefined) pack.set(key, findings);
    },
  };
}

function pieceOf(bytes: Uint8Array | undefined): Piece | undefined {
  return bytes === undefined ? undefined : (JSON.parse(Buffer.from(bytes).toString()) as Piece);
}
