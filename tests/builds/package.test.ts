/** The package, as it is installed: what is in it, and that all commands work from it. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { devServer } from './devServer.ts';
import { type Installed, install, manifest } from './installed.ts';
import { filesIn, kafedra, type Run, repository } from './kafedra.ts';

const run = promisify(execFile);

let installed: Installed;
/** A site that was made by the installed package. */
let root: string;
beforeAll(async () => {
  installed = await install();
  root = join(installed.folder, 'courses');
});
afterAll(() => installed.remove());

const command = (...args: string[]): Promise<Run> =>
  kafedra(args, {}, { program: installed.program, cwd: installed.folder });
const inSite = (...args: string[]): Promise<Run> =>
  kafedra(args, {}, { program: installed.program, cwd: root });
const fine = { code: 0, stderr: '' };

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const page = (path: string) => readFileSync(join(root, '_site', path, 'index.html'), 'utf8');

describe('the package', () => {
  test('has what runs and what is published, and nothing of the demo, the sources or the tests', () => {
    const { files } = installed.packed;
    const kinds = files.map((file) => file.replace(/^((?:dist\/)?[\w.-]+(?=\/)).*|^.*(?=\/[^/]*$)/, '$1'));
    expect([...new Set(kinds)].sort()).toEqual([
      '.github',
      'LICENSE',
      'README.md',
      'assets',
      'bin',
      'dist',
      'dist/diagrams',
      'dist/types',
      'layouts',
      'package.json',
      'schemas',
      'templates',
    ]);
    expect(files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
    expect(files.filter((file) => /^assets\/(?!fonts|icons|styles)/.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['dist/kafedra.js', 'dist/eleventy.js', 'schemas/lesson.json']),
    );
  });

  test('is small: two thirds of it are the modules that draw diagrams', () => {
    expect(installed.packed.size).toBeLessThan(2_250_000);
    expect(installed.packed.unpackedSize).toBeLessThan(7_800_000);
    const own = filesIn(installed.kafedra).filter((file) => !/^(?:dist\/diagrams|node_modules)\//.test(file));
    const bytes = own.map((file) => readFileSync(join(installed.kafedra, file)).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_250_000);
  });

  test('is compiled before it is packed', () => {
    expect(manifest().scripts).toMatchObject({ prepack: 'npm run dist', dist: 'tsx tools/dist.ts' });
  });

  test('is one that publint has nothing against', async () => {
    const { messages, pkg } = await publint({ pkgDir: installed.kafedra, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('carries the licences of what it carries', () => {
    const [folder = ''] = readdirSync(join(installed.kafedra, 'dist/diagrams'));
    const licences = readFileSync(join(installed.kafedra, 'dist/diagrams', folder, 'licences.txt'), 'utf8');
    for (const name of ['cytoscape', 'd3-shape', 'dompurify', 'elkjs', 'katex', 'roughjs'])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});

describe('installed into an empty folder', () => {
  test('it makes a site that has no problem and is built at once', async () => {
    const title = ['--title', 'Курсы Анны', '--course', 'Теория графов'];
    expect(await command('init', 'courses', '--yes', '--lang', 'ru', ...title)).toMatchObject(fine);
    expect(await inSite('build', '--strict')).toMatchObject(fine);
    expect(page('teoriya-grafov/intro')).toContain('<h1>Введение</h1>');
  });

  test('npm takes the lock file of the site as it is', async () => {
    const tarball = installed.packed.tarball;
    await command('init', 'locked', '--yes', '--package', tarball);
    const cwd = join(installed.folder, 'locked');
    expect(existsSync(join(cwd, 'vendor', 'kafedra-0.1.0.tgz'))).toBe(true);
    const { stdout } = await run('npm', ['ci', '--dry-run', '--offline', '--ignore-scripts'], { cwd });
    expect(stdout).toMatch(/added \d{3} packages/);
  });

  test('it builds the same bytes as Kafedra does where it was compiled', async () => {
    const output = join(installed.folder, 'from-repository');
    expect(await kafedra(['build', '--root', root, '--output', output])).toMatchObject(fine);
    const bytesOf = (folder: string) =>
      filesIn(folder)
        .filter((file) => file !== '.kafedra.json')
        .map((file) => [file, readFileSync(join(folder, file), 'base64')]);
    expect(bytesOf(join(root, '_site'))).toEqual(bytesOf(output));
  });

  test('it serves the site and renews it, new lessons included', async () => {
    const server = await devServer(
      { root, output: join(root, '.kafedra/dev') },
      undefined,
      installed.program,
    );
    try {
      expect((await server.get('/teoriya-grafov/intro/')).text).toContain('<h1>Введение</h1>');
      expect(await inSite('new', 'lesson', 'teoriya-grafov/derevya', '--title', 'Деревья')).toMatchObject(
        fine,
      );
      await server.shows('/teoriya-grafov/', ({ text }) => text.includes('Деревья'));
      expect((await server.get('/teoriya-grafov/derevya/')).text).toContain('<h1>Деревья</h1>');
    } finally {
      await server.stop();
    }
  });

  test('it imports a Jekyll site and a folder of Markdown, and checks what became of them', async () => {
    const imported = async (from: 'jekyll' | 'markdown', name: string) => {
      const source = join(repository, 'tests/sites', name);
      const { code, stderr } = await command('import', from, source, '--out', name);
      expect({ code, stderr }).toEqual(fine);
      const report = JSON.parse(readFileSync(join(installed.folder, name, 'import-report.json'), 'utf8'));
      return report.moved.map(({ to }: { to: string }) => to) as string[];
    };
    const [courses, notes] = await Promise.all([
      imported('jekyll', 'jekyll-defaults'),
      imported('markdown', 'markdown-notes'),
    ]);
    expect(courses).toContain('_data/site.yml');
    expect(notes).toContain('content/markdown-notes/01-basics/01-first.md');
    const check = await command('check', '--root', 'markdown-notes', '--format', 'json');
    const codes = JSON.parse(check.stdout).problems.map(({ code }: { code: string }) => code);
    // A link of the notes to a folder without a page.
    expect({ code: check.code, codes }).toEqual({ code: 1, codes: expect.arrayContaining(['missing-page']) });
  });

  test('a defect names the sources, not what they were compiled to', async () => {
    const styles = join(installed.kafedra, 'assets/styles/tokens.css');
    renameSync(styles, `${styles}.away`);
    const { code, stderr } = await inSite('check');
    renameSync(`${styles}.away`, styles);
    expect(code).toBe(70);
    expect(stderr).toMatch(/at .*src\/output\/styles\.ts:\d+:\d+/);
  });
});

describe('what a site has of its own', () => {
  let before: string;
  beforeAll(async () => {
    before = page('teoriya-grafov');
    expect(await inSite('override', 'syllabus')).toMatchObject(fine);
    const component = join(root, 'layouts/components/syllabus/syllabus.njk');
    const text = readFileSync(component, 'utf8');
    writeFileSync(component, text.replace('<table class="syllabus"', '<table class="syllabus mine"'));
    write('assets/styles/theme.css', '.mine { border: 3px solid teal }');
    write(
      'content/teoriya-grafov/09-diagram.md',
      '---\ntitle: Схема\n---\n```mermaid\ngraph LR; A-->B\n```\n',
    );
    write(
      '.eleventy.js',
      `import kafedra from 'kafedra/eleventy';
      export default function (config) {
        config.addPlugin(kafedra);
        config.addTransform('mark', (html) => html + '<!-- mine -->');
      }`,
    );
    expect(await inSite('build')).toMatchObject(fine);
  });

  test('a component and styles take the place of the built-in ones', () => {
    expect(before).not.toContain('class="syllabus mine"');
    expect(page('teoriya-grafov')).toContain('class="syllabus mine"');
    expect(page('teoriya-grafov')).toContain('3px solid teal');
  });

  test('a diagram brings what draws it', () => {
    const [, script = ''] =
      /src="\/(assets\/kafedra\/mermaid[^"]*)"/.exec(page('teoriya-grafov/diagram')) ?? [];
    expect(filesIn(join(root, '_site'))).toContain(script);
  });

  test('an Eleventy configuration is read by build, and may add the plugin itself', () => {
    expect(page('teoriya-grafov')).toContain('<!-- mine -->');
  });
});

describe('an Eleventy configuration of the site', () => {
  const eleventy = join(repository, 'node_modules/@11ty/eleventy/cmd.cjs');

  test('works with the command line of Eleventy, which takes no lesson for a template', async () => {
    write('pages/own.njk', '---\npermalink: /own/\n---\nAn own template');
    const args = [eleventy, '--config=.eleventy.js', '--output=_eleventy', '--quiet', '--pathprefix=/q/'];
    const { stderr } = await run(process.execPath, args, { cwd: root });
    expect(stderr).toBe('');
    const pages = filesIn(join(root, '_eleventy')).filter((file) => file.endsWith('.html'));
    expect(pages).toEqual([
      '404.html',
      'index.html',
      'own/index.html',
      'teoriya-grafov/derevya/index.html',
      'teoriya-grafov/diagram/index.html',
      'teoriya-grafov/index.html',
      'teoriya-grafov/intro/index.html',
      'teoriya-grafov/print/index.html',
    ]);
    const lesson = readFileSync(join(root, '_eleventy/teoriya-grafov/intro/index.html'), 'utf8');
    expect(lesson).toContain('<!-- mine -->');
    expect(lesson).toContain('href="/q/teoriya-grafov/derevya/"');
    write('content/teoriya-grafov/10-spoilt.md', '---\ntitel: x\n---\n');
    const failed = await run(process.execPath, args, { cwd: root }).catch((error) => error);
    rmSync(join(root, 'content/teoriya-grafov/10-spoilt.md'));
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('10-spoilt.md:2:1');
    expect(failed.stderr).not.toMatch(/^\s+at |stack trace/m);
  });

  test('in TypeScript is read where Node or the site can read it, and else that is said', async () => {
    renameSync(join(root, '.eleventy.js'), join(root, 'eleventy.away'));
    write('.eleventy.ts', 'export default function (config: { on(): void }): void {}\n');
    const { code, stderr } = await inSite('build');
    if ('typescript' in process.features && process.features.typescript) expect(code).toBe(0);
    else {
      expect({ code, stderr }).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('npm install --save-dev tsx'),
      });
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });

  test('is typed: the plugin has declarations that a strict compiler takes', async () => {
    write(
      'typed.mts',
      `import kafedra, { type KafedraOptions } from 'kafedra/eleventy';
      const options: KafedraOptions = { drafts: true };
      export default (config: Parameters<typeof kafedra>[0]) => kafedra(config, options);
      // @ts-expect-error
      kafedra(1);`,
    );
    const compiler = join(repository, 'node_modules/typescript/bin/tsc');
    const options = ['--module', 'nodenext', '--strict', '--noEmit', '--lib', 'ES2023,DOM', '--types', ''];
    await run(process.execPath, [compiler, ...options, 'typed.mts'], { cwd: root });
  });
});
