/** Files that were made to fill the memory or never end: each is told where it is, and soon. */
import { describe, expect, test } from 'vitest';
import { isSoon } from '../cpuTime.ts';
import { built, type Files } from './site.ts';

const start = '---\ntitle: А\n';
const lesson = (frontMatter: string, text = ''): Files => ({
  'content/ml/01-a.md': `${start}${frontMatter}---\n${text}\n`,
});
const text = (body: string): Files => lesson('', body);
const navigation = (yaml: string): Files => ({ '_data/navigation.yml': yaml });

describe('what is too much is told at its place', () => {
  test.each<[name: string, files: Files, code: string]>([
    ['a file of more than 5 MB', text('а'.repeat(2_500_001)), 'content/ml/01-a.md:1 file-too-large'],
    [
      'a data file of more than 5 MB',
      navigation(`#${'a'.repeat(5_000_000)}`),
      '_data/navigation.yml:1 file-too-large',
    ],
    [
      'more than 500 sections',
      lesson(`sections:\n${'  - title: Лекция\n    planned: true\n'.repeat(501)}`),
      'content/ml/01-a.md:1004 too-many-sections',
    ],
    [
      'lists deeper than 20',
      lesson(`a: ${'['.repeat(21)}${']'.repeat(21)}\n`),
      'content/ml/01-a.md:3 yaml-too-deep',
    ],
    [
      'more than 20,000 keys and values',
      lesson(`a:\n${'  - b\n'.repeat(20_001)}`),
      'content/ml/01-a.md:19999 too-many-nodes',
    ],
    [
      'front matter of more than a million letters',
      lesson(`a: ${'b'.repeat(1_000_001)}\n`),
      'content/ml/01-a.md:1 yaml-too-long',
    ],
    [
      'thousands of empty lines in front matter',
      lesson('\n'.repeat(100_000)),
      'content/ml/01-a.md:1003 too-many-blanks',
    ],
    [
      'aliases that explode',
      lesson(
        `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[i]}`).join()}]\n`).join('')}`,
      ),
      'content/ml/01-a.md:7 yaml-alias-limit',
    ],
    [
      'a menu that leads into itself',
      navigation('ml: &a\n  - title: А\n    children: *a\n'),
      '_data/navigation.yml:3 yaml-alias-cycle',
    ],
    [
      'a menu deeper than 20',
      navigation(
        `ml:\n${Array.from({ length: 12 }, (_, i) => `${' '.repeat(4 * i + 2)}- title: А\n${' '.repeat(4 * i + 4)}children:\n`).join('')}`,
      ),
      '_data/navigation.yml:20 yaml-too-deep',
    ],
    [
      'folders deeper than 20',
      { [`content/ml/${'a/'.repeat(21)}b.md`]: '---\ntitle: А\n---\n' },
      `content/ml/${'a/'.repeat(20)}`.replace(/\/$/, ':1 too-deep'),
    ],
  ])('%s', async (_, files, code) => {
    let codes: readonly string[] = [];
    const soon = await isSoon(async () => {
      codes = (await built(files)).codes;
    });
    expect(codes.join('\n')).toContain(code);
    expect(soon).toBe(true);
  });
});

const many = 30_000;

/** What makes parsers slow, by the names of those who found it out. */
const slow: Readonly<Record<string, Files>> = {
  'opening brackets': text('['.repeat(many * 5)),
  'nested brackets': text(`${'['.repeat(many)}a${']'.repeat(many)}`),
  'links within links': text('[a]('.repeat(many)),
  'images within images': text('![a]('.repeat(many)),
  'half emphasis': text('*a **a _a __a '.repeat(many)),
  'closed emphasis': text('**a*'.repeat(many)),
  'many backticks': text(Array.from({ length: 2000 }, (_, length) => `a${'`'.repeat(length)}`).join('')),
  quotations: text(`${'> '.repeat(many)}a`),
  lists: text(`${'- '.repeat(many)}a`),
  'lists within lists': text(
    Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'),
  ),
  'reference definitions': text(Array.from({ length: 50_000 }, (_, n) => `[a${n}]: /b`).join('\n')),
  references: text(`${'[a][b]'.repeat(many)}\n\n[b]: /ml/`),
  entities: text('&amp;'.repeat(many * 5)),
  addresses: text('https://a.example/('.repeat(many)),
  'letters and at signs': text('a.b-c_'.repeat(many * 5)),
  tables: text(`${'|a'.repeat(2000)}\n${'|-'.repeat(2000)}\n${'|b\n'.repeat(20_000)}`),
  headings: text('# a\n\n'.repeat(50_000)),
  'dead links': text(Array.from({ length: 20_000 }, (_, n) => `[a](/nowhere/${n}/)`).join('\n')),
  'dead anchors': text(
    `${Array.from({ length: 2000 }, (_, n) => `## раздел ${n}\n`).join('\n')}\n${Array.from({ length: 5000 }, (_, n) => `[a](#раздел-x${n})`).join('\n')}`,
  ),
  'open elements': text('<div>'.repeat(many)),
  'open formatting': text('<b>a\n\n'.repeat(20_000)),
  comments: text('<!-- '.repeat(many * 5)),
  'unfinished tags': text(`<p>${'<a b="'.repeat(many)}`),
  'attributes of one tag': text(`<p ${Array.from({ length: 50_000 }, (_, n) => `a${n}=b`).join(' ')}>`),
  footnotes: text(Array.from({ length: 10_000 }, (_, n) => `[^${n}]\n\n[^${n}]: a\n`).join('\n')),
  'code of one line': text(`\`\`\`js\n${'a(b[c{`${'.repeat(20_000)}\n\`\`\``),
  'boxes within boxes': text(':::note\n'.repeat(20_000)),
  braces: text('{{.a #b c=d}'.repeat(many)),
  'a text of five megabytes': text('Слово и слово, *слово* и [слово](/ml/).\n\n'.repeat(70_000)),
  'unknown keys': lesson(Array.from({ length: 9000 }, (_, n) => `key${n}: a\n`).join('')),
  'sections without a title': lesson(`sections:\n${'  - kind: lecture\n'.repeat(4000)}`),
  'menu entries that lead nowhere': navigation(
    `ml:\n${Array.from({ length: 4000 }, (_, n) => `  - {title: a, url: /nowhere/${n}/}\n`).join('')}`,
  ),
  'unclosed brackets in YAML': lesson(`a: ${'[a, '.repeat(50_000)}\n`),
  'quotes in YAML': lesson(`a: ${'"'.repeat(100_000)}\n`),
  'comments in YAML': lesson('<!-- a -->\n'.repeat(20_000)),
  'anchors in YAML': lesson(Array.from({ length: 9000 }, (_, n) => `a${n}: &a${n} b\n`).join('')),
};

async function composeAndPrint(files: Files, untrusted: boolean): Promise<void> {
  const { page, composition } = await built(files, { untrusted });
  if (composition.model.pageByUrl.has('/ml/a/')) page('/ml/a/');
}

describe('what makes a reader slow ends soon', () => {
  test.each(Object.entries(slow))('%s', async (_, files) => {
    expect(await isSoon(() => composeAndPrint(files, false))).toBe(true);
  });
});

/** Where the cleaning of a stranger's text has more to do. */
const forStrangers = Object.entries(slow).filter(([name]) =>
  /element|formatting|comments$|tag|tables|entities|lists within|half emphasis/.test(name),
);

describe('what makes a reader slow ends soon for a stranger, too', () => {
  test.each(forStrangers)('%s', async (_, files) => {
    expect(await isSoon(() => composeAndPrint(files, true))).toBe(true);
  });
});
