/** The never-rules that a machine can keep (CONTRIBUTING names them all). */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));

function sources(folder: string): { file: string; text: string }[] {
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|njk)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ file: path.slice(repository.length), text: readFileSync(path, 'utf8') }));
}

/** Where a file imports from, types included. */
function imports(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport\()\s*'([^'\n]+)'/g)].map((match) => match[1] as string);
}

test('only src/eleventy/ knows Eleventy', () => {
  const knowing = [...sources('src'), ...sources('layouts')].filter(({ text }) => /11ty|Eleventy/.test(text));
  expect(knowing.map(({ file }) => file).filter((file) => !file.startsWith('src/eleventy/'))).toEqual([]);
});

test('the course model imports nothing but the schema library and itself', () => {
  const foreign = sources('src/course').flatMap(({ file, text }) =>
    imports(text)
      .filter(
        (name) =>
          name !== 'zod' && !name.startsWith('./') && !(name.startsWith('../') && file.includes('/schema/')),
      )
      .map((name) => `${file}: ${name}`),
  );
  expect(foreign).toEqual([]);
});

test('the views import nothing but the course model and themselves', () => {
  const foreign = sources('src/views').flatMap(({ file, text }) =>
    imports(text)
      // schema-dts is types alone: it keeps the structured data true to schema.org and leaves no trace.
      .filter((name) => !name.startsWith('./') && !/^(\.\.\/)+course\//.test(name) && name !== 'schema-dts')
      .filter((name) => !(file.includes('/labels/') && name === '../prose.ts'))
      .map((name) => `${file}: ${name}`),
  );
  expect(foreign).toEqual([]);
});

test('the rules import nothing but the course model, what a page found, and themselves', () => {
  const foreign = sources('src/rules').flatMap(({ file, text }) =>
    imports(text)
      .filter((name) => !name.startsWith('./') && !name.startsWith('../course/'))
      .filter((name) => name !== '../views/prose.ts')
      .map((name) => `${file}: ${name}`),
  );
  expect(foreign).toEqual([]);
});

test('the import imports nothing but the course model, the loader, Markdown, the report and itself', () => {
  const foreign = sources('src/import').flatMap(({ file, text }) =>
    imports(text)
      .filter(
        (name) => !name.startsWith('./') && !/^(?:\.\.\/)+(?:course|content|markdown|report)\//.test(name),
      )
      // Within itself, from one of its folders to another.
      .filter(
        (name) => !(name.startsWith('../') && /^src\/import\/\w+\//.test(file) && !name.startsWith('../../')),
      )
      // Packages that read what old sites are written in.
      .filter((name) => !name.startsWith('node:') && !['yaml', 'liquidjs', 'markdown-it'].includes(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(foreign).toEqual([]);
});

test('model, views and rules reach neither disk, clock, network nor chance', () => {
  const pure = ['src/course', 'src/views', 'src/rules'].flatMap(sources);
  const impure = pure.filter(({ text }) =>
    /'node:|process\.|Date\.now|new Date\(\)|Math\.random|fetch\(|console\./.test(text),
  );
  expect(impure.map(({ file }) => file)).toEqual([]);
});

test('every field of the model, the source and the views is read-only', () => {
  const files = [
    'src/course/types.ts',
    'src/course/source.ts',
    'src/course/problem.ts',
    'src/views/types.ts',
    'src/views/prose.ts',
  ];
  for (const file of files) {
    const text = readFileSync(join(repository, file), 'utf8');
    const writable = text.match(/^ {2}(?!readonly |\/|\*| )\w+\??: .*;$/gm) ?? [];
    expect({ file, writable }).toEqual({ file, writable: [] });
  }
});

test('nothing of the author is imported or run', () => {
  const running = sources('src').filter(({ text }) =>
    /\beval\(|new Function\(|node:vm|child_process/.test(text),
  );
  // Git is asked for dates, and what a repository could make it run is refused; `dev --open` gives the system an address;
  // the index of the search is made by a program of ours.
  expect(running.map(({ file }) => file)).toEqual([
    'src/cli/devSearch.ts',
    'src/cli/openBrowser.ts',
    'src/content/history.ts',
  ]);
  const dynamic = sources('src').flatMap(({ file, text }) =>
    [...text.matchAll(/import\((?!')[^)]*\)|require\((?!')[^)]*\)/g)].map((match) => `${file}: ${match[0]}`),
  );
  // A language of the highlighter is loaded when a lesson first shows it; its name is checked before.
  expect(dynamic).toEqual([`src/markdown/highlight.ts: require(\`highlight.js/lib/languages/\${name}\`)`]);
});

test('no file imports itself by way of others', () => {
  const files = sources('src').filter(({ file }) => file.endsWith('.ts'));
  const importsOf = new Map(
    files.map(({ file, text }) => [
      file,
      imports(text)
        .filter((name) => name.startsWith('.'))
        .map((name) => join(dirname(file), name))
        // A language takes the type of its words from the list of languages.
        .filter((name) => !(/\/(?:en|ru)\.ts$/.test(file) && name === join(dirname(file), 'index.ts'))),
    ]),
  );
  const done = new Set<string>();
  const circle = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    const found = (importsOf.get(file) ?? []).map((next) => circle(next, [...way, file]));
    done.add(file);
    return found.find(({ length }) => length > 0) ?? [];
  };
  expect([...importsOf.keys()].map((file) => circle(file, [])).filter(({ length }) => length > 0)).toEqual(
    [],
  );
});
