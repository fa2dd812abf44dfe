/** A whole Jekyll site is imported. */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { importSite } from '../../src/cli/import.ts';
import { compose } from '../../src/compose.ts';
import { importJekyll } from '../../src/import/jekyll/index.ts';
import type { ImportReport } from '../../src/import/report.ts';
import { reportWords } from '../../src/import/wording/index.ts';
import { repository } from '../builds/kafedra.ts';
import { folderOf, importFiles, temporaryFolder, textOf, writeInto } from './folders.ts';

vi.spyOn(process.stdout, 'write').mockImplementation(() => true);

const site = (name: string) => join(repository, 'tests/sites', name);

async function imported(name: string, options: { deriveNavigation?: boolean } = {}) {
  const out = join(temporaryFolder(), 'site');
  await importSite('jekyll', site(name), { out, deriveNavigation: options.deriveNavigation ?? false });
  const report = JSON.parse(readFileSync(join(out, 'import-report.json'), 'utf8')) as ImportReport;
  return { out, report, read: (file: string) => readFileSync(join(out, file), 'utf8') };
}

describe('the site of a chair', () => {
  test('is imported with the mistakes that it had, and no other', async () => {
    const { out, report } = await imported('jekyll-courses');
    expect(report.mistakes.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      '_ml/1-1-intro.md:3 duplicate-key',
      '_text/ml0.md:54 liquid-in-code',
      '_data/navigation.yml:20 navigation-dead-entry',
      '_ml/1-1-intro.md:11 google-editor',
      '_ml/1-2-regression.md:7 unknown-key',
      '_ml/10-extra.md:1 navigation-missing-lesson',
      '_pages/00_ml.md:71 missing-page',
      '_os/processes.md:1 navigation-missing-lesson',
      '_pres/ml0.md:7 image-without-alt',
      '_text/ml0.md:81 missing-file',
    ]);
    const { problems } = await compose({ root: out });
    const told = problems.filter(({ level, code }) => level !== 'info' && code !== 'liquid-left');
    expect(told.map(({ code }) => code)).toEqual(report.mistakes.slice(2).map(({ code }) => code));
  });

  test('keeps every address, and former ones lead on', async () => {
    const { out, report } = await imported('jekyll-courses');
    const { model } = await compose({ root: out });
    const moved = report.moved.flatMap(({ address }) => (address === undefined ? [] : [address]));
    expect(moved.filter((address) => !model.pageByUrl.has(address))).toEqual([]);
    expect([...model.pageByFormerUrl.keys()].sort()).toEqual([
      '/chair/',
      '/ml/2/',
      '/old-about/',
      '/old/regression.html',
      '/text/ml! (draft)/',
    ]);
  });

  test('loses nothing without a word', async () => {
    const { report } = await imported('jekyll-courses');
    const told = new Set([
      ...report.moved.map(({ from }) => from),
      ...[...report.left, ...report.human, ...report.converted].map(({ file }) => file),
    ]);
    const sources = report.moved.map(({ from }) => from);
    expect(sources.length).toBeGreaterThan(25);
    for (const file of ['_pages/old.md', 'assets/images/unused.png', 'notes/a.txt'])
      expect(told).toContain(file);
    expect(report.left.map(({ code }) => code)).toContain('unused-file');
  });

  test('keeps the order of its lessons where a key gave it, and says nothing where the names do', async () => {
    const { out, read } = await imported('jekyll-courses');
    const { model } = await compose({ root: out });
    const titles = model.courses.map(({ key, modules }) => [
      key,
      modules.flatMap(({ lessons }) => lessons.map(({ title }) => title)),
    ]);
    expect(Object.fromEntries(titles)).toEqual({
      ml: ['ML1 Введение', 'ML2 Регрессия', '10 Extra'],
      mo: ['Введение в MLOps', 'Мониторинг', 'Итоги'],
      os: ['Командная строка', 'Процессы'],
    });
    expect(read('content/os/shell.md')).toContain('order: 1');
    expect(read('content/ml/1-1-intro.md')).not.toContain('order:');
  });

  test('drops a navigation that says no more than the files, and says why another stays', async () => {
    const { read, report } = await imported('jekyll-courses', { deriveNavigation: true });
    const navigation = read('_data/navigation.yml');
    expect(navigation).not.toContain('mo:');
    expect(navigation).toContain('# - title: "CV"');
    expect(read('content/mo/index.md')).toContain('# sidebar:\n  # nav: "mo"');
    expect(
      report.converted.filter(({ code }) => code.startsWith('navigation')).map(({ values }) => values),
    ).toEqual([
      { key: 'ml', what: 'groups', detail: '1. Основы' },
      { key: 'mo' },
      { key: 'unix', what: 'groups', detail: 'Основы' },
    ]);
  });
});

