import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/content/yaml.ts';
import { isSoon } from '../cpuTime.ts';
import { brief, places, plain } from './plain.ts';

function parse(text: string, line = 1) {
  return parseYaml(text, { file: 'content/a.md', line });
}

describe('values', () => {
  test('stay the text that the author typed', () => {
    const { node, problems } = parse(
      'title: 2024-01-01\nyoutube: 012345\nanswer: NO\nnothing: ~\nnumber: 1_000\nhex: 0x1F\nempty:\nquoted: ""\n',
    );
    expect(plain(node)).toEqual({
      title: '2024-01-01',
      youtube: '012345',
      answer: 'NO',
      nothing: '~',
      number: '1_000',
      hex: '0x1F',
      empty: '',
      quoted: '',
    });
    expect(problems).toEqual([]);
  });

  test('know where they stand, lists, maps and empty values included', () => {
    const { node } = parse(
      'title: "А"\nsections:\n  - title: Б\n    slides:\n  -\n  - [в, {г: д}]\nplan: { }\n',
    );
    expect(places(node)).toEqual([
      '{ 1:1',
      'title 1:1',
      '=А 1:8',
      'sections 2:1',
      '[ 3:3',
      '{ 3:5',
      'title 3:5',
      '=Б 3:12',
      'slides 4:5',
      '= 4:5',
      '= 5:3',
      '[ 6:5',
      '=в 6:6',
      '{ 6:9',
      'г 6:10',
      '=д 6:13',
      'plan 7:1',
      '{ 7:7',
    ]);
  });

  test('know their line in the file, not in the text', () => {
    const { node } = parse('title: x\n', 41);
    expect(places(node)).toEqual(['{ 41:1', 'title 41:1', '=x 41:8']);
  });

  test('in blocks are placed at the sign, so that their text starts on the next line', () => {
    const { node } = parse(
      'a: |\n  один\n  два\nb: >- # a | comment > with signs\n  три\n  четыре\nc: !!str |+\n  x\n\n',
    );
    expect(places(node)).toEqual([
      '{ 1:1',
      'a 1:1',
      '=один\nдва 1:4 block',
      'b 4:1',
      '=три четыре 4:4 block',
      'c 7:1',
      '=x 7:10 block',
    ]);
    expect(plain(node)).toEqual({ a: 'один\nдва\n', b: 'три четыре', c: 'x\n\n' });
  });

  test('of an empty text are an empty map', () => {
    for (const text of ['', '\n\n', '# комментарий\n', '---\n']) {
      expect(parse(text)).toMatchObject({ node: { kind: 'map', entries: [] }, problems: [], faulty: false });
    }
  });
});

describe('the habits of Jekyll authors', () => {
  test('an empty value, a comment behind a key, a commented-out entry and a tab in a quoted text are fine', () => {
    const { node, problems } = parse(
      'slides:\nvideo: ""\ntest: # нет\n# youtube: abc\ntitle: "a\tb" # ещё\ntags: [a, b, ]\nalt: \'it\'\'s\'\n\t# tab\n',
    );
    expect(plain(node)).toEqual({
      slides: '',
      video: '',
      test: '',
      title: 'a\tb',
      tags: ['a', 'b'],
      alt: "it's",
    });
    expect(problems).toEqual([]);
  });

  test('an HTML comment on lines of its own is no YAML, at any indentation', () => {
    const { node, problems } = parse(
      [
        'title: x',
        '<!-- classes: wide -->',
        'sections:',
        '  - title: y',
        '      <!-- note -->',
        '    slides: z',
        '    <!-- - title: old',
        "  youtube: 'it",
        '',
        '-->',
        '\t<!-- a --> <!-- b -->',
        'toc: true',
      ].join('\n'),
    );
    expect(plain(node)).toEqual({ title: 'x', sections: [{ title: 'y', slides: 'z' }], toc: 'true' });
    expect(brief(problems)).toEqual(
      [2, 5, 7, 11].map((line) => `${line}:${{ 2: 1, 5: 7, 7: 5, 11: 2 }[line]} html-comment-in-yaml`),
    );
    expect(problems.every(({ level }) => level === 'info')).toBe(true);
  });

  test('an HTML comment inside a text is a part of it', () => {
    const { node, problems } = parse(
      [
        'overview: |',
        '  <!-- first -->',
        '  text',
        '',
        '    <!-- deep -->',
        'alone: |',
        '  <!-- only -->',
        'quoted: "a',
        '  <!-- b -->',
        '  c"',
        'plain: d',
        '  <!-- e -->',
        '  f',
        'toc: true',
      ].join('\n'),
    );
    expect(plain(node)).toEqual({
      overview: '<!-- first -->\ntext\n\n  <!-- deep -->\n',
      alone: '<!-- only -->\n',
      quoted: 'a <!-- b --> c',
      plain: 'd <!-- e --> f',
      toc: 'true',
    });
    expect(problems).toEqual([]);
  });

  test('an HTML comment that ends a block is no part of it', () => {
    const { node, problems } = parse('overview: |\n  text\n<!-- note -->\nslides: x\n');
    expect(plain(node)).toEqual({ overview: 'text\n', slides: 'x' });
    expect(brief(problems)).toEqual(['3:1 html-comment-in-yaml']);
  });

  test('an HTML comment that is never closed hides nothing', () => {
    const { node } = parse('<!-- title: x\nslides: y\n');
    expect(plain(node)).toEqual({ '<!-- title': 'x', slides: 'y' });
  });
});

