/** A name for all that the index of a site's search is made of. */
import type { ComposedPage } from '../composition.ts';
import { hashOf } from './hash.ts';

/** The name; nothing where some page has none. */
export function searchKey(pages: readonly ComposedPage[]): string | undefined {
  const keys = pages.map(({ key }) => key);
  return keys.every((key) => key !== undefined) ? hashOf(...keys) : undefined;
}
