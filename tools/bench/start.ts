/**
 * `npm run bench:start`: how long a command takes on a site of one lesson, which is mostly its start; as a ratio, to
 * Node starting for nothing. Every command is run in turn, so that a busy machine is busy for all.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../tests/builds/kafedra.ts';
import { makeCorpus, writeSite } from './corpus.ts';
import { median } from './median.ts';

const rounds = 9;
const place = mkdtempSync(join(tmpdir(), 'kafedra-bench-'));
const root = join(place, 'site');
writeSite(root, makeCorpus({ lessons: 1 }));
const commands: readonly (readonly [name: string, ...args: string[]])[] = [
  ['node, for nothing', '-e', '0'],
  ['kafedra --version', program, '--version'],
  ['kafedra check', program, 'check', '--root', root],
  ['kafedra build', program, 'build', '--root', root, '--output', join(place, 'out')],
];
const figures = commands.map((): number[] => []);
try {
  for (let round = 0; round < rounds; round++) {
    for (const [i, [name, ...args]] of commands.entries()) {
      const begin = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args);
      if (status !== 0) throw new Error(`${name}: ${stderr}`);
      figures[i]?.push(performance.now() - begin);
    }
  }
} finally {
  rmSync(place, { recursive: true });
}
const nothing = median(figures[0] ?? []);
process.stdout.write(`Medians of ${rounds} runs, in milliseconds\n\n`);
for (const [i, [name]] of commands.entries()) {
  const middle = median(figures[i] ?? []);
  process.stdout.write(
    `${name.padEnd(18)}  ${middle.toFixed(0).padStart(5)}  ${(middle / nothing).toFixed(1)} x\n`,
  );
}
