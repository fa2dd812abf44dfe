/**
 * The course model: what the author's files mean. Built whole by `buildCourses`, never changed after.
 * Addresses (`url`) start at the site's root (`/mo/intro/`) and know nothing of a base path; the views add it.
 */
import type { PageIndex } from './pageIndex.ts';
import type { Place, Problem } from './problem.ts';
import type { EditBase } from './repository.ts';
import type { MarkdownText } from './source.ts';

/** Site-wide facts from `_data/site.yml`. */
export interface Site {
  readonly title: string;
  /** Origin and optional path, without a slash at the end: `https://example.org/courses`. Empty when the author gave none. */
  readonly url: string;
  /** BCP 47 tag, such as `ru`. */
  readonly lang: string;
  readonly description?: string;
  readonly author?: string;
  /** Address of the source repository. */
  readonly repository?: string;
  /** Where the files of the site are edited: what stands before their paths. */
  readonly editBase?: EditBase;
  /** Picture for previews in messengers, for pages that have none of their own. */
  readonly image?: Target;
  readonly theme: Theme;
}

export interface Theme {
  /** The one accent colour, as a hex colour of six digits. */
  readonly accent?: string;
}

/** A link as the author wrote it: an address of this site, an absolute URL or a relative file; and its place. */
export interface Link {
  readonly title: string;
  readonly href: string;
  readonly place: Place;
}

/** A target without a title of its own: `document:`, `slides:`, `image_path:`… */
export interface Target {
  readonly href: string;
  readonly place: Place;
}

/** A former address of a page: from the site's root, in NFC. */
export interface Redirect {
  readonly url: string;
  readonly place: Place;
}

/** What every page has, whatever its kind. */
export interface PageFacts {
  /** Address from the site's root, in NFC: `/mo/intro/` or `/old/page.html`. */
  readonly url: string;
  readonly file: string;
  /** Former addresses, each with its place. */
  readonly redirectFrom: readonly Redirect[];
  readonly title: string;
  /** Shorter name for the sidebar; the title when the author gave none. */
  readonly navTitle: string;
  readonly description?: string;
  readonly lang: string;
  /** `false` hides the table of contents; otherwise it is shown where there is something to list. */
  readonly toc: boolean;
  /** Name of a layout of the site's own `layouts/`; absent for the built-in one of the page's kind. */
  readonly layout?: string;
  /** Picture for previews in messengers. */
  readonly image?: Target;
  /** Cards by the key of the front matter that holds them, such as `fu`. */
  readonly features: Readonly<Record<string, readonly Feature[]>>;
  /** When the file was last changed, ISO 8601 as its author's clock showed it; absent where nobody knows. */
  readonly modified?: string;
  readonly text: MarkdownText;
}

export interface Course extends PageFacts {
  readonly kind: 'course';
  /** Folder name without its numeric prefix. */
  readonly key: string;
  readonly code?: string;
  readonly syllabus: SyllabusOptions;
  /** The thematic plan as a list, one Markdown line each. */
  readonly topics: readonly MarkdownText[];
  /** Address of the page with the whole course, for printing; absent where there is none. */
  readonly printUrl?: string;
  /** In order. Lessons outside any module stand in modules without a title, each where it belongs. */
  readonly modules: readonly CourseModule[];
  /** Pages of the course's folder that are no lessons (`layout: page` or `chapter`). */
  readonly pages: readonly PlainPage[];
  /** The sidebar that the author named by hand, when there is one. */
  readonly navigation?: readonly NavigationEntry[];
}

export interface SyllabusOptions {
  /** Columns in the author's order; absent: those that some section fills. */
  readonly columns?: readonly ResourceColumn[];
  readonly number: boolean;
}

export const resourceColumns = ['document', 'slides', 'video', 'test', 'textbook'] as const;
export type ResourceColumn = (typeof resourceColumns)[number];

export interface CourseModule {
  /** Absent for lessons that stand outside any module. */
  readonly title?: string;
  readonly navTitle?: string;
  /** The module's own page, when it has an `index.md`. */
  readonly page?: ModulePage;
  /** Hours that the author gave to the module itself; otherwise they are summed from the sections. */
  readonly hours?: number;
  readonly planned: boolean;
  readonly lessons: readonly Lesson[];
}

export interface ModulePage extends PageFacts {
  readonly kind: 'module';
}

export interface Lesson extends PageFacts {
  readonly kind: 'lesson';
  /** Position in the course, from 1, planned lessons included. */
  readonly number: number;
  /** A planned lesson is listed but has no page. */
  readonly planned: boolean;
  readonly sections: readonly Section[];
}

