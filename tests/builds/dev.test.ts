import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository, type TestSite, testSite } from './kafedra.ts';

let site: TestSite;
let server: ChildProcess;
let port: number;
let output = '';

beforeAll(async () => {
  site = testSite('minimal');
  port = await freePort();
  const args = [
    join(repository, 'bin/kafedra.js'),
    'dev',
    '--root',
    site.root,
    '--output',
    site.output,
    '--port',
    String(port),
  ];
  server = spawn(process.execPath, args, { env: { ...process.env, LANG: 'en' } });
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  server.stdout?.on('data', collect);
  server.stderr?.on('data', collect);
  await until(async () => (await get('/')).includes('Машинное обучение'));
});
afterAll(() => {
  server.kill('SIGTERM');
  site.remove();
});

test('a changed title is on every page that shows it', async () => {
  writeFileSync(
    site.path('content/ml/01-regression.md'),
    '---\ntitle: Логистическая регрессия\n---\nКривая.\n',
  );
  await until(async () => (await get('/ml/')).includes('Логистическая регрессия'));
  expect(await get('/ml/regression/')).toContain('Кривая');
});

test('a new file becomes a page, and a deleted one is gone', async () => {
  writeFileSync(site.path('content/ml/02-trees.md'), '---\ntitle: Деревья\n---\nВетви.\n');
  await until(async () => (await get('/ml/trees/')).includes('Ветви'));
  rmSync(site.path('content/ml/02-trees.md'));
  await until(async () => !(await get('/ml/')).includes('Деревья'));
  await until(async () => !(await get('/ml/trees/')).includes('Ветви'));
});

test('a broken file is told where it is, the last good site stays, and mending it brings the new one', async () => {
  writeFileSync(site.path('content/ml/01-regression.md'), '---\ntitle: "Без конца\n---\nПлохо.\n');
  await until(() => output.includes('content/ml/01-regression.md:2'));
  expect(await get('/ml/')).toContain('Логистическая регрессия');
  writeFileSync(site.path('content/ml/01-regression.md'), '---\ntitle: Снова цело\n---\nХорошо.\n');
  await until(async () => (await get('/ml/')).includes('Снова цело'));
});

test('nobody but this machine can reach it', async () => {
  expect(output).toContain(`http://127.0.0.1:${port}`);
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
  if (outside !== undefined) await expect(fetch(`http://${outside}:${port}/`)).rejects.toThrow();
  await expect(fetch(`http://[::1]:${port}/`)).rejects.toThrow();
});

async function get(path: string): Promise<string> {
  return fetch(`http://127.0.0.1:${port}${path}`).then(
    (response) => response.text(),
    () => '',
  );
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (await condition()) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`Waited in vain. The server said:\n${output}`);
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
