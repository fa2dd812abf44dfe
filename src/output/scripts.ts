/**
 * The scripts of a site: a small one that stands in every page, one that is fetched when a page has come, and the
 * interface of the search and the player of recordings, which are fetched when they are wanted. What is fetched is
 * named after its bytes, so that it can be cached for ever.
 */
import { createHash } from 'node:crypto';
import { type Labels, labelsFor } from '../views/labels/index.ts';
import type { ClientScripts } from './bundleScripts.ts';

export interface Scripts {
  /** What runs on every page, in its head, before anything is painted. */
  readonly page: string;
  /** The same for pages with recordings. */
  readonly pageWithVideo: string;
  /** What puts a player in the place of a recording. */
  readonly player: FetchedScript;
  /** What a student does beside reading. */
  readonly student: FetchedScript;
  /** The interface of the search. */
  readonly search: FetchedScript & {
    /** What the script adds to the styles of the page. */
    readonly styles: string;
  };
  /** What draws diagrams: the text of a module. */
  readonly diagrams: string;
}

export interface FetchedScript {
  /** `search-1a2b3c4d`, without an extension. */
  readonly name: string;
  readonly script: string;
}

/** The scripts of a site in these languages, the site's own first. The same files give the same bytes. */
export function buildScripts(client: ClientScripts, languages: readonly string[]): Scripts {
  const searchWords = wordsIn(languages, ({ search }) => search.results);
  const search = `${declarations({ searchLanguages: languages, searchWords })}${client.search}`;
  const studentWords = wordsIn(languages, ({ student, foreign }) => ({
    ...student,
    ...(foreign && { foreign: { lang: foreign.lang, dir: foreign.dir } }),
  }));
  // In a block: a script that is no module would share its constants with every other on the page.
  const student = `{${declarations({ studentStyles: client.studentStyles, studentWords })}${client.student}}`;
  return {
    page: client.page,
    pageWithVideo: client.pageWithVideo,
    player: { name: `player-${hashOf(client.player)}`, script: client.player },
    student: { name: `student-${hashOf(student)}`, script: student },
    search: {
      name: `search-${hashOf(search, client.searchStyles)}`,
      script: search,
      styles: client.searchStyles,
    },
    diagrams: client.diagrams,
  };
}

function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex').slice(0, 8);
}

/** Constants for the script that follows. */
function declarations(constants: Readonly<Record<string, unknown>>): string {
  return Object.entries(constants)
    .map(([name, value]) => `const ${name}=${JSON.stringify(value)};`)
    .join('');
}

/** The words that a script adds to those of the page, by language. */
function wordsIn(
  languages: readonly string[],
  choose: (labels: Labels) => object,
): Readonly<Record<string, object>> {
  return Object.fromEntries(languages.map((lang) => [lang, choose(labelsFor(lang))]));
}