describe('mistakes of syntax are named in the author’s terms, where they are to be mended', () => {
  test.each([
    ['a tab before a key', 'sidebar:\n\tnav: mo\n', '2:1 yaml-tab'],
    ['a tab before a dash', 'sections:\n\t- title: x\n', '2:1 yaml-tab'],
    ['a tab among the spaces', 'sections:\n  - title: x\n  \tslides: y\n', '3:3 yaml-tab'],
    ['a tab behind a dash', 'sections:\n  -\ttitle: x\n    slides: y\n', '2:4 yaml-tab'],
    ['a tab before the text of a block', 'overview: |\n\ttext\n', '2:1 yaml-tab'],
    ['a double quote that stays open', 'title: "abc\nslides: x\n', '1:8 yaml-quote'],
    ['a single quote that stays open', "title: 'abc\nslides: x\n", '1:8 yaml-quote'],
    [
      'an open quote far above',
      'sections:\n  - title: "abc\n    slides: x\n  - title: y\n',
      '2:12 yaml-quote',
    ],
    [
      'an open quote that the next one closes',
      'sections:\n  - title: "abc\n    slides: "x"\n',
      '2:12 yaml-quote',
    ],
    ['an open quote between brackets', 'a: [ "abc, def ]\nb: x\n', '1:6 yaml-quote'],
    ['an open quote around a key', '"title: abc\nb: x\n', '1:1 yaml-quote'],
    ['text behind a closing quote', 'title: "Лекция" 1\n', '1:17 yaml-text-after-quote'],
    ['quotes inside quotes', 'title: "Лекция "Введение" в ML"\n', '1:17 yaml-text-after-quote'],
    ['an apostrophe inside apostrophes', "title: 'it's'\n", '1:12 yaml-text-after-quote'],
    ['a quoted text that looks like a key', 'title: "x": y\n', '1:11 yaml-text-after-quote'],
    ['a backslash between double quotes', 'title: "C:\\path"\n', '1:11 yaml-escape'],
    ['a backslash that makes a control character', 'title: "\\beta"\n', '1:8 yaml-escape'],
    ['a colon in a title', 'title: Лекция 1: Введение\n', '1:16 yaml-colon'],
    [
      'a colon in the title of a section',
      'sections:\n  - title: Лекция: Введение\n    slides: x\n',
      '2:18 yaml-colon',
    ],
    ['a colon at the end', 'title: Что дальше:\nslides: x\n', '1:18 yaml-colon'],
    ['a colon in a list item', 'topics:\n  - Лекция: Введение: ещё\n', '2:21 yaml-colon'],
    ['a colon between brackets', 'x: [a: b: c]\n', '1:9 yaml-colon'],
    ['no space behind a colon', 'title:Лекция\nslides: x\n', '1:1 yaml-colon-space'],
    ['no space behind the only colon', 'title:Лекция\n', '1:1 yaml-colon-space'],
    ['no space behind a colon further down', 'slides: x\ntitle:Лекция\n', '2:1 yaml-colon-space'],
    [
      'no space behind a colon in a list',
      'sections:\n  - title:Лекция\n    slides: x\n',
      '2:5 yaml-colon-space',
    ],
    ['no space behind the colon of a quoted key', '"title":x\n', '1:1 yaml-colon-space'],
    ['no space behind a dash', 'sections:\n -title: x\n -title: y\n', '2:2 yaml-dash-space'],
    ['a key indented under a value', 'title: x\n  slides: y\n', '2:3 yaml-indentation'],
    ['a key one space short', 'sections:\n  - title: x\n   slides: y\n', '3:4 yaml-indentation'],
    ['a key two spaces too far', 'sections:\n  - title: x\n      slides: y\n', '3:7 yaml-indentation'],
    ['a dash one space short', 'sections:\n  - title: x\n - title: y\n', '3:2 yaml-indentation'],
    ['a dash too far', 'sections:\n  - title: x\n    - title: y\n', '3:5 yaml-indentation'],
    ['a first key with a space before it', ' title: x\nslides: y\n', '1:2 yaml-indentation'],
    ['a block whose text steps back', 'overview: |\n    text\n  less\nslides: x\n', '3:3 yaml-indentation'],
    ['a list under a value', 'title: x\n- a\n', '2:1 yaml-indentation'],
    ['a line without a colon', 'title: x\nslides\ntoc: true\n', '2:1 yaml-key-without-colon'],
    ['a first line without a colon', 'slides\ntitle: x\n', '1:1 yaml-key-without-colon'],
    [
      'a block whose text is not indented',
      'overview: |\ntext here\nslides: x\n',
      '2:1 yaml-key-without-colon',
    ],
    ['an at sign', 'title: @ivanov\nb: x\n', '1:8 yaml-special-character'],
    ['a backtick', 'title: `code`\nb: x\n', '1:8 yaml-special-character'],
    ['a per cent sign', 'title: %d\n', '1:8 yaml-special-character'],
    ['a per cent sign before a key', '%foo: x\nb: x\n', '1:1 yaml-special-character'],
    ['text behind a bracket', 'title: [Лекция] Введение\n', '1:8 yaml-special-character'],
    ['a variable of Liquid', 'title: {{ page.title }}\n', '1:8 yaml-special-character'],
    ['a tag of Liquid', 'title: {% raw %}\n', '1:8 yaml-special-character'],
    ['bold text', 'title: **Важно** и нет\n', '1:8 yaml-special-character'],
    ['an ampersand', 'title: & Co\n', '1:8 yaml-special-character'],
    ['an open bracket', 'title: [Лекция\nb: x\n', '1:8 yaml-bracket'],
    ['an open brace', 'title: {a: b\nc: d\n', '1:8 yaml-bracket'],
    ['two commas', 'x: [a,,b]\n', '1:7 yaml-comma'],
    ['no comma', 'x: ["a" "b"]\n', '1:9 yaml-comma'],
    ['text beside the sign of a block', 'overview: | text\nb: x\n', '1:13 yaml-block'],
    ['a list beside its key', 'sections: - title: x\n', '1:11 yaml-list-beside-key'],
    ['a tag with Russian letters', 'title: !Внимание\n', '1:8 yaml-tag'],
    ['a control character', 'title: a\u0007b\n', '1:9 control-character'],
    ['a zero', 'title: a\0b\n', '1:9 control-character'],
    ['a no-break space behind a colon', 'title:\u00a0x\nb: y\n', '1:7 yaml-white-space'],
    ['a no-break space before a key', '\u00a0\u00a0title: x\nb: y\n', '1:1 yaml-white-space'],
    ['a list as a key', '[a, b]: c\n', '1:1 yaml-key'],
  ])('%s', (_name, text, expected) => {
    const { problems } = parse(text);
    expect(brief(problems)).toEqual([expected]);
    expect(problems[0]?.level).toBe('error');
  });

  test('what no rule knows is told all the same', () => {
    const { problems, faulty } = parse('a: &x &y z\n');
    expect([problems.length, faulty]).toEqual([1, true]);
  });
});

