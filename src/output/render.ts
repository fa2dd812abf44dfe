/** The fourth hop: every file of the published site, one after the other, so that they need not all be held at once. */
import { join } from 'node:path';
import type { ComposedPage, Composition } from '../compose.ts';
import { outputFileOf } from '../course/address.ts';
import { ownAssets } from '../course/addresses.ts';
import { remembering } from '../course/remember.ts';
import { packageRoot } from '../packageRoot.ts';
import type { NotFoundView, View } from '../views/types.ts';
import { diagramFiles } from './diagrams.ts';
import { mathFontFiles } from './mathFont.ts';
import { redirectPages } from './redirects.ts';
import { searchFolder } from './searchFolder.ts';
import { type SearchFacts, searchFacts } from './searchPage.ts';
import { robots, sitemap } from './sitemap.ts';

/** A file of the site: what is in it, or the file that it is a copy of. */
export type OutputFile = { readonly file: string } & (
  | {
      readonly text: string;
      /** What the search says of the page; absent where the file is none, or is not to be found. */
      readonly search?: SearchFacts | undefined;
    }
  | { readonly bytes: Uint8Array }
  | { readonly copyOf: string }
  /** It is there already, as it is to be. */
  | { readonly kept: true; readonly search?: SearchFacts | undefined }
);

const factsOf = remembering(({ page, view }: ComposedPage) => searchFacts(page, view));

/** Prints one page: the layout's name, its view, and the address of the file that it becomes. */
export type RenderPage = (layout: string, view: View, file: string, source: string) => Promise<string>;

/**
 * Renders a site. `file` paths are relative to the published folder, with forward slashes. Pages of `rendered` are
 * there already.
 */
export async function* renderSite(
  composition: Composition,
  renderPage: RenderPage,
  rendered: ReadonlySet<ComposedPage | NotFoundView> = new Set(),
): AsyncGenerator<OutputFile> {
  const { model, addresses, pages, notFound, scripts, needs, assetPaths, icon } = composition;
  for (const composed of pages) {
    const { page, layout, view } = composed;
    const file = outputFileOf(page.facts.url);
    const search = factsOf(composed);
    if (rendered.has(composed)) yield { file, kept: true, search };
    else yield { file, text: await renderPage(layout, view, file, page.facts.file), search };
  }
  if (notFound !== undefined && rendered.has(notFound)) yield { file: '404.html', kept: true };
  else if (notFound !== undefined) {
    yield { file: '404.html', text: await renderPage('404', notFound, '404.html', '404.njk') };
  }
  yield* redirectPages(model, addresses);
  const { name, script, styles } = scripts.search;
  yield { file: `${searchFolder.slice(1)}${name}.js`, text: script };
  yield { file: `${searchFolder.slice(1)}${name}.css`, text: styles };
  if (needs.has('math')) yield* mathFontFiles();
  if (needs.has('diagrams')) yield* diagramFiles();
  if (icon.startsWith(ownAssets)) {
    yield { file: icon.slice(1), copyOf: join(packageRoot, 'assets/icons/favicon.svg') };
  }
  const map = sitemap(model, addresses);
  if (map !== undefined) yield { file: 'sitemap.xml', text: map };
  yield { file: 'robots.txt', text: robots(model, addresses) };
  for (const [asset, path] of assetPaths) yield { file: asset.slice(1), copyOf: path };
}
