/** The path that a command is told to publish a site under. */
import { CommandError } from './site.ts';
import { terminalLang, wordsFor } from './words/index.ts';

/**
 * Throws `CommandError` where a base path can be no part of an address after the server's name: all links of the site would
 * lead nowhere. How many slashes it has, and whether letters of it are encoded, is of no consequence.
 */
export function checkBasePath(basePath: string | undefined): void {
  if (basePath === undefined || isPath(basePath)) return;
  throw new CommandError(wordsFor(terminalLang()).badBasePath({ path: basePath }));
}

function isPath(basePath: string): boolean {
  const path = `/${basePath}/`.replace(/\/{2,}/g, '/');
  // A whole address, or a path of Windows that a shell has made of this one.
  if (/^[a-z][a-z\d+.-]*:/i.test(basePath) || /[\s?#\\]/.test(path)) return false;
  try {
    // What a browser reads differently, as it does `..`, is no path of a site.
    const read = new URL(path, 'https://example.org').pathname;
    return [read, decodeURI(read)].includes(path);
  } catch {
    return false;
  }
}
