/** The licences of what mermaid's modules for browsers have in them: their source maps name every package. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Packages that mermaid has built in and does not install. */
const builtIn: Readonly<Record<string, { readonly licence: string; readonly text: string }>> = {
  fastdom: {
    licence: 'MIT',
    text: 'Copyright (c) 2016 Wilson Page <wilsonpage@me.com>\n\nThe terms are those of the MIT licence, as above.',
  },
};

/** Mermaid's own licence first, then a part for each package. Throws where one cannot be found. */
export function mermaidLicences(): string {
  const mermaid = dirname(createRequire(import.meta.url).resolve('mermaid/package.json'));
  const parts = [...packagesIn(join(mermaid, 'dist/chunks/mermaid.esm.min'))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, version]) => {
      const { licence, text } = licenceOf(name, mermaid);
      return `${name} ${version} (${licence})\n\n${text}`;
    });
  return [`mermaid\n\n${licenceText(mermaid)}`, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`).concat('\n');
}

/** Names and versions of the packages that modules were made of. */
function packagesIn(folder: string): Map<string, string> {
  const versions = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.map'))) {
    const { sources } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { sources: string[] };
    for (const source of sources) {
      const found = /\.pnpm\/[^/]*?@(\d[^/_(]*)[^/]*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source);
      if (found?.[2] !== undefined) versions.set(found[2], found[1] ?? '');
    }
  }
  return versions;
}

function licenceOf(name: string, mermaid: string): { readonly licence: string; readonly text: string } {
  const own = builtIn[name];
  if (own !== undefined) return own;
  const folder = [join(mermaid, 'node_modules'), join(mermaid, '..')]
    .map((modules) => join(modules, name))
    .find(existsSync);
  if (folder === undefined)
    throw new Error(`${name} is part of mermaid and not installed: tell its licence.`);
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license?: string };
  const text = licenceText(folder);
  return { licence: license ?? 'see below', text };
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence.`);
  return readFileSync(join(folder, file), 'utf8').trim();
}
