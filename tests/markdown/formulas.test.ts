/** Formulas and diagrams of anybody: nothing in them runs, reaches out of its place or takes long; and a stranger may write them. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, html as names, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { createMarkdown } from '../../src/markdown/index.ts';
import { en } from '../../src/views/labels/en.ts';
import { isSoon } from '../cpuTime.ts';
import { file, newPage, render } from './pageOf.ts';

type Node = DefaultTreeAdapterTypes.Node;

const untrustedPage = () =>
  createMarkdown({ untrusted: true })({ file, resolve: (href) => href, labels: en.markdown });

/** What stands in `<math>` and is not MathML that only shows, and what stands outside and is MathML. */
function faultsIn(html: string): string[] {
  const faults: string[] = [];
  const waiting: { node: Node; inMath: boolean }[] = [{ node: parseFragment(html), inMath: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next;
    const inMath = next.inMath || node.nodeName === 'math';
    if ('tagName' in node) {
      if (inMath !== (node.namespaceURI === names.NS.MATHML)) faults.push(node.tagName);
      if (inMath && /^(?:maction|annotation|semantics|mglyph|malignmark)/.test(node.tagName))
        faults.push(node.tagName);
      for (const { name, value } of node.attrs) {
        const leads = inMath && (/href|src/.test(name) || /url\(|javascript:/i.test(value));
        if (leads || /^on|^data-kafedra/.test(name)) faults.push(name);
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) waiting.push({ node: child, inMath });
  }
  return faults;
}

test('Temml is loaded by the first formula and not before', () => {
  const { cache } = createRequire(import.meta.url);
  const isLoaded = () => Object.keys(cache).some((path) => /[/\\]temml[/\\]/.test(path));
  render('Цена $5 и $10, $HOME/$USER, `$x$`.');
  expect(isLoaded()).toBe(false);
  render('$x$');
  expect(isLoaded()).toBe(true);
});

test('a page says whether it needs the font of formulas or the script of diagrams', () => {
  const needs = (text: string) => {
    const page = newPage();
    page.render({ file, line: 1, text });
    return [...page.needs];
  };
  expect(needs('Цена $5 и $10.')).toEqual([]);
  expect(needs('$x$')).toEqual(['math']);
  expect(needs('- $$\n  x\n  $$')).toEqual(['math']);
  expect(needs('> ```mermaid\n> graph LR\n> ```')).toEqual(['diagrams']);
  const page = newPage();
  page.renderInline({ file, line: 1, text: 'Тема $x$' });
  expect([...page.needs]).toEqual(['math']);
});

const attacks = [
  '\\href{javascript:a()}{x}',
  '\\url{javascript:a()}',
  '\\class{header}{x}',
  '\\id{content}{x}',
  '\\style{position:fixed}{x}',
  '\\data{kafedra-part=0}{x}',
  '\\includegraphics[height=1em]{https://evil.example/a.png}',
  '\\text{<img src=x onerror=a()>}',
  '\\text{</mtext></math><script>a()</script>}',
  '\\text{<span data-kafedra-part="0"></span>}',
  '\\color{red;background:url(//evil.example)}x',
  '\\textcolor{"onclick="a()}{x}',
  '\\colorbox{#fff"onclick="a()}{x}',
  '\\ref{content}',
  '\\tag{<b>}x',
  '\\operatorname{<script>a()</script>}',
  '\\begin{array}{c"onclick=a()} x \\end{array}',
  '\\rule[0em]{9999em}{9999em}',
  '\\kern{99999em}x',
  '\\def\\x{<script>}\\x',
  '\\char"3C script\\char"3E',
  '\\unicode{x3C}',
  '\\verb|<img src=x onerror=a()>|',
  '__proto__ \\__proto__ \\constructor \\toString',
];

test.each(attacks)('%j does nothing but show', (attack) => {
  for (const text of [`$${attack}$`, `$$\n${attack}\n$$`, `<div>\n\n$$${attack}$$\n\n</div>`]) {
    const { html } = render(text);
    expect(faultsIn(html)).toEqual([]);
    expect(Number(/"(\d+)em"/.exec(html)?.[1] ?? 0)).toBeLessThanOrEqual(20);
  }
});

test('no mixture of TeX, Markdown and HTML leads out of a formula', () => {
  const pieces = [
    ...attacks,
    ...'$ $$ \\ { } ^ _ & % # ~ \\frac \\sqrt \\left( \\right) \\text{ \\begin{matrix} \\end{matrix} \\\\ \\$ x 1 я ` * < > " \' <b> </b> <math> <mtext> <svg> <p title="$x$"> | {.a} {{x}}'.split(
      ' ',
    ),
    ' ',
    '\n',
    '\n\n',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => `$${parts.join('')}$`);
  const property = fc.property(text, (source) => {
    const strange = untrustedPage().render({ file, line: 1, text: source });
    const html = strange.parts.map((part) => (part.kind === 'html' ? part.html : '')).join('');
    expect(faultsIn(html)).toEqual([]);
    expect(render(source).html).not.toContain('<span data-kafedra');
  });
  fc.assert(property, { numRuns: 500, seed: 20_260_102 });
}, 60_000);

describe('soon at an end', () => {
  const many = 10_000;
  const pathological: Readonly<Record<string, string>> = {
    'nested groups': `$${'{'.repeat(many)}x${'}'.repeat(many)}$`,
    'nested fractions': `$${'\\frac{'.repeat(600)}x${'}{y}'.repeat(600)}$`,
    'nested roots': `$${'\\sqrt{'.repeat(700)}x${'}'.repeat(700)}$`,
    'nested indices': `$${'x_{'.repeat(1_600)}x${'}'.repeat(1_600)}$`,
    'roots of roots': `$${'\\sqrt'.repeat(900)} x$`,
    'unclosed groups': `$${'{'.repeat(4_900)}$`,
    'a macro that grows': '$\\def\\a{xx}\\def\\b{\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b}\\c\\c\\c$',
    'a macro without end': '$\\newcommand\\a{\\a\\a}\\a$',
    'many columns': `$$\n\\begin{matrix}${'&'.repeat(4_900)}\\end{matrix}\n$$`,
    'many rows': `$$\n\\begin{matrix}${'\\\\'.repeat(2_400)}\\end{matrix}\n$$`,
    'many primes': `$x${"'".repeat(4_900)}$`,
    'many formulas': '$a+b$ '.repeat(many),
    'many different formulas': Array.from({ length: many }, (_, n) => `$x_{${n}}$`).join(' '),
    'many wrong formulas': Array.from({ length: 2_000 }, (_, n) => `$\\x{${n}}$`).join(' '),
    'a formula of 60,000 letters': `$${'a+b'.repeat(20_000)}$`,
    'single dollars': '$a '.repeat(many),
    'dollars without end': '$'.repeat(50_000),
    'double dollars': '$$a b\n'.repeat(many),
    'blocks that do not end': '- $$\n\n'.repeat(2_000),
    'dollars in brackets': `${'[$a'.repeat(many)}`,
    'escaped dollars': `$${'\\$'.repeat(many)}`,
  };
  test.each(Object.entries(pathological))('%s', async (_, text) => {
    let html = '';
    const soon = await isSoon(() => {
      html = render(text).html;
    });
    expect(soon).toBe(true);
    expect(html.length).toBeLessThan(20_000_000);
  });
});

test('formulas and diagrams of a stranger are those of the owner', () => {
  const text =
    'Риск $R = p \\cdot u$.\n\n$$\n\\sum_i \\frac{a}{b}\n$$\n\n```mermaid title="Путь"\ngraph LR\n  A["<b>x</b>"]\n```';
  const page = untrustedPage();
  const { parts } = page.render({ file, line: 1, text });
  expect(page.problems).toEqual([]);
  const html = parts.map((part) => (part.kind === 'html' ? part.html : '')).join('');
  expect(html.replaceAll('"', '&quot;')).toBe(render(text).html.replaceAll('"', '&quot;'));
});

test('the place of a formula cannot be written by an author', () => {
  const { html } = render('<span data-kafedra-part="0"></span> и $x$');
  expect(html.match(/<math>/g)).toHaveLength(1);
});