test('a navigation that only calls the link to the course another name says no more', async () => {
  const files = {
    '_config.yml': 'title: T\ncollections: { ml: { output: true, permalink: "/:collection/:path/" } }',
    '_ml/a.md': '---\ntitle: A\nsections: []\n---\n',
    'ml.md': '---\ntitle: ML\nlayout: course\npermalink: /ml/\nsidebar: { nav: ml }\n---\n',
    '_data/navigation.yml': 'ml:\n  - title: Contents\n    url: /ml/\n  - title: A\n    url: /ml/a\n',
  };
  const derived = await importFiles(files, true);
  expect(derived.files.map(({ file }) => file)).not.toContain('_data/navigation.yml');
  const kept = await importFiles(files);
  expect(textOf(kept, '_data/navigation.yml')).toBe(files['_data/navigation.yml']);
});

test('a folder that the configuration names holds the site; files are called as they lie', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T\nsource: ./docs/',
    'other.md': '---\ntitle: O\n---\n',
    'docs/index.md': '---\ntitle: A\n---\n![](/a.png) {{ user.name }}\n',
    'docs/a.png': '',
  });
  expect(imported.moved).toEqual([
    { from: '_config.yml', to: '_data/site.yml' },
    { from: 'docs/index.md', to: 'content/index.md', address: '/' },
    { from: 'docs/a.png', to: 'assets/a.png' },
  ]);
  expect(imported.findings.map(({ file, code }) => `${file} ${code}`)).toContain('docs/index.md liquid-left');
});

test('addresses are followed as the old site did: full, from the root, without a stroke', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T\nurl: https://a.example\nbaseurl: /base',
    'x/index.md':
      '---\ntitle: X\nheader: { teaser: img/t.png }\n---\n# X\n\n[f](https://a.example/base/f.pdf#p2) [y](//a.example/base/y/) [z](https://a.example/other/)\n',
    'y.md': '---\ntitle: Y\npermalink: /y/\n---\n{% include_relative x/part.md %}\n',
    'x/part.md': '**part**\n',
    'f.pdf': '',
    'img/t.png': '',
    '_data/navigation.yml': 'main:\n  - title: X\n    url: x/\n',
  });
  expect(textOf(imported, 'content/x/index.md')).toBe(
    '---\ntitle: X\nheader: { teaser: /assets/img/t.png }\nlayout: page\n---\n\n[f](/assets/f.pdf#p2) [y](/y/) [z](https://a.example/other/)\n',
  );
  expect(textOf(imported, 'content/y.md')).toContain('**part**');
  expect(textOf(imported, '_data/navigation.yml')).toContain('url: /x/');
});

test('files with spaces in their names come along wherever front matter names them', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T\nurl: https://a.example\nbaseurl: /base\ncollections: { ml: { output: true } }',
    '_ml/a.md': [
      '---\ntitle: Раз / два\nsections:\n- title: Лекция 1 / 2',
      '  slides: /assets/Лекции 2024/Лекция 1.pdf # новые',
      '  document: "/base/assets/b c.pdf"',
      '  test: https://a.example/base/assets/d e.pdf',
      '  textbook: /assets/no such.pdf',
      '  notes: /assets/f g.pdf',
      '  overview: |\n    [h](/assets/h i.pdf), [снова](/assets/h%20i.pdf), [j](/j.pdf) и [j](/j.pdf).\n---\n',
    ].join('\n'),
    ...Object.fromEntries(
      ['Лекции 2024/Лекция 1', 'b c', 'd e', 'f g', 'h i'].map((name) => [`assets/${name}.pdf`, '']),
    ),
    'j.pdf': '',
  });
  expect(textOf(imported, 'content/ml/a.md').split('\n').slice(1, 13)).toEqual([
    'title: Раз / два',
    'sections:',
    '- title: Лекция 1 / 2',
    '  slides: /assets/Лекции%202024/Лекция%201.pdf # новые',
    '  document: "/assets/b%20c.pdf"',
    '  test: /assets/d%20e.pdf',
    '  textbook: /assets/no such.pdf',
    '  additional:',
    '    - title: notes',
    '      url: /assets/f%20g.pdf',
    '  overview: |',
    '    [h](/assets/h%20i.pdf), [снова](/assets/h%20i.pdf), [j](/assets/j.pdf) и [j](/assets/j.pdf).',
  ]);
  expect(imported.moved.flatMap(({ to, address }) => (address === undefined ? [to] : [])).sort()).toEqual([
    '_data/site.yml',
    'assets/b c.pdf',
    'assets/d e.pdf',
    'assets/f g.pdf',
    'assets/h i.pdf',
    'assets/j.pdf',
    'assets/Лекции 2024/Лекция 1.pdf',
  ]);
  expect(imported.findings.map(({ code }) => code)).not.toContain('unused-file');
});

