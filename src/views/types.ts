/**
 * One typed object per page: all that its layout may show, in the words of the screen. A layout only
 * loops over it. Every `href` is ready to print (base path included), every `html` was made by the
 * Markdown renderer, every other text is plain and gets escaped by the template.
 */
import type { ResourceColumn, SectionKind, VideoHost } from '../course/types.ts';
import type { ForeignWords, Labels } from './labels/index.ts';
import type { HtmlPart } from './prose.ts';

export interface LinkView extends MaybeForeign {
  readonly text: string;
  readonly href: string;
}

/** Words that may be in another language than the page; `lang` is there where they are. */
export interface MaybeForeign {
  readonly lang?: string;
}

/** A title that stands in a list; there a long one is cut after some lines, until it is pointed at or has the focus. */
export interface MaybeLong {
  readonly isLong?: true;
}

/** What every page shows around its own part. */
export interface BaseView {
  /** Address from the site's root, without the base path. */
  readonly url: string;
  /** The same address as links print it, base path included: tells the current entry of the sidebar. */
  readonly href: string;
  readonly lang: string;
  /** Writing direction of `lang`. */
  readonly dir: 'ltr' | 'rtl';
  /** The page's `h1`. */
  readonly title: string;
  readonly description?: string;
  readonly head: HeadView;
  readonly header: HeaderView;
  /** From the catalogue down to the page's parent; empty on the catalogue. */
  readonly breadcrumbs: readonly LinkView[];
  readonly sidebar?: SidebarView;
  /** Empty where there is nothing to list or the author said `toc: false`. */
  readonly toc: readonly TocEntry[];
  /** Absent on a page that nobody searches from. */
  readonly search?: SearchView;
  /** What is known of the file that the page is made of; absent where nothing is. */
  readonly source?: PageSourceView;
  readonly footer: FooterView;
  /** The script of the page, ready to stand in its head. */
  readonly script: { readonly html: string };
  readonly labels: Labels;
}

/** What stands in `<head>`. */
export interface HeadView {
  /** `Lesson · Course · Site`. */
  readonly title: string;
  readonly description?: string;
  /** Absolute; absent when the site has no `url`. */
  readonly canonical?: string;
  /** OpenGraph: property and content, in order. */
  readonly openGraph: readonly { readonly property: string; readonly content: string }[];
  readonly icon: string;
  /** schema.org, one object for the page. Printed through the `json` filter. */
  readonly jsonLd: object;
  /** The accent as a hex colour, for the browser's own bars. */
  readonly themeColor?: string;
  /** Origins of the players that the page may show in a frame. */
  readonly frames: readonly string[];
  /** Whether search engines are asked to stay away (the 404 page). */
  readonly noindex: boolean;
  /** The font of formulas to be fetched at once, where the page has some. */
  readonly mathFont?: string;
  /** The script that draws the diagrams, where the page has some. */
  readonly diagrams?: DiagramsView;
}

export interface DiagramsView {
  readonly script: string;
  /** What stands under the source of a diagram that could not be drawn. */
  readonly failed: string;
}

/** The site's own words, in its language. */
export interface HeaderView extends MaybeForeign {
  readonly siteTitle: string;
  readonly href: string;
  readonly links: readonly (LinkView & { readonly current: boolean })[];
}

export interface SearchView {
  /** Address of the script that is fetched when the field is focused. */
  readonly module: string;
  /** Address of the catalogue: where to look without JavaScript. */
  readonly catalogue: string;
  /** Whether the page may be opened from a folder, where there is no search. */
  readonly portable: boolean;
}

export interface FooterView extends MaybeForeign {
  readonly siteTitle: string;
  readonly author?: string;
  readonly repository?: string;
}

/** When a page was last changed, and where it can be. */
export interface PageSourceView {
  /** ISO 8601, and the day in words. */
  readonly modified?: { readonly iso: string; readonly text: string };
  readonly editHref?: string;
}

/** The navigation of one course: the same object on each of its pages, so that it can be rendered once. */
export interface SidebarView extends MaybeLong {
  readonly lang: string;
  readonly title: string;
  /** Absent where the course has no page of its own to lead to. */
  readonly href?: string;
  readonly entries: readonly SidebarEntry[];
}

