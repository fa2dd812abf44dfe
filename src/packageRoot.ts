import { fileURLToPath } from 'node:url';

/** The folder of Kafedra itself, with the built-in layouts and styles: the same from source and compiled. */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** Whether this code was compiled by `npm run dist`, and stands in `dist/` with all that was made beside it. */
export const isCompiled = import.meta.url.endsWith('.js');