test('a post whose date does not exist is left for a person; others get the address that Ruby made', async () => {
  const post = '---\ntitle: P\n---\n';
  const imported = await importFiles({
    '_config.yml': 'title: T',
    '_posts/2024-13-45-bad.md': post,
    '_posts/2024-00-10-bad.md': post,
    '_posts/2024-14-45-own.md': '---\ntitle: P\ndate: 2024-03-01\n---\n',
    '_posts/2024-02-30-late.md': post,
    '_posts/24-2-3-short.md': post,
    '_posts/98-2-3-old.md': post,
  });
  expect(imported.moved.flatMap(({ address }) => (address === undefined ? [] : [address])).sort()).toEqual([
    '/1998/02/03/old.html',
    '/2024/02/03/short.html',
    '/2024/03/01/late.html',
    '/2024/03/01/own.html',
  ]);
  const told = imported.findings.filter(({ code }) => code === 'post-date');
  expect(told.map(({ file, group }) => `${group} ${file}`)).toEqual([
    'human _posts/2024-00-10-bad.md',
    'human _posts/2024-13-45-bad.md',
  ]);
});

test('a deck of HTML comes along with all that it uses, and its address leads to it', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T\nbaseurl: /base',
    'index.md':
      '---\ntitle: H\n---\n[1](/slides/lec1.html#/2) [2](/slides/two/) [3](/assets/own/deck.html)\n',
    'slides/lec1.html': [
      '<!doctype html><title>Лекция 1 &amp; 2</title><link rel=stylesheet href=css/style.css>',
      `<style>body { background: url('../assets/b g.png') }</style>`,
      '<script src="/base/slides/reveal.js?v=1"></script>',
      `<p title="don't">a</p><section data-background-image="img/a.png" data-markdown="text.md"></section>`,
      '<textarea data-template>![](img/b.png)</textarea> <a href="../">H</a> <a href="#/1">1</a> <a href="no.html">x</a>',
      `<script>Reveal.initialize({ dependencies: [{ src: 'plugin/notes.js' }] })</script>`,
    ].join('\n'),
    'slides/css/style.css': '@import "more.css"; @font-face { src: url(../font.woff2?x#y) }',
    'slides/css/more.css': 'a { background: url(data:,x) }',
    'slides/text.md': '![](img/c.png)\n',
    'slides/two/index.html':
      '<img srcset="a.png 1x, /slides/two/b.png 2x" src="a.png"><a href="../lec1.html">1</a>',
    'assets/own/deck.html': '<script type="module">import "./deck.js"</script>',
    'assets/own/deck.js': 'export const text = "Hi/there";',
    ...Object.fromEntries(
      [
        'font.woff2',
        'reveal.js',
        'plugin/notes.js',
        'img/a.png',
        'img/b.png',
        'img/c.png',
        'two/a.png',
        'two/b.png',
      ].map((name) => [`slides/${name}`, '']),
    ),
    'assets/b g.png': '',
    'slides/unused.png': '',
  });
  const unused = imported.findings.filter(({ code }) => code === 'unused-file').map(({ file }) => file);
  expect(unused).toEqual(['slides/unused.png']);
  expect(textOf(imported, 'content/index.md')).toContain(
    '[1](/assets/slides/lec1.html#/2) [2](/assets/slides/two/index.html) [3](/assets/own/deck.html)',
  );
  const deck = textOf(imported, 'assets/slides/lec1.html');
  for (const part of [
    'href=css/style.css',
    'url("../b%20g.png")',
    'src="reveal.js?v=1"',
    'data-background-image="img/a.png"',
    '<a href="../../">H</a> <a href="#/1">1</a> <a href="no.html">x</a>',
    `src: 'plugin/notes.js'`,
  ])
    expect(deck).toContain(part);
  expect(textOf(imported, 'assets/slides/two/index.html')).toBe(
    '<img srcset="a.png 1x, b.png 2x" src="a.png"><a href="../lec1.html">1</a>',
  );
  expect(textOf(imported, 'content/slides/lec1.md')).toBe(
    '---\nlayout: page\ntitle: Лекция 1 & 2\npermalink: /slides/lec1.html\n---\n\n[Лекция 1 \\& 2](/assets/slides/lec1.html)\n',
  );
  expect(textOf(imported, 'content/slides/two/index.md')).toContain('(/assets/slides/two/index.html)');
  expect(imported.findings.filter(({ code }) => code === 'deck-moved')).toHaveLength(2);
});

