/** One loop over all components: each is documented, renders all its examples, as valid HTML that escapes every text. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { load } from 'js-yaml';
import nunjucks from 'nunjucks';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { createEnvironment } from '../../src/output/templates.ts';
import { labelsFor } from '../../src/views/labels/index.ts';
import { htmlRules } from './htmlRules.ts';

interface Documentation {
  readonly about: string;
  readonly params: readonly {
    readonly name: string;
    readonly type: string;
    readonly required: boolean;
    readonly description: string;
  }[];
  readonly examples: readonly { readonly name: string; readonly params: Record<string, unknown> }[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}layouts/components`;
const environment = createEnvironment({ folders: [root] });
const validator = new HtmlValidate(htmlRules);

describe.each(readdirSync(folder))('component %s', (name) => {
  const template = readFileSync(`${folder}/${name}/${name}.njk`, 'utf8');
  const { about, params, examples } = load(
    readFileSync(`${folder}/${name}/${name}.yaml`, 'utf8'),
  ) as Documentation;
  const macro = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

  test('has files and one macro that bear its name', () => {
    const files = readdirSync(`${folder}/${name}`);
    expect([`${name}.css`, `${name}.njk`, `${name}.yaml`]).toEqual(expect.arrayContaining(files));
    expect([...template.matchAll(/\{% macro (.*?) %\}/g)].map(([, head]) => head)).toEqual([
      `${macro}(params)`,
    ]);
  });

  test('says what it is and documents exactly the params that it uses', () => {
    expect(about).toMatch(/\.$/);
    const used = [...template.matchAll(/\bparams\.(\w+)/g)].map(([, param]) => param);
    expect(params.map((param) => param.name).sort()).toEqual([...new Set(used)].sort());
    for (const { type, required, description } of params) {
      expect([typeof type, typeof required, description]).toEqual([
        'string',
        'boolean',
        expect.stringMatching(/\.$|…$/),
      ]);
    }
  });

  test('has two to four examples with the params that it requires and no others', () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
    expect(examples.length).toBeLessThanOrEqual(4);
    const known = params.map((param) => param.name);
    const required = params.filter((param) => param.required).map((param) => param.name);
    for (const example of examples) {
      expect(known).toEqual(expect.arrayContaining(Object.keys(example.params)));
      expect(Object.keys(example.params)).toEqual(expect.arrayContaining(required));
    }
  });

  test.each(examples)('example $name is valid HTML and runs nothing', async (example) => {
    const html = render(name, macro, example.params);
    const { results } = await validator.validateString(
      name === 'page-head' ? `<!doctype html><html lang="ru"><head>${html}</head><body></body></html>` : html,
    );
    const messages = results.flatMap((result) => result.messages);
    expect(messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
    expect(active(parseFragment(html))).toEqual([]);
  });
});

function render(name: string, macro: string, { labels, ...params }: Record<string, unknown>): string {
  const source = `{% from "components/${name}/${name}.njk" import ${macro} %}{{ ${macro}(params) }}`;
  return nunjucks
    .compile(source, environment)
    .render({ params: { ...params, labels: labels === undefined ? labels : labelsFor(labels as string) } });
}

/** What stands for the one script of every page in the examples. */
const scriptOfPage = 'document.title';

/** What would run, or was text before: scripts, handlers of events, elements that only hostile examples have. */
function active(node: DefaultTreeAdapterMap['node']): string[] {
  const found: string[] = [];
  if ('attrs' in node) {
    found.push(...node.attrs.filter(({ name }) => name.startsWith('on')).map(({ name }) => name));
    const isData = node.attrs.some(({ name, value }) => name === 'type' && value === 'application/ld+json');
    const isOfPage = node.childNodes.some((child) => 'value' in child && child.value === scriptOfPage);
    if (node.tagName === 'script' && !isData && !isOfPage) found.push(node.tagName);
    if (['b', 'i'].includes(node.tagName)) found.push(node.tagName);
    if (node.attrs.some(({ name, value }) => name === 'src' && value === 'x')) found.push('src=x');
  }
  return 'childNodes' in node ? [...found, ...node.childNodes.flatMap(active)] : found;
}
