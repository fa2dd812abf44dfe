/** Whatever a text holds: it renders, soon, and neither runs anything nor reaches beyond its place in the page. */
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { isSoon } from '../cpuTime.ts';
import { file, newPage, render } from './pageOf.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const activeElements = new Set(
  'script style base meta link object embed applet frame frameset template plaintext noscript xmp'.split(' '),
);

const addressNames = new Set('href src action formaction poster data background'.split(' '));

/** What a browser would run or fetch on its own, or what left its place, in a page with this text. */
function findFaults(html: string): string[] {
  const faults: string[] = [];
  const document = parse(
    `<!DOCTYPE html><html><head></head><body><main>${html}</main><footer></footer></body></html>`,
  );
  const [main, footer, ...others] = elementsOf(elementsOf(elementsOf(document)[0])[1]);
  if (main?.tagName !== 'main' || footer?.tagName !== 'footer' || others.length > 0)
    faults.push('page swallowed');
  const waiting: Node[] = main === undefined ? [] : [...main.childNodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#comment') faults.push('comment');
    if (!('tagName' in node)) continue;
    waiting.push(...node.childNodes);
    if (activeElements.has(node.tagName)) faults.push(node.tagName);
    for (const { name, value } of node.attrs) {
      if (/^on|^srcdoc$|^data-kafedra/i.test(name)) faults.push(name);
      const address = value.replace(/[\s\p{C}]/gu, '');
      const runs = /^(javascript|vbscript|data:text|data:image\/svg)/i.test(address);
      if (addressNames.has(name) && runs) faults.push(`${name}=${value}`);
      if (name === 'style' && /expression|javascript:|@import/i.test(value)) faults.push(`style=${value}`);
    }
  }
  return faults;
}

function elementsOf(node: Node | undefined): Element[] {
  return node !== undefined && 'childNodes' in node
    ? node.childNodes.filter((child) => 'tagName' in child)
    : [];
}

const attacks = [
  '<script>a()</script>',
  '<SCRIPT SRC=//evil.example/a.js></SCRIPT>',
  '<scr<script>ipt>a()</scr</script>ipt>',
  '<img src=x onerror=a()>',
  '<img src="x" onerror="a()" / onload = \'b()\'>',
  '<svg/onload=a()>',
  '<svg><style><img src=x onerror=a()></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=a()&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=a()>',
  '<svg></p><style><a id="</style><img src=1 onerror=a()>">',
  '<noscript><p title="</noscript><img src=x onerror=a()>">',
  '<textarea><img title="</textarea><img src onerror=a()>"></textarea>',
  '<title><img title="</title><img src onerror=a()>"></title>',
  '<xmp><img title="</xmp><img src onerror=a()>"></xmp>',
  '<iframe><img title="</iframe><img src onerror=a()>"></iframe>',
  '<a href="javascript&colon;a()">x</a>',
  '<a href="jav&#x09;ascript:a()">x</a>',
  '<a href=" &#14; javascript:a()">x</a>',
  '<a href="java\u00adscript:a()">x</a>',
  '<svg><a xlink:href="javascript:a()"><text>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,x"/></svg>',
  '<svg><set attributeName="href" to="javascript:a()"/></svg>',
  '<form action="javascript:a()"><input formaction="javascript:b()" type=image src=x></form>',
  '<iframe src="javascript:a()"></iframe>',
  '<iframe src="data:text/html,x"></iframe>',
  '<iframe src="https://evil.example/" srcdoc="<script>a()</script>" onload="a()"></iframe>',
  '<object data="data:text/html,x"></object>',
  '<embed src="javascript:a()">',
  '<meta http-equiv="refresh" content="0;url=javascript:a()">',
  '<base href="//evil.example/">',
  '<link rel="import" href="//evil.example/">',
  '<p style="background:url(javascript:a())">',
  '<p style="width:expre/**/ssion(a())">',
  '<p style="-moz-binding:url(//evil.example/x)">',
  '<p style="behavior:url(x)">',
  '<img srcset="javascript:a() 1x, x.png 2x">',
  '<body onload=a()>',
  '<html onclick=a()><head></head>',
  '<!--[if IE]><script>a()</script><![endif]-->',
  '<!--><img src onerror=a()>-->',
  '<!---><img src onerror=a()>-->',
  '<!-- a --!><img src onerror=a()>',
  '<![CDATA[><img src onerror=a()>]]>',
  '<?php <img src onerror=a()> ?>',
  '<!DOCTYPE x><img src onerror=a()>',
  '</p><script>a()</script>',
  '<plaintext><script>a()',
  '<template><script>a()</script></template>',
  '<select><script>a()</script><img src onerror=a()></select>',
  '<frameset onload=a()><frame src="javascript:a()">',
  '<a/href="javascript:a()"/onclick=a()>x</a>',
  '<a href=`javascript:a()`>x</a>',
  '<div data-kafedra-part="0"></div>',
  '[a](<javascript:a()>)',
  '[a](javascript:a() "b")',
  '[a][b]\n\n[b]: javascript:a()',
  '<javascript:a()>',
  '![a](javascript:a())',
  '![a](x.png){onerror=a()}',
  '![a](x.png "\\" onerror=a() x=\\"")',
  '![" onerror="a()](x.png)',
  '[a](x" onclick="a())',
  '# a {onclick="a()"}',
  'a {style="background:url(javascript:a())"}',
  '```"><script>a()</script>\nx\n```',
  '```js title="<script>a()</script>"\nx\n```',
  ':::note <script>a()</script>\n:::',
  '::features{from="<script>a()</script>"}',
  '[^<script>a()</script>]\n\n[^<script>a()</script>]: x',
  '| a |\n|---|\n| <script>a()</script> |',
];

