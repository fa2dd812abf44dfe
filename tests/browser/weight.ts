/** What a published page weighs on its way to the reader: what a browser must have before it can show the page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';

export interface Weight {
  /** HTML with the styles and scripts in it, and the style sheets and scripts that it names; gzip. */
  readonly page: number;
  /** Styles alone, gzip. */
  readonly styles: number;
  /** Scripts in the page alone, gzip; data is no script. */
  readonly scripts: number;
  /** The visible words alone, gzip: what no design can save. */
  readonly words: number;
  /** Characters of the visible words. */
  readonly characters: number;
}

/** Weighs a page of a published site. */
export function weigh(folder: string, file: string): Weight {
  const html = readFileSync(join(folder, file), 'utf8');
  const $ = load(html);
  const textOf = (selector: string) =>
    $(selector)
      .toArray()
      .map((element) => $(element).text())
      .join('\n');
  const named = [...$('link[rel=stylesheet], script[src]').toArray()].map((element) => {
    const address = $(element).attr('href') ?? $(element).attr('src') ?? '';
    return readFileSync(join(folder, new URL(address, `https://kafedra.example/${file}`).pathname));
  });
  const words = textOf('main');
  return {
    page: [Buffer.from(html), ...named].reduce((sum, bytes) => sum + gzipped(bytes), 0),
    styles: gzipped(textOf('style')),
    scripts: gzipped(textOf('script:not([src]):not([type="application/ld+json"])')),
    words: gzipped(words),
    characters: words.replace(/\s+/g, ' ').length,
  };
}

/** Bytes as a server sends them. */
export function gzipped(bytes: Buffer | string): number {
  return gzipSync(bytes, { level: 9 }).length;
}
