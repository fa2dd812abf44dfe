/** Front matter that is changed at single places. */
import { describe, expect, test } from 'vitest';
import { cutFile, FrontMatter, formatScalar } from '../../src/import/frontMatter.ts';
import { parseRubyYaml } from '../../src/import/jekyll/yaml.ts';

describe('YAML as Ruby reads it', () => {
  test('of a key that stands twice the last value counts, and words of YAML 1.1 are what Ruby takes them for', () => {
    const { data } = parseRubyYaml('a: 1\na: 2\nyes_: yes\nletter: y\ndate: 2024-02-03\nno_value:\n');
    expect({ ...(data as object) }).toEqual({
      a: 2,
      yes_: true,
      letter: 'y',
      date: new Date('2024-02-03T00:00:00Z'),
      no_value: null,
    });
  });

  test('a comment of HTML is no key, and a tab before a value is allowed', () => {
    const { data, fault } = parseRubyYaml('title:\t"x"\n<!-- classes: wide -->\n');
    expect(fault).toBeUndefined();
    expect({ ...(data as object) }).toEqual({ title: 'x' });
  });

  test('no key reaches the prototype of an object', () => {
    parseRubyYaml('__proto__: { polluted: yes }\nconstructor: 1\n');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('what cannot be read, or would never end, is a fault and no exception', () => {
    expect(parseRubyYaml('a: [1\nb: }').fault).toBeDefined();
    const bomb = [
      'a: &a [x]',
      ...Array.from({ length: 40 }, (_, i) => `k${i}: &k${i} [${i === 0 ? '*a' : `*k${i - 1}, *k${i - 1}`}]`),
    ];
    expect(parseRubyYaml(bomb.join('\n')).fault).toBeDefined();
    expect(parseRubyYaml('a: &a [*a]').fault).toBeDefined();
  });
});

describe('front matter', () => {
  const source = 'title: "A" # why\nlist:\n  - url: /a\n    # kept\n    odd: 1\n    url: /b\nlast: x\n';

  test('that nobody changes stays as it was', () => {
    expect(new FrontMatter(source).toString()).toBe(source);
  });

  test('keeps its comments when a key that does not count becomes one', () => {
    const matter = new FrontMatter(source);
    expect(matter.settleRepeated().map(({ key }) => key)).toEqual(['url']);
    expect(matter.toString()).toBe(source.replace('- url: /a', '- # url: /a'));
  });

  test('keeps the old value in a comment when a key gets a new one', () => {
    const matter = new FrontMatter(source);
    matter.set('title', 'B: C');
    expect(matter.toString()).toBe(`# ${source}title: "B: C"\n`);
  });

  test('ends at the first line of three hyphens or dots, as for Jekyll', () => {
    expect(cutFile('---\na: 1\n...\ntext')).toEqual({ yaml: 'a: 1\n', body: 'text', bodyLine: 4 });
    expect(cutFile('---\n---\ntext').bodyLine).toBe(3);
    expect(cutFile('text').yaml).toBeUndefined();
  });

  test('with tabs is written so that it can be read', () => {
    const matter = new FrontMatter('a:\n  - b:\t1\t# c\n');
    expect(matter.toString()).toMatch(/^a:\n {2}- b:\s1/);
  });

  test.each([
    ['Введение', 'Введение'],
    ['/a/b/', '/a/b/'],
    ['a: b', '"a: b"'],
    ['true', '"true"'],
    ['12', '"12"'],
    ['{{ x }}', '"{{ x }}"'],
    ['a #b', '"a #b"'],
    ['', '""'],
  ])('writes %s as %s', (value, text) => {
    expect(formatScalar(value)).toBe(text);
  });
});
