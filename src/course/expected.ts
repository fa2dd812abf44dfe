/**
 * Addresses at which something would stand, but for a problem that is told already: a link that leads there is
 * right, so nothing is said of it.
 */
import { addressOfFile, meantAddress, segmentOf } from './address.ts';
import { decodeAddress } from './pageAt.ts';
import type { Problem } from './problem.ts';
import type { Expected } from './types.ts';

/** The addresses that pages could not take, and those of files and folders that were not read. */
export function expectedOf(problems: readonly Problem[], leftOut: readonly string[]): Expected {
  return {
    at: new Set(problems.flatMap(addressesOf).map(bare)),
    below: new Set(leftOut.map((file) => bare(file.startsWith('content/') ? pageAddress(file) : `/${file}`))),
  };
}

/** Whether something would stand at an address, were it not for a problem that is told already. */
export function isExpected({ at, below }: Expected, url: string): boolean {
  const parts = bare(url).split('/');
  return at.has(parts.join('/')) || parts.some((_, i) => below.has(parts.slice(0, i + 1).join('/')));
}

/** Problems of a page's address; whichever of its two the author meant, links lead to it. */
const ofAddress: ReadonlySet<string> = new Set(['bad-permalink', 'duplicate-url', 'url-case', 'url-taken']);

function addressesOf({ code, file, values }: Problem): string[] {
  const { url = '', folder = '' } = values;
  if (ofAddress.has(code)) {
    const written = String(url);
    return [written, written.replace(/[?#].*$/s, ''), meantAddress(written), addressOfFile(file)];
  }
  return code === 'course-without-index' ? [`/${segmentOf(String(folder).replace(/^content\//, ''))}/`] : [];
}

/** `content/ml/02-trees.markdown` would be `/ml/trees/`. */
function pageAddress(file: string): string {
  return addressOfFile(file.replace(/\.(?:md|markdown|mkdn?|mdown|mdwn|mdx)$/i, '.md'));
}

function bare(url: string): string {
  return decodeAddress(url)
    .normalize('NFC')
    .replace(/(?:\/index)?(?:\.html?)?\/?$/i, '');
}
