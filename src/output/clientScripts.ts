/**
 * The scripts of `assets/scripts/` as browsers get them. An installed Kafedra has them ready in `dist/scripts/`; from
 * source they are bundled each time, so that a change of theirs is seen at once.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCompiled, packageRoot } from '../packageRoot.ts';

export interface ClientScripts {
  /** What runs on every page. */
  readonly page: string;
  /** What runs on pages with recordings in its place. */
  readonly pageWithVideo: string;
  /** What puts a player in the place of a recording. */
  readonly player: string;
  /** What a student does beside reading. It expects the constants that `declare const` names in its sources. */
  readonly student: string;
  readonly studentStyles: string;
  /** The interface of the search. It expects the constants that `declare const` names in its sources. */
  readonly search: string;
  /** What the interface of the search adds to the styles of the page. */
  readonly searchStyles: string;
  /** What draws diagrams. */
  readonly diagrams: string;
  /**
   * What they expect of the styles of a page: rules for every word in their strings, because they may put it on the page
   * later; and the tokens in styles that they bring themselves, as those in a folder of their own do.
   */
  readonly words: readonly string[];
}

/** Name of the file in `dist/` that holds them. */
export const clientScriptsFile = 'clientScripts.json';

/** The scripts; the same sources give the same bytes. */
export async function clientScripts(): Promise<ClientScripts> {
  if (isCompiled) return JSON.parse(readFileSync(join(packageRoot, 'dist', clientScriptsFile), 'utf8'));
  const { bundleClientScripts } = await import('./bundleScripts.ts');
  return bundleClientScripts();
}
