/** The interface of the search: fetched when its field is first focused, with its styles and the engine. */
import { fetchPart } from '../fetchPart.ts';
import { type Engine, openEngine, type Pagefind } from './engine.ts';
import { moveByKeys } from './keys.ts';
import { showResults } from './results.ts';
import { count, languagesFrom, wordsFor } from './words.ts';

/** Long enough that a word is typed in one go, short enough to feel immediate; in milliseconds. */
const pause = 120;

/** Who waits longer than this is told so; in milliseconds. */
const patience = 400;

/** Makes a field search. `box` holds it and a place for what is to be said. */
export async function startSearch(box: HTMLElement, field: HTMLInputElement): Promise<void> {
  const { lang } = document.documentElement;
  const status = box.querySelector('[role=status]') as HTMLElement;
  const words = wordsFor(lang);
  let late = 0;
  const wait = () => {
    clearTimeout(late);
    late = setTimeout(() => {
      if (field.value.trim() !== '') status.textContent = words.searching;
    }, patience);
  };
  wait();
  field.addEventListener('input', wait);
  const [engine] = await Promise.all([fetchEngine(lang), addStyles()]).finally(() => {
    clearTimeout(late);
    field.removeEventListener('input', wait);
  });
  const list = document.createElement('div');
  list.className = 'search__results';
  box.append(list);
  // What can hover has a mouse, and most often a keyboard.
  const hint = matchMedia('(hover: hover)').matches ? `${words.hint} ${words.keys}` : words.hint;
  let current = '';
  let timer = 0;
  let running = Promise.resolve();

  const search = async (query: string) => {
    const results = query === '' ? [] : await engine.search(query);
    // The reader may have typed on meanwhile.
    if (query !== current) return;
    await showResults(list, results, {
      words,
      isStale: () => query !== current,
      fail: () => {
        status.textContent = box.dataset.failed ?? '';
      },
    });
    if (query !== current) return;
    clearTimeout(late);
    if (query === '') status.textContent = hint;
    else if (results.length === 0) status.textContent = words.none.replace('{query}', () => query);
    else status.textContent = count(words.found, results.length);
  };
  const fail = (query: string) => {
    // What failed late must not hide what was found since.
    if (query !== current) return;
    current = '';
    clearTimeout(late);
    status.textContent = box.dataset.failed ?? '';
  };
  /** Searches for what stands in the field; done when it is shown. */
  const run = (): Promise<void> => {
    clearTimeout(timer);
    const query = field.value.trim();
    if (query !== current) {
      current = query;
      wait();
      running = search(query).catch(() => fail(query));
    }
    return running;
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(run, pause);
  });
  moveByKeys(box, field, run);
  status.textContent = hint;
  run();
}

/** The indexes lie beside this script, each with its Pagefind. */
function fetchEngine(lang: string): Promise<Engine> {
  const folder = new URL('.', import.meta.url);
  return openEngine({
    fetchPagefind: (language) => fetchPart<Pagefind>(new URL(`${language}/pagefind.js`, folder).href),
    folder,
    languages: languagesFrom(lang),
  });
}

/** The styles of what is found lie beside this script, under the same name. */
function addStyles(): Promise<unknown> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = import.meta.url.replace(/js(\?.*)?$/, 'css');
  document.head.append(link);
  // Without them the search still works.
  return new Promise((done) => {
    link.onload = link.onerror = done;
  });
}