describe('what YAML allows and a course does not', () => {
  test('a duplicate key is told with both lines, and the last value counts', () => {
    const { node, problems, faulty } = parse('title: a\nslides: b\ntitle: c\n', 2);
    expect(problems).toMatchObject([
      { code: 'duplicate-key', level: 'error', line: 4, column: 1, values: { key: 'title', firstLine: 2 } },
    ]);
    expect(plain(node)).toEqual({ title: 'c', slides: 'b' });
    expect(faulty).toBe(false);
  });

  test('keys that a JavaScript object takes for its own are refused', () => {
    const { node, problems } = parse('__proto__: a\nconstructor: {prototype: b}\ntitle: c\n');
    expect(brief(problems).sort()).toEqual(['1:1 forbidden-key', '2:1 forbidden-key', '2:15 forbidden-key']);
    expect(node.kind === 'map' && node.entries.map(({ key }) => key)).toEqual(['title']);
  });

  test('tags other than text are refused, and the value stays', () => {
    const { node, problems } = parse(
      'a: !!str 1\nb: !!js/function "x"\nc: !!timestamp 2024-01-01\nd: ! e\nf: !!set {g}\n',
    );
    expect(brief(problems)).toEqual(['2:4 yaml-tag', '3:4 yaml-tag', '4:4 yaml-tag', '5:4 yaml-tag']);
    expect(plain(node)).toMatchObject({ a: '1', b: 'x', c: '2024-01-01', d: 'e' });
  });

  test('only the first document is read, and a second one is told', () => {
    const { node, problems } = parse('title: x\n---\ntitle: y\n');
    expect(plain(node)).toEqual({ title: 'x' });
    expect(brief(problems)).toEqual(['2:1 yaml-second-document']);
    expect(brief(parse('title: x\n...\nfoo\n').problems)).toEqual(['2:1 yaml-second-document']);
  });

  test('a data file between two lines of hyphens is fine', () => {
    const { node, problems } = parse('---\ntitle: x\n---\n');
    expect(plain(node)).toEqual({ title: 'x' });
    expect(problems).toEqual([]);
  });

  test('a number sign that eats a part of the value is a warning', () => {
    const warned = parse('title: Лекция #1\naccent: #a0c4ff\ncolour: #fff\nlist:\n  - Тема #2, третья\n');
    expect(brief(warned.problems)).toEqual([
      '1:15 yaml-hash',
      '2:9 yaml-hash',
      '3:9 yaml-hash',
      '5:10 yaml-hash',
    ]);
    expect(warned.problems.every(({ level }) => level === 'warning')).toBe(true);
  });

  test.each([
    'title: C# и F#',
    'a: # comment',
    'a: #TODO',
    'a: x #слайды позже',
    'a: "Лекция #1"',
    'a: x # 1',
  ])('a comment or a letter is none: %s', (text) => {
    expect(parse(text).problems).toEqual([]);
  });
});

