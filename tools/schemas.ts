/**
 * Writes `schemas/*.json`: JSON Schemas of front matter and data, made from the schemas that Kafedra itself reads
 * with, so that an editor completes and underlines what Kafedra would. Run with `npm run schemas`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { courseSchema } from '../src/course/schema/course.ts';
import { featureList } from '../src/course/schema/feature.ts';
import { foreignKeys, foreignSidebarKeys } from '../src/course/schema/foreignKeys.ts';
import { lessonSchema } from '../src/course/schema/lesson.ts';
import { moduleSchema } from '../src/course/schema/module.ts';
import { pageSchema } from '../src/course/schema/page.ts';
import { navigationListSchema, siteSchema } from '../src/course/schema/site.ts';
import { packageRoot } from '../src/packageRoot.ts';

/** How to bring the files up to date. */
export const command = 'npm run schemas';

/** Where the schemas are. */
export const schemaFolder = join(packageRoot, 'schemas');

type JsonSchema = { [key: string]: unknown };

/** Every schema by the name of its file. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const course = jsonSchema(courseSchema, 'Front matter of a course page, content/<course>/index.md');
  // Any other key may hold cards, which `::features{from=key}` places.
  const cards = jsonSchema(featureList.unwrap(), 'Cards');
  const schemas: Readonly<Record<string, JsonSchema>> = {
    course: {
      ...course,
      properties: {
        ...(course.properties as JsonSchema),
        fu: { description: featureList.description, ...orEmpty(bodyOf(cards)) },
      },
      additionalProperties: bodyOf(cards),
    },
    module: jsonSchema(moduleSchema, 'Front matter of a module, content/<course>/<module>/index.md'),
    lesson: jsonSchema(lessonSchema, 'Front matter of a lesson'),
    page: jsonSchema(pageSchema, 'Front matter of any other page, and of the catalogue content/index.md'),
    site: jsonSchema(siteSchema, 'The site: _data/site.yml'),
    navigation: navigation(),
  };
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [`${name}.json`, `${JSON.stringify(schema, null, 2)}\n`]),
  );
}

function navigation(): JsonSchema {
  const list = jsonSchema(navigationListSchema, 'Navigation');
  return {
    $schema: list.$schema,
    title: 'Navigation by hand: _data/navigation.yml',
    description: 'A list of entries for each course, under the name of its folder.',
    type: 'object',
    additionalProperties: orEmpty(bodyOf(list)),
    ...(list.definitions === undefined ? {} : { definitions: list.definitions }),
  };
}

/** A schema without what belongs to the file as a whole. */
function bodyOf({
  $schema: _schema,
  title: _title,
  definitions: _definitions,
  ...body
}: JsonSchema): JsonSchema {
  return body;
}

function jsonSchema(schema: z.ZodType, title: string): JsonSchema {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema, path }) => {
      const target = jsonSchema as JsonSchema;
      const field = zodSchema as unknown as z.ZodType;
      if (field instanceof z.ZodObject) openToForeignKeys(target, path);
      if (field instanceof z.ZodOptional) allowEmpty(target, field);
      else if (isScalar(field)) replaceShape(target, required(scalar(field)));
      exemplify(target);
    },
  }) as JsonSchema;
  const { $schema, ...rest } = json;
  return { $schema, title, ...rest };
}

/** Keys of other themes mean nothing here and are no mistake; an editor must neither offer nor underline them. */
function openToForeignKeys(target: JsonSchema, path: readonly (string | number)[]): void {
  const isSidebar = path.at(-1) === 'sidebar';
  const hasPageKeys = 'permalink' in (target.properties as JsonSchema);
  if (!isSidebar && !hasPageKeys) return;
  const known = target.properties as JsonSchema;
  const keys = [...(isSidebar ? foreignSidebarKeys : foreignKeys)].filter((key) => !(key in known));
  target.patternProperties = { [`^(?:${keys.join('|')})$`]: {} };
}

/** A text that has to be there is not an empty one. */
function required(shape: JsonSchema): JsonSchema {
  return Array.isArray(shape.type) ? { ...shape, pattern: '\\S' } : shape;
}

/** Descriptions give examples already: "Address of the page, such as /ml/intro/." */
function exemplify(target: JsonSchema): void {
  const example = /such as ([^\s,]+?)[.,]?(?:\s|$)/.exec(String(target.description ?? ''))?.[1];
  if (example !== undefined && target.examples === undefined) target.examples = [example];
}

