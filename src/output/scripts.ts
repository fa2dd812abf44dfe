/**
 * The scripts of a site: a small one that stands in every page, and the interface of the search, which is fetched
 * when it is wanted and named after its bytes so that it can be cached for ever.
 */
import { createHash } from 'node:crypto';
import { labelsFor } from '../views/labels/index.ts';
import type { ClientScripts } from './clientScripts.ts';

export interface Scripts {
  /** What runs on every page: the text of an inline module. */
  readonly page: string;
  /** The interface of the search. */
  readonly search: SearchScripts;
  /** What draws diagrams: the text of a module. */
  readonly diagrams: string;
}

export interface SearchScripts {
  /** `search-1a2b3c4d`, without an extension. */
  readonly name: string;
  readonly script: string;
  /** What the script adds to the styles of the page. */
  readonly styles: string;
}

/** The scripts of a site in these languages, the site's own first. The same files give the same bytes. */
export function buildScripts(client: ClientScripts, languages: readonly string[]): Scripts {
  const constants = { searchLanguages: languages, searchWords: wordsOf(languages) };
  const script = `${declarations(constants)}${client.search}`;
  const styles = client.searchStyles;
  const hash = createHash('sha256').update(script).update(styles).digest('hex').slice(0, 8);
  return {
    page: client.page,
    search: { name: `search-${hash}`, script, styles },
    diagrams: client.diagrams,
  };
}

/** Constants for the module that follows. */
function declarations(constants: Readonly<Record<string, unknown>>): string {
  return Object.entries(constants)
    .map(([name, value]) => `const ${name}=${JSON.stringify(value)};`)
    .join('');
}

/** The words that the interface adds to those of the page, by language. */
function wordsOf(languages: readonly string[]): Readonly<Record<string, object>> {
  return Object.fromEntries(languages.map((lang) => [lang, labelsFor(lang).search.results]));
}