export interface SidebarEntry extends MaybeLong {
  readonly text: string;
  /** Absent for headings and for planned lessons. */
  readonly href?: string;
  readonly planned: boolean;
  readonly children: readonly SidebarEntry[];
}

export interface TocEntry extends MaybeForeign, MaybeLong {
  readonly text: string;
  readonly href: string;
  readonly children: readonly TocEntry[];
}

/** The author's text with the derived parts in their places. */
export type ContentPart =
  | HtmlPart
  | { readonly kind: 'heading'; readonly id: string; readonly text: string }
  | { readonly kind: 'syllabus'; readonly syllabus: SyllabusView }
  | { readonly kind: 'plan'; readonly plan: PlanView }
  | { readonly kind: 'features'; readonly features: readonly FeatureView[] }
  | { readonly kind: 'toc'; readonly toc: readonly TocEntry[] }
  | { readonly kind: 'video'; readonly video: VideoView };

/** The table of lessons x sections x resources. */
export interface SyllabusView {
  /** Resource columns, without the first one, which holds the titles. */
  readonly columns: readonly SyllabusColumn[];
  readonly lessons: readonly SyllabusLesson[];
}

export interface SyllabusColumn {
  readonly key: ResourceColumn;
  readonly label: string;
}

export interface SyllabusLesson {
  /** Title of the module that starts with this lesson. */
  readonly moduleTitle?: string;
  /** Stands in no module, after the last lesson of one. */
  readonly isApart?: boolean;
  /** `3`, or `ML-3` where the course has a code; absent unless numbering is asked for. */
  readonly number?: string;
  readonly title: string;
  /** Absent for a planned lesson. */
  readonly href?: string;
  readonly planned: boolean;
  readonly sections: readonly SyllabusSection[];
}

export interface SyllabusSection {
  /** Without what `kindText` says. */
  readonly title: string;
  readonly kind?: SectionKind;
  /** «Практика:», before the title. */
  readonly kindText?: string;
  /** The author has written it himself. */
  readonly isKindInTitle: boolean;
  readonly planned: boolean;
  /** One per column, in the order of the columns; without a resource the cell is empty. */
  readonly cells: readonly SyllabusCell[];
}

export interface SyllabusCell {
  readonly label: string;
  readonly resource?: ResourceView;
}

export interface ResourceView {
  readonly kind: 'document' | 'slides' | 'video' | 'test' | 'textbook' | 'link';
  readonly text: string;
  readonly href: string;
  /** Leads to another site. */
  readonly external: boolean;
  /** What a screen reader hears beside `text`: the section that the resource belongs to. */
  readonly context?: string;
  /** The full address of a page or file of this site, for those who hold the page on paper. */
  readonly address?: string;
}

/** Topics, a table of hours, or both; never neither. */
export interface PlanView {
  /** Rendered Markdown lines; empty when the author gave none. */
  readonly topics: readonly { readonly html: string }[];
  readonly table?: PlanTable;
}

export interface PlanTable {
  /** Kinds of sections that have hours, when there is more than one; the last column is always the total. */
  readonly columns: readonly string[];
  readonly modules: readonly PlanModule[];
  /** Hours by column, then the total; empty text where there are none. */
  readonly total: readonly string[];
}

export interface PlanModule {
  /** Absent for lessons outside any module. */
  readonly title?: string;
  readonly hours: readonly string[];
  readonly lessons: readonly PlanLesson[];
}

export interface PlanLesson {
  readonly title: string;
  readonly href?: string;
  readonly planned: boolean;
  readonly hours: readonly string[];
}

export interface FeatureView {
  readonly title?: string;
  readonly html?: string;
  readonly image?: string;
  readonly alt: string;
  readonly href?: string;
  readonly buttonLabel?: string;
}

export interface HomeView extends BaseView {
  readonly kind: 'home';
  /** What the author says the site is about. */
  readonly lead?: string;
  readonly content: readonly ContentPart[];
  readonly courses: readonly CourseCard[];
}

export interface CourseCard extends MaybeForeign {
  readonly title: string;
  readonly href: string;
  readonly code?: string;
  readonly description?: string;
  /** «12 занятий», with the right plural form. */
  readonly lessons: string;
  /** The language of these words, where it is not that of the course. */
  readonly foreign?: ForeignWords;
  /** Titles of the modules; empty where the lessons stand in none. */
  readonly modules: readonly string[];
  readonly progress: ProgressView;
}

