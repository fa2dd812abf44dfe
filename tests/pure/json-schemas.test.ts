/** The JSON Schemas for editors against the schemas that Kafedra reads with, and against what authors write. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { command, schemaFiles, schemaFolder } from '../../tools/schemas.ts';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validators = new Map(
  [...schemaFiles()].map(([file, text]) => [file.replace('.json', ''), ajv.compile(JSON.parse(text))]),
);

/** What an editor has against YAML: it reads scalars by the core schema of YAML 1.2. */
function complaints(kind: string, yaml: string): string[] {
  const validate = validators.get(kind);
  if (validate === undefined) throw new Error(`no schema ${kind}`);
  if (validate(load(yaml, { schema: CORE_SCHEMA }) ?? {})) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test(`the files in schemas/ are those that the schemas make (${command})`, () => {
  expect(readdirSync(schemaFolder).sort()).toEqual([...schemaFiles().keys()].sort());
  for (const [file, text] of schemaFiles()) expect(readFileSync(join(schemaFolder, file), 'utf8')).toBe(text);
});

test('every key is described, and every schema has a title', () => {
  const bare: string[] = [];
  const visit = (node: unknown, name: string) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'properties') visit(value, `${name}/${key}`);
      else
        for (const [property, schema] of Object.entries(value as Record<string, { description?: string }>)) {
          const isRecursive = property === 'children';
          if (schema.description === undefined && !isRecursive) bare.push(`${name}/${property}`);
          visit(schema, `${name}/${property}`);
        }
    }
  };
  for (const [file, text] of schemaFiles()) {
    expect(JSON.parse(text).title).toEqual(expect.any(String));
    visit(JSON.parse(text), file);
  }
  expect(bare).toEqual([]);
});

describe('what authors write is valid', () => {
  const folder = join(packageRoot, 'tests/sites');
  // Sites of other generators are there to be imported.
  const sites = readdirSync(folder, { withFileTypes: true }).filter(({ name }) =>
    existsSync(join(folder, name, 'content')),
  );
  const roots = [packageRoot, ...sites.map(({ name }) => join(folder, name))];

  test.each(roots)('in %s', async (root) => {
    const { model } = await compose({ root, drafts: true });
    const faulty: string[] = [];
    for (const { kind, facts } of model.pageByUrl.values()) {
      if (!existsSync(join(root, facts.file))) continue;
      const yaml = frontMatter(readFileSync(join(root, facts.file), 'utf8'));
      if (yaml === undefined) continue;
      const schema = validators.has(kind) ? kind : 'page';
      faulty.push(...complaints(schema, yaml).map((complaint) => `${facts.file}: ${complaint}`));
    }
    for (const name of ['site', 'navigation']) {
      const file = join(root, `_data/${name}.yml`);
      if (existsSync(file)) faulty.push(...complaints(name, readFileSync(file, 'utf8')));
    }
    expect(faulty).toEqual([]);
  });
});

/** YAML of a page, without the HTML comments that Kafedra forgives and an editor does not. */
function frontMatter(text: string): string | undefined {
  const yaml = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  return yaml?.replace(/^[ \t]*<!--.*-->[ \t]*$/gm, '');
}

test.each([
  ['lesson', 'title: А\nplanned: true\norder: 2\ntoc: no'],
  ['lesson', 'title: 2024-01-01\nnav_title: 2024\ndraft: Нет'],
  [
    'lesson',
    'title: А\nsections:\n  - title: Л\n    slides:\n    test: ""\n    hours: 2\n    video: [a, b]\n    kind: Lab',
  ],
  ['lesson', 'title: А\nsections:\n  - title: Л\n    hours: 2 ч\n    youtube: 012345\n    additional:'],
  ['lesson', 'title: А\nauthor_profile: true\nclasses: wide\nsidebar:\n  nav: mo\n  title: x'],
  ['module', 'title: А\nhours: 1,5'],
  [
    'course',
    'title: А\nsyllabus:\n  columns: [document, Slides]\n  number: yes\npartners:\n  - title: ВГУ\n',
  ],
  ['course', 'title: А\ntopics:\n  - Раз\n  - 2\nmodules:\n  - title: М\n    lessons: [a.md]'],
  ['site', 'title: Курсы\nlang: ru\ntheme:\n  accent: "#2457a6"'],
  ['navigation', 'mo:\n  - title: А\n    children:\n      - title: Б\n        url: /mo/b/'],
])('a %s may be %j', (kind, yaml) => {
  expect(complaints(kind, yaml)).toEqual([]);
});

test.each([
  ['lesson', 'sections: []', 'title'],
  ['lesson', 'title: ""', '/title'],
  ['lesson', 'title: А\nsectoins: []', 'additional properties'],
  ['lesson', 'title: А\nsections:\n  title: Л', '/sections'],
  ['lesson', 'title: А\nsections:\n  - title: Л\n    yuotube: x', '/sections/0'],
  ['lesson', 'title: А\nsections:\n  - slides: /x', '/sections/0'],
  ['lesson', 'title: А\nplanned: maybe', '/planned'],
  ['lesson', 'title: А\norder: first', '/order'],
  ['lesson', 'title: А\nsections:\n  - title: Л\n    kind: лекция', '/sections/0/kind'],
  ['lesson', 'title: А\nsections:\n  - title: Л\n    hours: много', '/sections/0/hours'],
  ['lesson', 'title: А\nsections:\n  - title: Л\n    additional:\n      - title: x', '/additional/0'],
  ['course', 'title: А\nsylabus: yes', '/sylabus'],
  ['site', 'lang: ru', 'title'],
  ['site', 'title: А\ntheme:\n  accent: синий', '/theme/accent'],
  ['navigation', 'mo:\n  - url: /x/', '/mo/0'],
])('a mistake in a %s is underlined: %j', (kind, yaml, where) => {
  expect(complaints(kind, yaml).join('\n')).toContain(where);
});
