/** The finished site, as the rules look at it: the model, and what the rendering of every page found. */
import type { Problem, ProblemLevel } from '../course/problem.ts';
import type { Course, Model } from '../course/types.ts';
import type { FinishedPage } from './finishedPage.ts';
import type { FollowedLink } from './links.ts';

export interface FinishedSite {
  readonly model: Model;
  /** The pages that are looked at. */
  readonly pages: readonly FinishedPage[];
  /** The courses that are looked at. */
  readonly courses: readonly Course[];
  /** The places of the page at an address that a link may lead to; nothing where they are not known. */
  readonly anchorsAt: (url: string) => ReadonlySet<string> | undefined;
  /** The links of the site, followed to where they lead. */
  readonly links: readonly FollowedLink[];
  /** Files that were not wholly understood: what they lack is no problem of its own. */
  readonly faultyFiles: ReadonlySet<string>;
}

/** A rule: its code, how grave it is, and what it finds. */
export interface Rule {
  readonly code: string;
  readonly level: ProblemLevel;
  /** What it looks at, where what it finds depends on nothing else: a page with its links, or a course. */
  readonly of?: 'page' | 'course';
  /** True where it tells what a file of a course lacks: no news of a file that was not wholly understood. */
  readonly tellsLack?: true;
  readonly check: (site: FinishedSite) => Problem[];
}

/** Errors that take nothing of a page away: what is faulty is one value, and all its sections and headings are there. */
const harmless: ReadonlySet<string> = new Set([
  ...['bad-video', 'not-a-colour', 'not-a-number', 'unknown-layout', 'unknown-value'],
  ...['bad-permalink', 'module-file-missing', 'module-file-twice', 'navigation-unknown-key'],
  ...['link-white-space', 'unsafe-link', 'wrong-formula'],
]);

/** Files with a problem because of which something of them is missing from the site. */
export function faultyFilesOf(told: readonly Problem[]): ReadonlySet<string> {
  return new Set(
    told
      .filter(({ level, code }) => (level === 'error' && !harmless.has(code)) || code === 'unclosed-html')
      // Of two pages at one address only one is there, and the anchors of the other are not.
      .flatMap(({ file, code, values }) => (code === 'duplicate-url' ? [file, `${values.other}`] : [file])),
  );
}
