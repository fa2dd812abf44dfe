/**
 * The table of cases: a folder of `tests/cases/` is a whole tiny site, and its `expected.yml` says what is to come
 * of it:
 *
 *   name: a sentence
 *   options: { drafts, untrusted }        how it is built
 *   files: { path: how it is made }       what cannot lie in a repository: a link, bytes, five megabytes
 *   problems: [file:line:column level code]   all of them, information included
 *   contains: { page: [text] }            what a page of the output has; `*` is any of them
 *   without: { page: [text] }             what it has not; `*` is every one of them
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { repository } from './kafedra.ts';

export const casesFolder = join(repository, 'tests/cases');

/** How a file is made that the folder of the case does not hold. */
type Making =
  | { readonly link: string }
  | { readonly hex: string }
  | { readonly repeat: string; readonly times: number; readonly before?: string; readonly after?: string };

export interface Case {
  readonly folder: string;
  readonly name: string;
  readonly options?: { readonly drafts?: boolean; readonly untrusted?: boolean };
  readonly files?: Readonly<Record<string, Making>>;
  readonly problems: readonly string[];
  readonly contains?: Readonly<Record<string, readonly string[]>>;
  readonly without?: Readonly<Record<string, readonly string[]>>;
}

/** All cases, by the names of their folders. */
export function readCases(): readonly Case[] {
  return readdirSync(casesFolder)
    .sort()
    .map((folder) => {
      const text = readFileSync(join(casesFolder, folder, 'expected.yml'), 'utf8');
      return { folder, ...(load(text) as Omit<Case, 'folder'>) };
    });
}

/** Calls `use` with the root of a case's site; where files have to be made, that is a copy. */
export async function withSite<Result>(
  { folder, files }: Case,
  use: (root: string) => Promise<Result>,
): Promise<Result> {
  const source = join(casesFolder, folder);
  if (files === undefined) return use(source);
  const root = mkdtempSync(join(tmpdir(), 'kafedra-case-'));
  try {
    cpSync(source, root, { recursive: true });
    for (const [file, making] of Object.entries(files)) make(join(root, file), making);
    return await use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function make(path: string, making: Making): void {
  mkdirSync(dirname(path), { recursive: true });
  if ('link' in making) symlinkSync(making.link, path);
  else if ('hex' in making) writeFileSync(path, Buffer.from(making.hex, 'hex'));
  else writeFileSync(path, (making.before ?? '') + making.repeat.repeat(making.times) + (making.after ?? ''));
}
