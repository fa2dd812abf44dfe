/** How `dev --open` opens a browser. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openBrowser } from '../../src/cli/openBrowser.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kafedra-open-'));
  vi.stubEnv('PATH', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const address = 'http://127.0.0.1:8080';

test('a system without a browser is told, once', async () => {
  const failed = vi.fn();
  openBrowser(address, failed);
  await expect.poll(() => failed.mock.calls.length).toBe(1);
});

test.runIf(process.platform === 'linux')('the command of the system gets the address as it is', async () => {
  const command = join(folder, 'xdg-open');
  writeFileSync(command, `#!/bin/sh\nprintf '%s' "$*" > "${folder}/opened"\n`);
  chmodSync(command, 0o755);
  const failed = vi.fn();
  openBrowser(`${address}/?a=1&b='2' $HOME`, failed);
  await expect
    .poll(() => existsSync(join(folder, 'opened')) && readFileSync(join(folder, 'opened'), 'utf8'))
    .toBe(`${address}/?a=1&b='2' $HOME`);
  expect(failed).not.toHaveBeenCalled();
});