/** The lessons of a course, of which a script says how many are studied; planned ones are not among them. */
export interface ProgressView {
  /** Address of the course, under which its marks are remembered. */
  readonly course: string;
  readonly lessons: readonly string[];
}

export interface CourseView extends BaseView {
  readonly kind: 'course';
  readonly progress: ProgressView;
  readonly code?: string;
  /** «12 занятий · 36 часов». */
  readonly summary: string;
  /** To the page with the whole course, where there is one. */
  readonly print?: LinkView;
  readonly content: readonly ContentPart[];
}

/** A whole course on one page, for printing: made of its finished pages. */
export interface PrintView extends BaseView {
  readonly kind: 'print';
  readonly code?: string;
  readonly summary: string;
  readonly contents: readonly PrintEntry[];
  readonly parts: readonly PrintPart[];
}

export interface PrintEntry {
  readonly text: string;
  /** Absent for what has no page. */
  readonly href?: string;
  readonly planned: boolean;
  readonly children: readonly PrintEntry[];
}

export interface PrintPart {
  readonly kind: 'course' | 'module' | 'lesson';
  /** Address of the page that it is made of, and the anchor of the part. Absent for a module without a page. */
  readonly url?: string;
  readonly id?: string;
  readonly title: string;
  /** How many levels its headings go down: a page has one `h1`. */
  readonly shift: number;
  /** What stands in the `<main>` of that page; empty until it is rendered. */
  readonly html: string;
}

export interface ModuleView extends BaseView {
  readonly kind: 'module';
  readonly summary: string;
  readonly content: readonly ContentPart[];
  readonly previous?: LinkView;
  readonly next?: LinkView;
}

export interface LessonView extends BaseView {
  readonly kind: 'lesson';
  /** The module's title, or the course's where there is none. */
  readonly partOf: string;
  readonly number?: string;
  readonly sections: readonly LessonSection[];
  readonly content: readonly ContentPart[];
  readonly previous?: LinkView;
  readonly next?: LinkView;
}

export interface LessonSection {
  readonly id: string;
  readonly title: string;
  readonly kind?: SectionKind;
  /** «Практика:», where the title itself does not say the kind. */
  readonly kindText?: string;
  /** «2 часа». */
  readonly hours?: string;
  readonly planned: boolean;
  readonly overview: readonly ContentPart[];
  readonly video?: VideoView;
  /** Document, slides, test and textbook, in this order. */
  readonly resources: readonly ResourceView[];
  readonly additional: readonly ResourceView[];
}

/** What stands in the place of a recording until it is played. */
export interface VideoView {
  /** `youtube:dQw4w9WgXcQ`: the recording that is shown first. */
  readonly key: string;
  readonly title: string;
  /** The title says more than the heading above: it is shown, and not only told to those who hear the page. */
  readonly isTitled: boolean;
  /** The author's picture; without one there is a bar. */
  readonly poster?: string;
  /** Address of the script that puts a player here. */
  readonly player: string;
  /** The same recording on each of its hosts, the one that is shown first; at least one. */
  readonly recordings: readonly RecordingView[];
}

export interface RecordingView {
  readonly host: VideoHost;
  /** «YouTube», «VK Видео», «Видеофайл». */
  readonly hostLabel: string;
  /** «Смотреть на YouTube». */
  readonly watch: string;
  /** Where a person watches it without JavaScript. */
  readonly href: string;
  /** The player's frame; absent for a local file, which `<video>` plays. */
  readonly embed?: string;
  readonly captions: readonly CaptionView[];
}

export interface CaptionView {
  readonly lang: string;
  /** Name of the language, in the language of the page. */
  readonly label: string;
  readonly href: string;
}

/** A page that is neither course nor lesson; `chapter` is one for long reading. */
export interface PlainPageView extends BaseView {
  readonly kind: 'page' | 'chapter';
  readonly content: readonly ContentPart[];
}

export interface NotFoundView extends BaseView {
  readonly kind: '404';
  readonly courses: readonly CourseCard[];
}

export type View = HomeView | CourseView | ModuleView | LessonView | PlainPageView | PrintView | NotFoundView;
