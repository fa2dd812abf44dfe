/** Programs of Kafedra that run in another thread or process: compiled, or their sources, which not every Node can read. */
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isCompiled, packageRoot } from './packageRoot.ts';

/** Whether this Node reads TypeScript by itself: from 22.18 on, where it is not switched off. */
export const readsTypescript = 'typescript' in process.features && Boolean(process.features.typescript);

export interface OwnProgram {
  readonly path: string;
  /** What Node is told beside. */
  readonly execArgv: string[];
}

/** The program whose source is `source`, such as `src/output/printThread.ts`. */
export function ownProgram(source: string): OwnProgram {
  if (isCompiled)
    return { path: join(packageRoot, 'dist', basename(source).replace(/\.ts$/, '.js')), execArgv: [] };
  const reader = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href;
  return { path: join(packageRoot, source), execArgv: readsTypescript ? [] : ['--import', reader()] };
}
