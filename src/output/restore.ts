/** The files of a build that would be made of the same now, from where they are: for an output that somebody has removed. */
import { existsSync } from 'node:fs';
import type { Cache } from '../cache/index.ts';
import type { FinishedBuild, PublishedPages } from './lastBuild.ts';
import type { MadeFile } from './outputFile.ts';
import { unpackIndex } from './packedIndex.ts';

/** A piece of the cache is not what was put into it. */
export class PieceSpoilt extends Error {}

/**
 * The files, those that are still in the published folder from there. Nothing where some of them can be had from nowhere. While
 * they are taken, `PieceSpoilt` may be thrown: then the site has to be made anew.
 */
export function restore(
  { files, index }: FinishedBuild,
  { pages, search }: Pick<Cache, 'pages' | 'search'>,
  published: PublishedPages,
): Iterable<MadeFile> | undefined {
  const origins = [...files];
  const isWhole = origins.every(
    ([, origin]) =>
      'isOfIndex' in origin || ('key' in origin ? pages.has(origin.key) : existsSync(origin.copyOf)),
  );
  const packed = index === undefined ? undefined : search.get(index);
  if (!isWhole || packed === undefined) return undefined;
  return (function* () {
    for (const [file, origin] of origins) {
      if ('isOfIndex' in origin) continue;
      if ('copyOf' in origin) {
        yield { file, copyOf: origin.copyOf };
        continue;
      }
      const path = published.pathOf(file, origin.key);
      const bytes = path === undefined ? pages.get(origin.key) : undefined;
      if (path !== undefined) yield { file, published: path };
      else if (bytes !== undefined) yield { file, bytes };
      else throw new PieceSpoilt(file);
    }
    yield* unpackIndex(packed);
  })();
}