test('a deck with front matter comes along as Jekyll filled it in, and all links lead to it', async () => {
  const slides = '<section>1</section><script src="{{ site.baseurl }}/reveal.js"></script>';
  const deck = (front: string, body: string) => `---\n${front}\n---\n${body}\n`;
  const imported = await importFiles({
    '_config.yml': 'title: T\nbaseurl: /base\ncollections: { decks: { output: true }, hidden: {} }',
    'index.md':
      '---\ntitle: H\n---\n[1]({% link slides/lec1.html %}) [2](/deck/#/3) {% for d in site.decks %}[{{ d.title }}]({{ d.url }}){% endfor %}\n',
    '_includes/foot.html': '<footer>{{ page.title }}</footer>',
    'slides/lec1.html': deck(
      'layout: null\ntitle: "Лекция [1]"',
      `<!doctype html>\n<html><body>\n    ${slides}<a href="{{ site.baseurl }}/deck/">2</a>{% include foot.html %}</body></html>`,
    ),
    'slides/lec2.html': deck(
      'permalink: /deck/\nredirect_from: /old/',
      `<!-- a --> <html><title>Second of {{ site.title }}</title><p class="slide">${slides}</html>`,
    ),
    '_decks/three.html': deck('title: Three', `<html>${slides}</html>`),
    // What is text of the site stays text of the site.
    'own.html': deck('layout: default', `<html>${slides}</html>`),
    'part.html': deck('title: Part', slides),
    'plain.html': deck('title: Plain', '<!doctype html><html><p>a</p></html>'),
    'draft.html': deck('published: false', `<html>${slides}</html>`),
    '_hidden/four.html': deck('title: Four', `<html>${slides}</html>`),
    'reveal.js': '',
  });
  expect(textOf(imported, 'content/index.md')).toContain(
    '[1](/assets/slides/lec1.html) [2](/assets/deck/index.html#/3) [Three](/assets/decks/three.html)',
  );
  expect(textOf(imported, 'assets/slides/lec1.html')).toBe(
    '<!doctype html>\n<html><body>\n    <section>1</section><script src="../reveal.js"></script><a href="../deck/index.html">2</a><footer>Лекция [1]</footer></body></html>\n',
  );
  expect(textOf(imported, 'content/slides/lec1.md')).toBe(
    '---\n# layout: null\ntitle: "Лекция [1]"\nlayout: page\npermalink: /slides/lec1.html\n---\n\n[Лекция \\[1\\]](/assets/slides/lec1.html)\n',
  );
  const second = textOf(imported, 'content/slides/lec2.md');
  for (const part of [
    'permalink: /deck/',
    'redirect_from: /old/',
    'title: Second of T',
    '[Second of T](/assets/deck/index.html)',
  ])
    expect(second).toContain(part);
  const files = imported.files.map(({ file }) => file);
  expect(files.filter((file) => file.startsWith('assets/')).sort()).toEqual([
    'assets/deck/index.html',
    'assets/decks/three.html',
    'assets/reveal.js',
    'assets/slides/lec1.html',
  ]);
  for (const file of ['own.md', 'part.md', 'plain.md', 'draft.md', 'hidden/four.md'])
    expect(files).toContain(`content/${file}`);
  expect(imported.findings.filter(({ code }) => code === 'deck-moved')).toHaveLength(3);
});

