/** The texts that a new file starts from: `templates/`, in the languages of the command line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { packageRoot } from '../packageRoot.ts';
import { wordsLang } from './words/index.ts';

const folder = join(packageRoot, 'templates');

/** A template as it is, by its path in `templates/`. */
export function template(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** A template in the author's language, with each `{{name}}` replaced by its value. */
export function filledTemplate(lang: string, name: string, values: Readonly<Record<string, string>>): string {
  return template(`${wordsLang(lang)}/${name}`).replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`The template ${name} asks for "${key}".`);
    return value;
  });
}

/** A text as a value of YAML, quoted where it has to be. */
export function yamlText(text: string): string {
  return dump(text, { lineWidth: -1 }).trim();
}
