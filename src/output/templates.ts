/**
 * Layouts: Nunjucks over one view. Strict on purpose: every text is escaped, a missing value is an error,
 * and a template can reach nothing but the view and the components of the `layouts/` folders.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import type { SidebarView, View } from '../views/types.ts';
import { markCurrent } from './sidebar.ts';

export interface Templates {
  /** Prints the view with `layouts/<layout>.njk`. Throws when there is no such layout or it asks for what the view has not. */
  render(layout: string, view: View): string;
  /** The same where a filter or shortcode of the site may be asynchronous; `values` stand beside the view. */
  renderAsync(layout: string, view: View, values: Readonly<Record<string, unknown>>): Promise<string>;
  /** Nunjucks' own environment: a site's filters, shortcodes and globals are added to it. */
  readonly environment: nunjucks.Environment;
  /** Forgets the compiled layouts: they are read anew, as are the sidebars made with them. */
  reload(): void;
}

export interface TemplateOptions {
  /** Folders that hold a `layouts/` folder, the site's own first: its file replaces the later one of the same path. */
  readonly folders: readonly string[];
}

/** Sets up the layouts of a site. Each is read and compiled once, until `reload`. */
export function createTemplates({ folders }: TemplateOptions): Templates {
  const environment = new nunjucks.Environment(new LayoutLoader(folders), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addFilter('json', (value: unknown) => new nunjucks.runtime.SafeString(scriptJson(value)));

  const escapeText = environment.getFilter('escape') as (text: string) => object;
  let sidebars = new WeakMap<SidebarView, string>();
  const sidebarTemplate = '{% from "components/sidebar/sidebar.njk" import sidebar %}{{ sidebar(params) }}';

  /** The course's navigation with the current entry marked, ready to print; nothing where there is none. */
  function sidebarOf({ sidebar, labels, href }: View): nunjucks.runtime.SafeString | undefined {
    if (sidebar === undefined) return undefined;
    const html =
      sidebars.get(sidebar) ?? environment.renderString(sidebarTemplate, { params: { sidebar, labels } });
    sidebars.set(sidebar, html);
    return new nunjucks.runtime.SafeString(markCurrent(html, String(escapeText(href))));
  }

  const nameOf = (layout: string) => {
    if (!/^[a-z0-9-]+$/i.test(layout)) throw new Error(`Not a name of a layout: ${JSON.stringify(layout)}`);
    return `${layout}.njk`;
  };

  return {
    environment,
    render: (layout, view) => environment.render(nameOf(layout), { view, sidebar: sidebarOf(view) }),
    renderAsync: (layout, view, values) =>
      new Promise((done, failed) => {
        const context = { ...values, view, sidebar: sidebarOf(view) };
        environment.render(nameOf(layout), context, (error, html) =>
          error === null ? done(html ?? '') : failed(error),
        );
      }),
    reload() {
      (environment as unknown as { invalidateCache(): void }).invalidateCache();
      sidebars = new WeakMap();
    },
  };
}

/** Finds `page.njk` and `components/toc/toc.njk` in the folders, first hit wins. No other name reaches the disk. */
class LayoutLoader extends nunjucks.Loader implements nunjucks.ILoader {
  readonly #folders: readonly string[];

  constructor(folders: readonly string[]) {
    super();
    this.#folders = folders;
  }

  getSource(name: string): nunjucks.LoaderSource {
    if (/^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.njk$/i.test(name)) {
      for (const folder of this.#folders) {
        const path = join(folder, 'layouts', name);
        const src = readIfPresent(path);
        if (src !== undefined) return { src, path, noCache: false };
      }
    }
    throw new Error(`No layout ${JSON.stringify(name)} in: ${this.#folders.join(', ')}`);
  }
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** JSON that stays data inside `<script>`: nothing in it can end the element, open a comment or break a line. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