test('a deck keeps what its front matter says, and takes no place from another', async () => {
  const deck = (front: string, more = '') =>
    `---\n${front}\n---\n<?xml version="1.0"?>{% assign a = 1 %}<!doctype html><html>${more}<section>1</section><script></script></html>\n`;
  const imported = await importFiles({
    '_config.yml': 'title: T\nbaseurl: /slides\ncollections: { ml: { output: true } }',
    '_ml/1-a.md': '---\ntitle: A\nsections: []\n---\n',
    '_ml/2-deck.html': deck(
      'title: D\ndescription: About\nsections:\n  - { title: Лекция, video: "https://youtu.be/dQw4w9WgXcQ" }',
      '{% highlight js %}a < b{% endhighlight %}{% include video id="dQw4w9WgXcQ" provider="youtube" %}',
    ),
    // The page of a course is one.
    'course.html': deck(
      'title: ML\nlayout: none\npermalink: /ml/',
      '<table>{% for l in site.ml %}{% for s in l.sections %}<tr><td>{{ s.title }}</td></tr>{% endfor %}{% endfor %}</table>',
    ),
    'index.md':
      '---\ntitle: H\n---\n[a]({{ site.baseurl }}/slides/a.html) [b]({% link slides/a.html %}) [c](/lec.html) [d](/lec/) [e](/My%20Deck/) [f](/x/a.html) [g](/x/a.htm)\n',
    'slides/a.html': deck('title: A', '<a href="{% link slides/b.html %}">b</a>'),
    'slides/b.html': deck('title: B'),
    'lec.html': deck('title: L'),
    'lec.md': '---\ntitle: Lec\npermalink: /lec/\n---\n',
    'unusable.html': deck('title: U\npermalink: "/My Deck/"\nredirect_from: /was/'),
    'one.html': deck('title: One\npermalink: /same/'),
    'two.html': deck('title: Two\npermalink: /Same/'),
    'three.html': deck('title: Three\npermalink: /st/'),
    'st/index.html': '<p>plain</p>',
    'x/a.html': '<p>a</p>',
    'x/a.htm': '<p>b</p>',
    'assets/in.html': deck('title: In\nredirect_from: /oldassets/'),
  });
  const lesson = textOf(imported, 'content/ml/2-deck.md');
  for (const part of [
    'title: D',
    'description: About',
    'youtu.be/dQw4w9WgXcQ',
    '[D](/assets/ml/2-deck.html)',
  ])
    expect(lesson).toContain(part);
  const deckOfLesson = textOf(imported, 'assets/ml/2-deck.html');
  expect(deckOfLesson).toContain('<pre><code class="language-js">a &lt; b</code></pre>');
  expect(deckOfLesson).not.toContain('::video');
  expect(textOf(imported, 'content/ml/index.md')).toContain('title: ML');
  expect(textOf(imported, 'content/index.md')).toContain(
    '[a](/assets/slides/a.html) [b](/assets/slides/a.html) [c](/assets/lec.html) [d](/lec/) [e](/assets/My-Deck/index.html) [f](/assets/x/a.html) [g](/assets/x/a.htm)',
  );
  expect(textOf(imported, 'assets/slides/a.html')).toContain('href="b.html"');
  expect(textOf(imported, 'content/unusable.md')).toMatch(/permalink: \/My-Deck\/[\s\S]*- \/was\//);
  const files = imported.files.map(({ file }) => file);
  expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(files.length);
  for (const file of ['one.md', 'two.md', 'three.md', 'lec.md', 'lec-2.md', 'assets/in.md'])
    expect(files).toContain(`content/${file}`);
  expect(textOf(imported, 'content/assets/in.md')).toContain('redirect_from: /oldassets/');
});

test('what the generator knew by itself is known, or told', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T\npaginate: 2\ncollections: { ml: { output: true } }',
    '_ml/1.md':
      '---\ntitle: A\nheader: { video: { id: dQw4w9WgXcQ, provider: youtube } }\n---\nFirst\nline.\n\n{{ page.next.title }}',
    '_ml/2.md':
      '---\ntitle: B\n---\n{{ page.previous.excerpt }} {{ site.time | date: "%Y" }} {{ page.date | date: "%Y" }}.',
    '_posts/2020-01-02-p.md': '---\ntitle: P\n---\n',
    'index.md':
      '---\ntitle: H\n---\n{% for p in paginator.posts %}{{ p.title }}{% endfor %}{{ site.posts | where_exp: "p", "p.title != site.title" | size }}\n',
  });
  expect(textOf(imported, 'content/ml/1.md')).toMatch(
    /---\n\n::video\{url="https:\/\/youtu\.be\/dQw4w9WgXcQ"\}\n\nFirst\nline\.\n\nB\n?$/,
  );
  expect(textOf(imported, 'content/ml/2.md')).toContain('First\nline. {{ site.time | date: "%Y" }} .');
  expect(textOf(imported, 'content/index.md')).toContain('P1');
});

describe('importing again', () => {
  test('changes nothing while nothing has changed', async () => {
    const out = join(temporaryFolder(), 'site');
    const options = { out, deriveNavigation: false };
    await importSite('jekyll', site('jekyll-defaults'), options);
    const before = readFileSync(join(out, 'import-report.json'), 'utf8');
    await importSite('jekyll', site('jekyll-defaults'), options);
    expect(readFileSync(join(out, 'import-report.json'), 'utf8')).toBe(before);
  });

  test('renews what is as it was written, and keeps what somebody changed or had before', async () => {
    const source = folderOf({
      '_config.yml': 'title: T',
      'a.md': '---\ntitle: A\n---\n1',
      'b.md': '---\ntitle: B\n---\n1',
      'c.md': '---\ntitle: C\n---\n',
    });
    const out = folderOf({ 'content/own.md': 'mine', 'content/c.md': 'mine' });
    const options = { out, deriveNavigation: false };
    const read = (file: string) => readFileSync(join(out, file), 'utf8');
    await importSite('jekyll', source, options);
    writeFileSync(join(out, 'content/a.md'), 'changed');
    writeInto(source, 'a.md', '---\ntitle: A\n---\n2');
    writeInto(source, 'b.md', '---\ntitle: B\n---\n2');
    await importSite('jekyll', source, options);
    expect([read('content/a.md'), read('content/c.md'), read('content/own.md')]).toEqual([
      'changed',
      'mine',
      'mine',
    ]);
    expect(read('content/b.md')).toContain('2');
    expect(JSON.parse(read('import-report.json')).kept).toEqual(['content/a.md', 'content/c.md']);
    rmSync(join(source, 'a.md'));
    rmSync(join(source, 'b.md'));
    await importSite('jekyll', source, options);
    expect([existsSync(join(out, 'content/a.md')), existsSync(join(out, 'content/b.md'))]).toEqual([
      true,
      false,
    ]);
  });
});

