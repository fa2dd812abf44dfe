/** The rules that look at the finished site, in the order of the guide. */
import type { Problem } from '../course/problem.ts';
import { bareDomain } from './bareDomain.ts';
import { emptyLesson } from './emptyLesson.ts';
import { emptyLink } from './emptyLink.ts';
import { googleAccount } from './googleAccount.ts';
import { googleEditor } from './googleEditor.ts';
import { headingJump } from './headingJump.ts';
import { httpLink } from './httpLink.ts';
import { imageWithoutAlt } from './imageWithoutAlt.ts';
import { linkToDraft } from './linkToDraft.ts';
import { linkToPlanned } from './linkToPlanned.ts';
import { linkWhiteSpace } from './linkWhiteSpace.ts';
import { liquidLeft } from './liquidLeft.ts';
import { missingAnchor } from './missingAnchor.ts';
import { missingFile } from './missingFile.ts';
import { missingPage } from './missingPage.ts';
import { relativeAsset } from './relativeAsset.ts';
import { sameResource } from './sameResource.ts';
import type { FinishedSite, Rule } from './site.ts';
import { titleOnlySection } from './titleOnlySection.ts';
import { unsafeLink } from './unsafeLink.ts';

export const rules: readonly Rule[] = [
  // Links that lead nowhere
  missingPage,
  missingAnchor,
  missingFile,
  relativeAsset,
  linkToDraft,
  linkToPlanned,
  bareDomain,
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

/** All that the rules find, in the order of the rules. */
export function checkSite(site: FinishedSite): Problem[] {
  return rules.flatMap(({ check }) => check(site));
}
