/** Follows every address of a published site, the way a server and a browser would. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { filesIn } from './kafedra.ts';

export interface SiteAddresses {
  /** Where the site is published, with its base path: `https://school.example/repo/`. */
  readonly home: string;
}

/** Addresses of a published site that lead nowhere, each with the page that has it; empty when all is well. */
export function deadLinks(output: string, { home }: SiteAddresses): string[] {
  const dead: string[] = [];
  const read = new Map<string, Page>();
  const pageAt = (file: string) => {
    const page = read.get(file) ?? readPage(readFileSync(join(output, file), 'utf8'));
    read.set(file, page);
    return page;
  };
  for (const file of filesIn(output)) {
    if (file.endsWith('.html')) {
      const base = new URL(file.replace(/(^|\/)index\.html$/, '$1'), home);
      for (const address of pageAt(file).addresses) {
        const fault = follow(address, base, home, output, pageAt);
        if (fault !== undefined) dead.push(`${file}: ${address} (${fault})`);
      }
    } else if (file === 'sitemap.xml') {
      for (const [, address = ''] of readFileSync(join(output, file), 'utf8').matchAll(
        /<loc>(.*?)<\/loc>/g,
      )) {
        const fault = follow(address, new URL(home), home, output, pageAt);
        if (fault !== undefined) dead.push(`${file}: ${address} (${fault})`);
      }
    } else if (file.endsWith('.css')) {
      for (const [, address = ''] of readFileSync(join(output, file), 'utf8').matchAll(
        /url\("?([^")]+)"?\)/g,
      )) {
        const fault = follow(address, new URL(file, home), home, output, pageAt);
        if (fault !== undefined) dead.push(`${file}: ${address} (${fault})`);
      }
    }
  }
  return dead;
}

/** What of a page links are followed by. */
interface Page {
  readonly addresses: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

function readPage(html: string): Page {
  const $ = load(html);
  const anchors = $('[id]')
    .toArray()
    .map((element) => element.attribs.id ?? '');
  // A menu has the same addresses on every page, and most stand in a page more than once.
  return { addresses: [...new Set(addressesOf($))], anchors: new Set(anchors) };
}

/** Every address in a page: links, pictures and their sets, media, previews, inline styles, structured data. */
function addressesOf($: CheerioAPI): string[] {
  const attributes = ['href', 'src', 'poster', 'action', 'cite', 'data'];
  const plain = attributes.flatMap((name) =>
    $(`[${name}]`)
      .toArray()
      .map((element) => $(element).attr(name) ?? ''),
  );
  const sets = $('[srcset]')
    .toArray()
    .flatMap((element) =>
      ($(element).attr('srcset') ?? '').split(',').map((part) => part.trim().split(/\s+/)[0] ?? ''),
    );
  const previews = $('meta[property="og:image"], meta[property="og:url"]')
    .toArray()
    .map((element) => $(element).attr('content') ?? '');
  const css = [
    ...$('[style]')
      .toArray()
      .map((element) => $(element).attr('style') ?? ''),
    ...$('style')
      .toArray()
      .map((element) => $(element).text()),
  ];
  const styles = css
    .flatMap((text) => [...text.matchAll(/url\(["']?([^"')]+)/g)])
    .map(([, address = '']) => address);
  const data = $('script[type="application/ld+json"]')
    .toArray()
    .flatMap((element) =>
      [
        ...$(element)
          .text()
          .matchAll(/"url":"([^"]+)"/g),
      ].map(([, address = '']) => address),
    );
  return [...plain, ...sets, ...previews, ...styles, ...data];
}

function follow(
  address: string,
  base: URL,
  home: string,
  output: string,
  pageAt: (file: string) => Page,
): string | undefined {
  if (/^(mailto|tel|data):/.test(address)) return undefined;
  if (!URL.canParse(address, base)) return 'no address';
  const url = new URL(address, base);
  if (url.origin !== new URL(home).origin) return undefined;
  if (!url.href.startsWith(home)) return 'outside the base path';
  const path = decodeURIComponent(url.pathname.slice(new URL(home).pathname.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(join(output, file))) return 'nothing there';
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor === '' || !file.endsWith('.html')) return undefined;
  return pageAt(file).anchors.has(anchor) ? undefined : 'no such anchor';
}