describe('a hostile or broken folder', () => {
  test('leads nowhere: links are followed only within it, and nothing is written through one', async () => {
    const secret = folderOf({ 'secret.md': '---\ntitle: Secret\n---\nSECRET' });
    const source = folderOf({
      '_config.yml': 'title: T',
      'a.md': '---\ntitle: A\n---\n![x](/s.png) [y](/../../etc/passwd)',
      'other.md': '---\ntitle: O\n---\nO',
    });
    symlinkSync(join(secret, 'secret.md'), join(source, 'b.md'));
    symlinkSync(join(secret, 'secret.md'), join(source, 's.png'));
    symlinkSync(secret, join(source, 'folder'));
    symlinkSync(join(source, 'other.md'), join(source, 'twin.md'));
    symlinkSync('/nowhere/at/all.md', join(source, 'dangling.md'));
    const outside = temporaryFolder();
    const out = temporaryFolder();
    symlinkSync(outside, join(out, 'content'));
    await importSite('jekyll', source, { out, deriveNavigation: false });
    const report = JSON.parse(readFileSync(join(out, 'import-report.json'), 'utf8')) as ImportReport;
    expect(report.left.filter(({ code }) => code === 'link-outside').map(({ file }) => file)).toEqual([
      'b.md',
      'dangling.md',
      'folder',
      's.png',
    ]);
    expect(report.moved.map(({ from }) => from)).toContain('twin.md');
    expect(existsSync(join(outside, 'a.md'))).toBe(false);
    expect(report.kept).toContain('content/a.md');
  });

  test('cannot be imported over itself', async () => {
    const source = folderOf({ '_config.yml': 'title: T', 'a.md': '---\ntitle: A\n---\n' });
    await expect(importSite('jekyll', source, { out: source, deriveNavigation: false })).rejects.toThrow();
    mkdirSync(join(source, 'content'));
    await expect(
      importSite('jekyll', join(source, 'content'), { out: source, deriveNavigation: false }),
    ).rejects.toThrow();
    await expect(
      importSite('jekyll', join(source, 'none'), { out: temporaryFolder(), deriveNavigation: false }),
    ).rejects.toThrow();
    await expect(
      importSite('jekyll', temporaryFolder(), { out: temporaryFolder(), deriveNavigation: false }),
    ).rejects.toThrow();
  });

  test('is read as far as it can be', async () => {
    const result = await importFiles({
      '_config.yml': 'title: [unclosed\ncollections:\n  ml:\n   output: true\n',
      '_data/navigation.yml': '- just\n- a list\n',
      'a.md': '---\ntitle: "A\n---\ntext',
      'b.md': '---\nnever closed',
      'c.md': '---\n- a list\n---\ntext',
      'd.md':
        '---\ntitle: D\nsidebar: [a]\nlayout: 5\npermalink: "/../../x y/"\nfeature_row: text\nsections: none\nredirect_to: [1]\n---\n{% include feature_row %}{% if %}',
      'e.md': '\u0000\u0001',
      '_ml/__proto__.md': '---\nsections:\n  - [nested]\n  - title: x\n    __proto__: { a: 1 }\n---\n',
      '_ml/constructor.md': '---\nsections: 5\ntitle: {a: b}\n---\n',
      '404.html': '---\n---\n',
    });
    expect(result.findings.every(({ code }) => code in (reportWords.en?.findings ?? {}))).toBe(true);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
});

test('front matter that cannot be read stays as it is, with its address', async () => {
  const result = await importFiles({ '_config.yml': 'title: T', 'a-b.md': '---\ntitle: x: y\n---\ntext' });
  expect(textOf(result, 'content/a-b.md')).toBe('---\npermalink: /a-b.html\ntitle: x: y\n---\n\ntext\n');
});

test('files come along from anywhere, and links to them are changed with them', async () => {
  const result = await importFiles({
    '_config.yml': 'title: T\nbaseurl: /base',
    'sub/a.md':
      '---\ntitle: A\nimage: /pics/a.png\n---\n![x](../pics/a.png) [p](/base/pics/b.pdf) [q](/base/sub/c.html) [r](c.md#x)',
    'sub/c.md': '---\ntitle: C\n---\n',
    'pics/a.png': 'a',
    'pics/b.pdf': 'b',
    'assets/unused.png': 'c',
  });
  expect(textOf(result, 'content/sub/a.md')).toBe(
    '---\ntitle: A\nimage: /assets/pics/a.png\nlayout: page\npermalink: /sub/a.html\n---\n\n![x](/assets/pics/a.png) [p](/assets/pics/b.pdf) [q](/sub/c.html) [r](/sub/c.html#x)\n',
  );
  expect(result.files.map(({ file }) => file)).toContain('assets/pics/a.png');
  expect(result.files.map(({ file }) => file)).not.toContain('assets/unused.png');
});

test('every finding has a sentence in every language', async () => {
  const [first, ...others] = Object.values(reportWords).map(({ findings }) => Object.keys(findings).sort());
  for (const other of others) expect(other).toEqual(first);
  for (const name of ['jekyll-courses', 'jekyll-defaults']) {
    const { findings } = await importJekyll({ root: site(name), skipped: '', deriveNavigation: true });
    for (const { code, values } of findings)
      for (const words of Object.values(reportWords))
        expect(words.findings[code]?.(values)).toMatch(/^\S.{10,}[.)]$/su);
  }
});

test('names with spaces and other signs are found, in Markdown, in HTML and in loops', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T\nbaseurl: /base\ncollections: { bio: { output: true } }',
    '_bio/10 Cells & co.md': '---\ntitle: Cells\n---\n',
    'index.md':
      '---\ntitle: H\n---\n![p](/img/one two.png "A title"){: .wide} [z]({{ "/a b.zip" | relative_url }})\n\n<img srcset="/base/img/s.png 1x, /base/img/t.png 2x" alt="">\n\n{% for b in site.bio %}<a href="{{ b.url | relative_url }}">{{ b.title }}</a>{% endfor %}\n',
    'img/one two.png': '',
    'img/s.png': '',
    'img/t.png': '',
    'a b.zip': '',
  });
  const text = textOf(imported, 'content/index.md');
  expect(text).toContain('![p](/assets/img/one%20two.png "A title"){: .wide} [z](/assets/a%20b.zip)');
  expect(text).toContain('srcset="/assets/img/s.png 1x, /assets/img/t.png 2x"');
  expect(text).toContain('<a href="/bio/10-Cells-&-co.html">Cells</a>');
  expect(textOf(imported, 'content/bio/10 Cells & co.md')).toContain(
    'permalink: /bio/10-Cells-&-co.html\nredirect_from:\n  - /bio/10 Cells & co.html\n',
  );
  const copies = imported.files.flatMap((file) => ('copyOf' in file ? [file.file] : []));
  expect(copies.sort()).toEqual(
    ['a b.zip', 'img/one two.png', 'img/s.png', 'img/t.png'].map((name) => `assets/${name}`),
  );
});

