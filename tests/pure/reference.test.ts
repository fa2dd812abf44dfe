/** The guide against the code: its tables, its list of problems, its examples, its list of commands. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { compose } from '../../src/compose.ts';
import type { Problem } from '../../src/course/problem.ts';
import { packageRoot } from '../../src/packageRoot.ts';
import { en } from '../../src/report/wording/en.ts';
import {
  command,
  guideFiles,
  guideFolder,
  partNames,
  partsIn,
  withReference,
} from '../../tools/reference.ts';

const read = (file: string) => readFileSync(file, 'utf8');

describe('the reference tables', () => {
  test.each(guideFiles().map((file) => [relative(packageRoot, file), file]))(
    '%s says what the schema says',
    (name, file) => {
      const text = read(file as string);
      expect(withReference(text) === text, `${name} is out of date. Run: ${command}`).toBe(true);
    },
  );

  test('stand in the guide, each somewhere', () => {
    const found = guideFiles().flatMap((file) => partsIn(read(file)));
    expect([...new Set(found)].sort()).toEqual([...partNames].sort());
  });
});

const troubleshooting = read(join(guideFolder, '07-troubleshooting.md'));

/** Everything under a heading that is a code. */
const entries = troubleshooting
  .split(/^### (?=`)/m)
  .map((text) => ({ code: /^`([a-z-]+)`\n/.exec(text)?.[1], text }))
  .filter((entry): entry is { code: string; text: string } => entry.code !== undefined);

describe('the page of problems', () => {
  test('has an entry for every code and for no other', () => {
    expect(entries.map(({ code }) => code).sort()).toEqual(Object.keys(en).sort());
  });

  test('offers a remedy for each', () => {
    expect(entries.filter(({ text }) => !text.includes('**Remedy.**')).map(({ code }) => code)).toEqual([]);
  });

  const examples = entries.flatMap(({ code, text }) => {
    const files = exampleFiles(text);
    return files.size === 0 ? [] : [{ code, text, level: levelOf(text), files }];
  });

  test.each(examples)('$code is what its example brings about', async ({ code, text, level, files }) => {
    const found = await problemsOf(files);
    const seen = found
      .filter(({ level, code }) => level !== 'info' && !brief.has(code))
      .map((problem) => problem.code);
    expect(found).toContainEqual(expect.objectContaining({ code, level }));
    // What else the example brings about, the entry has to say.
    expect(seen.filter((other) => other !== code && !text.includes(`[\`${other}\`](#${other})`))).toEqual([]);
  });
});

describe('the lesson on the commands', () => {
  const lesson = read(join(guideFolder, '01-start/02-commands.md'));

  test.each(['init', 'new', 'dev', 'check', 'build', 'override', 'import'])(
    'lists every option of %s and no other',
    async (name) => {
      const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
      await main([...(name === 'new' ? ['new', 'lesson'] : [name]), '--help']);
      const help = printed.mock.calls.join('');
      printed.mockRestore();
      const section = lesson.split(/^## /m).find((text) => text.startsWith(`${name}:`)) ?? '';
      expect(optionsIn(section, /^\| `(--[a-z-]+)/gm)).toEqual(
        optionsIn(help, /^ {2}(?:-h, )?(--[a-z-]+)/gm),
      );
    },
  );
});

function optionsIn(text: string, option: RegExp): string[] {
  return [...text.matchAll(option)]
    .map(([, name]) => name as string)
    .filter((name) => name !== '--help')
    .sort();
}

/** An example shows one thing, and leaves its lesson and its sections without anything else. */
const brief: ReadonlySet<string> = new Set(['empty-lesson', 'title-only-section']);

/** What an entry says of the level of its problem. */
function levelOf(entry: string): Problem['level'] {
  const word = /^\n+(Warning|Information)\. /.exec(entry.slice(entry.indexOf('\n')))?.[1];
  return word === 'Warning' ? 'warning' : word === 'Information' ? 'info' : 'error';
}

/** The files of an example: blocks of code whose title is a path. What is to be written instead has no title. */
function exampleFiles(entry: string): ReadonlyMap<string, string> {
  const blocks = entry.matchAll(/^```\w+ title="((?:content|_data|assets)\/[^"]+)".*\n([\s\S]*?)^```$/gm);
  return new Map([...blocks].map(([, file, text]) => [file as string, text as string]));
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The problems of a small site in which some files are those of an example. */
async function problemsOf(files: ReadonlyMap<string, string>): Promise<readonly Problem[]> {
  const root = mkdtempSync(join(tmpdir(), 'kafedra-example-'));
  folders.push(root);
  const site = new Map([
    ['_data/site.yml', 'title: Courses of Anna Petrova\nurl: https://example.org\nlang: en\n'],
    ['content/ml/index.md', '---\ntitle: Machine learning\n---\n'],
    ['assets/slides.pdf', ''],
    ...files,
  ]);
  for (const [file, text] of site) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return (await compose({ root })).problems;
}
