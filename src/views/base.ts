/** What every page shows around its own part: head, header, breadcrumbs, sidebar, footer. */
import { languageOf } from '../course/language.ts';
import { isEqual } from '../course/remember.ts';
import { editAddress } from '../course/repository.ts';
import type {
  Course,
  Lesson,
  Model,
  NavigationEntry,
  Page,
  PageFacts,
  ResourceColumn,
} from '../course/types.ts';
import type { Addresses } from './addresses.ts';
import { type Labels, labelsFor, languageOfLabels } from './labels/index.ts';
import { headOf } from './metadata.ts';
import { breadcrumbs, foreign, headerLinks, namedSidebarView, sidebarView } from './navigation.ts';
import type { PlainText } from './prose.ts';
import type {
  BaseView,
  FooterView,
  HeaderView,
  SearchView,
  SidebarView,
  SyllabusLesson,
  TocEntry,
} from './types.ts';

/** Everything that the views need besides the page itself; made once for the whole site. */
export interface ViewContext {
  readonly model: Model;
  readonly addresses: Addresses;
  /** Makes descriptions of what authors wrote in their place. */
  readonly withoutSigns: PlainText;
  /** Address of the site's icon, without the base path. */
  readonly icon: string;
  /** What runs on every page: the text of a script. */
  readonly script: string;
  /** Address of the script that is fetched when a page has come, without the base path. */
  readonly studentAddress: string;
  /** The same for pages with recordings. */
  readonly scriptWithVideo: string;
  /** Address of the interface of the search, without the base path. */
  readonly searchModule: string;
  /** Address of the script that plays recordings, without the base path. */
  readonly player: string;
  /** Addresses of all files with captions. */
  readonly captions: readonly string[];
  /** The sidebar of a course, or of pages that name a list: one object for all that print addresses alike, so that it can be rendered once. */
  readonly sidebarOf: SidebarOf;
  readonly lessonRows: LessonRows;
}

/** The rows of a lesson in a syllabus. */
export type LessonRows = (
  lesson: Lesson,
  number: string | undefined,
  columns: readonly ResourceColumn[],
  addresses: Addresses,
  labels: Labels,
) => SyllabusLesson;

export type SidebarOf = (
  owner: Course | readonly NavigationEntry[],
  model: Model,
  addresses: Addresses,
) => SidebarView;

/** Makes each sidebar once; a course that was read anew keeps its sidebar while it shows the same. */
export function createSidebars(): SidebarOf {
  const byOwner = new WeakMap<object, WeakMap<Addresses, SidebarView>>();
  const lastOf = new WeakMap<Addresses, Map<string, SidebarView>>();
  return (owner, model, addresses) => {
    const known = byOwner.get(owner) ?? new WeakMap<Addresses, SidebarView>();
    byOwner.set(owner, known);
    let sidebar = known.get(addresses);
    if ('key' in owner) {
      if (sidebar !== undefined) return sidebar;
      const last = lastOf.get(addresses) ?? new Map<string, SidebarView>();
      lastOf.set(addresses, last);
      sidebar = sidebarView(model, owner, addresses);
      const before = last.get(owner.key);
      if (before !== undefined && isEqual(before, sidebar)) sidebar = before;
      last.set(owner.key, sidebar);
    } else {
      // Above a list stands the site, whose title may change while the list does not.
      if (sidebar?.title === model.site.title && sidebar.lang === model.site.lang) return sidebar;
      sidebar = namedSidebarView(model, owner, addresses);
    }
    known.set(addresses, sidebar);
    return sidebar;
  };
}

