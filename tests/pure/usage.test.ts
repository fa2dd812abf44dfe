/** Whoever calls a command wrongly, or asks what it takes, is answered in the language of the terminal. */
import { afterEach, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { languages } from '../../src/cli/words/index.ts';

afterEach(() => vi.unstubAllEnvs());

/** What a command line prints, on either stream, and its exit code. */
async function called(lang: string, ...argv: string[]): Promise<{ code: number; said: string }> {
  vi.stubEnv('LC_ALL', `${lang}.UTF-8`);
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const code = await main(argv);
  const said = streams.flatMap(({ mock }) => mock.calls.map(([text]) => text)).join('');
  for (const stream of streams) stream.mockRestore();
  return { code, said };
}

test.each([
  [['bild'], 'There is no command bild. Did you mean build?'],
  [['build', '--rot', 'x'], 'There is no option --rot here. Did you mean --root?'],
  [['build', '--nothing-like-it'], 'There is no option --nothing-like-it here.'],
  [['build', '--root'], '--root needs a value.'],
  [['build', 'more'], 'That is more than the command takes.'],
  [['check', '--format', 'xml'], 'xml is no value of --format. Say one of: pretty, json, github, sarif.'],
  [['new', 'course'], 'Say <key> too.'],
  [['import', 'jekyll', 'x'], 'Say --out too.'],
  [['import', 'word', 'x', '--out', 'y'], 'word is no value of from. Say one of: jekyll, markdown.'],
])('%j is answered in plain words, with the help below', async (argv, sentence) => {
  const { code, said } = await called('en_GB', ...argv);
  expect(code).toBe(2);
  expect(said.split('\n')[0]).toBe(sentence);
  expect(said).toContain('Usage: kafedra');
  const russian = await called('ru_RU', ...argv);
  expect(russian.code).toBe(2);
  // What was typed and what can be typed stays as it is.
  expect(unknownWords(russian.said.split('\n')[0] ?? '', argv)).toEqual([]);
});

const commands = ['init', 'new', 'new course', 'new lesson', 'build', 'dev', 'check', 'override', 'import'];

test.each(['', ...commands])(
  'the help of "%s" is in the language of the terminal as a whole',
  async (name) => {
    const argv = [...name.split(' ').filter((part) => part !== ''), '--help'];
    const { code, said } = await called('ru_RU', ...argv);
    expect(code).toBe(0);
    expect(said).toMatch(/^Использование: kafedra/);
    // Of the lines, what stands in the left column is what can be typed.
    const spoken = said
      .split('\n')
      .map((line) => line.replace(/^(?:\S.*: kafedra.*| {2}\S.*?(?= {2}|$))/, ''));
    expect(unknownWords(spoken.join('\n'), [])).toEqual([]);
  },
);

/** English words in a Russian text that nobody could have typed. */
function unknownWords(text: string, argv: readonly string[]): string[] {
  const typed = new Set([...argv, ...names, ...languages]);
  return [...text.matchAll(/(?:--)?[a-z]+(?:[.-][a-z]+)*/gi)]
    .map(([word]) => word)
    .filter((word) => !typed.has(word));
}

/** Commands, values and names of things. */
const names = (
  'build key from --root --format --out pretty json github sarif jekyll markdown ' +
  'Markdown Jekyll HTML content ml regression deployment docker syllabus syllabus.css repo site kafedra dev'
).split(' ');
