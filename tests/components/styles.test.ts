import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildStylesheet } from '../../src/output/styles.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'kafedra-styles-'));
});
afterEach(() => rmSync(site, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(site, file)), { recursive: true });
  writeFileSync(join(site, file), text);
}

test('the name of the stylesheet changes with its bytes and with nothing else', () => {
  const first = buildStylesheet({ folders: [root] });
  expect(first.fileName).toMatch(/^kafedra-[0-9a-f]{8}\.css$/);
  expect(buildStylesheet({ folders: [site, root] })).toEqual(first);
  write('assets/styles/theme.css', 'h1 { color: teal }');
  expect(buildStylesheet({ folders: [site, root] }).fileName).not.toBe(first.fileName);
});

test('the order of the layers comes first, and light-dark() is left to the browser', () => {
  const { css } = buildStylesheet({ folders: [root] });
  expect([
    ...new Set([...css.matchAll(/@layer ([\w,]+)/g)].flatMap(([, names]) => names?.split(','))),
  ]).toEqual(['tokens', 'reset', 'base', 'prose', 'layout', 'components', 'utilities']);
  expect(css).toContain('light-dark(');
});

test("a site's theme stands last and in no layer", () => {
  write('assets/styles/theme.css', ':root { --brand: #8a1c4a }');
  expect(buildStylesheet({ folders: [site, root] }).css).toMatch(/\}:root\{--brand:#8a1c4a\}$/);
});

test("a component's style of the site replaces the built-in one, and a new one is added", () => {
  write('layouts/components/badge/badge.css', '@layer components { .badge { color: teal } }');
  write('layouts/components/poll/poll.css', '@layer components { .poll { color: teal } }');
  const { css } = buildStylesheet({ folders: [site, root] });
  expect(css.match(/\.badge\{[^}]*\}/g)).toEqual(['.badge{color:teal}']);
  expect(css).toContain('.poll{color:teal}');
});

test('a mistake in a theme is reported with its file and line', () => {
  write('assets/styles/theme.css', 'h1 {\n  color: teal;\n  }}\n');
  const { css, problems } = buildStylesheet({ folders: [site, root] });
  expect(problems).toMatchObject([{ code: 'style-mistake', file: 'assets/styles/theme.css', line: 3 }]);
  expect(css).not.toContain('teal}}');
});

test('all of it is a third of the first round trip', () => {
  expect(gzipSync(buildStylesheet({ folders: [root] }).css, { level: 9 }).length).toBeLessThanOrEqual(4_700);
});
