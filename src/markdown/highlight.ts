/** highlight.js, one language at a time: loading all 190 takes longer than building a small site. */
import { createRequire } from 'node:module';
import type { HLJSApi, Language, LanguageFn, Mode } from 'highlight.js';
import { languageOf } from './languages.ts';

const require = createRequire(import.meta.url);

let loaded: HLJSApi | undefined;

/** The highlighter itself: only a page with code in a known language needs it. */
function core(): HLJSApi {
  loaded ??= require('highlight.js/lib/core') as HLJSApi;
  return loaded;
}

/** Longer blocks are data, not something to read; they stay plain. */
const maxLength = 100_000;

/** When so many blocks are kept, all are forgotten: a server that runs for days must not grow without end. */
const maxCached = 5_000;

const cache = new Map<string, string>();
const missing = new Set<string>();

/** Classes that the themes of highlight.js leave in the colour of the text: on each bracket and comma of a JSON file. */
const plain = /^<span class="hljs-(?:params|punctuation)">$/;

/** Code with its words in `hljs-…` spans; undefined for a language that is not known. */
export function highlight(code: string, name: string): string | undefined {
  const language = name === '' || code.length > maxLength ? undefined : load(languageOf(name));
  if (language === undefined) return undefined;
  const key = `${language}\n${code}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const { value } = core().highlight(code, { language, ignoreIllegals: true });
  // Quotes need no escape in a text, and code is full of them.
  const html = withoutPlain(value).replaceAll('&quot;', '"').replaceAll('&#x27;', "'");
  if (cache.size >= maxCached) cache.clear();
  cache.set(key, html);
  return html;
}

function withoutPlain(html: string): string {
  const open: string[] = [];
  return html.replace(/<span[^>]*>|<\/span>/g, (tag) => {
    if (tag !== '</span>') open.push(tag);
    const opening = tag === '</span>' ? open.pop() : tag;
    return plain.test(opening ?? '') ? '' : tag;
  });
}

/** Loads a language, and those that it may hold within itself, as HTML holds CSS and JavaScript. */
function load(name: string): string | undefined {
  if (missing.has(name)) return undefined;
  if (core().getLanguage(name) !== undefined) return name;
  const define = find(name);
  if (define === undefined) {
    missing.add(name);
    return undefined;
  }
  core().registerLanguage(name, define);
  for (const inner of innerLanguages(core().getLanguage(name))) load(inner);
  return name;
}

function find(name: string): LanguageFn | undefined {
  if (!/^[a-z\d]+(?:-[a-z\d]+)*$/.test(name)) return undefined;
  try {
    return require(`highlight.js/lib/languages/${name}`) as LanguageFn;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw cause;
  }
}

function innerLanguages(language: Language | undefined): Set<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const waiting: unknown[] = [language];
  while (waiting.length > 0) {
    const mode = waiting.pop();
    if (typeof mode !== 'object' || mode === null || seen.has(mode)) continue;
    seen.add(mode);
    const { subLanguage = [] } = mode as Mode;
    for (const name of [subLanguage].flat()) names.add(name);
    waiting.push(...Object.values(mode));
  }
  return names;
}
