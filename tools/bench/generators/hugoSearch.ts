/** Hugo, and then Pagefind over what it made: a site with a search, as users of Hugo add one. */
import { join } from 'node:path';
import { packageRoot } from '../../../src/packageRoot.ts';
import { hugo } from './hugo.ts';
import type { Generator } from './types.ts';

const pagefind = join(packageRoot, 'node_modules/pagefind/lib/runner/bin.cjs');

export const hugoSearch: Generator = {
  ...hugo,
  name: 'hugo+search',
  build: (site) => ({
    file: 'sh',
    args: ['-c', 'hugo --quiet && exec "$0" "$1" --site public --quiet', process.execPath, pagefind],
    folder: site,
  }),
  isSearched: true,
};
