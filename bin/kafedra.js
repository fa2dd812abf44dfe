#!/usr/bin/env node
/** Starts the command line: from the compiled code when installed, from the sources in the repository. */
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const source = new URL('../src/cli/run.ts', import.meta.url);
if (existsSync(source)) {
  // Node reads TypeScript by itself from 22.18 on.
  if (!process.features.typescript) (await import('tsx/esm/api')).register();
  await import(source.href);
} else {
  // From Node 22.1 on, what was compiled at one start need not be at the next. It lies with the code: whoever may write
  // there could as well change that.
  module.enableCompileCache?.(fileURLToPath(new URL('../.cache', import.meta.url)));
  await import('../dist/kafedra.js');
}
