/** Everything that makes a page besides the site's own files, as one text: another one after an update of any of it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../packageRoot.ts';

/** Folders of the package whose files decide what it does: the sources in the repository, the compiled code elsewhere. */
const codeFolders = ['src', 'dist', 'layouts', 'assets/styles', 'assets/scripts', 'assets/icons'];

let known: string | undefined;

/** What is copied or only read by editors; what decides of them stands in `package.json` and in the code. */
const aside = /[/\\]dist[/\\](?:diagrams|types)[/\\]|\.map$/;

/** The version of the code, of what it depends on, and of Node. */
export function madeBy(): string {
  known ??= findOut();
  return known;
}

function findOut(): string {
  const hash = createHash('sha1').update(process.version);
  const manifest = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  hash.update(manifest);
  const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: Record<string, string> };
  for (const name of Object.keys(dependencies).sort()) hash.update(versionOf(name));
  // Where there are sources, they are what runs.
  const hasSources = existsSync(join(packageRoot, 'src'));
  for (const folder of codeFolders) {
    if ((folder === 'dist' && hasSources) || !existsSync(join(packageRoot, folder))) continue;
    for (const file of filesOf(join(packageRoot, folder))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('base64url');
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !aside.test(path))
    .sort();
}

/** The manifest of an installed package, wherever above it lies. */
function versionOf(name: string): string {
  for (let folder = packageRoot; ; folder = dirname(folder)) {
    const manifest = join(folder, 'node_modules', name, 'package.json');
    if (existsSync(manifest)) return readFileSync(manifest, 'utf8');
    if (folder === dirname(folder)) return name;
  }
}
