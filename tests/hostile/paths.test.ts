/** No path reads or writes outside of the site, and nothing takes the place of something else. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, filesIn } from '../builds/kafedra.ts';
import { built, builtAt, type Files, frame, inFolder, writeSite } from './site.ts';

const secret = 'VERY-SECRET';

function lesson(frontMatter: string, text = 'Текст.'): Files {
  return { 'content/ml/01-a.md': `---\ntitle: А\n${frontMatter}\n---\n${text}\n` };
}

describe('an address that would leave the site, or hide in it, is refused', () => {
  test.each([
    '../../x/',
    '/../../x/',
    '/a/../../x/',
    '/a/./b/',
    '/a/..',
    '/..%2f..%2fx/',
    '/%2e%2e/%2e%2e/x/',
    '/%252e%252e/x/',
    '/%c0%ae%c0%ae/x/',
    '/..%5c..%5cx/',
    '/..\\..\\x/',
    '\\\\server\\share',
    'C:\\x',
    '/C:/x/',
    '/\uff0e\uff0e/x/',
    '/\u2025/x/',
    '/a\uff0f..\uff0fx/',
    '/\u2215..\u2215x/',
    '/a\u2044b/',
    '/a\u0000b/',
    '/a\u202egpj.x/',
    '/a\u200b/',
    '/a\u2060b/',
    '/a\ufeffb/',
    '/a b/',
    '/a?b/',
    '/a#b/',
    '/a//b/',
    '//evil.example/',
    'https://evil.example/',
    'file:///etc/passwd',
    '/.git/config/',
    '/.well-known/x/',
    '/a/.htaccess',
    '/.kafedra.json',
    '/con/',
    '/a/NUL.html',
    '/aux.x/',
    '/lpt1/',
    '/a./',
    '/a|b/',
    '/a*b/',
    '/a"b/',
    '/<script>/',
    `/${'a'.repeat(300)}/`,
    `/${'a/'.repeat(300)}`,
    '~root/x',
  ])('%j', async (permalink) => {
    const { problems, composition } = await built(lesson(`permalink: ${JSON.stringify(permalink)}`));
    const codes = problems.filter(({ level }) => level === 'error').map(({ code }) => code);
    expect(codes.some((code) => /^(?:bad-permalink|control-character|yaml-escape)$/.test(code))).toBe(true);
    for (const url of composition.model.pageByUrl.keys()) expect(url).toMatch(/^\/(?:[a-z\d]+\/)*$/);
  });
});

describe('an address that is taken is refused', () => {
  test.each([
    ['the style sheet’s folder', '/assets/kafedra/'],
    ['a place in the style sheet’s folder', '/assets/Kafedra/x/'],
    ['a file of assets', '/assets/a.html'],
    ['a file of assets in another letter case', '/ASSETS/A.html'],
    ['a folder where a file of assets is', '/assets/b.png/'],
    ['a page below a file of assets', '/assets/b.png/x/'],
    ['a folder where the sitemap is', '/sitemap.xml/'],
    ['a folder where robots.txt is', '/robots.txt/'],
    ['a folder where the page for missing pages is', '/404.html/'],
    ['the course', '/ml/'],
    ['the course as a file', '/ml/index.html'],
    ['the course in another letter case', '/ML/'],
    ['another lesson', '/ml/b/'],
    ['a folder where the page of another lesson is', '/ml/b/index.html/'],
  ])('%s', async (_, permalink) => {
    const { problems } = await built({
      ...lesson(`permalink: ${permalink}`),
      'content/ml/02-b.md': '---\ntitle: Б\n---\nТекст.\n',
      'assets/a.html': 'x',
      'assets/b.png': 'x',
    });
    const codes = problems.filter(({ level }) => level === 'error').map(({ code }) => code);
    expect(codes.some((code) => /^(?:url-taken|url-case|duplicate-url)$/.test(code))).toBe(true);
  });

  test('a page of the author takes the place of the derived page for missing pages, under each of its names', async () => {
    for (const permalink of ['/404.html', '/404']) {
      const { composition, codes } = await built({
        'content/missing.md': `---\ntitle: Нет\npermalink: ${permalink}\n---\nx\n`,
      });
      expect(codes).toEqual([]);
      expect(composition.notFound).toBeUndefined();
    }
  });

  test('a file of assets cannot replace the style sheet', async () => {
    const { codes } = await built({
      ...lesson(''),
      'assets/kafedra/x.css': 'x',
      'assets/Kafedra/favicon.svg': 'x',
    });
    expect(codes).toEqual([
      'assets/Kafedra/favicon.svg:1 reserved-folder',
      'assets/kafedra/x.css:1 reserved-folder',
    ]);
  });
});

describe('a reference out of the site is told and reads nothing', () => {
  test.each<[name: string, files: Files, code: string]>([
    ['a layout', lesson('layout: ../../secret'), 'unknown-layout'],
    ['a layout by a full path', lesson('layout: /etc/passwd'), 'unknown-layout'],
    ['a layout of the prototype', lesson('layout: __proto__'), 'unknown-layout'],
    ['a component as a layout', lesson('layout: components/toc/toc'), 'unknown-layout'],
    ['a document', lesson('sections:\n  - title: Лекция\n    document: ../../../secret.txt'), 'missing-file'],
    ['a hidden document', lesson('sections:\n  - title: Лекция\n    document: ../../.env'), 'missing-'],
    ['a video', lesson('sections:\n  - title: Лекция\n    video: /../secret.mp4'), 'missing-file'],
    ['an image', lesson('', '![а](../../../secret.png)'), 'missing-file'],
    ['an encoded image', lesson('', '![а](/assets/%2e%2e/secret.png)'), 'missing-file'],
    [
      'an image of a card',
      lesson('cards:\n  - image_path: /../secret.png', '::features{from=cards}'),
      'missing-file',
    ],
    ['a link', lesson('', '[а](../../../etc/passwd)'), 'missing-'],
    ['an image in HTML', lesson('', '<img src="../../secret.png" alt="а">'), 'missing-file'],
    ['cards of the prototype', lesson('', '::features{from=__proto__}'), 'features-missing'],
    ['cards of a constructor', lesson('', '::features{from=constructor}'), 'features-missing'],
    ['cards of a method', lesson('', '::features{from=hasOwnProperty}'), 'features-missing'],
    [
      'a file of a module',
      {
        'content/ml/index.md': '---\ntitle: К\nmodules:\n  - title: М\n    lessons: [../../secret.md]\n---\n',
      },
      'module-file-missing',
    ],
    ['a key of the navigation', lesson('sidebar:\n  nav: __proto__'), 'forbidden|navigation|^$'],
    ['a prototype in front matter', lesson('__proto__:\n  a: b'), 'forbidden-key'],
    ['a constructor in front matter', lesson('constructor:\n  prototype: b'), 'forbidden-key'],
    ['a prototype in a section', lesson('sections:\n  - title: Л\n    __proto__: {a: b}'), 'forbidden-key'],
    [
      'a prototype in the navigation',
      { '_data/navigation.yml': '__proto__:\n  - title: А\n' },
      'forbidden-key',
    ],
    [
      'a prototype in the facts of the site',
      { '_data/site.yml': 'title: А\n__proto__: {a: b}\n' },
      'forbidden-key',
    ],
  ])('%s', async (_, files, code) => {
    await inFolder(async (folder) => {
      const root = join(folder, 'site');
      for (const name of ['secret.txt', 'secret.png', 'secret.md', 'secret.njk', 'secret.mp4'])
        writeFileSync(join(folder, name), secret);
      writeSite(root, { ...frame, '.env': secret, ...lesson(''), ...files });
      const { codes, composition, urls, page } = await builtAt({ root });
      const found = codes.map((line) => line.split(' ')[1] ?? '');
      if (code !== 'forbidden|navigation|^$') expect(found.some((name) => name.startsWith(code))).toBe(true);
      for (const url of urls) expect(page(url)).not.toContain(secret);
      expect(JSON.stringify(composition.problems)).not.toContain(secret);
    });
  });

  test('no object of the program is changed by any of it', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });
});

test('a link in the site is never followed, whatever it stands for', async () => {
  await inFolder(async (folder) => {
    const root = join(folder, 'site');
    const outside = join(folder, 'outside');
    writeSite(outside, {
      'page.md': `---\ntitle: ${secret}\n---\n${secret}\n`,
      'a.txt': secret,
      'toc.njk': `{% macro toc(params) %}${secret}{% endmacro %}`,
      'own.njk': secret,
      'theme.css': `.a{--b:"${secret}"}`,
      'badge.css': `.badge{--b:"${secret}"}`,
      'site.yml': `title: ${secret}\n`,
      'components/footer/footer.njk': `{% macro footer(params) %}${secret}{% endmacro %}`,
    });
    writeSite(root, { ...frame, ...lesson('layout: own', '## Б\n\n## В'), 'layouts/lesson.txt': '' });
    const link = (to: string, from: string) => {
      mkdirSync(join(root, from, '..'), { recursive: true });
      symlinkSync(join(outside, to), join(root, from));
    };
    link('page.md', 'content/ml/02-linked.md');
    link('.', 'content/linked');
    link('a.txt', 'assets/a.txt');
    link('.', 'assets/linked');
    link('toc.njk', 'layouts/components/toc/toc.njk');
    link('components/footer', 'layouts/components/footer');
    link('own.njk', 'layouts/own.njk');
    link('theme.css', 'assets/styles/theme.css');
    link('badge.css', 'layouts/components/badge/badge.css');
    link('site.yml', '_data/navigation.yml');
    const { composition, codes, urls, page } = await builtAt({ root });
    expect(codes.filter((code) => code.endsWith(' symlink')).length).toBe(10);
    for (const url of urls) expect(page(url)).not.toContain(secret);
    expect(JSON.stringify(composition)).not.toContain(secret);
    expect([...composition.assetPaths.keys()]).toEqual([]);
    const output = join(folder, 'out');
    const build = await command(['build', '--root', root, '--output', output]);
    expect(build).toMatchObject({ code: 1, stdout: '' });
    expect(build.stderr).not.toContain(secret);
    // Without what the missing layout is needed for, the site is whole.
    writeSite(root, lesson('', '## Б\n\n## В'));
    expect(await command(['build', '--root', root, '--output', output])).toMatchObject({ code: 0 });
    for (const file of filesIn(output))
      expect(readFileSync(join(output, file), 'utf8')).not.toContain(secret);
  });
});

test('a link in the place of the output folder is refused, and nothing is written behind it', async () => {
  await inFolder(async (folder) => {
    const root = join(folder, 'site');
    writeSite(root, { ...frame, ...lesson('') });
    mkdirSync(join(folder, 'outside'));
    symlinkSync(join(folder, 'outside'), join(root, '_site'));
    const { code, stderr } = await command(['build', '--root', root]);
    expect({ code, files: filesIn(join(folder, 'outside')) }).toEqual({ code: 2, files: [] });
    expect(stderr).toContain('_site');
  });
});

test('hidden and stray files are not published, and neither is what stands beside the pages', async () => {
  await inFolder(async (folder) => {
    const root = join(folder, 'site');
    const stray = [
      '.env',
      '.git/config',
      'a.png~',
      'b.bak',
      'c.orig',
      'd.swp',
      '~$e.docx',
      'README.md',
      '.htaccess',
    ];
    const files = stray.flatMap((name) =>
      ['content/ml/', 'assets/', ''].map((place) => [place + name, secret]),
    );
    writeSite(root, {
      ...frame,
      ...lesson(''),
      ...Object.fromEntries(files),
      'content/ml/notes.txt': secret,
      'content/ml/secret.png': secret,
      'content/ml/_private.md': secret,
      'content/ml/data.json': secret,
      'content/ml/a.11tydata.js': `throw new Error('${secret}')`,
      'content/ml/b.11ty.js': `throw new Error('${secret}')`,
      'content/ml/c.njk': secret,
      'content/ml/d.html': secret,
      '_data/secret.json': `{"a":"${secret}"}`,
      '_data/secret.js': `throw new Error('${secret}')`,
      'package.json': `{"name":"${secret}","type":"module"}`,
      'assets/fine.txt': 'x',
    });
    const output = join(folder, 'out');
    const { code, stdout, stderr } = await command(['build', '--root', root, '--output', output]);
    expect({ code, said: (stdout + stderr).includes(secret) }).toEqual({ code: 0, said: false });
    const published = filesIn(output);
    expect(published.filter((file) => readFileSync(join(output, file), 'utf8').includes(secret))).toEqual([]);
    expect(published.filter((file) => !file.startsWith('assets/kafedra/'))).toEqual([
      '.kafedra.json',
      '404.html',
      'assets/fine.txt',
      'index.html',
      'ml/a/index.html',
      'ml/index.html',
      'ml/print/index.html',
      'robots.txt',
      'sitemap.xml',
    ]);
  });
});
