/** The configuration of its own that a site may bring: code, which only counts where its author is trusted. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Names that it may have; the first one that is there counts. */
export const ownConfigurationNames: readonly string[] = ['.eleventy.ts', '.eleventy.js', '.eleventy.mjs'];

/** Path of the site's own configuration; nothing where there is none. */
export function ownConfiguration(root: string): string | undefined {
  return ownConfigurationNames.map((name) => join(root, name)).find(existsSync);
}