/** `slides:` and `slides: ""` both mean "none". */
function allowEmpty(target: JsonSchema, field: z.ZodOptional): void {
  const { description, ...shape } = target;
  const inner = field.unwrap() as z.ZodType;
  const own = isScalar(inner) ? scalar(inner) : shape;
  const { examples } = own;
  replaceShape(target, { ...orEmpty(own), ...(examples === undefined ? {} : { examples }) });
}

const nothing: JsonSchema = { type: 'null' };

function orEmpty(schema: JsonSchema): JsonSchema {
  const options = Array.isArray(schema.anyOf) ? (schema.anyOf as JsonSchema[]) : [schema];
  const isText = options.some(
    ({ type }) => type === 'string' || (Array.isArray(type) && type.includes('string')),
  );
  const empty = isText ? [nothing] : [nothing, { const: '' }];
  return { anyOf: [...options, ...empty] };
}

function isScalar(field: z.ZodType): boolean {
  return field instanceof z.ZodString || field instanceof z.ZodPipe;
}

/**
 * A scalar as an author may type it. Kafedra reads every scalar as text and judges it itself; an editor has read
 * `true`, `2` and `2024` as booleans and numbers before.
 */
function scalar(field: z.ZodType): JsonSchema {
  const complaint = complaintOf(field);
  switch (complaint?.code) {
    case undefined:
      return { type: ['string', 'number', 'boolean'] };
    case 'not-a-boolean':
      return choice([{ type: 'boolean' }], ['true', 'yes', 'on', 'да', 'false', 'no', 'off', 'нет']);
    case 'not-a-number':
      return field.safeParse('2 h').success
        ? {
            anyOf: [
              { type: 'number', minimum: 0 },
              { type: 'string', pattern: '^\\s*(?:\\d+([.,]\\d+)?\\s*(?:[hHчЧ][A-Za-zА-Яа-я]*)?\\.?)?\\s*$' },
            ],
            examples: [2, 1.5],
          }
        : {
            anyOf: [{ type: 'number' }, { type: 'string', pattern: '^\\s*(?:[+-]?\\d+([.,]\\d+)?)?\\s*$' }],
            examples: [1, 2],
          };
    case 'not-a-colour':
      return {
        anyOf: [
          { type: 'string', pattern: '^\\s*(?:#?(?:[\\da-fA-F]{6}|[\\da-fA-F]{3}))?\\s*$' },
          { type: 'integer' },
        ],
        examples: ['#2457a6'],
      };
    case 'unknown-language':
      return {
        type: 'string',
        pattern: '^\\s*(?:[A-Za-z]{2,8}(?:[-_][A-Za-z\\d]{1,8})*)?\\s*$',
        examples: ['ru', 'en'],
      };
    case 'unknown-value': {
      const words = (complaint.values?.allowed ?? '').split(', ');
      return choice([{ enum: words }], words);
    }
    default:
      throw new Error(`Teach tools/schemas.ts what an editor may accept where "${complaint?.code}" is told.`);
  }
}

/** What an editor offers, and the same words in any letter case. */
function choice(offered: readonly JsonSchema[], words: readonly string[]): JsonSchema {
  const anyCase = words.map((word) =>
    [...word].map((letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`).join(''),
  );
  return { anyOf: [...offered, { type: 'string', pattern: `^(?:${anyCase.join('|')})?$` }] };
}

/** What Kafedra has against a text that means nothing; nothing where any text will do. */
function complaintOf(field: z.ZodType): { code: string; values?: Record<string, string> } | undefined {
  const read = field.safeParse('\u0001');
  if (read.success) return undefined;
  const issue = read.error.issues[0];
  return issue?.code === 'custom' ? (issue.params as { code: string }) : { code: String(issue?.code) };
}

/** Puts another shape in the place of a schema's own, and leaves it its description. */
function replaceShape(target: JsonSchema, shape: JsonSchema): void {
  const { description } = target;
  for (const key of Object.keys(target)) delete target[key];
  Object.assign(target, description === undefined ? {} : { description }, shape);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(schemaFolder, { recursive: true });
  for (const [file, text] of schemaFiles()) writeFileSync(join(schemaFolder, file), text);
}
