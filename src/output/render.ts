/** The fourth hop: every file of the published site, one after the other, so that they need not all be held at once. */
import { join } from 'node:path';
import type { Pack } from '../cache/pack.ts';
import { printKey } from '../cache/pageKey.ts';
import type { ComposedGroup, ComposedPage, Composition } from '../composition.ts';
import { outputFileOf } from '../course/address.ts';
import { notFoundFile, ownAssets } from '../course/addresses.ts';
import { remembering } from '../course/remember.ts';
import { packageRoot } from '../packageRoot.ts';
import { hasVideos } from '../views/base.ts';
import { diagramFiles } from './diagrams.ts';
import type { PublishedPages } from './lastBuild.ts';
import { mathFontFiles } from './mathFont.ts';
import { htmlOf, type OutputFile, type PageFile, type StandingFile } from './outputFile.ts';
import { fillPrint, mainOf, partUrls } from './print.ts';
import type { PrintPage } from './printPage.ts';
import { redirectPages } from './redirects.ts';
import { searchFolder } from './searchFolder.ts';
import { searchFacts } from './searchPage.ts';
import { robots, sitemap } from './sitemap.ts';
import type { RenderedPage, Standing } from './standing.ts';

/** Pages that are known without being rendered. */
export interface KnownPages {
  readonly standing?: Standing | undefined;
  readonly finished?: Pack | undefined;
  readonly published?: PublishedPages | undefined;
  readonly mains?: WeakMap<ComposedPage, string> | undefined;
}

/** The files of a group; a site has thousands of pages, and each is the same object every time. */
const filesOf = remembering(({ pages, print }: ComposedGroup): readonly StandingFile[] => [
  ...pages.map((page) => fileOf(page)),
  ...(print === undefined ? [] : [{ file: outputFileOf(print.url) }]),
]);

const fileOf = remembering(
  ({ page }: ComposedPage): StandingFile => ({
    file: outputFileOf(page.facts.url),
    search: searchFacts(page),
  }),
);

const hasVideosIn = remembering(({ pages }: ComposedGroup): boolean =>
  pages.some(({ page }) => page.kind === 'lesson' && hasVideos(page.facts)),
);

/** Some page could not be printed: told apart so that it never counts as a failure of ours. */
export class PagesRefused extends Error {}

/**
 * Renders a site. `file` paths are relative to the published folder, with forward slashes. Pages that are `standing`
 * are there already, and yielded so; those of `published` and `finished` need not be rendered, and what is rendered is put
 * into the latter. `mains` keeps of each page what the page with its whole course is made of, for another time. Where
 * some page could not be printed, all others are tried, and then `PagesRefused` is thrown.
 */
export async function* renderSite(
  composition: Composition,
  printPage: PrintPage,
  { standing, finished, published, mains: keptMains }: KnownPages = {},
): AsyncGenerator<OutputFile> {
  const { model, addresses, groups, notFound, scripts, needs, assetPaths, icon } = composition;
  const stands = (file: string, page: RenderedPage) => standing?.pages.get(file) === page;
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
  let isRefused = false;
  for (const group of groups) {
    if (standing?.groups.has(group) === true) {
      yield { standing: filesOf(group) };
      continue;
    }
    const left: StandingFile[] = [];
    const { print } = group;
    const printFile = print === undefined ? '' : outputFileOf(print.url);
    const composedAt = new Map(group.pages.map((composed) => [composed.page.facts.url, composed]));
    const parts = print === undefined ? [] : partUrls(print).flatMap((url) => composedAt.get(url) ?? []);
    const key = printKey(parts.map((part) => part.key));
    const isPrintLeft =
      print !== undefined &&
      stands(printFile, print) &&
      parts.every((part) => stands(fileOf(part).file, part));
    const printBefore = print === undefined || isPrintLeft ? undefined : known(printFile, key);
    const isPrintDue = print !== undefined && !isPrintLeft && printBefore === undefined;
    const partsDue = new Set(isPrintDue ? parts : []);
    const mains = keptMains ?? new Map<ComposedPage, string>();
    for (const composed of group.pages) {
      const { page, layout, key } = composed;
      const { file, search } = fileOf(composed);
      const isPart = partsDue.has(composed);
      if (stands(file, composed) && (!isPart || mains.has(composed))) {
        left.push(fileOf(composed));
        continue;
      }
      const before = known(file, key);
      if (before !== undefined) {
        if (isPart) mains.set(composed, mainOf(htmlOf(before)));
        yield { ...before, search };
        continue;
      }
      const text = await printPage(layout, composed.view, file, page.facts.file);
      if (text === undefined) isRefused = true;
      else {
        if (key !== undefined) finished?.set(key, text);
        if (isPart) mains.set(composed, mainOf(text));
        yield { file, text, search, key };
      }
    }
    if (isPrintLeft) left.push({ file: printFile });
    if (left.length > 0) yield { standing: left };
    if (printBefore !== undefined) yield printBefore;
    if (!isPrintDue) continue;
    const mainAt = (part: string) => mains.get(composedAt.get(part) as ComposedPage) ?? '';
    const text = await printPage('print', fillPrint(print, mainAt, addresses), printFile, 'print.njk');
    if (text === undefined) isRefused = true;
    else {
      if (key !== undefined) finished?.set(key, text);
      yield { file: printFile, text, key };
    }
  }
  if (notFound !== undefined && stands(notFoundFile, notFound)) yield { standing: [{ file: notFoundFile }] };
  else if (notFound !== undefined) {
    const text = await printPage('404', notFound, notFoundFile, '404.njk');
    if (text === undefined) isRefused = true;
    else yield { file: notFoundFile, text };
  }
  if (isRefused) throw new PagesRefused();
  yield* redirectPages(model, addresses);
  yield { file: `${ownAssets.slice(1)}${scripts.student.name}.js`, text: scripts.student.script };
  const { name, script, styles } = scripts.search;
  yield { file: `${searchFolder.slice(1)}${name}.js`, text: script };
  yield { file: `${searchFolder.slice(1)}${name}.css`, text: styles };
  if (needs.has('video') || groups.some((group) => hasVideosIn(group))) {
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
