/** `SUMMARY.md`, the list of contents of a book of mdBook or GitBook: the order of its files, and their short titles. */
import { resolvedPath } from '../links.ts';
import { withoutSigns } from './headings.ts';

export interface Summary {
  /** Files in the order in which the list names them. */
  readonly files: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
}

/** Reads the list, wherever it lies; an empty one where there is none. */
export function readSummary(texts: ReadonlyMap<string, string>): Summary {
  const file = [...texts.keys()].find((name) => /(?:^|\/)summary\.md$/i.test(name));
  const titles = new Map<string, string>();
  for (const [, title = '', href = ''] of (texts.get(file ?? '') ?? '').matchAll(
    /\[([^\]\n]+)\]\(([^()\s]+)\)/g,
  )) {
    const path = resolvedPath(href, `/${file}`)?.slice(1);
    if (path !== undefined && texts.has(path) && !titles.has(path))
      titles.set(path, withoutSigns(title.trim()));
  }
  return { files: [...titles.keys()], titles };
}
