/** The fourth hop: every file of the published site, one after the other, so that they need not all be held at once. */
import { join } from 'node:path';
import type { Pack } from '../cache/pack.ts';
import { printKey } from '../cache/pageKey.ts';
import type { ComposedPage, Composition } from '../composition.ts';
import { outputFileOf } from '../course/address.ts';
import { ownAssets } from '../course/addresses.ts';
import { remembering } from '../course/remember.ts';
import { packageRoot } from '../packageRoot.ts';
import { hasVideos } from '../views/base.ts';
import type { NotFoundView, PrintView, View } from '../views/types.ts';
import { diagramFiles } from './diagrams.ts';
import type { PublishedPages } from './lastBuild.ts';
import { mathFontFiles } from './mathFont.ts';
import { htmlOf, type OutputFile, type PageFile } from './outputFile.ts';
import { fillPrint, mainOf, partUrls } from './print.ts';
import { redirectPages } from './redirects.ts';
import { searchFolder } from './searchFolder.ts';
import { searchFacts } from './searchPage.ts';
import { robots, sitemap } from './sitemap.ts';

/** Pages that are known without being rendered. */
export interface KnownPages {
  readonly rendered?: ReadonlySet<RenderedPage> | undefined;
  readonly finished?: Pack | undefined;
  readonly published?: PublishedPages | undefined;
  readonly mains?: WeakMap<ComposedPage, string> | undefined;
}

/** A page that is there already; a site has thousands of them, and each is the same object every time. */
const keptPage = remembering(
  ({ page }: ComposedPage): PageFile => ({
    file: outputFileOf(page.facts.url),
    kept: true,
    search: searchFacts(page),
  }),
);

/** What a page is made of, whatever its kind. */
export type RenderedPage = ComposedPage | PrintView | NotFoundView;

/**
 * Prints one page: the layout's name, its view, and the address of the file that it becomes. Nothing where it cannot be
 * printed, which is told elsewhere.
 */
export type RenderPage = (
  layout: string,
  view: View,
  file: string,
  source: string,
) => Promise<string | undefined>;

/** Some page could not be printed: told apart so that it never counts as a failure of ours. */
export class PagesRefused extends Error {}

/**
 * Renders a site. `file` paths are relative to the published folder, with forward slashes. Pages of `rendered` are
 * there already; those of `published` and `finished` need not be rendered, and what is rendered is put into the latter.
 * `mains` keeps of each page what the page with its whole course is made of, for another time. Where some page could not
 * be printed, all others are tried, and then `PagesRefused` is thrown.
 */
export async function* renderSite(
  composition: Composition,
  renderPage: RenderPage,
  { rendered = new Set(), finished, published, mains: keptMains }: KnownPages = {},
): AsyncGenerator<OutputFile> {
  const { model, addresses, pages, prints, notFound, scripts, needs, assetPaths, icon } = composition;
  const mains = keptMains ?? new Map<ComposedPage, string>();
  /** A page that an earlier build has made, wherever it is. */
  const known = (file: string, key: string | undefined): PageFile | undefined => {
    if (key === undefined) return undefined;
    const path = published?.pathOf(file, key);
    if (path !== undefined) {
      finished?.keep(key);
      return { file, key, published: path };
    }
    const bytes = finished?.get(key);
    return bytes === undefined ? undefined : { file, key, bytes };
  };
  const composedAt = new Map(pages.map((composed) => [composed.page.facts.url, composed]));
  const printings = prints.map((print) => {
    const parts = partUrls(print).flatMap((url) => composedAt.get(url) ?? []);
    const file = outputFileOf(print.url);
    const key = printKey(parts.map((part) => part.key));
    const isKept = rendered.has(print) && parts.every((part) => rendered.has(part));
    const before: PageFile | undefined = isKept ? { file, kept: true } : known(file, key);
    const isKnown = before !== undefined;
    // The largest pages are not held all at once: the pack is asked again when their turn comes.
    const page = isKnown && !('bytes' in before) ? before : undefined;
    return { print, file, key, parts, isKnown, page, waiting: new Set(parts) };
  });
  const printingOf = new Map(
    printings.flatMap((printing) => [...printing.waiting].map((part) => [part, printing] as const)),
  );
  let isRefused = false;
  for (const composed of pages) {
    const { page, layout, key } = composed;
    const printing = printingOf.get(composed);
    const isPart = printing?.isKnown === false;
    if (rendered.has(composed) && (!isPart || mains.has(composed))) yield keptPage(composed);
    else {
      const { file, search } = keptPage(composed);
      const before = known(file, key);
      if (before !== undefined) {
        if (isPart) mains.set(composed, mainOf(htmlOf(before)));
        yield { ...before, search };
      } else {
        const text = await renderPage(layout, composed.view, file, page.facts.file);
        if (text === undefined) isRefused = true;
        else {
          if (key !== undefined) finished?.set(key, text);
          if (isPart) mains.set(composed, mainOf(text));
          yield { file, text, search, key };
        }
      }
    }
    printing?.waiting.delete(composed);
    if (printing?.waiting.size !== 0) continue;
    const printed = printing.page ?? (printing.isKnown ? known(printing.file, printing.key) : undefined);
    if (printed !== undefined) yield printed;
    else {
      const { print, key, parts } = printing;
      const mainAt = (part: string) => mains.get(composedAt.get(part) as ComposedPage) ?? '';
      const filled = fillPrint(print, mainAt, addresses);
      const text = await renderPage('print', filled, printing.file, 'print.njk');
      if (keptMains === undefined) for (const part of parts) mains.delete(part);
      if (text === undefined) isRefused = true;
      else {
        if (key !== undefined) finished?.set(key, text);
        yield { file: printing.file, text, key };
      }
    }
  }
  if (notFound !== undefined && rendered.has(notFound)) yield { file: '404.html', kept: true };
  else if (notFound !== undefined) {
    const text = await renderPage('404', notFound, '404.html', '404.njk');
    if (text === undefined) isRefused = true;
    else yield { file: '404.html', text };
  }
  if (isRefused) throw new PagesRefused();
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
