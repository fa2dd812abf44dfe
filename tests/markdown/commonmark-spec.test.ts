/** The 652 examples of CommonMark 0.31.2: all of them without the extensions; with them, what differs is listed. */
import { tests } from 'commonmark-spec';
import { expect, test } from 'vitest';
import { createMarkdownIt } from '../../src/markdown/index.ts';
import { normal } from './commonmark.ts';
import { render } from './pageOf.ts';

// The specification prints a tab as an arrow.
const examples = tests.map(({ markdown, html, section, number }) => ({
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
  section,
  number,
}));

test('without its extensions the chain is CommonMark, in 652 examples of 652', () => {
  const plain = createMarkdownIt({ extensions: false });
  // As in the tests of the specification itself, a line break between two tags of blocks means nothing.
  const spelled = (html: string) =>
    html.replace(/<blockquote>\n<\/blockquote>/g, '<blockquote></blockquote>');
  const different = examples.filter(
    ({ markdown, html }) => spelled(plain.render(markdown)) !== spelled(html),
  );
  expect(different.map(({ number }) => number)).toEqual([]);
  expect(examples).toHaveLength(652);
});

/** Examples that Kafedra reads otherwise on purpose: the reason, and the numbers by section. */
const allowed: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'comments, scripts, style sheets and instructions to other programs are not published': {
    'HTML blocks': [170, 172, 173, 176, 177, 178, 179, 180, 182, 183],
    Lists: [308, 309],
    'Raw HTML': [625, 626, 627, 628, 629],
  },
  'a tag that is not closed ends with its block, so that it cannot swallow the page': {
    'HTML blocks': [155, 184, 187],
    'Code spans': [344],
    'Emphasis and strong emphasis': [476, 477],
    Links: [494],
    'Raw HTML': [613, 614, 615, 616, 630, 631],
    'Hard line breaks': [642, 643],
  },
  'a picture with a title that stands alone is a figure with a caption': {
    Images: [572, 573, 576, 577, 584, 585, 586, 588, 589, 591],
  },
  'an address of an unknown scheme is not a link': { Autolinks: [596, 598, 599, 601] },
  'an address is a link without angle brackets, as on GitHub': { Autolinks: [602, 608, 611, 612] },
};

test('with the extensions, 50 examples differ, and each for a reason', () => {
  const different = examples.filter(({ markdown, html }) => normal(render(markdown).html) !== normal(html));
  const reasons = Object.values(allowed).flatMap((sections) =>
    Object.entries(sections).flatMap(([section, numbers]) => numbers.map((number) => `${number} ${section}`)),
  );
  expect(different.map(({ number, section }) => `${number} ${section}`)).toEqual(
    reasons.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
  );
  expect(different).toHaveLength(50);
});
