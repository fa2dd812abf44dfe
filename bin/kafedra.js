#!/usr/bin/env node
/** Starts the command line: from the compiled code when installed, from the sources in the repository. */
import { existsSync } from 'node:fs';

const source = new URL('../src/cli/run.ts', import.meta.url);
if (existsSync(source)) {
  // Node reads TypeScript by itself from 22.18 on.
  if (!process.features.typescript) (await import('tsx/esm/api')).register();
  await import(source.href);
} else {
  await import('../dist/kafedra.js');
}
