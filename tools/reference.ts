/**
 * Writes the reference tables of the guide from the schemas of the front matter and from what components say of
 * themselves, so that they cannot drift: `npm run reference`. A table stands between `<!-- reference: lesson -->` and
 * `<!-- /reference -->` in a file of content/guide; everything else of the file is left alone.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { z } from 'zod';
import { parsePage } from '../src/content/frontMatter.ts';
import { buildCourses } from '../src/course/build.ts';
import { courseSchema } from '../src/course/schema/course.ts';
import { featureSchema } from '../src/course/schema/feature.ts';
import { foreignKeys } from '../src/course/schema/foreignKeys.ts';
import { lessonSchema, sectionSchema } from '../src/course/schema/lesson.ts';
import { moduleSchema } from '../src/course/schema/module.ts';
import { pageFields, pageSchema } from '../src/course/schema/page.ts';
import { navigationEntrySchema, siteSchema } from '../src/course/schema/site.ts';
import { byTopFolder } from '../src/course/topFolder.ts';
import { packageRoot } from '../src/packageRoot.ts';
import { formatPretty } from '../src/report/pretty.ts';

/** The folder of the guide, absolute. */
export const guideFolder = fileURLToPath(new URL('../content/guide', import.meta.url));

/** What an author is told to run. */
export const command = 'npm run reference';

/** Renders what stands between the markers of each name. */
const parts: Readonly<Record<string, () => string>> = {
  page: () => table(pageSchema),
  course: () => table(own(courseSchema)),
  module: () => table(own(moduleSchema)),
  lesson: () => table(own(lessonSchema)),
  section: () => table(sectionSchema, 'sections[].'),
  card: () => table(featureSchema, 'fu[].'),
  site: () => table(siteSchema),
  navigation: () => table(navigationEntrySchema),
  components: () => components(),
  report: () => `\`\`\`text\n${report()}\`\`\``,
  foreign: () =>
    [...foreignKeys]
      .map((key) => `\`${key}\``)
      .join(', ')
      .replace(/.{1,110}(?: |$)/g, (line) => `${line.trim()}\n`)
      .trim(),
};

interface ComponentDocumentation {
  readonly about: string;
  readonly params: readonly {
    readonly name: string;
    readonly type: string;
    readonly required: boolean;
    readonly description: string;
  }[];
}

/** Every component, as its YAML file documents it. */
function components(): string {
  const folder = join(packageRoot, 'layouts/components');
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const documentation = readFileSync(join(folder, name, `${name}.yaml`), 'utf8');
      const { about, params } = load(documentation) as ComponentDocumentation;
      const rows = params.map(
        ({ name, type, required, description }) =>
          `| \`${name}\` | \`${type.replaceAll('|', '\\|')}\`${required ? ', required' : ''} | ${literal(description)} |`,
      );
      return [`## ${name}`, '', about, '', '| Param | Type | Meaning |', '|---|---|---|', ...rows].join('\n');
    })
    .join('\n\n');
}

/** What is printed for the mistake that a reader of the first lesson makes on purpose. */
function report(): string {
  const lesson = exampleOf('content/ml/01-regression.md').replace('slides:', 'sildes:');
  const pages = byTopFolder([
    parsePage('content/ml/index.md', exampleOf('content/ml/index.md')).page,
    parsePage('content/ml/01-regression.md', lesson).page,
  ]);
  const source = { pages, site: undefined, navigation: undefined, assets: [], ownLayouts: [], leftOut: [] };
  const { problems } = buildCourses(source, { drafts: false });
  return formatPretty(problems, { lang: 'en', source: () => lesson });
}

/** A file that the first lesson shows, by the title of its block of code. */
function exampleOf(title: string): string {
  const text = readFileSync(join(guideFolder, '01-start/01-first-site.md'), 'utf8');
  const start = text.indexOf('\n', text.indexOf(` title="${title}"`)) + 1;
  return text.slice(start, text.indexOf('```', start));
}

/** Names of the parts; each must stand somewhere in the guide. */
export const partNames: readonly string[] = Object.keys(parts);

const marked = /(<!-- reference: ([\w-]+) -->\n)[\s\S]*?(<!-- \/reference -->)/g;

/** A text with its parts written anew. Throws for a marker of an unknown name. */
export function withReference(markdown: string): string {
  return markdown.replace(marked, (_, open: string, name: string, close: string) => {
    const render = parts[name];
    if (render === undefined) throw new Error(`No part of the reference is called "${name}".`);
    return `${open}\n${render()}\n\n${close}`;
  });
}

