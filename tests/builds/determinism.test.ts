import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demo, filesIn, kafedra, testSite } from './kafedra.ts';

test('two builds of the same input give the same bytes, wherever and whenever they run', async () => {
  const [first, second] = [testSite(demo), testSite(demo)];
  const build = (site: typeof first, env: Record<string, string>) =>
    kafedra(['build', '--root', site.root, '--output', site.output], env);
  const runs = await Promise.all([
    build(first, { TZ: 'UTC', LANG: 'C' }),
    build(second, { TZ: 'Asia/Vladivostok', LANG: 'ru_RU.UTF-8' }),
  ]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  const files = filesIn(first.output);
  expect(files).toEqual(filesIn(second.output));
  const different = files.filter((file) => !read(first.output, file).equals(read(second.output, file)));
  expect(different).toEqual([]);
  first.remove();
  second.remove();
});

function read(folder: string, file: string): Buffer {
  return readFileSync(join(folder, file));
}
