/**
 * Makes `dist/`, all that an installed Kafedra runs and publishes: `npm run dist`.
 *
 * The code is bundled by esbuild into few files, because a command starts faster so than from a file for each source;
 * source maps keep the names of the sources in stack traces. Dependencies stay dependencies.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type PluginBuild } from 'esbuild';
import { lockedPackages, lockedPackagesFile } from '../src/cli/siteLock.ts';
import { ownAssets } from '../src/course/addresses.ts';
import { bundleClientScripts } from '../src/output/bundleScripts.ts';
import { clientScriptsFile } from '../src/output/clientScripts.ts';
import { compileLayouts } from '../src/output/compileLayouts.ts';
import { diagramFiles, diagramScript } from '../src/output/diagrams.ts';
import { packageRoot } from '../src/packageRoot.ts';
import { mermaidLicences } from './licences.ts';

const dist = join(packageRoot, 'dist');

rmSync(dist, { recursive: true, force: true });
await bundleCode();
writeTypes();
const scripts = bundleClientScripts();
writeFileSync(join(dist, clientScriptsFile), `${JSON.stringify(scripts)}\n`);
writeFileSync(join(dist, lockedPackagesFile), `${JSON.stringify({ packages: lockedPackages() })}\n`);
await writeDiagrams(scripts.diagrams);

/** The command line with its other process and the plugin, with what they share in chunks. */
async function bundleCode(): Promise<void> {
  await build({
    absWorkingDir: packageRoot,
    entryPoints: {
      kafedra: 'src/cli/run.ts',
      searchIndexing: 'src/cli/searchIndexing.ts',
      printThread: 'src/output/printThread.ts',
      eleventy: 'src/eleventy/plugin.ts',
    },
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    charset: 'utf8',
    packages: 'external',
    // Reached from source alone: what they make is made below, once.
    external: ['./bundleScripts.ts', './bundleDiagrams.ts'],
    sourcemap: true,
    sourcesContent: false,
    minifyWhitespace: true,
    logLevel: 'warning',
    plugins: [{ name: 'compiled layouts', setup: putInLayouts }],
  });
}

/** Puts the compiled layouts in the place of the file that has none. */
function putInLayouts({ onLoad }: PluginBuild): void {
  onLoad({ filter: /[/\\]output[/\\]builtInLayouts\.ts$/ }, () => ({ contents: compileLayouts() }));
}

/** Type declarations of the plugin and of all that its options name. */
function writeTypes(): void {
  const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(
    'package.json',
    'bin/tsc',
  );
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.dist.json'], {
    cwd: packageRoot,
    stdio: 'inherit',
  });
}

/** What a site with diagrams publishes, as it will be published, with the licences of all that is in it. */
async function writeDiagrams(draw: string): Promise<void> {
  const licences = { file: `${dirname(diagramScript()).slice(1)}/licences.txt`, text: mermaidLicences() };
  for (const output of [...(await diagramFiles(draw)), licences]) {
    const path = join(dist, 'diagrams', output.file.slice(ownAssets.length - 1));
    mkdirSync(dirname(path), { recursive: true });
    if ('copyOf' in output) copyFileSync(output.copyOf, path);
    else if ('text' in output) writeFileSync(path, output.text);
  }
}
