/** A file of the published site, as it is handed on to whoever writes it. */
import { readFileSync } from 'node:fs';
import type { SearchFacts } from './searchPage.ts';

/** What comes out of a site: a file with what is in it, a copy of a file, or files that are there already. */
export type OutputFile = MadeFile | { readonly standing: readonly StandingFile[] };

/** A file of the site: what is in it, or the file that it is a copy of. */
export type MadeFile = PageFile | { readonly file: string; readonly copyOf: string };

/** A page that is there already, as it is to be. */
export interface StandingFile {
  readonly file: string;
  /** What the search says of the page; absent where it is not to be found. */
  readonly search?: SearchFacts | undefined;
}

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
);

/** The text of a page that need not be rendered. */
export function htmlOf(page: PageFile): string {
  if ('text' in page) return page.text;
  return 'bytes' in page ? Buffer.from(page.bytes).toString() : readFileSync(page.published, 'utf8');
}

/** What is in a file that Kafedra makes. */
export function bytesOf(file: PageFile): Uint8Array {
  return 'bytes' in file ? file.bytes : Buffer.from(htmlOf(file));
}
