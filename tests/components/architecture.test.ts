/** The never-rules that layouts and styles keep: templates do not compute, components see `params` only, colours and sizes are tokens. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { styleFiles } from '../../src/output/styles.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const templates = filesOf('layouts', '.njk');
const styles = [
  ...filesOf('assets/styles', '.css'),
  ...filesOf('assets/scripts', '.css'),
  ...filesOf('layouts', '.css'),
];
const allTemplates = templates.map(read).join('\n');

describe.each(templates)('%s', (file) => {
  const source = read(file);

  test('only loops, asks and calls components', () => {
    const tags = [...source.matchAll(/\{%-?\s*(\w+)/g)].map(([, tag]) => tag);
    const allowed = /^(?:extends|block|endblock|from|macro|endmacro|for|endfor|if|elif|else|endif)$/;
    expect(tags.filter((tag) => !allowed.test(tag ?? ''))).toEqual([]);
    expect(source).not.toMatch(/with context/);
    const filters = [...source.matchAll(/\|\s*(\w+)/g)].map(([, filter]) => filter);
    expect(filters.filter((filter) => !['safe', 'json', 'last'].includes(filter ?? ''))).toEqual([]);
  });

  test('prints unescaped only what is named html', () => {
    const unescaped = [...source.matchAll(/([\w.]+)\s*\|\s*safe/g)].map(([, value]) => value);
    expect(unescaped.filter((value) => !value?.endsWith('.html'))).toEqual([]);
  });

  test('has no script, handler or colour of its own', () => {
    const known =
      /<script(?: type="application\/ld\+json"|>\{\{ params\.script\.html| type="module" src="\{\{)/g;
    expect(source.replace(known, '')).not.toMatch(/<script|\son\w+=/i);
    expect(source).not.toMatch(/#[0-9a-f]{3,8}\b(?!")/i);
  });

  if (file.includes('/components/')) {
    test('sees its params only', () => {
      expect(source).not.toMatch(/\bview\b/);
    });
  }
});

describe.each(styles)('%s', (file) => {
  const css = read(file).replace(/\/\*[\s\S]*?\*\//g, '');

  test('is in a layer', () => {
    const outside = css.replace(/@layer [\w, ]+;|@import "[^"]+tokens\.css";/, '').trim();
    expect(outside).toMatch(/^@layer \w+ \{[\s\S]*\}$/);
    expect(depthReachesZeroOnlyAtEnd(outside)).toBe(true);
  });

  if (!file.endsWith('/tokens.css')) {
    test('takes colours and sizes from the tokens', () => {
      const declarations = css.replace(/@(?:media|container)[^{]*/g, '').replace(/path\([^)]*\)/g, '');
      expect(declarations).not.toMatch(
        /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|lab|lch|color-mix|light-dark)\(/i,
      );
      expect(declarations).not.toMatch(/\b\d*\.?\d+(?:px|rem|pt|cm|mm|in|vw|vh)\b/);
    });
  }

  if (file.startsWith('layouts/') || file.endsWith('/layout.css')) {
    test('styles only what layouts print', () => {
      const classes = [...new Set([...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? ''))];
      expect(classes.filter((name) => !isPrinted(name))).toEqual([]);
    });
  }
});

test('every style sheet of assets/styles is in the bundle', () => {
  expect(filesOf('assets/styles', '.css')).toEqual(
    styleFiles.map((name) => `assets/styles/${name}.css`).sort(),
  );
});

/** Whether some layout has the class, spelled out or begun and finished by a value (`kind--{{ params.kind }}`), or the Markdown renderer makes it. */
function isPrinted(name: string): boolean {
  if (name === 'prose' || name === 'anchor') return true;
  const printed = [...allTemplates.matchAll(/class="([^"]*)"/g)].map(([, value]) => value ?? '').join(' ');
  const words = printed.split(/\s+(?![^{]*\}\})/);
  return words.some(
    (word) => word === name || (word.includes('{{') && name.startsWith(word.split('{{')[0] ?? '')),
  );
}

function depthReachesZeroOnlyAtEnd(css: string): boolean {
  let depth = 0;
  for (const [position, character] of [...css].entries()) {
    if (character === '{') depth++;
    else if (character === '}') depth--;
    if (depth === 0 && character === '}' && position < css.length - 1) return false;
  }
  return depth === 0;
}

function filesOf(folder: string, extension: string): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith(extension) && !name.endsWith('/theme.css'))
    .sort();
}

function read(file: string): string {
  return readFileSync(root + file, 'utf8');
}
