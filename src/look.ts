/** How a site looks: its layouts, styles and scripts, read again when their files may have changed. */
import type { Look } from './composition.ts';
import { remembering } from './course/remember.ts';
import { clientScripts } from './output/clientScripts.ts';
import { lookStamp } from './output/lookStamp.ts';
import { buildScripts, type Scripts } from './output/scripts.ts';
import { buildStyles } from './output/styles.ts';
import { packageRoot } from './packageRoot.ts';

export interface LookFoldersOptions {
  /** The site's root, absolute. */
  readonly root: string;
  /** Whether a stranger may have written any of it: then the site's own layouts and styles do not count. */
  readonly untrusted?: boolean | undefined;
}

/** Folders whose `layouts/` and `assets/styles/` count, the site's own first. */
export function lookFolders({ root, untrusted = false }: LookFoldersOptions): readonly string[] {
  return [...new Set(untrusted ? [packageRoot] : [root, packageRoot])];
}

/**
 * The look as it is now: the same object as before where its files are certainly the same. `changed` are paths on disk,
 * where it is known that nothing but them has changed since.
 */
export async function lookOf(
  folders: readonly string[],
  before: Look | undefined,
  changed: readonly string[] | undefined,
): Promise<Look> {
  const areOnlyTexts = changed?.every((path) => path.endsWith('.md')) ?? false;
  if (before !== undefined && areOnlyTexts) return before;
  const stamp = lookStamp(folders);
  if (before?.stamp !== undefined && before.stamp === stamp) return before;
  const client = await clientScripts();
  return { stamp, styles: buildStyles({ folders, words: client.words }), client };
}

/** The scripts of a site in which there is something to be found in these languages. */
export function scriptsOf(look: Look, languages: readonly string[]): Scripts {
  return builtScripts(look, languages.join());
}

const builtScripts = remembering(({ client }: Look, languages: string) =>
  buildScripts(client, languages.split(',')),
);
