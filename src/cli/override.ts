/** `kafedra override`: copies a built-in component or layout into the site, where the copy counts instead. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../course/nearest.ts';
import { packageRoot } from '../packageRoot.ts';
import { exitCodes } from './exitCodes.ts';
import { makeFile } from './newFile.ts';
import { CommandError, type SiteOptions, siteRoot } from './site.ts';
import { terminalLang, wordsFor } from './words/index.ts';

const layouts = join(packageRoot, 'layouts');

/** Copies what is called `name`: a component (`syllabus`), one file of it (`syllabus.css`) or a layout (`lesson`). */
export async function override(name: string, options: SiteOptions): Promise<number> {
  const root = siteRoot(options);
  const words = wordsFor(terminalLang());
  const made: string[] = [];
  const kept: string[] = [];
  for (const file of filesOf(name)) {
    (makeFile(root, file, { copyOf: join(packageRoot, file) }) ? made : kept).push(file);
  }
  if (made.length > 0) process.stdout.write(`${words.override.made({ files: made.join(', ') })}\n`);
  if (kept.length > 0) process.stdout.write(`${words.kept({ files: kept.join(', ') })}\n`);
  if (made.length > 1) process.stdout.write(`${words.override.note}\n`);
  return exitCodes.fine;
}

/** Names of the built-in components. */
function componentNames(): string[] {
  return readdirSync(join(layouts, 'components')).sort();
}

/** Names of the built-in layouts. */
function layoutNames(): string[] {
  return readdirSync(layouts)
    .filter((file) => file.endsWith('.njk'))
    .map((file) => file.replace(/\.njk$/, ''))
    .sort();
}

function filesOf(name: string): string[] {
  const [, base = name, ending] = /^(.*)\.(njk|css|yaml)$/.exec(name) ?? [];
  const folder = `layouts/components/${base}`;
  if (componentNames().includes(base)) {
    const files = ['njk', 'css', 'yaml']
      .filter((candidate) => ending === undefined || candidate === ending)
      .map((candidate) => `${folder}/${base}.${candidate}`)
      .filter((file) => existsSync(join(packageRoot, file)));
    if (files.length > 0) return files;
  }
  if (layoutNames().includes(base) && (ending ?? 'njk') === 'njk') return [`layouts/${base}.njk`];
  throw new CommandError(unknown(name, base));
}

function unknown(name: string, base: string): string {
  const words = wordsFor(terminalLang()).override;
  const components = componentNames();
  const meant = nearest(base, [...components, ...layoutNames()]);
  const hint = meant === undefined || meant === base ? '' : ` ${words.didYouMean({ name: meant })}`;
  return [
    `${words.unknown({ name })}${hint}`,
    words.components({ names: components.join(', ') }),
    words.layouts({ names: layoutNames().join(', ') }),
  ].join('\n');
}
