/**
 * Layouts: Nunjucks over one view. Strict on purpose: every text is escaped, a missing value is an error,
 * and a template reaches nothing but the view and the `layouts/` folders.
 */
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { packageRoot } from '../packageRoot.ts';
import { labelsFor } from '../views/labels/index.ts';
import { foreign } from '../views/navigation.ts';
import type { SidebarView, View } from '../views/types.ts';
import { builtInLayouts, type CompiledLayout } from './builtInLayouts.ts';
import { rememberOrigins } from './layoutMistake.ts';
import { readOwnFile } from './readOwnFile.ts';
import { markCurrent } from './sidebar.ts';

export interface Templates {
  /** Prints a view with `layouts/<layout>.njk`. Throws where there is no such layout, or it asks for what the view has not. */
  render(layout: string, view: View): string;
  /** The same where a filter or shortcode of the site may be asynchronous; `values` stand beside the view. */
  renderAsync(layout: string, view: View, values: Readonly<Record<string, unknown>>): Promise<string>;
  /** The navigation of the page's course as the page shows it; nothing where it has none. */
  sidebar(view: View): string | undefined;
  /** Nunjucks' own environment: a site's filters, shortcodes and globals are added to it. */
  readonly environment: nunjucks.Environment;
  /** Forgets the compiled layouts and what was rendered with them: after a change they are read anew. */
  reload(): void;
}

export interface TemplateOptions {
  /** Folders that hold a `layouts/` folder, the site's own first: its file replaces the later one of the same path. */
  readonly folders: readonly string[];
}

const { Environment, Loader, runtime } = nunjucks;

/** Sets up the layouts of a site. Each is read and compiled once, until `reload`. */
export function createTemplates(options: TemplateOptions): Templates {
  const environment = createEnvironment(options);
  let renderSidebar = sidebarRenderer(environment);
  const contextOf = (view: View) => ({ view, sidebar: renderSidebar(view) });
  return {
    environment,
    sidebar: (view) => renderSidebar(view)?.toString(),
    render: (layout, view) => environment.render(fileOf(layout), contextOf(view)),
    renderAsync: (layout, view, values) =>
      new Promise((done, failed) => {
        environment.render(fileOf(layout), { ...values, ...contextOf(view) }, (error, html) =>
          error === null ? done(html ?? '') : failed(error),
        );
      }),
    reload() {
      // Nunjucks has the method, but its types do not.
      (environment as unknown as { invalidateCache(): void }).invalidateCache();
      renderSidebar = sidebarRenderer(environment);
    },
  };
}

function fileOf(layout: string): string {
  if (!/^[a-z0-9-]+$/i.test(layout)) throw new Error(`Not a name of a layout: ${JSON.stringify(layout)}`);
  return `${layout}.njk`;
}

/** Nunjucks as the layouts need it: strict, with the `json` filter. */
export function createEnvironment({ folders }: TemplateOptions): nunjucks.Environment {
  const environment = new Environment(new LayoutLoader(folders), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
    // Nunjucks keeps the line and the cause of an error only so.
    dev: true,
  });
  rememberOrigins(environment);
  environment.addFilter('json', (value: unknown) => new runtime.SafeString(scriptJson(value)));
  return environment;
}

/** Prints the navigation of a page's course, in its language: once for each course, then only the current entry is marked. */
function sidebarRenderer(
  environment: nunjucks.Environment,
): (view: View) => nunjucks.runtime.SafeString | undefined {
  const rendered = new WeakMap<SidebarView, Map<string | undefined, string>>();
  const escapeText = environment.getFilter('escape') as (text: string) => object;
  return ({ sidebar, lang: langOfPage, href }) => {
    if (sidebar === undefined) return undefined;
    const { lang } = foreign(sidebar.lang, langOfPage);
    const known = rendered.get(sidebar) ?? new Map<string | undefined, string>();
    rendered.set(sidebar, known);
    const params = { sidebar, lang, labels: labelsFor(sidebar.lang) };
    const html = known.get(lang) ?? environment.renderString(sidebarTemplate, { params });
    known.set(lang, html);
    return new runtime.SafeString(markCurrent(html, String(escapeText(href))));
  };
}

const sidebarTemplate = '{% from "components/sidebar/sidebar.njk" import sidebar %}{{ sidebar(params) }}';

/** Finds `page.njk` and `components/toc/toc.njk` in the folders, first hit wins. No other name reaches the disk. */
class LayoutLoader extends Loader implements nunjucks.ILoader {
  readonly #folders: readonly string[];
  /** File of each layout, as Nunjucks' own loaders tell those who watch files; empty, because `reload` forgets them all. */
  readonly pathsToNames: Readonly<Record<string, string>> = {};

  constructor(folders: readonly string[]) {
    super();
    this.#folders = folders;
  }

  getSource(name: string): nunjucks.LoaderSource {
    if (/^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.njk$/i.test(name)) {
      for (const folder of this.#folders) {
        const path = join(folder, 'layouts', name);
        const compiled = folder === packageRoot ? builtInLayouts[name] : undefined;
        if (compiled !== undefined) return precompiled(compiled, path);
        const bytes = readOwnFile(folder, `layouts/${name}`);
        if (bytes !== undefined) return { src: bytes.toString(), path, noCache: false };
      }
    }
    throw new Error(`No layout ${JSON.stringify(name)} in: ${this.#folders.join(', ')}`);
  }
}

/** A layout that needs no compiling; Nunjucks takes it, though its types know nothing of it. */
function precompiled(layout: CompiledLayout, path: string): nunjucks.LoaderSource {
  return { src: { type: 'code', obj: layout } as unknown as string, path, noCache: false };
}

/** JSON that stays data inside `<script>`: nothing in it can end the element, open a comment or break a line. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
