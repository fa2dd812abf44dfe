/** A build that would be the same as the last one: nothing is made anew, and what has gone of its output comes back. */
import type { BuildRecord, Told } from '../output/lastBuild.ts';
import type { Staging } from '../output/staging.ts';

/**
 * Sees to it that the output of the last build is there, and gives what was told of it. Nothing where the site has to be
 * built: then nothing was published, and `staging` is empty.
 */
export async function repeat(root: string, record: BuildRecord, staging: Staging): Promise<Told | undefined> {
  const { same } = record;
  if (same === undefined) return undefined;
  if (record.isThere()) return same.told;
  const [{ openCache }, { PieceSpoilt, restore }, { writeFiles }] = await Promise.all([
    import('../cache/index.ts'),
    import('../output/restore.ts'),
    import('../output/write.ts'),
  ]);
  const cache = openCache(root);
  try {
    const files = restore(same, cache, record.published);
    if (files === undefined) return undefined;
    await writeFiles(staging.folder, files);
    staging.publish();
    record.note(same);
    return same.told;
  } catch (error) {
    if (!(error instanceof PieceSpoilt)) throw error;
    staging.empty();
    return undefined;
  } finally {
    cache.close();
  }
}
