/** The configuration of its own that a site may bring: code, which only counts where its author is trusted. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';

const names = ['.eleventy.ts', '.eleventy.js', '.eleventy.mjs'];

/** Path of the site's own configuration; nothing where there is none. */
export function ownConfiguration(root: string): string | undefined {
  return names
    .map((name) => join(root, name))
    .find((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
}
