/**
 * The index of the search, made by Pagefind of the finished pages: one for each language, because words are cut to
 * their stems by the rules of the language, and because Pagefind lists several in no certain order.
 */
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { compareText } from '../course/problem.ts';
import { searchFolder } from './searchFolder.ts';
import { type SearchFacts, searchDocument } from './searchPage.ts';

/** A page as it is published. */
export interface SearchPage {
  readonly facts: SearchFacts;
  readonly html: string;
}

/** A file of the index; its path is relative to the published folder. */
export interface IndexFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Takes the pages one after the other, while the next ones are still being rendered. */
export interface SearchIndex {
  /** Ends when there is room for another page; whether all went well is told by `finish`. */
  add(page: SearchPage): Promise<void>;
  /** The files of the index. Fails where Pagefind does, and where it does not answer. */
  finish(): Promise<IndexFile[]>;
  /** Stops the work; harmless after its end. */
  stop(): void;
}

/** Files of Pagefind that our interface asks for; its own interfaces are left out. */
const wanted =
  /^(?:pagefind\.js|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|wasm\.(?!unknown)[^/]+|(?:fragment|index)\/.*)$/;

/** No site takes Pagefind as long; a process that hangs must not hold up a build for ever. In milliseconds. */
const patience = 120_000;

/** So many pages wait for Pagefind at once: it is slower than we are, and they are not to be held all. */
const mostOnTheWay = 100;

/** Elements whose text is for machines, or for the eye alone. */
const excludeSelectors = ['[aria-hidden="true"]', 'annotation', 'script', 'style', 'template'];

let running = 0;

/** Starts an index. The pages have to come in the same order for the index to have the same bytes. */
export function startSearchIndex(): SearchIndex {
  const indexes = new Map<string, Promise<PagefindIndex>>();
  const added: Promise<void>[] = [];
  const onTheWay: Promise<void>[] = [];
  let stopped = false;
  running++;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    running--;
    // Pagefind's process serves all indexes of ours.
    if (running === 0) void close();
  };
  const indexOf = (lang: string) => {
    const index = indexes.get(lang) ?? openIndex(lang);
    indexes.set(lang, index);
    return index;
  };
  return {
    async add({ facts, html }) {
      const content = searchDocument(html, facts);
      if (content === undefined) return;
      const adding = indexOf(facts.lang).then(async (index) => {
        throwFirst((await index.addHTMLFile({ url: facts.url, content })).errors);
      });
      added.push(adding);
      // What fails is told at the end; until then nobody listens.
      onTheWay.push(adding.catch(() => {}));
      if (onTheWay.length > mostOnTheWay) await onTheWay.shift();
    },
    async finish() {
      try {
        return await inTime(async () => {
          await Promise.all(added);
          const sorted = [...indexes].sort(([a], [b]) => compareText(a, b));
          const files = await Promise.all(sorted.map(async ([lang, index]) => filesOf(lang, await index)));
          return files.flat();
        });
      } finally {
        stop();
      }
    },
    stop,
  };
}

async function openIndex(lang: string): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: lang, excludeSelectors });
  throwFirst(errors);
  if (index === undefined) throw new Error('Pagefind made no index');
  return index;
}

async function filesOf(lang: string, index: PagefindIndex): Promise<IndexFile[]> {
  const { files, errors } = await index.getFiles();
  throwFirst(errors);
  return files
    .filter(({ path }) => wanted.test(path))
    .map(({ path, content }) => ({ file: `${searchFolder.slice(1)}${lang}/${path}`, bytes: content }))
    .sort((a, b) => compareText(a.file, b.file));
}

function throwFirst(errors: readonly string[]): void {
  if (errors[0] !== undefined) throw new Error(errors[0]);
}

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`Pagefind gave no answer in ${patience / 1000} s`)), patience);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
