/**
 * Before all tests: Kafedra is compiled, once. What runs in a child process is the compiled program, as its users have
 * it; it starts in a third of the time that the sources take, and most of a test's time is such a start.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './builds/kafedra.ts';

/** Run by Vitest, for each project. */
export default function compile(): void {
  if (process.env.KAFEDRA_COMPILED_FOR === String(process.pid)) return;
  process.env.KAFEDRA_COMPILED_FOR = String(process.pid);
  const tsx = join(repository, 'node_modules/tsx/dist/cli.mjs');
  execFileSync(process.execPath, [tsx, 'tools/dist.ts'], { cwd: repository, stdio: 'inherit' });
}
