/** The check of all addresses together: two pages at one, a page in the place of a file. */
import { outputFileOf, sameAddressKey } from './address.ts';
import type { PageOutline } from './pageFacts.ts';
import { error, type Problem } from './problem.ts';
import { isEqual, isSame } from './remember.ts';

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
  pages: readonly PageOutline[],
  assets: readonly string[],
  generated: readonly string[] = [],
): readonly Problem[] {
  const last = checked.get(assets);
  const isKnown =
    last !== undefined &&
    isSame(generated, last.generated) &&
    last.pages.length === pages.length &&
    pages.every((page, i) => isWrittenAlike(page, last.pages[i]));
  const problems = isKnown ? last.problems : checkAnew(pages, assets, generated);
  checked.set(assets, { pages, generated, problems });
  return problems;
}

/** What was found for the same files last, and of which pages: texts change more often than addresses. */
const checked = new WeakMap<
  readonly string[],
  {
    readonly pages: readonly PageOutline[];
    readonly generated: readonly string[];
    readonly problems: readonly Problem[];
  }
>();

/** Whether two pages have the same of all that counts here. */
function isWrittenAlike(a: PageOutline, b: PageOutline | undefined): boolean {
  return a === b || (b !== undefined && isEqual({ ...a, nav: b.nav }, { ...b, nav: b.nav }));
}

function checkAnew(
  outlines: readonly PageOutline[],
  assets: readonly string[],
  generated: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  const pages = new Map<string, PageOutline>();
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
  for (const page of outlines) {
    // A page whose own address cannot be used stands somewhere for the time being; that it is in the way is no news.
    if (page.isAddressBad) continue;
    const key = sameAddressKey(page.url);
    const other = pages.get(key);
    const field = page.isAddressChosen ? 'permalink' : undefined;
    if (other !== undefined) {
      // Of the two, the one whose author chose the address is the one to change it.
      const isOtherChosen = field === undefined && other.isAddressChosen;
      const [culprit, rival] = isOtherChosen ? [other, page] : [page, other];
      const { url } = culprit;
      const key = isOtherChosen ? 'permalink' : field;
      problems.push(
        outputFileOf(url) === outputFileOf(rival.url)
          ? error('duplicate-url', culprit.addressPlace, { url, other: rival.file }, key)
          : error('url-case', culprit.addressPlace, { url, other: rival.url }, key),
      );
    } else if (takenBy(page.url, key) !== undefined) {
      const { url } = page;
      const values = { url, other: takenBy(url, key) as string };
      problems.push(error('url-taken', page.addressPlace, values, field));
    } else {
      pages.set(key, page);
    }
  }
  const former = new Map<string, PageOutline>();
  for (const page of outlines) {
    for (const { url, place } of page.redirectFrom) {
      const key = sameAddressKey(url);
      const other = pages.get(key) ?? former.get(key);
      if (other !== undefined) {
        problems.push(error('duplicate-url', place, { url, other: other.file }, 'redirect_from'));
      } else if (takenBy(url, key) !== undefined || foldersOf(key).some(isFile)) {
        const values = { url, other: takenBy(url, key) ?? `/${key}` };
        problems.push(error('url-taken', place, values, 'redirect_from'));
      } else former.set(key, page);
    }
  }
  // A file `a.html` and a folder `a.html/` cannot stand side by side either.
  for (const [key, page] of pages) {
    for (const folder of foldersOf(outputFileOf(page.url).toLowerCase())) {
      const other = pages.get(folder);
      if (folder === key || (other === undefined && !files.has(folder) && folder !== notFoundFile)) continue;
      const values = { url: page.url, other: other?.file ?? `/${folder}` };
      const code = other === undefined ? 'url-taken' : 'duplicate-url';
      problems.push(error(code, page.addressPlace, values));
    }
  }
  return problems;
}

function foldersOf(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
}
