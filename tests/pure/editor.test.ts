/** The settings for VS Code: of this repository, and those that a new site gets. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePage } from '../../src/content/frontMatter.ts';
import { error, warning } from '../../src/course/problem.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { formatPretty } from '../../src/report/pretty.ts';
import { schemaFolder } from '../../tools/schemas.ts';

const folders = ['.vscode', 'templates/vscode'];

const read = (folder: string, file: string) =>
  JSON.parse(readFileSync(join(packageRoot, folder, file), 'utf8'));

test.each(folders)('%s names a schema that there is for each file of _data', (folder) => {
  const schemas = Object.entries(read(folder, 'settings.json')['yaml.schemas'] as Record<string, string>);
  expect(schemas.map(([, files]) => files)).toEqual(['_data/site.y*ml', '_data/navigation.y*ml']);
  for (const [path] of schemas) {
    const file = path.replace(/^\.\/(?:node_modules\/kafedra\/)?schemas\//, '');
    expect(existsSync(join(schemaFolder, file)), path).toBe(true);
  }
});

test.each(folders)('the task of %s finds every problem in the report, with its sentence', (folder) => {
  const [head, body] = read(folder, 'tasks.json').tasks[0].problemMatcher.pattern;
  const report = formatPretty(
    [
      error('no-courses', { file: 'content/ml: 1.md', line: 3, column: 5 }),
      warning('site-url-missing', { file: '_data/site.yml', line: 1, column: 1 }),
    ],
    { lang: 'ru', source: () => 'title: А\nb\nc: d' },
  );
  const lines = report.split('\n');
  const found = lines.flatMap((line, index) => {
    const match = new RegExp(head.regexp).exec(line);
    return match === null
      ? []
      : [[...match.slice(1), new RegExp(body.regexp).exec(lines[index + 1] ?? '')?.[1]]];
  });
  expect(found).toEqual([
    ['_data/site.yml', '1', '1', 'warning', 'site-url-missing', expect.stringMatching(/^[А-Я]/)],
    ['content/ml: 1.md', '3', '5', 'error', 'no-courses', expect.stringMatching(/^[А-Я]/)],
  ]);
});

test('this repository and a new site have the same snippets, and they are front matter that can be read', () => {
  const [own, template] = folders.map((folder) => read(folder, 'kafedra.code-snippets'));
  expect(own).toEqual(template);
  for (const { body } of Object.values(own as Record<string, { body: string[] }>)) {
    if (body[0] !== '---') continue;
    const text = body.join('\n').replace(/\$\{\d+:([^}]*)\}|\$\d/g, '$1');
    expect(parsePage('content/ml/01-a.md', text).problems).toEqual([]);
  }
});

test('the files for a new site are all there', () => {
  expect(readdirSync(join(packageRoot, 'templates/vscode')).sort()).toEqual([
    'extensions.json',
    'kafedra.code-snippets',
    'settings.json',
    'tasks.json',
  ]);
});
