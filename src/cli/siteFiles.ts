/** What a new site consists of. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../packageRoot.ts';
import { nameOf } from './names.ts';
import type { NewFile } from './newFile.ts';
import { type Origin, vendored } from './origin.ts';
import { siteLock } from './siteLock.ts';
import { filledTemplate, template, yamlText } from './templates.ts';

/** What the author of a new site was asked, or the defaults. */
export interface SiteFacts {
  readonly lang: string;
  readonly title: string;
  /** The first course; absent where there are pages already. */
  readonly course: { readonly title: string; readonly key: string } | undefined;
}

/** Files of this repository that every site has as they are: what publishes and what keeps up to date. */
const shared = ['.github/workflows/pages.yml', '.github/dependabot.yml'] as const;

const editorFiles = ['extensions.json', 'kafedra.code-snippets', 'settings.json', 'tasks.json'] as const;

/** The scripts of a site's `package.json`: the workflow and the README name them. */
export const siteScripts = { dev: 'kafedra dev', check: 'kafedra check', build: 'kafedra build' } as const;

/** Every file of a new site at `root`, by its path. Where there is a `package.json` already, locking is its owner's. */
export function siteFiles(root: string, facts: SiteFacts, origin: Origin): ReadonlyMap<string, NewFile> {
  const { lang, title, course } = facts;
  const files = new Map<string, NewFile>();
  const add = (file: string, text: string) => files.set(file, { text });
  add('_data/site.yml', filledTemplate(lang, 'site.yml', { title: yamlText(title), lang }));
  if (course !== undefined) {
    const folder = `content/${course.key}`;
    add(`${folder}/index.md`, filledTemplate(lang, 'course.md', { title: yamlText(course.title) }));
    add(`${folder}/01-intro.md`, filledTemplate(lang, 'first-lesson.md', {}));
  }
  // Git keeps no empty folder.
  add('assets/.gitkeep', '');
  add('README.md', filledTemplate(lang, 'README.md', { title, course: course?.key ?? 'course' }));
  add('.gitignore', template('gitignore'));
  for (const file of editorFiles) add(`.vscode/${file}`, template(`vscode/${file}`));
  for (const file of shared) add(file, readFileSync(join(packageRoot, file), 'utf8'));
  const name = nameOf(title).replace(/[^a-z0-9-]/g, '') || 'courses';
  const dependencies = { kafedra: origin.dependency };
  const manifest = { name, private: true, type: 'module', scripts: siteScripts, dependencies };
  add('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  if (existsSync(join(root, 'package.json'))) return files;
  const lock = siteLock(name, origin);
  if (lock !== undefined) add('package-lock.json', lock);
  if (origin.tarball !== undefined) files.set(vendored(origin.tarball), { copyOf: origin.tarball });
  return files;
}
