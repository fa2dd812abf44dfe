/** Folders for tests of the import: small sites written from their texts, imported and written where nobody minds. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Imported } from '../../src/import/imported.ts';
import { importJekyll } from '../../src/import/jekyll/index.ts';

/** A folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kafedra-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with these files. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [file, text] of Object.entries(files)) writeInto(folder, file, text);
  return folder;
}

/** Writes a file, and the folders above it. */
export function writeInto(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** Imports a Jekyll site of these files. */
export function importFiles(
  files: Readonly<Record<string, string>>,
  deriveNavigation = false,
): Promise<Imported> {
  return importJekyll({ root: folderOf(files), skipped: '', deriveNavigation });
}

/** The text of a file that an import made. */
export function textOf({ files }: Imported, name: string): string {
  const found = files.find(({ file }) => file === name);
  if (found === undefined) throw new Error(`no ${name} among ${files.map(({ file }) => file).join(', ')}`);
  return 'text' in found ? found.text : readFileSync(found.copyOf, 'utf8');
}
