/** Courses of which an earlier build knows all that rendering their pages would find: no page of them is looked at. */
import { formatFindings, type PageFindings, readFindings } from './cache/courseFindings.ts';
import type { KnownCourses } from './cache/courses.ts';
import { foundKey } from './cache/found.ts';
import type { Pack } from './cache/pack.ts';
import type { PageKeys } from './cache/pageKey.ts';
import type { Model, PageGroup } from './course/types.ts';
import type { Transcripts } from './markdown/replay.ts';
import { courseOf, LaterPage, type Rendered, type RenderedGroup, renderedGroup } from './renderedGroup.ts';
import type { SiteChecker } from './rules/index.ts';
import type { Addresses } from './views/addresses.ts';
import { labelsOf } from './views/base.ts';
import type { Viewer } from './views/viewer.ts';

export interface RecallOptions {
  readonly model: Model;
  readonly addresses: Addresses;
  readonly viewer: Viewer;
  readonly checker: SiteChecker;
  readonly keys: PageKeys;
  readonly courses: KnownCourses;
  readonly finished: Pack;
  readonly transcripts: Transcripts | undefined;
}

export interface RecalledGroups {
  /** The pages of a course as an earlier build found them; nothing where it does not know all of them. */
  recall(pages: PageGroup): RenderedGroup | undefined;
  /** Keeps what this build found, once all of it was checked. */
  keep(group: RenderedGroup): void;
}

/** Recalls courses of one composition, whose author is trusted. */
export function createRecall(options: RecallOptions): RecalledGroups {
  const { model, addresses, viewer, checker, keys, courses, finished, transcripts } = options;
  const recalled = new Set<PageGroup>();
  return {
    recall(pages) {
      const course = courseOf(pages);
      const bytes = course && courses.findingsOf(course, keys.restOfSite);
      const findings = bytes && readFindings(bytes, pages, model);
      if (course === undefined || findings === undefined) return undefined;
      const group = pages.map((page, i): Rendered => {
        const { key, finishedKey, needs, anchors } = findings.pages[i] as PageFindings;
        finished.keep(foundKey(key));
        transcripts?.keep({ file: page.facts.file, labels: labelsOf(page).markdown });
        const shown = new LaterPage(page, page.facts.layout ?? page.kind, finishedKey, viewer);
        // Links, images and headings were looked at already.
        const looked = { links: none, images: none, outlines: none, problems: none };
        return { page, ...looked, needs: new Set(needs), anchors: new Set(anchors), shown };
      });
      checker.recall(group, findings.checked, addresses);
      recalled.add(pages);
      const all = renderedGroup(undefined, pages, group, viewer.printOf);
      return { ...all, problems: findings.problems };
    },
    keep({ of, pages, problems }) {
      const course = courseOf(of);
      const checked = checker.checkedOf(pages);
      if (course === undefined || checked === undefined || recalled.has(of)) return;
      const found = pages.flatMap(({ page, needs, anchors, shown }): PageFindings[] => {
        const { key: finishedKey } = shown;
        if (finishedKey === undefined) return [];
        return [
          {
            file: page.facts.file,
            key: keys.keyOf(page),
            finishedKey,
            needs: [...needs],
            anchors: [...anchors],
          },
        ];
      });
      if (found.length < pages.length) return;
      const findings = { pages: found, problems, checked };
      courses.keepFindings(course, keys.restOfSite, formatFindings(findings));
    },
  };
}

const none: readonly never[] = [];
