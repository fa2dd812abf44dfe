/** Whatever a lesson's text holds: nothing of it acts in a reader's browser, and the page around it stands as it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { isPageClass, pageIds } from '../../src/markdown/pageNames.ts';
import { bundleClientScripts } from '../../src/output/bundleScripts.ts';
import { repository } from '../builds/kafedra.ts';
import { type BuiltSite, built, type Files, isOwnScript } from './site.ts';
import { vectors } from './vectors.ts';
import { findActive, outline } from './walk.ts';

/** Where a text may stand. */
const contexts: Readonly<Record<string, (vector: string) => string>> = {
  'in a text': (vector) => lesson('', `Раз.\n\n${vector}\n\nДва.`),
  'within a line': (vector) => lesson('', `раз ${vector} два`),
  'in a box of HTML': (vector) => lesson('', `<div>\n${vector}\n</div>`),
  'in a list of a quotation': (vector) => lesson('', `> - раз\n> - ${vector.replaceAll('\n', '\n>   ')}`),
  'in a drawing': (vector) => lesson('', `<svg><g>${vector}</g></svg>`),
  'in a formula': (vector) => lesson('', `<math><mtext>${vector}</mtext></math>`),
  'in a section': (vector) =>
    lesson(`sections:\n  - title: Лекция\n    overview: ${JSON.stringify(vector)}`, 'Текст.'),
  'in a card': (vector) =>
    lesson(`cards:\n  - title: Карточка\n    excerpt: ${JSON.stringify(vector)}`, '::features{from=cards}'),
};

function lesson(more: string, text: string): string {
  return `---\ntitle: Занятие\ntoc: false\n${more}\n---\n${text}\n`;
}

/** One course a vector, all alike, so that their pages can be compared. */
function courseFiles(key: string, vector: string): Files {
  const lessons = Object.values(contexts).map(
    (make, i) => [`content/${key}/${i + 1}-lesson-${i + 1}.md`, make(vector)] as const,
  );
  return Object.fromEntries([[`content/${key}/index.md`, '---\ntitle: Курс\n---\nО курсе.\n'], ...lessons]);
}

const keyOf = (index: number) => `c${index}`;

describe.each([
  ['of its owner', false],
  ['of a stranger', true],
])('in a site %s', (_, untrusted) => {
  let site: BuiltSite;
  beforeAll(async () => {
    const files = vectors.map((vector, index) => courseFiles(keyOf(index), vector));
    site = await built(Object.assign({}, courseFiles('harmless', 'Просто текст.'), ...files), { untrusted });
  });

  test.each(Object.keys(contexts).map((name, i) => [name, i + 1] as const))('no vector acts %s', (_, i) => {
    const faults = vectors.flatMap((vector, index) => {
      const found = findActive(site.page(`/${keyOf(index)}/lesson-${i}/`), { untrusted, isOwnScript });
      return found.length === 0 ? [] : [{ vector, found }];
    });
    expect(faults).toEqual([]);
  });

  test('no vector acts on the page with a whole course, and none on the page for missing addresses', () => {
    const faults = vectors.flatMap((vector, index) => {
      const found = findActive(site.page(`/${keyOf(index)}/print/`), { untrusted, isOwnScript });
      return found.length === 0 ? [] : [{ vector, found }];
    });
    expect(faults).toEqual([]);
    expect(findActive(site.page('/404.html'), { untrusted, isOwnScript })).toEqual([]);
  });

  test('no vector harms the parts of the page with a whole course that follow it', () => {
    const partsOf = (key: string) =>
      outline(site.page(`/${key}/print/`))
        .split('\n')
        .filter((line) => /^ *(?:main|nav|footer|header|hgroup|div id=\S+ class=print-part)/.test(line))
        .map((line) => line.replace(`id=/${key}`, 'id=/c'));
    const whole = partsOf('harmless');
    expect(whole.filter((line) => line.includes('print-part')).length).toBe(Object.keys(contexts).length + 1);
    const harmed = vectors.flatMap((vector, index) => {
      const found = partsOf(keyOf(index));
      return found.join('\n') === whole.join('\n') || /^::|\n::/.test(vector) ? [] : [{ vector, found }];
    });
    expect(harmed).toEqual([]);
  });

  test.each(Object.keys(contexts).map((name, i) => [name, i + 1] as const))(
    'no vector harms the page around it %s',
    (_, i) => {
      const whole = outline(site.page(`/harmless/lesson-${i}/`)).replaceAll('/harmless/', '/c/');
      const harmed = vectors.flatMap((vector, index) => {
        // A directive puts a part of its own beside the text.
        if (/^::|\n::/.test(vector)) return [];
        const found = outline(site.page(`/${keyOf(index)}/lesson-${i}/`)).replaceAll(
          `/${keyOf(index)}/`,
          '/c/',
        );
        return found === whole ? [] : [{ vector, found: difference(whole, found) }];
      });
      expect(harmed).toEqual([]);
    },
  );

  test('main, navigation and footer stand once each beside a part that a directive puts into open elements', () => {
    for (const [index, vector] of vectors.entries()) {
      if (!/^::|\n::/.test(vector)) continue;
      const lines = outline(site.page(`/${keyOf(index)}/lesson-1/`)).split('\n');
      const spots = lines.filter((line) => /^ *(?:main|nav|footer|header) /.test(line));
      const harmless = outline(site.page('/harmless/lesson-1/')).split('\n');
      expect({ vector, spots }).toEqual({
        vector,
        spots: harmless.filter((line) => /^ *(?:main|nav|footer|header) /.test(line)),
      });
    }
  });
});

