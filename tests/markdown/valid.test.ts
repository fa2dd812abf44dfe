/** What the chain makes of Markdown is valid HTML; for HTML of the author there is a promise of balance only. */
import { readdirSync, readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';

const folder = new URL('cases/', import.meta.url);
const ownHtml = new Set(['html.md', 'comments.md', 'jekyll.md']);

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The alignment of GFM's columns, and styles that the author gave.
    'no-inline-style': 'off',
    // A region around a table: a `<section>` would say that it is one of the text.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // A parser writes `disabled=""`.
    'attribute-boolean-style': 'off',
  },
});

test.each(readdirSync(folder).filter((name) => !ownHtml.has(name)))('%s', async (name) => {
  const cases = readFileSync(new URL(name, folder), 'utf8')
    .split(/^%%% (?!html$|problems$)/m)
    .slice(1);
  for (const text of cases) {
    const html = (text.split('\n%%% html\n')[1] ?? '').split('\n%%% problems\n')[0] ?? '';
    const report = await validator.validateString(`<main>${html.replace(/^\[\[.*\]\]$/gm, '')}</main>`);
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  }
});
