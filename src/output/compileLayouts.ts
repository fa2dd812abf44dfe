/** Compiles the layouts of the package into the text of a module that stands in the place of `builtInLayouts.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { packageRoot } from '../packageRoot.ts';
import { createEnvironment } from './templates.ts';

/** Nunjucks' own compiler, which its types leave out. */
const { compile } = createRequire(import.meta.url)('nunjucks/src/compiler.js') as {
  compile(
    text: string,
    asyncFilters: unknown[],
    extensions: unknown[],
    name: string,
    options: unknown,
  ): string;
};

/** The text of the module. */
export function compileLayouts(): string {
  const folder = join(packageRoot, 'layouts');
  const { opts } = createEnvironment({ folders: [packageRoot] }) as unknown as { opts: unknown };
  const compiled = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.njk'))
    .map((file) => file.split(sep).join('/'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return `${JSON.stringify(file)}: (() => {${compile(text, [], [], file, opts)}})(),\n`;
    });
  return `export const builtInLayouts = {\n${compiled.join('')}};\n`;
}