/** The frame of a page around its own part. `lead` is its first paragraph: it describes a page whose author did not. */
export function baseView(
  page: Page,
  toc: readonly TocEntry[],
  context: ViewContext,
  lead: string | undefined,
): BaseView {
  const { model, addresses, sidebarOf } = context;
  const { facts } = page;
  const labels = labelsFor(facts.lang);
  const course = 'course' in page ? page.course : undefined;
  const named = page.kind === 'page' || page.kind === 'chapter' ? page.facts.navigation : undefined;
  const owner = course ?? named;
  const sidebar = owner === undefined ? undefined : sidebarOf(owner, model, addresses);
  return {
    url: facts.url,
    href: addresses.href(facts.url),
    lang: facts.lang,
    dir: directionOf(facts.lang),
    title: facts.title,
    ...(facts.description === undefined ? {} : { description: context.withoutSigns(facts.description) }),
    head: headOf(page, { ...context, labels, lead }),
    header: headerView(model, addresses, facts),
    breadcrumbs: breadcrumbs(model, page, addresses, labels),
    ...(sidebar === undefined ? {} : { sidebar }),
    toc: facts.toc ? toc : [],
    search: searchView(context),
    ...sourceView(model, facts),
    footer: footerView(model, facts.lang),
    script: scriptView(context, page.kind === 'lesson' && hasVideos(page.facts)),
    labels,
  };
}

/** The site's own header, on a page. */
export function headerView(
  model: Model,
  addresses: Addresses,
  { url, lang }: Pick<PageFacts, 'url' | 'lang'>,
): HeaderView {
  return {
    ...foreign(model.site.lang, lang),
    siteTitle: model.site.title,
    href: addresses.href('/'),
    links: headerLinks(model, addresses).map((link) => ({
      ...link,
      current: link.href === addresses.href(url),
    })),
  };
}

/** The search, the same on every page. */
export function searchView({ addresses, searchModule }: ViewContext): SearchView {
  return {
    module: addresses.href(searchModule),
    catalogue: addresses.href('/'),
    portable: addresses.portable,
  };
}

/** What the script of every page has in the place of the address that it fetches when the page has come. */
export const studentScript = '{student}';

/** Whether a lesson has recordings. */
export function hasVideos({ sections }: Pick<Lesson, 'sections'>): boolean {
  return sections.some(({ videos }) => videos.length > 0);
}

/** The script of a page. */
export function scriptView(context: ViewContext, withVideo = false): BaseView['script'] {
  const script = withVideo ? context.scriptWithVideo : context.script;
  const address = context.addresses.href(context.studentAddress).replaceAll('<', '%3C');
  return { html: script.replace(JSON.stringify(studentScript), () => JSON.stringify(address)) };
}

/** What is known of the file that a page is made of. */
function sourceView(
  { site, urlByFile }: Model,
  { file, lang, modified }: PageFacts,
): Pick<BaseView, 'source'> {
  // The catalogue may be derived, and then there is no such file.
  const editHref =
    site.editBase !== undefined && urlByFile.has(file) ? editAddress(site.editBase, file) : undefined;
  if (modified === undefined && editHref === undefined) return {};
  return {
    source: {
      ...(modified === undefined ? {} : { modified: { iso: modified, text: dayOf(modified, lang) } }),
      ...(editHref === undefined ? {} : { editHref }),
    },
  };
}

/** The day on which something was done where it was done, as the interface says it: the same whoever builds, and wherever. */
function dayOf(iso: string, lang: string): string {
  return languageOf(languageOfLabels(lang)).day.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}

/** The site's footer, on a page in `lang`. */
export function footerView({ site }: Model, lang: string): FooterView {
  return {
    ...foreign(site.lang, lang),
    siteTitle: site.title,
    ...(site.author === undefined ? {} : { author: site.author }),
    ...(site.repository === undefined ? {} : { repository: site.repository }),
  };
}

/** Languages written from right to left, by primary subtag (CLDR `layout/orientation`). */
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Writing direction of a language. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return rightToLeft.has(languageOf(lang).primary) ? 'rtl' : 'ltr';
}

/** The labels of a page. */
export function labelsOf(page: Page): Labels {
  return labelsFor(page.facts.lang);
}
