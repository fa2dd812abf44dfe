import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { needsOf } from '../../src/output/cssRules.ts';
import { ruleSelection } from '../../src/output/ruleSelection.ts';
import { buildStyles } from '../../src/output/styles.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'kafedra-styles-'));
});
afterEach(() => rmSync(site, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(site, file)), { recursive: true });
  writeFileSync(join(site, file), text);
}

const head = '<html><head><style></style></head><body>';

/** The styles of a page with this body. */
function stylesFor(body: string, href = (url: string) => url): string {
  const { fill } = buildStyles({ folders: [site, root], words: [] });
  return /<style>(.*)<\/style><\/head>/s.exec(fill(head + body, href))?.[1] ?? '';
}

describe('the styles of a page', () => {
  test('stand in the page itself, in the order of the cascade, and light-dark() is left to the browser', () => {
    const css = stylesFor(
      '<nav class="badge"><p class="prose"><a class="anchor"></a></p></nav><main></main>',
    );
    expect([
      ...new Set([...css.matchAll(/@layer ([\w,]+)/g)].flatMap(([, names]) => names?.split(','))),
    ]).toEqual(['tokens', 'reset', 'base', 'prose', 'layout', 'components', 'utilities']);
    expect(css).toContain('light-dark(');
  });

  test('are those that something on it can match, and no others', () => {
    const css = stylesFor('<div class="prose"><p class="note note--tip"></p></div>');
    expect(css).toContain('.note--tip{');
    expect(css).not.toMatch(/\.note--danger|\.hljs|\.syllabus__|blockquote\{|--red/);
    expect(stylesFor('<blockquote></blockquote>')).not.toContain('.prose blockquote');
  });

  test('have the custom properties that the page itself uses', () => {
    expect(stylesFor('<p>')).not.toContain('--violet:');
    expect(stylesFor('<p style="color: var(--violet)">')).toMatch(/--violet:light-dark\(oklch\([\d. ]+305\)/);
  });

  test('are the same for the same names, in whatever order they come', () => {
    const { fill } = buildStyles({ folders: [root], words: [] });
    const styleOf = (body: string) => fill(head + body, String).slice(0, -body.length);
    expect(styleOf('<pre></pre><table></table>')).toBe(styleOf('<table></table><p></p><pre></pre>'));
  });
});

describe("a site's own styles", () => {
  test('of the theme stand last, whole and in no layer', () => {
    write('assets/styles/theme.css', ':root { --brand: #8a1c4a }\n.quiz { color: var(--teal) }');
    const css = stylesFor('<p>');
    expect(css).toMatch(/\}:root\{--brand:#8a1c4a\}\.quiz\{color:var\(--teal\)\}$/);
    expect(css).toContain('--teal:');
  });

  test('of a component replace the built-in ones, and new ones are added', () => {
    write('layouts/components/badge/badge.css', '@layer components { .badge { color: teal } }');
    write('layouts/components/poll/poll.css', '@layer components { .poll { color: navy } }');
    const css = stylesFor('<p class="badge">');
    expect(css.match(/\.badge\{[^}]*\}/g)).toEqual(['.badge{color:teal}']);
    expect(css).toContain('.poll{color:navy}');
  });

  test('find their pictures from every page', () => {
    write(
      'assets/styles/theme.css',
      'h1 { background: url(../images/a.png) } h2 { background: url(https://b.example/b.png) }',
    );
    const css = stylesFor('<h1>', (url) => `../..${url}`);
    expect(css).toMatch(/h1\{background:url\("?\.\.\/\.\.\/assets\/images\/a\.png"?\)\}/);
    expect(css).toMatch(/url\("?https:\/\/b\.example\/b\.png"?\)/);
  });

  test('cannot end the element that they stand in', () => {
    write('assets/styles/theme.css', 'h1::before { content: "</style><script>" }');
    expect(stylesFor('<h1>')).toContain('content:"<\\/style><script>"');
  });

  test('are reported with file and line where they are mistaken', () => {
    write('assets/styles/theme.css', 'h1 {\n  color: teal;\n  }}\nh2 {}\n');
    const { problems } = buildStyles({ folders: [site, root], words: [] });
    expect(problems).toMatchObject([{ code: 'style-mistake', file: 'assets/styles/theme.css', line: 3 }]);
    expect(stylesFor('<h1>')).not.toContain('teal}}');
  });
});

describe('a selector', () => {
  test.each([
    ['*', []],
    [':root', []],
    ['nav a:hover', ['nav', 'a']],
    ['.prose>:is(pre,.note)', ['.prose', [['pre'], ['.note']]]],
    ['.a:not(.b)::before', ['.a']],
    ['li+li:has(> .c, d)', ['li', 'li', [['.c'], ['d']]]],
    ['a[rel=next]', ['a', '[rel=next']],
    ['[href^="http"]', ['[href']],
    ['p:nth-child(2n of .x) b', ['p', 'b']],
    ['.\\31 0', []],
  ])('%s asks for %j', (selector, needs) => {
    expect(needsOf(selector)).toEqual(needs);
  });
});

test('a rule goes with its condition, and fonts and movements go with the rules that name them', () => {
  const css =
    '@layer a,b;@font-face{font-family:"Math";src:url(m)}@keyframes turn{to{rotate:1turn}}' +
    '@media print{.x{font-family:Math}}.y,.z{animation:turn}';
  const select = ruleSelection(css, []);
  expect(select('<p class="x">')).toBe(
    '@layer a,b;@font-face{font-family:"Math";src:url(m)}@media print{.x{font-family:Math}}',
  );
  expect(select('<p class="z">')).toBe('@layer a,b;@keyframes turn{to{rotate:1turn}}.z{animation:turn}');
  expect(ruleSelection(css, ['y'])('<p>')).toContain('.y{animation:turn}');
});

describe('a custom property of the page', () => {
  const of = (css: string, words: readonly string[] = [], html = '<p><b>') => ruleSelection(css, words)(html);
  const root = ':root{--ink:#111;--text:var(--ink)}';

  test('gives its place to its value where one rule uses it', () => {
    expect(of(`@layer a{${root}}p{color:var(--text)}`)).toBe('p{color:#111}');
    expect(of(`${root}p{color:var(--text)}b{color:var(--text)}`)).toBe(
      ':root{--text:#111}p{color:var(--text)}b{color:var(--text)}',
    );
  });

  test('stays where it has several values, or a value that depends on such a one', () => {
    const several = `${root}@media print{:root{--ink:#000}}p{color:var(--text)}`;
    expect(of(several)).toBe(several);
    const ofAnElement = 'p{--tone:red}b{color:var(--tone)}';
    expect(of(ofAnElement)).toBe(ofAnElement);
  });

  test('stays where the page, a script or a style sheet of the site names it', () => {
    const css = ':root{--ink:#111}p{color:var(--ink)}';
    expect(of(css, ['--ink'])).toBe(css);
    expect(of(css, [], '<p style="border-color: var(--ink)">')).toBe(css);
  });
});
