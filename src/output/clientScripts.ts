/**
 * The scripts of `assets/scripts/` as browsers get them. An installed Kafedra has them ready in `dist/scripts/`; from
 * source they are bundled each time, so that a change of theirs is seen at once.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCompiled, packageRoot } from '../packageRoot.ts';
import type { ClientScripts } from './bundleScripts.ts';

/** Name of the file in `dist/` that holds them. */
export const clientScriptsFile = 'clientScripts.json';

/** The scripts; the same sources give the same bytes. */
export async function clientScripts(): Promise<ClientScripts> {
  if (isCompiled) return JSON.parse(readFileSync(join(packageRoot, 'dist', clientScriptsFile), 'utf8'));
  const { bundleClientScripts } = await import('./bundleScripts.ts');
  return bundleClientScripts();
}