/** Names of the parts that a text has. */
export function partsIn(markdown: string): string[] {
  return [...markdown.matchAll(marked)].map(([, , name]) => name as string);
}

/** Every Markdown file of the guide, absolute. */
export function guideFiles(): string[] {
  return readdirSync(guideFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(guideFolder, file));
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly meaning: string;
}

function table(schema: z.ZodObject, prefix = ''): string {
  const rows = rowsOf(schema, prefix, [schema]);
  return [
    '| Key | Value | Meaning |',
    '|---|---|---|',
    ...rows.map(({ key, value, meaning }) => `| \`${key}\` | ${value} | ${meaning} |`),
  ].join('\n');
}

/** The keys of a schema that not every page has. */
function own(schema: z.ZodObject): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(Object.entries(schema.shape).filter(([key]) => !(key in pageFields))),
  );
}

/** A row for each key, and below it those of the maps in it, unless they have a table of their own. */
function rowsOf(schema: z.ZodObject, prefix: string, around: readonly z.ZodType[]): Row[] {
  return Object.entries(schema.shape).flatMap(([key, declared]) => {
    const field = declared as z.ZodType;
    const name = `${prefix}${key}`;
    const inner = bare(field);
    const element = inner instanceof z.ZodArray ? bare(inner.element as z.ZodType) : inner;
    const repeats = around.includes(element);
    const row: Row = {
      key: name,
      value: `${repeats ? 'list of entries' : wordOf(inner)}${field instanceof z.ZodOptional ? '' : ', required'}`,
      meaning: meaningOf(field, name, repeats),
    };
    if (!(element instanceof z.ZodObject) || repeats || element === sectionSchema) return [row];
    const inside = `${name}${inner instanceof z.ZodArray ? '[]' : ''}.`;
    return [row, ...rowsOf(element, inside, [...around, element])];
  });
}

function meaningOf(field: z.ZodType, name: string, repeats: boolean): string {
  const { description } = field;
  if (description !== undefined) return markdownOf(description);
  if (repeats) return 'Entries inside this one, with the same keys.';
  throw new Error(`The schema does not describe "${name}": add .meta({ description: '…' }).`);
}

/** What an author may write as a value, in his words. */
function wordOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodArray) {
    const element = bare(schema.element as z.ZodType);
    return element instanceof z.ZodObject ? 'list' : `list of ${manyOf(wordOf(element))}`;
  }
  if (schema instanceof z.ZodUnion) {
    return schema.options.map((option) => wordOf(option as z.ZodType)).join(' or ');
  }
  if (schema instanceof z.ZodObject) return 'group of keys';
  const word = words[complaintOf(schema)];
  if (word === undefined)
    throw new Error(`Teach tools/reference.ts a word for values of ${complaintOf(schema)}.`);
  return word;
}

/** Words for scalar values, by the problem that a wrong one makes; what takes any text makes none. */
const words: Readonly<Record<string, string>> = {
  none: 'text',
  'not-a-boolean': 'yes or no',
  'not-a-number': 'number',
  'not-a-colour': 'colour',
  'unknown-language': 'language',
  'unknown-value': 'word',
};

function manyOf(word: string): string {
  return word === 'text' ? 'texts' : `${word}s`;
}

/** The code of the problem that a scalar field makes of a text that means nothing. */
function complaintOf(schema: z.ZodType): string {
  const read = schema.safeParse('\u0001');
  if (read.success) return 'none';
  const issue = read.error.issues[0];
  return issue?.code === 'custom' ? String(issue.params?.code) : String(issue?.code);
}

function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap() as z.ZodType) : schema;
}

/** Parts of a description that are typed as they are: addresses, paths, options, colours, `draft: true`. */
const code =
  /https?:\/\/[^\s,]*[\w/]|(?<![\w.])_?\w*\/[\w./-]*[\w/]|--[\w-]+|#[\da-f]{3,6}\b|\b[a-z]+: (?:true|false)\b|\bid&list=…/g;

/** A text that means no Markdown. */
function literal(text: string): string {
  return text.replace(/[\\`*_[\]<>{}|~]/g, '\\$&');
}

/** A description as Markdown for a cell of a table. */
function markdownOf(description: string): string {
  let markdown = '';
  let end = 0;
  for (const { 0: found, index } of description.matchAll(code)) {
    markdown += `${literal(description.slice(end, index))}\`${found}\``;
    end = index + found.length;
  }
  return markdown + literal(description.slice(end));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const file of guideFiles()) {
    const text = readFileSync(file, 'utf8');
    const fresh = withReference(text);
    if (fresh !== text) {
      writeFileSync(file, fresh);
      console.log(`Written: ${file}`);
    }
  }
}
