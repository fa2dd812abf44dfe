/** The fourth hop: every file of the published site, one after the other, so that they need not all be held at once. */
import { join } from 'node:path';
import type { Pack } from '../cache/pack.ts';
import type { ComposedPage, Composition } from '../compose.ts';
import { outputFileOf } from '../course/address.ts';
import { ownAssets } from '../course/addresses.ts';
import { remembering } from '../course/remember.ts';
import { packageRoot } from '../packageRoot.ts';
import { hasVideos } from '../views/base.ts';
import type { NotFoundView, PrintView, View } from '../views/types.ts';
import { diagramFiles } from './diagrams.ts';
import { mathFontFiles } from './mathFont.ts';
import { fillPrint, mainOf, partUrls } from './print.ts';
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
  | { readonly bytes: Uint8Array; readonly search?: SearchFacts | undefined }
  | { readonly copyOf: string }
  /** It is there already, as it is to be. */
  | { readonly kept: true; readonly search?: SearchFacts | undefined }
);

/** Pages that are known without being rendered. */
export interface KnownPages {
  readonly rendered?: ReadonlySet<RenderedPage> | undefined;
  readonly finished?: Pack | undefined;
  readonly mains?: WeakMap<ComposedPage, string>;
}

const factsOf = remembering(({ page }: ComposedPage) => searchFacts(page));

/** What a page is made of, whatever its kind. */
export type RenderedPage = ComposedPage | PrintView | NotFoundView;

/** Prints one page: the layout's name, its view, and the address of the file that it becomes. */
export type RenderPage = (layout: string, view: View, file: string, source: string) => Promise<string>;

/**
 * Renders a site. `file` paths are relative to the published folder, with forward slashes. Pages of `rendered` are
 * there already; those of `finished` need not be rendered, and what is rendered is put there. `mains` keeps of each
 * page what the page with its whole course is made of.
 */
export async function* renderSite(
  composition: Composition,
  renderPage: RenderPage,
  { rendered = new Set(), finished, mains = new WeakMap() }: KnownPages = {},
): AsyncGenerator<OutputFile> {
  const { model, addresses, pages, prints, notFound, scripts, needs, assetPaths, icon } = composition;
  const composedAt = new Map(pages.map((composed) => [composed.page.facts.url, composed]));
  const printAt = new Map(prints.flatMap((print) => partUrls(print).map((url) => [url, print] as const)));
  const waiting = new Map(prints.map((print) => [print, new Set(partUrls(print))]));
  for (const composed of pages) {
    const { page, layout, key } = composed;
    const { url } = page.facts;
    const file = outputFileOf(url);
    const search = factsOf(composed);
    const print = printAt.get(url);
    const bytes = key === undefined ? undefined : finished?.get(key);
    if (rendered.has(composed) && (print === undefined || mains.has(composed))) {
      yield { file, kept: true, search };
    } else if (bytes !== undefined) {
      if (print !== undefined) mains.set(composed, mainOf(Buffer.from(bytes).toString()));
      yield { file, bytes, search };
    } else {
      const text = await renderPage(layout, composed.view, file, page.facts.file);
      if (key !== undefined) finished?.set(key, text);
      if (print !== undefined) mains.set(composed, mainOf(text));
      yield { file, text, search };
    }
    const missing = print && waiting.get(print);
    missing?.delete(url);
    if (print === undefined || missing?.size !== 0) continue;
    const parts = partUrls(print).flatMap((part) => composedAt.get(part) ?? []);
    const printFile = outputFileOf(print.url);
    if (rendered.has(print) && parts.every((part) => rendered.has(part)))
      yield { file: printFile, kept: true };
    else {
      const mainAt = (part: string) => mains.get(composedAt.get(part) as ComposedPage) ?? '';
      const filled = fillPrint(print, mainAt, addresses);
      yield { file: printFile, text: await renderPage('print', filled, printFile, 'print.njk') };
    }
  }
  if (notFound !== undefined && rendered.has(notFound)) yield { file: '404.html', kept: true };
  else if (notFound !== undefined) {
    yield { file: '404.html', text: await renderPage('404', notFound, '404.html', '404.njk') };
  }
  yield* redirectPages(model, addresses);
  yield { file: `${ownAssets.slice(1)}${scripts.student.name}.js`, text: scripts.student.script };
  const { name, script, styles } = scripts.search;
  yield { file: `${searchFolder.slice(1)}${name}.js`, text: script };
  yield { file: `${searchFolder.slice(1)}${name}.css`, text: styles };
  if (needs.has('video') || pages.some(({ page }) => page.kind === 'lesson' && hasVideos(page.facts))) {
    yield { file: `${ownAssets.slice(1)}${scripts.player.name}.js`, text: scripts.player.script };
  }
  if (needs.has('math')) yield* mathFontFiles();
  if (needs.has('diagrams')) yield* await diagramFiles(scripts.diagrams);
  if (icon.startsWith(ownAssets)) {
    yield { file: icon.slice(1), copyOf: join(packageRoot, 'assets/icons/favicon.svg') };
  }
  const map = sitemap(model, addresses);
  if (map !== undefined) yield { file: 'sitemap.xml', text: map };
  yield { file: 'robots.txt', text: robots(model, addresses) };
  for (const [asset, path] of assetPaths) yield { file: asset.slice(1), copyOf: path };
}
