/** A page with what its rendering found, as the rules look at it. */
import type { Page } from '../course/types.ts';
import type { HeadingUse, ImageUse, LinkUse } from '../views/prose.ts';

export interface FinishedPage {
  readonly page: Page;
  readonly links: readonly LinkUse[];
  readonly anchors: ReadonlySet<string>;
  readonly images: readonly ImageUse[];
  /** Headings of each of its texts. */
  readonly outlines: readonly (readonly HeadingUse[])[];
}
