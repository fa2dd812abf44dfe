/** The check of all addresses together: two pages at one, a page in the place of a file. */
import { outputFileOf, sameAddressKey } from './address.ts';
import type { PageReading } from './pageFacts.ts';
import { error, type Problem } from './problem.ts';

/** Addresses that the site makes itself, besides the pages; a page may not take them. */
export const generatedFiles = ['sitemap.xml', 'robots.txt'] as const;

/** Where Kafedra's own files (style sheet, icon) stand in a published site, apart from the author's. */
export const ownAssets = '/assets/kafedra/';

/**
 * Finds pages whose addresses collide with another page, with a file of `assets/` or with a generated file.
 * Letter case makes no difference, because some servers and file systems know none.
 */
export function checkAddresses(
  readings: readonly PageReading<unknown>[],
  assets: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  const pages = new Map<string, PageReading<unknown>>();
  const files = new Set(
    [...assets.map((asset) => asset.slice(1)), ...generatedFiles].map((file) => file.toLowerCase()),
  );
  const folders = new Set([...files].flatMap(foldersOf));
  for (const reading of readings) {
    const key = sameAddressKey(reading.facts.url);
    const other = pages.get(key);
    const field = reading.reading.node('permalink') === undefined ? undefined : 'permalink';
    if (other !== undefined) {
      const values = { url: reading.facts.url, other: other.source.file };
      problems.push(error('duplicate-url', reading.addressPlace, values, field));
    } else if (files.has(key) || folders.has(key)) {
      problems.push(
        error('url-taken', reading.addressPlace, { url: reading.facts.url, other: `/${key}` }, field),
      );
    } else {
      pages.set(key, reading);
    }
  }
  // A file `a.html` and a folder `a.html/` cannot stand side by side either.
  for (const [key, reading] of pages) {
    for (const folder of foldersOf(outputFileOf(reading.facts.url).toLowerCase())) {
      const other = pages.get(folder);
      if (other === undefined && !files.has(folder)) continue;
      const values = { url: reading.facts.url, other: other?.source.file ?? `/${folder}` };
      if (folder !== key) problems.push(error('duplicate-url', reading.addressPlace, values));
    }
  }
  return problems;
}

function foldersOf(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
}
