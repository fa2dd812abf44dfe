/**
 * Brings a printed page up to date on which nothing is new but the navigation beside it, as on most pages of a course
 * when the title of one changes: the new navigation takes the place of the old one in the file, and nothing is printed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComposedPage } from '../composition.ts';
import { isEqual, isSame } from '../course/remember.ts';
import { packageRoot } from '../packageRoot.ts';
import { ifPresent } from './ifPresent.ts';
import type { Templates } from './templates.ts';

/** The bytes of a page, made of those that stand in `file` and showed `before`; nothing where it has to be printed. */
export type RenewPage = (file: string, before: ComposedPage, now: ComposedPage) => Uint8Array | undefined;

export interface RenewalOptions {
  readonly templates: Templates;
  /** Folders whose `layouts/` count, the site's own first. */
  readonly folders: readonly string[];
  /** The folder in which the pages stand. */
  readonly output: string;
}

/** Gets pages ready to be renewed. Nothing for a site with layouts of its own: what they do with the navigation only they know. */
export function pageRenewal({ templates, folders, output }: RenewalOptions): RenewPage | undefined {
  if (folders.some((folder) => folder !== packageRoot && existsSync(join(folder, 'layouts'))))
    return undefined;
  return (file, before, now) => {
    if (!areSameButSidebar(before, now)) return undefined;
    const [old, fresh] = [before, now].map(({ view }) => templates.sidebar(view));
    if (old === undefined || fresh === undefined || !needSameStyles(old, fresh)) return undefined;
    const bytes = ifPresent(() => readFileSync(join(output, file)));
    return bytes === undefined ? undefined : replaced(bytes, Buffer.from(old), Buffer.from(fresh));
  };
}

function areSameButSidebar(before: ComposedPage, now: ComposedPage): boolean {
  const { sidebar: _, ...viewBefore } = before.view;
  const { sidebar, ...view } = now.view;
  return sidebar !== undefined && before.layout === now.layout && isEqual(viewBefore, view);
}

/** Whether rules that match something in one navigation match something in the other: that is decided by their tags. */
function needSameStyles(old: string, fresh: string): boolean {
  return isSame(tagsIn(old), tagsIn(fresh));
}

function tagsIn(html: string): string[] {
  return [...new Set(html.replaceAll(/ href="[^"]*"/g, '').match(/<[^>]*>/g))].sort();
}

/** Nothing where `old` is not there, or more than once. */
function replaced(bytes: Buffer, old: Buffer, fresh: Buffer): Buffer | undefined {
  const at = bytes.indexOf(old);
  if (at === -1 || bytes.includes(old, at + 1)) return undefined;
  return Buffer.concat([bytes.subarray(0, at), fresh, bytes.subarray(at + old.length)]);
}
