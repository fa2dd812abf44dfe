import { fileURLToPath } from 'node:url';

/** The folder of Kafedra itself, with the built-in layouts and styles: the same from source and compiled. */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