describe('anchors and aliases', () => {
  test('are expanded', () => {
    const { node, problems } = parse('a: &x {b: c}\nd: *x\ne: [*x, &y f, *y]\n*y : g\n');
    expect(plain(node)).toEqual({ a: { b: 'c' }, d: { b: 'c' }, e: [{ b: 'c' }, 'f', 'f'], f: 'g' });
    expect(problems).toEqual([]);
  });

  test('an alias without an anchor is told, and stays the text that it may have been', () => {
    const { node, problems } = parse('title: *важно*\n');
    expect(brief(problems)).toEqual(['1:8 yaml-alias-unknown']);
    expect(plain(node)).toEqual({ title: '*важно*' });
  });

  test('an alias inside its own anchor is refused', () => {
    expect(brief(parse('a: &x\n  b: *x\n').problems)).toEqual(['2:6 yaml-alias-cycle']);
  });

  test('aliases that explode are refused before they take any memory', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 18; i++) bomb.push(`a${i}: &a${i} [${`*a${i - 1}, `.repeat(10)}]`);
    const { problems, faulty } = parse(bomb.join('\n'));
    expect(brief(problems)).toEqual(['5:10 yaml-alias-limit']);
    expect(faulty).toBe(true);
  });

  test('aliases that nest too deeply are refused', () => {
    const deep = ['a0: &a0 [x]'];
    for (let i = 1; i < 25; i++) deep.push(`a${i}: &a${i} [*a${i - 1}]`);
    expect(brief(parse(deep.join('\n')).problems)).toEqual(['20:12 yaml-too-deep']);
  });
});

describe('limits', () => {
  test.each([
    ['too many items', '- \n'.repeat(20_001), 'too-many-nodes'],
    ['too many keys', Array.from({ length: 10_001 }, (_, i) => `k${i}: v`).join('\n'), 'too-many-nodes'],
    ['too many levels', '['.repeat(50) + ']'.repeat(50), 'yaml-too-deep'],
    ['too many characters', `a: ${'x'.repeat(1_000_000)}`, 'yaml-too-long'],
  ])('%s are one problem', (_name, text, code) => {
    const { problems, faulty } = parse(text);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(faulty).toBe(true);
  });

  test.each([
    ['comments', '<!-- x -->\n'.repeat(90_000)],
    ['comments that break texts', 'a: b\n  <!-- x -->\n  c: d\n'.repeat(30_000)],
    ['comments that never end', '<!--\n'.repeat(190_000)],
    ['quotes', `a: ${'"x'.repeat(400_000)}\n`],
    ['lines without a colon', `a: b\n${'x\n'.repeat(400_000)}c: d\n  e: f`],
    ['exclamation marks', `a: !${'x!'.repeat(400_000)}`],
    ['brackets', `a: ${'[x], '.repeat(150_000)}`],
    ['spaces', `a: "${' '.repeat(900_000)}`],
    ['anchors', `${'&a '.repeat(300_000)}x`],
    ['hashes', 'a: x #\n'.repeat(100_000)],
  ])('a mass of %s is answered soon', async (_name, text) => {
    expect(await isSoon(() => parse(text.slice(0, 1_000_000)))).toBe(true);
  });
});
