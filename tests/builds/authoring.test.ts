/** The commands that make files: `init`, `new` and `override`. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { init } from '../../src/cli/init.ts';
import { newCourse, newLesson } from '../../src/cli/new.ts';
import { override } from '../../src/cli/override.ts';
import { langOf } from '../../src/cli/report.ts';
import { languages } from '../../src/cli/words/index.ts';
import { compose } from '../../src/compose.ts';
import { parsePage } from '../../src/content/frontMatter.ts';
import { filesIn, repository } from './kafedra.ts';

let root: string;
let said: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kafedra-authoring-'));
  said = '';
  vi.stubEnv('LC_ALL', 'en_GB.UTF-8');
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

const read = (file: string) => readFileSync(join(root, file), 'utf8');
function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
const start = (options: Partial<Parameters<typeof init>[1]> = {}, folder = '.') =>
  init(folder, { root, yes: true, ...options });
const problems = async () => (await compose({ root })).problems;

describe('init', () => {
  test.each([
    ['!!!', 'course', '!!!'],
    ['👩\u200d🎓', 'course', '👩\u200d🎓'],
    ['../..', 'course', '../..'],
    ['- "a": # b\n', 'a-b', '- "a": # b'],
  ])('takes whatever the title %j is', async (title, key, shown) => {
    expect(await start({ title, course: title })).toBe(0);
    const { model, problems: found } = await compose({ root });
    expect(found).toEqual([]);
    expect([model.site.title, model.courses[0]?.title, model.courses[0]?.key]).toEqual([shown, shown, key]);
  });

  test.each(languages)('makes a site in the language %s, without a problem or a hint', async (lang) => {
    expect(await start({ lang })).toBe(0);
    expect(await problems()).toEqual([]);
    expect(filesIn(root).map((file) => file.replace(/content\/[^/]+/, 'content/*'))).toEqual([
      '.github/dependabot.yml',
      '.github/workflows/pages.yml',
      '.gitignore',
      '.vscode/extensions.json',
      '.vscode/kafedra.code-snippets',
      '.vscode/settings.json',
      '.vscode/tasks.json',
      'README.md',
      '_data/site.yml',
      'assets/.gitkeep',
      'content/*/01-intro.md',
      'content/*/index.md',
      'package.json',
    ]);
    expect(read('README.md').includes('Посмотреть сайт')).toBe(lang === 'ru');
    expect(said.includes('Что дальше')).toBe(lang === 'ru');
  });

  test.each([
    ['RU', 'ru'],
    ['ru-RU', 'ru'],
    ['Русский', 'ru'],
    ['Russian', 'ru'],
    ['английский', 'en'],
  ])('knows what language %s is', async (name, lang) => {
    await start({ lang: name });
    expect(read('_data/site.yml')).toContain(`lang: ${lang}\n`);
  });

  test('takes the language of the terminal, and English where it has none of it', async () => {
    await start();
    expect(read('_data/site.yml')).toContain('lang: en\n');
    for (const [locale, lang] of [
      ['ru_RU.UTF-8', 'ru'],
      ['de_DE.UTF-8', 'en'],
    ] as const) {
      vi.stubEnv('LC_ALL', locale);
      await start({}, locale);
      expect(read(`${locale}/_data/site.yml`)).toContain(`lang: ${lang}\n`);
    }
  });

  test('makes folder and address of a Cyrillic title in Latin letters, and quotes what YAML would misread', async () => {
    const title = 'Курсы: «Анна» # 1';
    await start({ lang: 'ru', title, course: 'Объектно-ориентированное программирование на C++' });
    const { model } = await compose({ root });
    expect(model.site.title).toBe(title);
    expect(model.courses.map(({ key, url }) => ({ key, url }))).toEqual([
      {
        key: 'obyektno-orientirovannoe-programmirovanie-na-c',
        url: '/obyektno-orientirovannoe-programmirovanie-na-c/',
      },
    ]);
  });

  const titles: [string, string][] = [
    ['a\nb: c', 'a b: c'],
    ['\u0007x', 'x'],
    ...['---', 'NO', '{{title}}', `it's "q"`, 'null', '- a', '# a'].map((title): [string, string] => [
      title,
      title,
    ]),
  ];
  test.each(titles)('keeps the title %j', async (title, kept) => {
    await start({ title, course: title, key: 'k' });
    const { model, problems } = await compose({ root });
    expect(problems).toEqual([]);
    expect([model.site.title, model.courses[0]?.title]).toEqual([kept, kept]);
  });

  test('takes the key that is given, and refuses one that is no name', async () => {
    await start({ key: 'графы' });
    expect(existsSync(join(root, 'content/графы/index.md'))).toBe(true);
    for (const key of ['a b', '../a', 'a/b', '.a', '', 'con', 'index', 'ю'.repeat(120)]) {
      await expect(start({ key }, 'other')).rejects.toThrow('cannot be a name');
    }
    await expect(start({ lang: 'fr' }, 'other')).rejects.toThrow('en, ru');
    expect(existsSync(join(root, 'other'))).toBe(false);
  });

  test('leaves every file alone that is there, and says which', async () => {
    write('README.md', 'mine');
    write('.vscode/settings.json', '{}');
    write('package.json', '{ "name": "mine", "scripts": { "build": "make" } }');
    write('thesis.docx', 'work');
    symlinkSync(join(root, 'nowhere'), join(root, '.gitignore'));
    expect(await start()).toBe(0);
    expect([read('README.md'), read('.vscode/settings.json'), read('thesis.docx')]).toEqual([
      'mine',
      '{}',
      'work',
    ]);
    expect(read('package.json')).toContain('make');
    expect(existsSync(join(root, 'nowhere'))).toBe(false);
    expect(said).toMatch(/Left alone.*README\.md, \.gitignore, \.vscode\/settings\.json, package\.json\./);
    expect(said).toContain('npm install --save-exact kafedra@file:');
    expect(said).toContain('scripts.dev="kafedra dev" scripts.check="kafedra check"\n');
  });

  test('adds no course to pages that are there, and changes nothing when it is run again', async () => {
    write('content/ml/index.md', '---\ntitle: Machine learning\n---\n');
    await start();
    expect(readdirSync(join(root, 'content'))).toEqual(['ml']);
    const before = filesIn(root).map((file) => [file, read(file)]);
    await start({ lang: 'ru', title: 'Другое' });
    expect(filesIn(root).map((file) => [file, read(file)])).toEqual(before);
  });

  test('writes nothing through a link that leads out of the site, and nothing over a file', async () => {
    mkdirSync(join(root, 'elsewhere'));
    mkdirSync(join(root, 'site'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'site/content'));
    await expect(start({}, 'site')).rejects.toThrow('a link to somewhere else');
    expect(filesIn(join(root, 'elsewhere'))).toEqual([]);
    write('file', 'text');
    await expect(start({}, 'file')).rejects.toThrow('file');
    write('other/_data', 'text');
    await expect(start({}, 'other')).rejects.toThrow('_data');
  });

  test('takes Kafedra from the version, the address or the file that is named', async () => {
    const dependency = (folder: string) => JSON.parse(read(`${folder}/package.json`)).dependencies.kafedra;
    await start({ package: '0.1.0' }, 'a');
    expect(dependency('a')).toBe('0.1.0');
    expect(JSON.parse(read('a/package-lock.json')).packages['node_modules/kafedra'].version).toBe('0.1.0');
    await start({ package: 'https://example.org/kafedra.tgz' }, 'b');
    expect(dependency('b')).toBe('https://example.org/kafedra.tgz');
    expect(existsSync(join(root, 'b/package-lock.json'))).toBe(false);
    write('kafedra-9.tgz', 'package');
    await start({ package: join(root, 'kafedra-9.tgz') }, 'c');
    expect(dependency('c')).toBe('file:vendor/kafedra-9.tgz');
    expect(read('c/vendor/kafedra-9.tgz')).toBe('package');
    await start({ package: repository }, 'd');
    expect(dependency('d')).toMatch(/^file:\.\.\//);
    await expect(start({ package: './none.tgz' }, 'e')).rejects.toThrow('./none.tgz');
  });

  test('locks what Kafedra needs to run, and nothing of what it is made with', async () => {
    await start({ package: '0.1.0' });
    const { packages } = JSON.parse(read('package-lock.json'));
    expect(Object.keys(packages)).toEqual(
      expect.arrayContaining(['node_modules/zod', 'node_modules/kafedra']),
    );
    for (const name of ['vitest', 'esbuild', 'mermaid', 'tsx', 'typescript'])
      expect(packages[`node_modules/${name}`]).toBeUndefined();
    const { dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect(packages['node_modules/kafedra'].dependencies).toEqual(dependencies);
    for (const name of Object.keys(dependencies))
      expect(packages[`node_modules/${name}`], name).toBeDefined();
  });

  test('publishes by the same workflow as this repository, whose scripts it has', async () => {
    await start();
    for (const file of ['.github/workflows/pages.yml', '.github/dependabot.yml'])
      expect(read(file)).toBe(readFileSync(join(repository, file), 'utf8'));
    const named = [...read('.github/workflows/pages.yml').matchAll(/npm run ([\w-]+)/g)].map(
      ([, name]) => name,
    );
    expect(Object.keys(JSON.parse(read('package.json')).scripts)).toEqual(
      expect.arrayContaining([...new Set(named)]),
    );
  });
});

