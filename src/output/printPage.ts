/** Prints pages: the layout of each, its styles, what others make of it, and what is last done to it. */
import { join } from 'node:path';
import type { Problem } from '../course/problem.ts';
import type { Site } from '../course/types.ts';
import type { View } from '../views/types.ts';
import { layoutProblem } from './layoutMistake.ts';
import type { PrintedPage } from './printedPage.ts';
import type { Styles } from './styles.ts';
import type { Templates } from './templates.ts';

/**
 * Prints one page: the layout's name, its view, and the address of the file that it becomes. Nothing where it cannot be
 * printed, which is told elsewhere.
 */
export type PrintPage = (
  layout: string,
  view: View,
  file: string,
  source: string,
) => Promise<string | undefined>;

/** What the pages of a site are printed with. */
export interface Printing {
  readonly root: string;
  readonly site: Site;
  /** How the page at `url` prints an address of the site. */
  readonly hrefOn: (url: string) => (address: string) => string;
  readonly styles: Styles;
  readonly templates: Templates;
  /** The folder that the pages are for. */
  readonly output: string;
  /** Gathers what is wrong with the layouts. */
  readonly problems: Problem[];
  /** Changes the HTML of a page. */
  readonly transform?: ((page: PrintedPage, html: string) => Promise<string>) | undefined;
  /** Told of each page that has been printed. */
  readonly printed?: ((page: PrintedPage) => void) | undefined;
  /** The last change of a page. */
  readonly finish: (html: string) => string;
}

/** Gets pages ready to be printed. */
export function pagePrinter(printing: Printing): PrintPage {
  const { root, site, hrefOn, styles, templates, output, problems, transform, printed, finish } = printing;
  return async (layout, view, file, source) => {
    const page = { url: view.url, inputPath: `./${source}`, outputPath: join(output, file) };
    let html: string;
    try {
      const text = await templates.renderAsync(layout, view, { page });
      html = styles.fill(text, hrefOn(view.url), site.theme.accent);
    } catch (error) {
      const problem = layoutProblem(error, root);
      if (problem === undefined) throw error;
      problems.push(problem);
      return undefined;
    }
    printed?.(page);
    return finish(transform === undefined ? html : await transform(page, html));
  };
}