test('data come from tables and JSON as well as from YAML', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T',
    '_data/prices.csv': '\uFEFFitem,price\r\n"beaker, ""large""",5\r\nflask,\r\n',
    '_data/units.tsv': 'name\tsign\nmetre\tm\n',
    '_data/deep/people.json': '{\n\t"list": [{ "name": "Ann" }]\n}',
    'index.md':
      '---\ntitle: H\n---\n{% for p in site.data.prices %}- {{ p.item }}: {{ p.price }}\n{% endfor %}{{ site.data.units[0].sign }} {{ site.data.deep.people.list[0].name }}\n',
  });
  expect(textOf(imported, 'content/index.md')).toContain('- beaker, "large": 5\n- flask: \nm Ann\n');
  expect(imported.findings.map(({ code }) => code)).not.toContain('data-file');
});

test('what Jekyll did not publish is in no loop, in no count and next to nothing', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T\ncollections: { ml: { output: true, permalink: "/:collection/:path/" } }',
    '_ml/1.md': '---\ntitle: A\n---\n{{ page.next.title }}',
    '_ml/2.md': '---\ntitle: Hidden\npublished: false\n---\n',
    '_ml/3.md': '---\ntitle: C\n---\n',
    '_posts/2020-01-02-p.md': '---\ntitle: Secret\npublished: false\n---\n',
    'index.md':
      '---\ntitle: H\n---\n{{ site.ml | size }} {{ site.posts | size }} {% for l in site.ml %}{{ l.title }}{% endfor %}\n',
  });
  expect(textOf(imported, 'content/index.md')).toContain('2 0 AC');
  expect(textOf(imported, 'content/ml/1.md')).toMatch(/\nC\n$/);
  expect(textOf(imported, 'content/ml/2.md')).toContain('published: false');
});