describe('a template of front matter', () => {
  const templates = languages.flatMap((lang) =>
    ['course.md', 'lesson.md', 'first-lesson.md'].map((name) => [`${lang}/${name}`] as const),
  );

  test.each(templates)('%s has only keys that Kafedra knows, also in its comments', async (name) => {
    const text = readFileSync(join(repository, 'templates', name), 'utf8').replace('{{title}}', 'Title');
    const front = text.split('\n---\n')[0] ?? '';
    const switchedOn = text.replace(front, front.replace(/^( *)# (?=[a-z_]+:| {2})/gm, '$1'));
    expect(switchedOn).not.toBe(text);
    write('content/ml/index.md', '---\ntitle: ML\n---\n');
    write(name.includes('course') ? 'content/ml/index.md' : 'content/ml/01-a.md', switchedOn);
    expect(parsePage('content/ml/01-a.md', switchedOn).problems).toEqual([]);
    for (const file of ['slides/01.pdf', 'handouts/01.pdf']) write(`assets/${file}`, '');
    const found = (await compose({ root, drafts: true })).problems;
    // An ellipsis stands where only the author knows what to write.
    expect(found.filter(({ values }) => !JSON.stringify(values).includes('…'))).toEqual([]);
  });
});

test('of a folder that holds no site the language of the terminal is spoken', async () => {
  expect(langOf(await compose({ root }))).toBe('en');
  write('_data/site.yml', 'title: Курсы\n');
  expect(langOf(await compose({ root }))).toBe('ru');
});

describe('new course', () => {
  test('says where it has to be run, in a folder that is no site', async () => {
    await expect(newLesson('ml/trees', { root })).rejects.toThrow(/no folder "content" here/);
    expect(readdirSync(root)).toEqual([]);
  });

  test('makes the page of a course, in the language of the site', async () => {
    write('_data/site.yml', 'title: Курсы\nlang: ru\nurl:\n');
    expect(await newCourse('teoriya-grafov', { root, title: 'Теория: графы' })).toBe(0);
    expect(read('content/teoriya-grafov/index.md')).toMatch(/^---\ntitle: 'Теория: графы'\n# Ниже/);
    expect(await newCourse('algebra', { root })).toBe(0);
    expect(read('content/algebra/index.md')).toContain('title: Algebra\n');
    expect((await problems()).filter(({ level }) => level !== 'info')).toEqual([]);
    expect(said).toContain('/teoriya-grafov/');
  });

  test('never overwrites one, whatever number its folder has', async () => {
    write('content/01-ml/index.md', 'mine');
    await expect(newCourse('ml', { root })).rejects.toThrow('content/01-ml/index.md');
    expect(read('content/01-ml/index.md')).toBe('mine');
  });

  test.each(['../a', '/etc', 'a/b', 'a b', '', '.', 'C:\\a', '.hidden', '_x', 'a\u0000b'])(
    'refuses %j',
    async (key) => {
      await expect(newCourse(key, { root })).rejects.toThrow(/./);
      expect(filesIn(root)).toEqual([]);
    },
  );
});

describe('new lesson', () => {
  const made = () => filesIn(join(root, 'content/ml')).filter((file) => !file.endsWith('index.md'));
  const lesson = (path: string, title?: string) =>
    newLesson(path, { root, ...(title === undefined ? {} : { title }) });
  beforeEach(() => {
    write('_data/site.yml', 'title: Courses\nlang: en\nurl:\n');
    write('content/ml/index.md', '---\ntitle: ML\nlang: ru\n---\n');
  });
  const put = (...names: string[]) => {
    for (const name of names) write(`content/ml/${name}`, '---\ntitle: A\n---\nText.\n');
  };

  test.each([
    ['the first', [], '01-x.md'],
    ['after 01 and 02', ['01-a.md', '02-b.md'], '03-x.md'],
    ['in the width of the others', ['8-a.md', '9-b.md'], '10-x.md'],
    ['in three digits', ['001-a.md'], '002-x.md'],
    ['after a gap', ['01-a.md', '07-b.md'], '08-x.md'],
    ['after a module', ['01-a.md', '02-deployment/01-b.md'], '03-x.md'],
    ['without a number where none has one', ['a.md', 'b.md'], 'x.md'],
  ])('is numbered %s', async (_, names, expected) => {
    put(...names);
    expect(await lesson('ml/x')).toBe(0);
    expect(made()).toEqual([...names, expected].sort());
    expect((await problems()).filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test('goes by order where the others do', async () => {
    for (const [name, order] of [
      ['a', 3],
      ['b', 5],
    ])
      write(`content/ml/${name}.md`, `---\ntitle: A\norder: ${order}\n---\nText.\n`);
    await lesson('ml/x', 'Last');
    expect(read('content/ml/x.md')).toMatch(/^---\ntitle: Last\norder: 6\n# /);
    const { model } = await compose({ root });
    expect(model.courses[0]?.modules.flatMap(({ lessons }) => lessons).at(-1)?.title).toBe('Last');
  });

  test('is in the language of its course, and has a title of its own or of its name', async () => {
    await lesson('ml/decision-trees');
    expect(read('content/ml/01-decision-trees.md')).toMatch(/^---\ntitle: Decision trees\n# Ниже/);
  });

  test('is named by its title where the path ends with the course or a module', async () => {
    put('01-deployment/01-a.md');
    await lesson('ml', 'Деревья решений');
    await lesson('ml/deployment', 'Docker: основы');
    expect(made()).toEqual([
      '01-deployment/01-a.md',
      '01-deployment/02-docker-osnovy.md',
      '02-derevya-resheniy.md',
    ]);
  });

  test('finds course and module by their addresses, and makes a module that is not there', async () => {
    put('02-deployment/01-a.md');
    for (const path of [
      'ml/deployment/b',
      'content/ml/02-deployment/c.md',
      'ml\\deployment\\d',
      'ml/testing/e',
    ])
      await lesson(path);
    expect(made()).toEqual([
      '02-deployment/01-a.md',
      '02-deployment/02-b.md',
      '02-deployment/03-c.md',
      '02-deployment/04-d.md',
      '03-testing/01-e.md',
    ]);
  });

  test('keeps the number that is given', async () => {
    await lesson('ml/07-x');
    expect(made()).toEqual(['07-x.md']);
  });

  test('never overwrites one, and never takes its address', async () => {
    put('03-trees.md');
    await expect(lesson('ml/trees')).rejects.toThrow('content/ml/03-trees.md');
    await expect(lesson('ml/04-trees')).rejects.toThrow('content/ml/03-trees.md');
    expect(made()).toEqual(['03-trees.md']);
  });

  test.each([
    ['../x', 'leads out'],
    ['ml/../../x', 'leads out'],
    ['/ml/x', 'leads out'],
    ['', 'leads out'],
    ['x', 'stands in a course'],
    ['lm/x', 'Did you mean "ml"'],
    ['statistics/x', 'kafedra new course statistics'],
    ['ml', '--title'],
    ['ml/a/b/c', 'too deep'],
    ['ml/a b', 'cannot be a name'],
    ['ml/index', 'cannot be a name'],
    ['ml/_a', 'cannot be a name'],
    ['ml/print', 'for printing'],
  ])('refuses %j with a reason', async (path, reason) => {
    await expect(lesson(path)).rejects.toThrow(reason);
    expect(made()).toEqual([]);
  });

  test('may be called "print" where the course is not printed as a whole', async () => {
    write('content/ml/index.md', '---\ntitle: ML\nprint: false\n---\n');
    expect(await lesson('ml/print')).toBe(0);
  });

  test('says where else it has to be named when the author lists lessons by hand', async () => {
    write('content/ml/index.md', '---\ntitle: ML\nmodules:\n  - title: One\n    lessons: [01-a.md]\n---\n');
    write('_data/navigation.yml', 'ml:\n  - title: A\n    url: /ml/a/\n');
    put('01-a.md');
    await lesson('ml/b');
    expect(said).toContain('add 02-b.md to modules in content/ml/index.md');
    expect(said).toContain('add /ml/b/ to _data/navigation.yml');
  });
});

describe('override', () => {
  const copies = () => filesIn(root);

  test('copies a component, a single file of it, or a layout', async () => {
    await override('syllabus', { root });
    expect(copies()).toEqual(
      ['css', 'njk', 'yaml'].map((ending) => `layouts/components/syllabus/syllabus.${ending}`),
    );
    await override('footer.css', { root });
    await override('lesson', { root });
    await override('base.njk', { root });
    expect(copies().filter((file) => !file.includes('syllabus'))).toEqual([
      'layouts/base.njk',
      'layouts/components/footer/footer.css',
      'layouts/lesson.njk',
    ]);
    for (const file of copies()) expect(read(file)).toBe(readFileSync(join(repository, file), 'utf8'));
  });

  test('leaves a copy alone that is there', async () => {
    write('layouts/components/footer/footer.njk', 'mine');
    await override('footer', { root });
    expect(read('layouts/components/footer/footer.njk')).toBe('mine');
    expect(said).toContain('Left alone, because it was there already: layouts/components/footer/footer.njk');
  });

  test.each(['sylabus', 'syllabus.html', '../../package', 'lesson.css', ''])(
    'tells the names that there are where there is no %j',
    async (name) => {
      await expect(override(name, { root })).rejects.toThrow(
        /Components: badge, .*words\.\nLayouts: 404, base, /,
      );
      expect(copies()).toEqual([]);
    },
  );

  test('says what may have been meant', async () => {
    await expect(override('sylabus', { root })).rejects.toThrow('Did you mean "syllabus"?');
  });
});
