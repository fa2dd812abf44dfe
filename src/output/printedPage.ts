/** What the site's own configuration is told of a page, and its types with it: they need nobody else's. */

/** A page as others know it, and as layouts find it beside the view. */
export interface PrintedPage {
  readonly url: string;
  /** File of the author, or the layout where there is none; from the site's root, with `./` before it. */
  readonly inputPath: string;
  readonly outputPath: string;
}