test('there are at least 150 vectors, and no two are the same', () => {
  expect(new Set(vectors).size).toBe(vectors.length);
  expect(vectors.length).toBeGreaterThanOrEqual(150);
});

test('the walk itself sees what it is there to see', () => {
  const seen = [
    '<script>a()</script>',
    '<img src=x onerror=a()>',
    '<a href="java&Tab;script:a()">x</a>',
    '<iframe srcdoc="x"></iframe>',
    '<form action="//evil.example">',
    '<svg><set to=x /></svg>',
    '<p id=a></p><p id=a></p>',
    '<img name=body>',
    '<!-- -->',
  ];
  for (const html of seen) expect(findActive(`<!doctype html><body>${html}`)).not.toEqual([]);
  expect(findActive('<!doctype html><body><p class="x">a <a href="/x">b</a></p>')).toEqual([]);
});

test('the walk takes no script in a head but the page’s own, and no policy that lets another one run', async () => {
  const { page } = await built({ 'content/ml/01-a.md': lesson('', 'Текст.') });
  const html = page('/ml/a/');
  expect(findActive(html, { isOwnScript })).toEqual([]);
  const changes: [string, string][] = [
    ['</head>', '<script>a()</script></head>'],
    ['<script>', '<script>a();'],
    ['<script>', '<script src="/a.js">'],
    ['</script>', ';a()</script>'],
    ['/assets/kafedra/', 'https://evil.example/'],
    ['<meta http-equiv=', '<meta name='],
    ['<meta http-equiv="Content-Security-Policy"', '<meta http-equiv="refresh"'],
    ["script-src 'self'", "script-src 'self' 'unsafe-inline'"],
    ["script-src 'self'", "script-src 'self' https://evil.example"],
    ["object-src 'none';", ''],
    ["object-src 'none'", "object-src 'none';connect-src *"],
  ];
  for (const [from, to] of changes) {
    expect(html).toContain(from);
    expect({ to, faults: findActive(html.replace(from, to), { isOwnScript }) }).not.toEqual({
      to,
      faults: [],
    });
  }
});

