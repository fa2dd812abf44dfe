/** Without the extensions there is CommonMark; with them, a text that uses none of them is read as CommonMark reads it. */
import { expect, test } from 'vitest';
import { createMarkdownIt } from '../../src/markdown/index.ts';
import { render } from './pageOf.ts';

const plain = createMarkdownIt({ extensions: false });

test('the chain without its extensions is CommonMark', () => {
  expect(plain.render('# a\n\n~~b~~ https://c.example {.d}\n\n<!-- e -->\n')).toBe(
    '<h1>a</h1>\n<p>~~b~~ https://c.example {.d}</p>\n<!-- e -->\n',
  );
});

test.each([
  'раз\n*два* **три** `четыре` [пять](шесть)',
  '- a\n- b\n\n  c\n  1. d\n  2. e\n',
  '> a\nb\n\n> c\n',
  '* * *\n\na\\\nb  \nc',
  '[a]: /b "c"\n\n[a] [d][a] ![e][a]',
  '&copy; &amp; \\* \\{ \\: {a} :b: ::c',
  '10) a\n\n- \n\n- b',
])('%j is read as in CommonMark', (text) => {
  const bare = render(text).html.replace(/ (?:loading="lazy"|decoding="async")/g, '');
  expect(bare).toBe(decodeURI(plain.set({ xhtmlOut: false }).render(text)));
});