test('an excerpt ends where its author says, and its Liquid is filled in', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T\nexcerpt_separator: <!--more-->',
    '_posts/2020-01-01-a.md': '---\ntitle: A\n---\nOne.\n\nTwo.\n<!--more-->\n\nThree.',
    '_posts/2020-01-02-b.md': '---\ntitle: B\n---\n[a]({% post_url 2020-01-01-a %}) {{ page.title }}',
    '_posts/2020-01-03-c.md': '---\ntitle: C\nexcerpt_separator: "***"\n---\n{{ page.excerpt }}!***',
    'index.md':
      '---\ntitle: H\n---\n{% for p in site.posts limit: 2 offset: 1 %}{{ p.title }}: {{ p.excerpt }}\n{% endfor %}{{ site.posts.first.excerpt }}',
  });
  const text = textOf(imported, 'content/index.md');
  expect(text).toContain('B: [a](/2020/01/01/a.html) B\nA: One.\n\nTwo.\n');
  expect(text).toContain('{{ site.posts.first.excerpt }}');
});

test('a page includes any text that lies beside it', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T',
    'a/index.md': '---\ntitle: A\n---\n{% include_relative part.txt %}\n',
    'a/part.txt': '**part**\n',
  });
  expect(textOf(imported, 'content/a/index.md')).toContain('**part**');
});

test('what the theme showed above a text is named in the report', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T',
    'index.md':
      '---\ntitle: H\nheader:\n  overlay_image: /a.png\n  teaser: /b.png\n  actions:\n    - label: Enrol\n      url: https://example.org/\ntagline: Words\n---\n',
  });
  const told = imported.findings.filter(({ code }) => code === 'theme-head');
  expect(told.map(({ line, values }) => [line, values.key])).toEqual([
    [4, 'header.overlay_image'],
    [6, 'header.actions'],
    [9, 'tagline'],
  ]);
});

test('a text that Jekyll rendered into HTML is still rendered', async () => {
  const imported = await importFiles({
    '_config.yml': 'title: T',
    '_includes/box.html':
      '<div class="box">\n    <div class="inner">{{ include.text | markdownify }}</div>\n    <span>x</span>\n</div>',
    '_posts/2020-01-01-a.md': '---\ntitle: A\n---\nOne *word*.',
    'index.md': '---\ntitle: H\n---\n{% include box.html text="A **bold** word" %}\n',
    'p.html':
      '---\ntitle: P\n---\n{% for p in site.posts %}<article><h2>{{ p.title }}</h2><div>{{ p.excerpt }}</div></article>{% endfor %}\n',
  });
  expect(textOf(imported, 'content/index.md')).toContain(
    '<div class="inner">\n\nA **bold** word\n\n</div>\n\n<span>x</span>',
  );
  expect(textOf(imported, 'content/p.md')).toContain('<div>\n\nOne *word*.\n\n</div>');
});

test('courses that share a collection are told apart by the sidebars of their pages and lessons', async () => {
  const lesson = (title: string) => `---\ntitle: ${title}\nsections: []\n---\n`;
  const page = (title: string, nav: string) =>
    `---\ntitle: ${title}\nlayout: course\npermalink: /${nav}/\nsidebar: { nav: ${nav} }\n---\n`;
  const imported = await importFiles({
    '_config.yml': [
      'title: T',
      'collections: { all: { output: true, permalink: "/:path/" } }',
      'defaults:',
      ...['go', 'db', 'os'].map(
        (nav) => `- { scope: { path: _all/${nav} }, values: { sidebar: { nav: ${nav} } } }`,
      ),
    ].join('\n'),
    '_all/go/a.md': lesson('A'),
    '_all/db/b.md': lesson('B'),
    '_all/os/c.md': lesson('C'),
    'go.md': page('Go', 'go'),
    'db.md': page('DB', 'db'),
    'every.md':
      '---\ntitle: All\n---\n{% for l in site.all %}{{ l.title }}{% for s in l.sections %}{% endfor %}{% endfor %}',
  });
  expect(imported.moved.map(({ to, address }) => [to, address])).toEqual([
    ['_data/site.yml', undefined],
    ['content/db/index.md', '/db/'],
    ['content/go/index.md', '/go/'],
    ['content/db/db-b.md', '/db/b/'],
    ['content/go/go-a.md', '/go/a/'],
    ['content/os/os-c.md', '/os/c/'],
    ['content/every.md', '/every.html'],
  ]);
  expect(textOf(imported, 'content/every.md')).toContain('BAC');
  expect(textOf(imported, 'content/os/index.md')).toContain('title: os');
});