test('what a stranger may write stays as it is', async () => {
  const text = [
    '<p class="lead" lang="en" title="a">Press <kbd>Ctrl</kbd>+<kbd>C</kbd>, H<sub>2</sub>O, x<sup>2</sup>.</p>',
    '<details open><summary>Answer</summary><p>42</p></details>',
    '<figure><img src="/assets/a.png" alt="a" width="10"><figcaption>b</figcaption></figure>',
    '<dl><dt>a</dt><dd>b</dd></dl>',
    '<p><abbr title="c">d</abbr> <mark>e</mark> <del>f</del> <ins>g</ins></p>',
  ];
  const { page, codes } = await built(
    {
      'content/ml/01-a.md': `---\ntitle: А\n---\n${text.join('\n\n')}\n\n- [x] готово\n\n$x^2$\n\n|a|b|\n|:-|-:|\n|1|2|\n\n\`\`\`python\nx = 1\n\`\`\`\n`,
      'assets/a.png': 'x',
    },
    { untrusted: true },
  );
  expect(codes).toEqual([]);
  const html = page('/ml/a/');
  for (const part of ['<kbd>Ctrl</kbd>', '<details open', '<figcaption>b</figcaption>', '<dt>a</dt>'])
    expect(html).toContain(part);
  for (const part of [
    'type="checkbox"',
    'text-align:',
    'hljs-number',
    'class="lead"',
    '<sup>2</sup>',
    '<msup>',
  ])
    expect(html).toContain(part);
});

test('what a stranger may not write is told with its line', async () => {
  const text =
    '<p style="color:red">a</p>\n\n<nav class="x">b</nav>\n\n<p class="header lead">c</p>\n\n*d*{.sidebar}';
  const { codes, page } = await built(
    { 'content/ml/01-a.md': `---\ntitle: А\n---\n${text}\n` },
    { untrusted: true },
  );
  expect(codes).toEqual([4, 6, 8, 10].map((line) => `content/ml/01-a.md:${line} untrusted-html`));
  expect(page('/ml/a/')).toContain('<p class="lead">c</p>');
});

test('every component has a look that no stranger’s text can take', () => {
  for (const name of readdirSync(join(repository, 'layouts/components'))) {
    expect({
      name,
      isKept: isPageClass(name) && isPageClass(`${name}__part`) && isPageClass(`${name}--kind`),
    }).toEqual({
      name,
      isKept: true,
    });
  }
});

test('what scripts make of a page, or look for in it, has a name that no stranger’s text can take', () => {
  const { studentStyles, searchStyles } = bundleClientScripts();
  const classes = [...`${studentStyles}${searchStyles}`.matchAll(/\.([a-z][\w-]*)/g)].map(
    ([, name = '']) => name,
  );
  expect(classes).toEqual(expect.arrayContaining(['copy', 'progress', 'said', 'studied', 'theme', 'tick']));
  expect(classes.filter((name) => !isPageClass(name))).toEqual([]);
});

test('every id of the layouts is one that no text can take', async () => {
  const layouts = join(repository, 'layouts');
  const files = readdirSync(layouts, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.njk'),
  );
  const ids = files.flatMap((file) =>
    [...readFileSync(join(layouts, file), 'utf8').matchAll(/ id="([^"{]+)"/g)].map((match) => match[1]),
  );
  expect([...new Set(ids)].sort()).toEqual([...pageIds].sort());
});

function difference(a: string, b: string): string[] {
  const lines = new Set(a.split('\n'));
  return b
    .split('\n')
    .filter((line) => !lines.has(line))
    .concat(a === b ? [] : ['(differs)']);
}

test('directives within a link or a cell stand behind it, in their order', async () => {
  const text = '<table><tr><td>\n::toc\n::features{from=cards}\n</td></tr></table>\n\n## Б\n\n## В';
  const { page } = await built({ 'content/ml/01-a.md': lesson('cards:\n  - title: Карточка', text) });
  const html = page('/ml/a/');
  const spots = ['</table>', 'class="toc-list"', 'class="features"', 'id="б"'].map((part) =>
    html.indexOf(part),
  );
  expect(spots).toEqual([...spots].sort((a, b) => a - b));
  expect(spots).not.toContain(-1);
});
