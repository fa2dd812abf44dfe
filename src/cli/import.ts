/** `kafedra import`: makes a site of a Jekyll site or of a folder of Markdown, and reports what became of it. */
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { compose } from '../compose.ts';
import type { Imported } from '../import/imported.ts';
import { writeImport, writeOwn } from '../import/output.ts';
import { formatReport, hashesOf, type ImportReport, makeReport, reportFiles } from '../import/report.ts';
import { escapeJson } from '../report/escape.ts';
import { exitCodes } from './exitCodes.ts';
import { CommandError } from './site.ts';
import { pageCount, seconds, terminalLang, wordsFor } from './words/index.ts';

/** What can be imported. */
export const importSources = ['jekyll', 'markdown'] as const;
export type ImportSource = (typeof importSources)[number];

export interface ImportOptions {
  readonly out: string;
  readonly deriveNavigation: boolean;
}

/** Imports a folder and gives the exit code: mistakes that the old site had are told, and do not fail the import. */
export async function importSite(
  from: ImportSource,
  folder: string,
  options: ImportOptions,
): Promise<number> {
  const start = performance.now();
  const root = sourceFolder(folder);
  const out = outputFolder(options.out, root);
  const imported = await readSource(from, root, out, options);
  if (imported.moved.every(({ address }) => address === undefined))
    throw new CommandError(wordsFor(terminalLang()).nothingToImport({ folder }));
  const report = await writeSite(out, imported);
  const { lang } = imported;
  const words = wordsFor(lang);
  const pages = report.moved.filter(({ address }) => address !== undefined).length;
  process.stdout.write(
    `${words.imported({ pages: pageCount(lang, pages), seconds: seconds(lang, start), output: options.out })}\n`,
  );
  if (report.kept.length > 0) process.stdout.write(`${words.importKept({ count: report.kept.length })}\n`);
  const values = {
    human: report.human.length,
    mistakes: report.mistakes.length,
    file: join(options.out, reportFiles.people),
  };
  process.stdout.write(`${words.importReport(values)}\n`);
  return exitCodes.fine;
}

async function readSource(
  from: ImportSource,
  root: string,
  out: string,
  options: ImportOptions,
): Promise<Imported> {
  if (from === 'jekyll') {
    const { importJekyll } = await import('../import/jekyll/index.ts');
    return importJekyll({ root, skipped: out, deriveNavigation: options.deriveNavigation });
  }
  const { importMarkdown } = await import('../import/markdown/index.ts');
  return importMarkdown({ root, skipped: out });
}

/** Writes the site, checks it as `kafedra check` does, and writes the report. */
async function writeSite(out: string, imported: Imported): Promise<ImportReport> {
  const before = hashesOf(ownText(join(out, reportFiles.programs)));
  const written = await writeImport(out, imported.files, before);
  const { problems } = await compose({ root: out });
  const report = makeReport(imported, written, problems);
  writeOwn(out, reportFiles.programs, `${escapeJson(JSON.stringify(report, null, 2))}\n`);
  writeOwn(out, reportFiles.people, formatReport(report, imported.lang));
  return report;
}

/** The folder to read, without links in its path. */
function sourceFolder(folder: string): string {
  const path = resolve(folder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandError(wordsFor(terminalLang()).noSource({ folder }));
  return realpathSync(path);
}

/** The folder to write to: it may lie within the old site, but must not be it, and must not hold it among its own files. */
function outputFolder(out: string, root: string): string {
  const words = wordsFor(terminalLang());
  const named = resolve(out);
  const stat = statSync(named, { throwIfNoEntry: false });
  if (stat !== undefined && !stat.isDirectory())
    throw new CommandError(words['output-not-folder']({ output: out }));
  const path = stat === undefined ? realOf(named) : realpathSync(named);
  const holds = ['content', '_data', 'assets'].some(
    (name) => root === join(path, name) || root.startsWith(join(path, name) + sep),
  );
  if (path === root || holds) throw new CommandError(words.importOverSource({ output: out }));
  return path;
}

/** A path that is not there yet, below the part of it that is. */
function realOf(path: string): string {
  const parent = resolve(path, '..');
  if (parent === path) return path;
  const base =
    statSync(parent, { throwIfNoEntry: false }) === undefined ? realOf(parent) : realpathSync(parent);
  return join(base, path.slice(parent.length));
}

function ownText(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : undefined;
}