/** A busy machine may need ten times what a quiet one does. */
const patience = 60_000;

const closings = [
  '',
  '</div></main></body>',
  '<!--',
  '<textarea>',
  '<title>',
  '<svg><style>',
  '<select>',
  '<table><tr>',
  '<a href="',
  "<p title='",
];

describe('nothing runs', () => {
  test.each(attacks)('%j', (attack) => {
    for (const text of [
      attack,
      `раз ${attack} два`,
      `<div>\n${attack}\n</div>`,
      `> - ${attack}`,
      `<svg>${attack}`,
      `<math><mtext>${attack}`,
    ]) {
      expect(findFaults(render(text).html)).toEqual([]);
      expect(findFaults(newPage().renderInline({ file, line: 1, text }))).toEqual([]);
    }
  });
});

test.each(closings)('what %j opens or closes stays within its text', (closing) => {
  const { html } = render(`раз\n\n${closing}\n\nдва ${closing} три\n\nчетыре ${closing}`);
  expect(findFaults(html)).toEqual([]);
});

test(
  'no mixture of marks runs anything, reaches beyond its text or stops the rendering',
  () => {
    const pieces = [
      ...attacks,
      ...closings,
      ...'# - * _ ` ``` ~~~ > | : :: ::: { } {{ }} {% %} [ ] ( ) ! ! < > & " \' \\ = -- --> /> ^ [^1] [^1]: ~~ {.a} {: .b} ::toc :::note'.split(
        ' ',
      ),
      ...'div p table td b a svg math pre h1 h2 li ul select'
        .split(' ')
        .flatMap((name) => [`<${name}>`, `</${name}>`]),
      ' ',
      '\n',
      '\n\n',
      '    ',
      '\t',
      'слово',
      'https://example.com/',
      '- [ ] ',
      '| a | b |\n|---|---|\n',
      '\u0000',
      '\ud800',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(''));
    const property = fc.property(text, (source) => {
      expect(findFaults(render(source).html)).toEqual([]);
      expect(findFaults(newPage().renderInline({ file, line: 1, text: source }))).toEqual([]);
    });
    fc.assert(property, { numRuns: 500, seed: 20_260_101 });
  },
  patience,
);

describe('ten thousand of anything end soon', () => {
  const many = 10_000;
  const pathological: Readonly<Record<string, string>> = {
    'opening brackets': '['.repeat(50_000),
    'nested brackets': '['.repeat(many) + 'a'.concat(']'.repeat(many)),
    'opening braces': '{'.repeat(20_000),
    'unfinished attributes': '{.a '.repeat(many),
    'attributes after emphasis': '*a*{.b} '.repeat(many),
    'lines of attributes': 'a\n{.b}\n'.repeat(many),
    'template marks': '{{ {% '.repeat(many),
    'white space in a template mark': `{{${' '.repeat(150_000)}x }}`,
    quotations: `${'> '.repeat(many)}a`,
    'nested lists': Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'),
    'list marks in a line': `${'- '.repeat(many)}a`,
    tasks: '- [ ] a\n'.repeat(many),
    'unclosed emphasis': '*a _b **c '.repeat(many),
    'unclosed code': Array.from({ length: 500 }, (_, length) => `a${'`'.repeat(length)}`).join(''),
    'e-mail addresses': 'a@b.'.repeat(many),
    'one long name': `${'a.'.repeat(many)}@b`,
    'unclosed links': '[a]('.repeat(many),
    'links that cannot be found': '[a](a\\&a)\n'.repeat(many),
    'footnote marks': `[^x]: a\n\n${'[^'.repeat(50_000)}`,
    footnotes: Array.from({ length: 2_000 }, (_, n) => `[^${n}] \n\n[^${n}]: x\n\n`).join(''),
    addresses: 'https://'.repeat(many),
    comments: 'a <!-- \n\n'.repeat(many),
    'comments in quotations': `${'> <div><!-- \n\n'.repeat(many)}-->`,
    scripts: '<div><script>\n\n'.repeat(many),
    'open elements': '<div>'.repeat(many),
    'open formatting':
      Array.from({ length: 500 }, (_, n) => `<font id=x${n}>\n\n`).join('') + 'p\n\n'.repeat(many),
    'open tables': '<table><td>'.repeat(5_000),
    'unfinished tags': `<div>${'<a title="'.repeat(many)}`,
    'headings in HTML': '<h2>a</h2>\n'.repeat(many),
    'the same heading': '# a\n'.repeat(many),
    containers: ':::note\n'.repeat(many),
    'closed containers': ':::note\na\n:::\n'.repeat(many),
    'unknown containers': ':::x\n'.repeat(many),
    directives: '::toc\n'.repeat(many),
    'spaces after a container': `:::note${' '.repeat(50_000)}x`,
    'empty cells': `${'|a'.repeat(1_000)}\n${'|-'.repeat(1_000)}\n${'|b\n'.repeat(many)}`,
    'marked lines': `\`\`\`js {${'1-9,'.repeat(many)}}\n${'a\n'.repeat(1_000)}\`\`\``,
    'code that never ends': `\`\`\`js\n${'`${'.repeat(many)}\n\`\`\``,
    styles: `<p style="${'url('.repeat(many)}">`,
    pictures: `<img srcset="${'a,'.repeat(many)}">`,
  };
  test.each(Object.entries(pathological))(
    '%s',
    async (_, text) => {
      const soon = await isSoon(() => {
        const page = newPage();
        expect(findFaults(render(text, page).html)).toEqual([]);
        page.renderInline({ file, line: 1, text });
      });
      expect(soon).toBe(true);
    },
    patience,
  );
});
