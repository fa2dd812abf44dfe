/** Sites that were damaged anywhere are imported all the same: as far as they can be read, and never elsewhere than they should. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePage } from '../../src/content/frontMatter.ts';
import { repository } from '../builds/kafedra.ts';
import { importFiles } from './folders.ts';

const rounds = Number(process.env.KAFEDRA_ROUNDS ?? 6);

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

function filesOf(name: string): Record<string, string> {
  const root = join(repository, 'tests/sites', name);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(root, file)).isFile(),
  );
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

/** Cuts, doubles or moves a piece of a text, or puts a sign where it does not belong. */
function damaged(text: string, next: (below: number) => number): string {
  const at = next(text.length + 1);
  const length = next(60);
  const piece = text.slice(at, at + length);
  const signs = [
    '{%',
    '%}',
    '{{',
    '}}',
    '---\n',
    '<div class="notice--info">',
    '<!--',
    '\t',
    ': ',
    '"',
    '```\n',
    '{% endfor %}',
    '\u0000',
    '|',
  ];
  switch (next(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + piece + text.slice(at);
    case 2:
      return text.slice(0, at);
    default:
      return text.slice(0, at) + (signs[next(signs.length)] as string) + text.slice(at);
  }
}

test.each(['jekyll-courses', 'jekyll-defaults'])('%s', async (name) => {
  const whole = filesOf(name);
  for (let seed = 1; seed <= rounds; seed++) {
    const next = chance(seed);
    const files = Object.fromEntries(
      Object.entries(whole).map(([file, text]) => [
        file,
        next(3) === 0 && !file.endsWith('.png') ? damaged(text, next) : text,
      ]),
    );
    const { files: made, moved } = await importFiles(files);
    const names = made.map(({ file }) => file.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const file of made) {
      expect(file.file).toMatch(/^(?:content|_data|assets)\/(?!.*(?:^|\/)\.\.?\/)/);
      // Whatever could be read before can be read now.
      if ('text' in file && file.file.endsWith('.md') && !file.text.includes('\u0000'))
        expect(
          parsePage(file.file, file.text).problems.filter(({ code }) => code.startsWith('front-matter-un')),
        ).toEqual([]);
    }
    expect(moved.length).toBeGreaterThan(0);
  }
});
