/**
 * What rendering the pages of a course found, and what the rules found in them: one piece for each course, under a name
 * for its files and for all else of the site that pages show and links lead to. Where it is known, no page of the course
 * need be looked at.
 */
import type { Problem } from '../course/problem.ts';
import type { Model, PageGroup } from '../course/types.ts';
import type { CheckedPages } from '../rules/index.ts';
import type { FollowedLink } from '../rules/links.ts';
import type { PageNeed } from '../views/prose.ts';

export interface CourseFindings {
  /** The pages, in order. */
  readonly pages: readonly PageFindings[];
  readonly problems: readonly Problem[];
  readonly checked: CheckedPages;
}

/** What is known of a page. */
export interface PageFindings {
  readonly file: string;
  /** The name of what was found on it, and that of the finished page. */
  readonly key: string;
  readonly finishedKey: string;
  readonly needs: readonly PageNeed[];
  readonly anchors: readonly string[];
}

/** The findings as text. A page that a link leads to is known by its address. */
export function formatFindings(findings: CourseFindings): string {
  const { inner, problems } = findings.checked;
  const packed = inner.map((link) =>
    link.lead.kind === 'page' ? { ...link, lead: { ...link.lead, page: link.lead.page.facts.url } } : link,
  );
  return JSON.stringify({ ...findings, checked: { inner: packed, problems } });
}

/** Reads findings about pages of this model; nothing where they are about others. */
export function readFindings(bytes: Uint8Array, pages: PageGroup, model: Model): CourseFindings | undefined {
  const packed = JSON.parse(Buffer.from(bytes).toString()) as CourseFindings;
  const isOfThese =
    packed.pages.length === pages.length &&
    pages.every(({ facts }, i) => facts.file === packed.pages[i]?.file);
  if (!isOfThese) return undefined;
  const inner = packed.checked.inner.flatMap((link): FollowedLink[] => {
    if (link.lead.kind !== 'page') return [link];
    const page = model.pageByUrl.get(link.lead.page as unknown as string);
    return page === undefined ? [] : [{ ...link, lead: { ...link.lead, page } }];
  });
  return { ...packed, checked: { ...packed.checked, inner } };
}
