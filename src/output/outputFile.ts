/** A file of the published site, as it is handed on to whoever writes it. */
import { readFileSync } from 'node:fs';
import type { SearchFacts } from './searchPage.ts';

/** A file of the site: what is in it, or the file that it is a copy of. */
export type OutputFile = PageFile | { readonly file: string; readonly copyOf: string };

/** A file that Kafedra makes, most often a page. */
export type PageFile = {
  readonly file: string;
  /** What the search says of the page; absent where the file is none, or is not to be found. */
  readonly search?: SearchFacts | undefined;
  /** A name for all that the page was made of; absent where that is not known. */
  readonly key?: string | undefined;
} & (
  | { readonly text: string }
  | { readonly bytes: Uint8Array }
  /** It stands in the published folder, and is taken from there. */
  | { readonly published: string }
  /** It is there already, as it is to be. */
  | { readonly kept: true }
);

/** The text of a page that need not be rendered. */
export function htmlOf(page: PageFile): string {
  if ('text' in page) return page.text;
  if ('bytes' in page) return Buffer.from(page.bytes).toString();
  return 'published' in page ? readFileSync(page.published, 'utf8') : '';
}

/** What is in a file that Kafedra makes. */
export function bytesOf(file: PageFile): Uint8Array {
  return 'bytes' in file ? file.bytes : Buffer.from(htmlOf(file));
}
