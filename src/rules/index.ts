/** The rules that look at the finished site, in the order of the guide. */
import { gather } from '../course/gather.ts';
import type { Problem } from '../course/problem.ts';
import { isSame, remembering } from '../course/remember.ts';
import type { Model, Page } from '../course/types.ts';
import { bareDomain } from './bareDomain.ts';
import { emptyLesson } from './emptyLesson.ts';
import { emptyLink } from './emptyLink.ts';
import type { FinishedPage } from './finishedPage.ts';
import { googleAccount } from './googleAccount.ts';
import { googleEditor } from './googleEditor.ts';
import { headingJump } from './headingJump.ts';
import { httpLink } from './httpLink.ts';
import { imageWithoutAlt } from './imageWithoutAlt.ts';
import { type FollowedLink, followOtherLinks, followPageLinks } from './links.ts';
import { linkToDraft } from './linkToDraft.ts';
import { linkToPlanned } from './linkToPlanned.ts';
import { linkWhiteSpace } from './linkWhiteSpace.ts';
import { liquidLeft } from './liquidLeft.ts';
import { missingAnchor, namesAnchor } from './missingAnchor.ts';
import { missingFile } from './missingFile.ts';
import { missingPage } from './missingPage.ts';
import { relativeAsset } from './relativeAsset.ts';
import { sameResource } from './sameResource.ts';
import { faultyFilesOf, type Rule } from './site.ts';
import { titleOnlySection } from './titleOnlySection.ts';
import { unsafeLink } from './unsafeLink.ts';
import { webAddress } from './webAddress.ts';

export const rules: readonly Rule[] = [
  // Links that lead nowhere
  missingPage,
  missingAnchor,
  missingFile,
  relativeAsset,
  linkToDraft,
  linkToPlanned,
  bareDomain,
  webAddress,
  linkWhiteSpace,
  emptyLink,
  unsafeLink,
  liquidLeft,
  // Links that lead somewhere, and yet
  httpLink,
  googleAccount,
  googleEditor,
  // Content
  emptyLesson,
  titleOnlySection,
  sameResource,
  imageWithoutAlt,
  headingJump,
];

/** What the rendering of pages that stand together found: the same list while all of them are the same. */
export type FinishedGroup = readonly FinishedPage[];

/** Looks at one finished site after another. What was found on a page is found again while the page is the same. */
export interface SiteChecker {
  /**
   * All that the rules find. `groups` are those of the model. `told` are the problems found so far. `space` is the same
   * object as long as the same addresses lead to the same places.
   */
  check(
    model: Model,
    groups: readonly FinishedGroup[],
    told: readonly Problem[],
    space: object,
  ): readonly Problem[];
  /** What was found on the pages of a group. */
  checkedOf(group: FinishedGroup): CheckedPages | undefined;
  /** Says what will be found on pages that were looked at before, as they are now. */
  recall(group: FinishedGroup, checked: CheckedPages, space: object): void;
}

/** What was found on some pages, and in their course. */
export interface CheckedPages {
  /** Links that some rule holds against the rest of the site. */
  readonly inner: readonly FollowedLink[];
  readonly problems: readonly Problem[];
}

const pageRules = rules.filter((rule) => rule.of === 'page');
const courseRules = rules.filter((rule) => rule.of === 'course');
const lacks = new Set(rules.filter(({ tellsLack }) => tellsLack).map(({ code }) => code));
const siteRules = rules.filter((rule) => rule.of === undefined);

/** A checker that has seen nothing yet. */
export function createSiteChecker(): SiteChecker {
  /** By the list of the links in its texts, which is another one for each page that was rendered. */
  const seen = new WeakMap<
    object,
    CheckedPages & { readonly facts: Page['facts']; readonly space: object }
  >();
  const seenGroups = new WeakMap<FinishedGroup, CheckedPages & { readonly space: object }>();
  const checkPage = (model: Model, page: FinishedPage, space: object): CheckedPages => {
    const known = seen.get(page.links);
    if (known !== undefined && known.space === space && isSame(known.facts, page.page.facts)) return known;
    const links = followPageLinks(model, page);
    const site = { model, pages: [page], courses: [], links, anchorsAt: nowhere, faultyFiles: noFiles };
    const checked = {
      inner: links.filter((link) => (leads.has(link.lead.kind) ? namesAnchor(link) : true)),
      problems: pageRules.flatMap(({ check }) => check(site)),
    };
    seen.set(page.links, { ...checked, facts: page.page.facts, space });
    return checked;
  };
  const checkGroup = (model: Model, group: FinishedGroup, space: object): CheckedPages => {
    const known = seenGroups.get(group);
    if (known?.space === space) return known;
    const checked = group.map((page) => checkPage(model, page, space));
    const first = group[0]?.page;
    const courses =
      first !== undefined && 'course' in first && first.course !== undefined ? [first.course] : [];
    const site = { model, pages: group, courses, links: [], anchorsAt: nowhere, faultyFiles: noFiles };
    const all = {
      inner: gather(checked, ({ inner }) => inner),
      problems: [
        ...gather(checked, ({ problems }) => problems),
        ...courseRules.flatMap(({ check }) => check(site)),
      ],
    };
    seenGroups.set(group, { ...all, space });
    return all;
  };
  return {
    checkedOf: (group) => seenGroups.get(group),
    recall: (group, checked, space) => void seenGroups.set(group, { ...checked, space }),
    check(model, groups, told, space) {
      const faultyFiles = faultyFilesOf(told);
      const checked = groups.map((group) => checkGroup(model, group, space));
      const others = followOtherLinks(model);
      const links = [...checked.flatMap(({ inner }) => inner), ...others];
      const anchorsAt = (url: string) => {
        const group = groups[model.pageByUrl.groupOf(url) ?? -1];
        return group && anchorsOf(group).get(url);
      };
      const site = { model, pages: [], courses: [], anchorsAt, faultyFiles };
      return [
        ...checked
          .flatMap(({ problems }) => problems)
          .filter(({ code, file }) => !(lacks.has(code) && faultyFiles.has(file))),
        ...pageRules.flatMap(({ check }) => check({ ...site, links: others })),
        ...siteRules.flatMap(({ check }) => check({ ...site, links })),
      ];
    },
  };
}

const anchorsOf = remembering(
  (group: FinishedGroup): ReadonlyMap<string, ReadonlySet<string>> =>
    new Map(group.map(({ page, anchors }) => [page.facts.url, anchors])),
);

/** Links that lead somewhere; of these only the names of places have to be looked up. */
const leads: ReadonlySet<FollowedLink['lead']['kind']> = new Set(['page', 'asset', 'elsewhere']);

const noFiles: ReadonlySet<string> = new Set();

const nowhere = () => undefined;
