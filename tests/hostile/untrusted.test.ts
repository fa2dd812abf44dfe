/** What a stranger's pull request may bring, and that nothing in it decides whether it is trusted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { command, filesIn, kafedra, repository } from '../builds/kafedra.ts';
import { built, frame, inFolder, writeSite } from './site.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>';
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('a file of assets that a browser or a server would run is refused', () => {
  test.each<[name: string, content: string | Uint8Array]>([
    ['a.js', 'a()'],
    ['a.mjs', 'a()'],
    ['a.MJS', 'a()'],
    ['a.wasm', '\0asm'],
    ['a.swf', 'FWS'],
    ['a.svg', svg],
    ['a.SVG', svg],
    ['a.svgz', '\x1f\x8b'],
    ['a.html', 'x'],
    ['a.htm', 'x'],
    ['a.xhtml', 'x'],
    ['a.shtml', 'x'],
    ['a.xml', '<a/>'],
    ['a.xsl', '<a/>'],
    ['a.rdf', '<a/>'],
    ['a.mht', 'x'],
    ['a.hta', 'x'],
    ['a.htc', 'x'],
    ['a.php', '<?php a(); ?>'],
    ['a.phtml', 'x'],
    ['a.webmanifest', '{}'],
    ['a.svg.', svg],
    ['a.js ', 'a()'],
    ['no-ending', svg],
    ['a.png', svg],
    ['a.jpg', `\ufeff${svg}`],
    ['a.gif', `\n\t ${svg}`],
    ['a.webp', `<?xml version="1.0"?>${svg}`],
    ['a.pdf', `<!-- x --> ${svg}`],
    ['a.ico', `<!DOCTYPE svg PUBLIC "x">${svg}`],
    ['a.txt', '<!doctype html><script>a()</script>'],
    ['a.csv', '<HTML><script>a()</script>'],
    ['a.mp4', '<script>a()</script>'],
    ['a.zip', '   <iframe src=x>'],
    ['a.dat', '<body onload=a()>'],
    ['a.woff', '<!--x--><script>a()</script>'],
    ['a.bin', utf16('<html><script>a()</script>')],
    ['a.png', utf16(svg)],
  ])('%s: %j', async (name, content) => {
    const files = { [`assets/${name}`]: content };
    expect((await built(files, { untrusted: true })).codes).toEqual([`assets/${name}:1 untrusted-asset`]);
    expect((await built(files)).codes).toEqual([]);
  });

  test.each<[name: string, content: string | Uint8Array]>([
    ['a.png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a.jpg', Buffer.from('ffd8ffe0', 'hex')],
    ['a.pdf', '%PDF-1.7'],
    ['a.docx', 'PK\x03\x04'],
    ['a.txt', 'Прочтите <b>это</b>.'],
    ['a.csv', 'a,b\n1,2\n'],
    ['a.py', 'print("<script>")'],
    ['a.ipynb', '{"cells": []}'],
    ['a.sh', '#!/bin/sh\n'],
    ['a.md', '# <script>'],
    ['a.css', 'a{}'],
    ['empty.bin', ''],
    ['a.mp4', Buffer.from('0000001866747970', 'hex')],
  ])('and %s is not', async (name, content) => {
    const { codes } = await built({ [`assets/${name}`]: content }, { untrusted: true });
    expect(codes).toEqual([]);
  });
});

test('the site’s own configuration, layouts and styles have no effect, and that is said in passing', async () => {
  await inFolder(async (folder) => {
    const root = join(folder, 'site');
    const output = join(folder, 'out');
    writeSite(root, {
      ...frame,
      'package.json': '{"type":"module"}',
      'content/ml/01-a.md': '---\ntitle: А\nlayout: mine\n---\nТекст.\n',
      '.eleventy.js':
        'console.log("RAN"); export default (c) => c.addTransform("x", (html) => html + "RAN");',
      'layouts/mine.njk': 'RAN',
      'layouts/components/footer/footer.njk': '{% macro footer(params) %}RAN{% endmacro %}',
      'layouts/components/footer/footer.css': '.RAN{color:red}',
      'assets/styles/theme.css': '.RAN{color:red}',
      '_data/kafedra.json': '{"untrusted":false,"trusted":true}',
    });
    const trusted = await kafedra(['build', '--root', root, '--output', output]);
    expect(trusted).toMatchObject({ code: 0 });
    expect(trusted.stdout).toContain('RAN');
    const run = await kafedra(['build', '--untrusted', '--root', root, '--output', output]);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stdout + run.stderr).not.toContain('RAN');
    expect(run.stderr).toContain('Это присланная правка');
    for (const file of filesIn(output)) expect(readFileSync(join(output, file), 'utf8')).not.toContain('RAN');
  });
});

describe('in a pull request nothing is trusted', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const files = { ...frame, 'assets/a.js': 'a()', '.eleventy.js': 'throw new Error("RAN")' };
  test.each([
    ['pull_request', 1],
    ['pull_request_target', 1],
    ['push', 0],
    ['', 0],
  ])('%j: check ends with %i', async (GITHUB_EVENT_NAME, code) => {
    await inFolder(async (root) => {
      writeSite(root, files);
      vi.stubEnv('GITHUB_EVENT_NAME', GITHUB_EVENT_NAME);
      expect(await command(['check', '--root', root])).toMatchObject({ code });
    });
  });

  test('build does not run the configuration, and no option takes that back', async () => {
    await inFolder(async (root) => {
      writeSite(root, { ...frame, '.eleventy.js': 'throw new Error("RAN")' });
      const env = { GITHUB_EVENT_NAME: 'pull_request' };
      const run = await kafedra(['build', '--root', root], env);
      expect(run.stdout + run.stderr).not.toContain('RAN');
      expect(run.code).toBe(0);
      expect(await kafedra(['build', '--root', root, '--no-untrusted'], env)).toMatchObject({ code: 2 });
      expect(await kafedra(['build', '--root', root])).not.toMatchObject({ code: 0 });
    });
  });
});

test('the demo is fine as the work of a stranger', async () => {
  const { code, stdout } = await command(['check', '--untrusted', '--format', 'json', '--root', repository]);
  const { problems } = JSON.parse(stdout) as { problems: { code: string; level: string; file: string }[] };
  // A clone that lacks commits has its warning, whoever wrote the demo.
  const told = problems.filter(({ level, code }) => level !== 'info' && code !== 'shallow-clone');
  expect(told).toEqual([]);
  expect(problems.map(({ file }) => file)).toContain('.eleventy.ts');
  expect(code).toBe(0);
});
