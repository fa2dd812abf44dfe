/** The check of all addresses together: two pages at one, a page in the place of a file. */
import { outputFileOf, sameAddressKey } from './address.ts';
import type { PageReading } from './pageFacts.ts';
import { error, type Problem } from './problem.ts';
import { isSame } from './remember.ts';

/** Addresses that the site makes itself, besides the pages; a page may not take them. */
export const generatedFiles = ['sitemap.xml', 'robots.txt'] as const;

/** The page for addresses at which nothing stands: derived, unless a page of the author takes its place. */
export const notFoundFile = '404.html';

/** Where Kafedra's own files (icon, scripts, font) stand in a published site, apart from the author's. */
export const ownAssets = '/assets/kafedra/';

/**
 * Finds pages whose addresses collide with another page, with a file of `assets/` or with what is generated: a file,
 * or a page at one of the addresses `generated`. Letter case makes no difference, because some servers and file
 * systems know none.
 */
export function checkAddresses(
  readings: readonly PageReading<unknown>[],
  assets: readonly string[],
  generated: readonly string[] = [],
): readonly Problem[] {
  const last = checked.get(assets);
  const isKnown =
    last !== undefined &&
    isSame(generated, last.generated) &&
    last.readings.length === readings.length &&
    readings.every((reading, i) => isWrittenAlike(reading, last.readings[i]));
  const problems = isKnown ? last.problems : checkAnew(readings, assets, generated);
  checked.set(assets, { readings, generated, problems });
  return problems;
}

/** What was found for the same files last, and of which pages: texts change more often than addresses. */
const checked = new WeakMap<
  readonly string[],
  {
    readonly readings: readonly PageReading<unknown>[];
    readonly generated: readonly string[];
    readonly problems: readonly Problem[];
  }
>();

/** Whether two readings have the same of all that counts here. */
function isWrittenAlike(a: PageReading<unknown>, b: PageReading<unknown> | undefined): boolean {
  return a === b || (b !== undefined && isSame(writtenAddress(a), writtenAddress(b)));
}

function writtenAddress({ facts, source, addressPlace, reading, problems }: PageReading<unknown>) {
  return [
    facts.url,
    source.file,
    addressPlace.line,
    addressPlace.column,
    reading.node('permalink') === undefined,
    problems.some(({ code }) => code === 'bad-permalink'),
  ];
}

function checkAnew(
  readings: readonly PageReading<unknown>[],
  assets: readonly string[],
  generated: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  const pages = new Map<string, PageReading<unknown>>();
  const files = new Set(
    [...assets.map((asset) => asset.slice(1)), ...generatedFiles, ...generated.map(outputFileOf)].map(
      (file) => file.toLowerCase(),
    ),
  );
  const folders = new Set([...files].flatMap(foldersOf));
  const own = ownAssets.slice(1);
  const isFile = (file: string) => pages.has(file) || files.has(file);
  /** What stands where a page is to be; a server answers `/robots.txt` with the file, however a page there is stored. */
  const takenBy = (url: string, key: string) => {
    const address = url.slice(1).normalize('NFC').toLowerCase();
    if (key.startsWith(own)) return ownAssets;
    if (files.has(key) || folders.has(key)) return `/${key}`;
    return files.has(address) ? `/${address}` : undefined;
  };
  for (const reading of readings) {
    // A page whose own address cannot be used stands somewhere for the time being; that it is in the way is no news.
    if (reading.problems.some(({ code }) => code === 'bad-permalink')) continue;
    const key = sameAddressKey(reading.facts.url);
    const other = pages.get(key);
    const field = reading.reading.node('permalink') === undefined ? undefined : 'permalink';
    if (other !== undefined) {
      // Of the two, the one whose author chose the address is the one to change it.
      const isOtherChosen = field === undefined && other.reading.node('permalink') !== undefined;
      const [culprit, rival] = isOtherChosen ? [other, reading] : [reading, other];
      const { url } = culprit.facts;
      const key = isOtherChosen ? 'permalink' : field;
      problems.push(
        outputFileOf(url) === outputFileOf(rival.facts.url)
          ? error('duplicate-url', culprit.addressPlace, { url, other: rival.source.file }, key)
          : error('url-case', culprit.addressPlace, { url, other: rival.facts.url }, key),
      );
    } else if (takenBy(reading.facts.url, key) !== undefined) {
      const { url } = reading.facts;
      const values = { url, other: takenBy(url, key) as string };
      problems.push(error('url-taken', reading.addressPlace, values, field));
    } else {
      pages.set(key, reading);
    }
  }
  const former = new Map<string, PageReading<unknown>>();
  for (const reading of readings) {
    for (const { url, place } of reading.facts.redirectFrom) {
      const key = sameAddressKey(url);
      const other = pages.get(key) ?? former.get(key);
      if (other !== undefined) {
        problems.push(error('duplicate-url', place, { url, other: other.source.file }, 'redirect_from'));
      } else if (takenBy(url, key) !== undefined || foldersOf(key).some(isFile)) {
        const values = { url, other: takenBy(url, key) ?? `/${key}` };
        problems.push(error('url-taken', place, values, 'redirect_from'));
      } else former.set(key, reading);
    }
  }
  // A file `a.html` and a folder `a.html/` cannot stand side by side either.
  for (const [key, reading] of pages) {
    for (const folder of foldersOf(outputFileOf(reading.facts.url).toLowerCase())) {
      const other = pages.get(folder);
      if (folder === key || (other === undefined && !files.has(folder) && folder !== notFoundFile)) continue;
      const values = { url: reading.facts.url, other: other?.source.file ?? `/${folder}` };
      const code = other === undefined ? 'url-taken' : 'duplicate-url';
      problems.push(error(code, reading.addressPlace, values));
    }
  }
  return problems;
}

function foldersOf(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
}
