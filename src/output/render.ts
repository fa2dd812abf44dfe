/** The fourth hop: every file of the published site, one after the other, so that they need not all be held at once. */
import { join } from 'node:path';
import type { ComposedGroup, Composition } from '../composition.ts';
import { notFoundFile, ownAssets } from '../course/addresses.ts';
import { remembering } from '../course/remember.ts';
import { packageRoot } from '../packageRoot.ts';
import { hasVideos } from '../views/base.ts';
import { diagramFiles } from './diagrams.ts';
import { mathFontFiles } from './mathFont.ts';
import type { OutputFile } from './outputFile.ts';
import type { PrintPage } from './printPage.ts';
import { redirectPages } from './redirects.ts';
import { filesOf, type KnownPages, renderGroup } from './renderGroup.ts';
import { searchFolder } from './searchFolder.ts';
import { robots, sitemap } from './sitemap.ts';

const hasVideosIn = remembering(({ pages }: ComposedGroup): boolean =>
  pages.some(({ page }) => page.kind === 'lesson' && hasVideos(page.facts)),
);

/** Some page could not be printed: told apart so that it never counts as a failure of ours. */
export class PagesRefused extends Error {}

/**
 * Renders a site. `file` paths are relative to the published folder, with forward slashes. Where some page could not be
 * printed, all others are tried, and then `PagesRefused` is thrown.
 */
export async function* renderSite(
  composition: Composition,
  printPage: PrintPage,
  known: KnownPages = {},
): AsyncGenerator<OutputFile> {
  const { model, addresses, groups, notFound, scripts, needs, assetPaths, icon } = composition;
  const { standing } = known;
  let isWhole = true;
  for (const group of groups) {
    if (standing?.groups.has(group) === true) yield { standing: filesOf(group) };
    else if (!(yield* renderGroup(group, { printPage, addresses, known }))) isWhole = false;
  }
  if (notFound !== undefined && standing?.pages.get(notFoundFile) === notFound) {
    yield { standing: [{ file: notFoundFile }] };
  } else if (notFound !== undefined) {
    const text = await printPage('404', notFound, notFoundFile, '404.njk');
    if (text === undefined) isWhole = false;
    else yield { file: notFoundFile, text };
  }
  if (!isWhole) throw new PagesRefused();
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
