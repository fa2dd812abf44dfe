/** Options that every command takes, and what they come to. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { terminalLang, wordsFor } from './words/index.ts';

export interface SiteOptions {
  readonly root: string;
}

/** Wrong usage of the command line: shown as one sentence, exit code 2. */
export class CommandError extends Error {}

/** The site's root, absolute. Throws `CommandError` when there is no such folder. */
export function siteRoot({ root }: SiteOptions): string {
  const path = resolve(root);
  if (!existsSync(path) || !statSync(path).isDirectory()) {
    throw new CommandError(wordsFor(terminalLang()).noRoot({ root }));
  }
  return path;
}