export const sectionKinds = [
  'lecture',
  'practice',
  'lab',
  'seminar',
  'project',
  'test',
  'consultation',
  'homework',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

export interface Section {
  readonly title: string;
  /** Absent when neither `kind` nor the title's prefix tells. */
  readonly kind?: SectionKind;
  readonly overview?: MarkdownText;
  readonly document?: Target;
  readonly slides?: Target;
  /** Recordings of the same activity: the first is shown, the others offered. */
  readonly videos: readonly Video[];
  /** Picture that stands in the place of the recording until it is played. */
  readonly poster?: Target;
  readonly test?: Target;
  readonly textbook?: Target;
  readonly additional: readonly Link[];
  readonly hours?: number;
  readonly planned: boolean;
  /** Whether the author wrote nothing in it but its title and kind. */
  readonly titleOnly: boolean;
  readonly place: Place;
}

export type VideoHost = 'youtube' | 'rutube' | 'vk' | 'vimeo' | 'peertube' | 'file';

export interface Video {
  readonly host: VideoHost;
  /** `youtube:dQw4w9WgXcQ`, `file:/assets/intro.mp4`: names the recording in the markup. */
  readonly key: string;
  /** Where a person watches it: works without JavaScript. */
  readonly watchUrl: string;
  /** Address of the player's frame; absent for local files. */
  readonly embedUrl?: string;
  readonly place: Place;
}

/** A file with what is said in a recording. */
export interface Caption {
  readonly lang: string;
  /** Address from the site's root. */
  readonly href: string;
}

/** A card, such as the university that hosts the course. */
export interface Feature {
  readonly title?: string;
  readonly excerpt?: MarkdownText;
  readonly image?: Target;
  readonly alt: string;
  readonly url?: Target;
  readonly buttonLabel?: string;
}

/** A page that is neither course, module nor lesson. */
export interface PlainPage extends PageFacts {
  readonly kind: 'page' | 'chapter';
  /** Key of the course in whose folder it lies. */
  readonly courseKey?: string;
  /** The sidebar that the author named for a page outside any course: the same list for all that name it. */
  readonly navigation?: readonly NavigationEntry[];
}

/** The catalogue at `/`. Derived when the author wrote no `content/index.md`: then its file is `content/index.md` all the same and its text is empty. */
export interface Home extends PageFacts {
  readonly kind: 'home';
}

/** An entry of `_data/navigation.yml`. */
export interface NavigationEntry {
  readonly title: string;
  readonly url?: Target;
  readonly children: readonly NavigationEntry[];
}

/** Addresses without their slash at the end. */
export interface Expected {
  readonly at: ReadonlySet<string>;
  /** With everything below them. */
  readonly below: ReadonlySet<string>;
}

export interface Model {
  readonly site: Site;
  readonly home: Home | undefined;
  readonly courses: readonly Course[];
  /** Pages outside any course. */
  readonly pages: readonly PlainPage[];
  /** `main:` of the navigation file: links of the site's header. */
  readonly mainNavigation: readonly NavigationEntry[];
  /** Address of every published page. */
  readonly pageByUrl: PageIndex<Page>;
  /** Published pages by the addresses that they had before; none of these is the address of a page. */
  readonly pageByFormerUrl: ReadonlyMap<string, Page>;
  /** Address of every file of content, drafts and planned lessons included: relative links between files go through it. */
  readonly urlByFile: ReadonlyMap<string, string>;
  /** Addresses that exist in the sources but are not published, and why. */
  readonly unpublished: ReadonlyMap<string, 'draft' | 'planned'>;
  /** Addresses at which something would stand, but for a problem that is told already. */
  readonly expected: Expected;
  /** Files of `assets/`, as published. */
  readonly assets: ReadonlySet<string>;
  /** Addresses of the pages that the site makes of others. */
  readonly generated: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** Any published page, with what surrounds it. */
export type Page =
  | { readonly kind: 'home'; readonly facts: Home }
  | { readonly kind: 'course'; readonly facts: Course; readonly course: Course }
  | {
      readonly kind: 'module';
      readonly facts: ModulePage;
      readonly course: Course;
      readonly module: CourseModule;
    }
  | {
      readonly kind: 'lesson';
      readonly facts: Lesson;
      readonly course: Course;
      readonly module: CourseModule;
    }
  | { readonly kind: 'page' | 'chapter'; readonly facts: PlainPage; readonly course: Course | undefined };

/** Pages that stand together, those of a course or those outside any: the same list while all of them are the same. */
export type PageGroup = readonly Page[];
