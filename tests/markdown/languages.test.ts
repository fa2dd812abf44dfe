/** The names of languages are those of the highlight.js that is installed. */
import hljs from 'highlight.js';
import { expect, test } from 'vitest';
import { highlight } from '../../src/markdown/highlight.ts';
import { aliases, languageOf } from '../../src/markdown/languages.ts';

test('every other name of a language is known', () => {
  const installed = hljs.listLanguages().flatMap((language) => {
    const names = (hljs.getLanguage(language)?.aliases ?? []).map((name) => name.toLowerCase());
    return names.length === 0 ? [] : [[language, [...new Set(names)].join(' ')]];
  });
  expect(aliases).toEqual(Object.fromEntries(installed));
});

test('a name of its own and an unknown name stay, letter case is no difference', () => {
  expect(languageOf('Python')).toBe('python');
  expect(languageOf('PY')).toBe('python');
  expect(languageOf('nolang')).toBe('nolang');
});

test('a language is highlighted as highlight.js does with all languages loaded', () => {
  const html = '<style>a { color: red }</style><script>let a = /x/g;</script>';
  expect(highlight(html, 'html')).toBe(hljs.highlight(html, { language: 'xml', ignoreIllegals: true }).value);
});

test('a name that leads out of the folder of languages is no language', () => {
  expect(highlight('a', '../core')).toBeUndefined();
  expect(highlight('a', '1c.js')).toBeUndefined();
});

test('what no theme gives a colour has no element of its own, and what stands in it keeps its own', () => {
  expect(highlight('{"a": 1}', 'json')).toBe(
    '{<span class="hljs-attr">"a"</span>: <span class="hljs-number">1</span>}',
  );
  expect(highlight('def f(a=1): pass', 'python')).toContain('(a=<span class="hljs-number">1</span>):');
});
