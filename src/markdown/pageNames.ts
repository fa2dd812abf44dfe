/** Names that the page keeps for itself: text of an author must neither take nor imitate them. */

/** Ids of the page around the text. Its own links and buttons lead to them, and the first of two equal ids counts. */
export const pageIds = ['content', 'courses', 'menu', 'search', 'toc', 'toc-title'] as const;

/** Blocks of the page whose look belongs to it: with these classes a stranger's text could pass itself off as the page. */
const pageBlocks: ReadonlySet<string> = new Set(
  `badge breadcrumbs clamped close content copy course-card course-cards feature features footer header heading kind
  lesson-section page page-head page-source page-title pager plan print-contents print-part progress resource resources
  said search sidebar sidebar-entries skip-link studied syllabus theme tick toc toc-list video words`.split(
    /\s+/,
  ),
);

/** Whether a class is one of the page's own: `header`, `header__nav`, `page--lesson`. */
export function isPageClass(name: string): boolean {
  return pageBlocks.has(name.replace(/(?:__|--).*$/, ''));
}
