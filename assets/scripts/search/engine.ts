/** The search itself: Pagefind over the indexes that the build made, one for each language. */

import { type FoundText, hasAskedWords } from './askedWords.ts';
import { guardFetch } from './guardFetch.ts';

/** A section of a page in which something was found. */
export interface FoundSection {
  readonly title: string;
  readonly href: string;
  /** Text with `<mark>` around what was found; everything else in it is escaped. */
  readonly excerpt: string;
}

/** A page on which something was found. */
export interface FoundPage {
  readonly title: string;
  readonly course: string;
  readonly lang: string;
  readonly href: string;
  /** The text before the first heading, where something was found in it. */
  readonly excerpt: string | undefined;
  /** The sections with the most hits, in the order of the page. */
  readonly sections: readonly FoundSection[];
}

/** A hit; what there is to be shown of it is fetched when it is shown. */
export interface Hit {
  fetch(): Promise<FoundPage>;
}

export interface Engine {
  /** Pages in the language of the reader, the best first; where there are few, those in other languages follow. */
  search(query: string): Promise<readonly Hit[]>;
}

/** The part of Pagefind that is used here. */
export interface Pagefind {
  createInstance(options: Readonly<Record<string, unknown>>): Instance;
}

interface Instance {
  init(): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly Result[] }>;
}

interface Result {
  readonly id: string;
  readonly score: number;
  data(): Promise<Fragment>;
}

interface Fragment extends FoundText {
  readonly url: string;
  readonly sub_results: readonly SubResult[];
}

interface SubResult {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  readonly locations: readonly number[];
}

/** More sections than this of one page would hide the other pages. */
const sectionsShown = 3;

/** Pages shown at once: what is shown has to be fetched. */
export const pagesAtOnce = 8;

/** With fewer pages than this, other languages are searched too, whose indexes have to be fetched first. */
const enough = 3;

/** Words of an excerpt: two lines on a phone. */
const excerptLength = 18;

export interface EngineOptions {
  /** Fetches the Pagefind of a language: one knows for ever only the stems of the language that it was used for first. */
  readonly fetchPagefind: (language: string) => Promise<Pagefind>;
  /** Where the indexes lie, each in a folder named after its language. */
  readonly folder: URL;
  /** Languages in the order in which they are searched; the index of the first is fetched at once. */
  readonly languages: readonly string[];
}

/** Makes ready for a search. Fails where there is no network, as a search does that lacks a part of an index. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { folder, languages } = options;
  const instances = new Map<string, Promise<Instance>>();
  let losses = 0;
  const endGuard = guardFetch(folder, () => {
    losses += 1;
    // Opened anew, because they would go on without what they lack.
    instances.clear();
  });
  const open = (language: string): Promise<Instance> => {
    const opening = instances.get(language) ?? openIndex(language, options);
    instances.set(language, opening);
    opening.catch(() => instances.delete(language));
    return opening;
  };
  await open(languages[0] ?? '').catch((error: unknown) => {
    endGuard();
    throw error;
  });
  const search = async (query: string): Promise<readonly Hit[]> => {
    for (const find of [withAllWords, withAnyWord]) {
      const hits: Hit[] = [];
      for (const language of languages) {
        if (hits.length >= enough) break;
        const results = await find(await open(language), query);
        hits.push(...results.map((result) => ({ fetch: async () => pageOf(await result.data(), language) })));
      }
      if (hits.length > 0) return hits;
    }
    return [];
  };
  return {
    async search(query) {
      const lossesBefore = losses;
      const hits = await search(query);
      if (losses > lossesBefore) throw new Error('A part of the index did not come.');
      return hits;
    },
  };
}

async function openIndex(language: string, { fetchPagefind, folder }: EngineOptions): Promise<Instance> {
  const pagefind = await fetchPagefind(language);
  const instance = pagefind.createInstance({
    basePath: new URL(`${language}/`, folder).href,
    baseUrl: new URL('../../../', folder).pathname,
    excerptLength,
    // A site of some hundred pages is searched within milliseconds; a worker would cost another 12 KB.
    noWorker: true,
  });
  await instance.init();
  // Only a search tells whether everything has come.
  await instance.search('');
  return instance;
}

async function withAllWords(instance: Instance, query: string): Promise<readonly Result[]> {
  const { results } = await instance.search(query);
  // All of them answer to the same beginnings of words, and the best are shown, so they are fetched anyway.
  const best = await Promise.all(results.slice(0, pagesAtOnce).map((result) => result.data()));
  return best.some((page) => hasAskedWords(page, query)) ? results : [];
}

/** Pages with the most of the words first: one word that nobody wrote must not hide what the others find. */
async function withAnyWord(instance: Instance, query: string): Promise<readonly Result[]> {
  const words = [...new Set(query.split(/\s+/))];
  if (words.length === 1) return [];
  const found = new Map<string, { readonly result: Result; words: number; score: number }>();
  for (const word of words) {
    for (const result of await withAllWords(instance, word)) {
      const page = found.get(result.id) ?? { result, words: 0, score: 0 };
      page.words++;
      page.score += result.score;
      found.set(result.id, page);
    }
  }
  return [...found.values()]
    .sort((a, b) => b.words - a.words || b.score - a.score)
    .map(({ result }) => result);
}

function pageOf({ url, meta, sub_results }: Fragment, lang: string): FoundPage {
  const own = sub_results.find((result) => !result.url.includes('#'));
  const sections = sub_results.filter((result) => result.url.includes('#'));
  const best = [...sections].sort((a, b) => b.locations.length - a.locations.length).slice(0, sectionsShown);
  return {
    title: meta.title ?? '',
    course: meta.course ?? '',
    lang,
    href: url,
    excerpt: own === undefined ? undefined : withoutTitle(own),
    sections: sections
      .filter((section) => best.includes(section))
      .map((section) => ({ title: section.title, href: section.url, excerpt: withoutTitle(section) })),
  };
}

/** The text of a section begins with its heading, which is shown above the excerpt already. */
function withoutTitle({ title, excerpt }: SubResult): string {
  return excerpt.startsWith(`${title}. `) ? excerpt.slice(title.length + 2) : excerpt;
}
