import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { createTemplates } from '../../src/output/templates.ts';
import type { View } from '../../src/views/types.ts';
import { exampleViews } from './exampleViews.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const site = mkdtempSync(join(tmpdir(), 'kafedra-templates-'));
const page = exampleViews.page as View;

afterAll(() => rmSync(site, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(site, file)), { recursive: true });
  writeFileSync(join(site, file), text);
}

test("a file of the site's layouts/ replaces the built-in one of the same path", () => {
  write(
    'layouts/components/footer/footer.njk',
    '{% macro footer(params) %}<footer>Наш</footer>{% endmacro %}',
  );
  const html = createTemplates({ folders: [site, root] }).render('page', page);
  expect(html).toContain('<footer>Наш</footer>');
  expect(html).toContain('<h1>О кафедре</h1>');
});

test('a layout of the site may have any name of letters, digits and hyphens', () => {
  write('layouts/exam-2.njk', '{{ view.title }}');
  expect(createTemplates({ folders: [site, root] }).render('exam-2', page)).toBe('О кафедре');
});

test('no other name reaches the disk', () => {
  const templates = createTemplates({ folders: [site, root] });
  for (const name of ['../package', 'components/footer/footer', 'page.njk', '', 'a\0b']) {
    expect(() => templates.render(name, page)).toThrow('Not a name of a layout');
  }
  write('layouts/escape.njk', '{% include "../secret.njk" %}');
  write('secret.njk', 'secret');
  expect(() => templates.render('escape', page)).toThrow(/No layout .*secret\.njk/);
});

test('a layout that does not exist is named with the folders that were searched', () => {
  expect(() => createTemplates({ folders: [site, root] }).render('gallery', page)).toThrow(
    `No layout "gallery.njk" in: ${site}, ${root}`,
  );
});

test('a value that the view has not is an error, not an empty place', () => {
  write('layouts/wrong.njk', '{{ view.tilte }}');
  expect(() => createTemplates({ folders: [site, root] }).render('wrong', page)).toThrow(/undefined/);
});

test('text is escaped, and JSON cannot leave its script element', () => {
  write('layouts/escaped.njk', '{{ view.title }}<script>{{ view.head.jsonLd | json }}</script>');
  const jsonLd = { name: '</script><!-- & \u2028' };
  const html = createTemplates({ folders: [site, root] }).render('escaped', {
    ...page,
    title: `<b title='"'>`,
    head: { ...page.head, jsonLd },
  });
  const [, title, json = ''] = /^(.*)<script>(.*)<\/script>$/.exec(html) ?? [];
  expect(title).toBe('&lt;b title=&#39;&quot;&#39;&gt;');
  expect(json).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(json)).toEqual(jsonLd);
});

test("a site's own filters and globals are there for its layouts, and may be asynchronous", async () => {
  write('layouts/own.njk', '{{ view.title | shout }} {{ year }} {{ view.title | later }} {{ from }}');
  const templates = createTemplates({ folders: [site, root] });
  templates.environment.addFilter('shout', (text: string) => text.toUpperCase());
  templates.environment.addGlobal('year', 2026);
  templates.environment.addFilter(
    'later',
    (text: string, done: (error: null, text: string) => void) => setTimeout(() => done(null, text)),
    true,
  );
  expect(await templates.renderAsync('own', page, { from: 'Eleventy' })).toBe(
    'О КАФЕДРЕ 2026 О кафедре Eleventy',
  );
  await expect(templates.renderAsync('../own', page, {})).rejects.toThrow('Not a name of a layout');
});

test('a layout is read once, until the layouts are reloaded', () => {
  write('layouts/again.njk', 'before');
  const templates = createTemplates({ folders: [site, root] });
  expect(templates.render('again', page)).toBe('before');
  write('layouts/again.njk', 'after');
  expect(templates.render('again', page)).toBe('before');
  templates.reload();
  expect(templates.render('again', page)).toBe('after');
});
