/**
 * Kafedra as its users have it: packed, unpacked into a folder of its own, with its dependencies beside it. These are
 * links to the ones that are here, and only to those that the package names; `KAFEDRA_INSTALL=npm` has npm fetch them.
 */
import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { lockedPackages } from '../../src/cli/siteLock.ts';
import { repository } from './kafedra.ts';

const run = promisify(execFile);

export interface Packed {
  /** The package as a file. */
  readonly tarball: string;
  /** Bytes of it, and of what is in it. */
  readonly size: number;
  readonly unpackedSize: number;
  /** Paths in it. */
  readonly files: readonly string[];
}

export interface Installed {
  /** The folder that has `node_modules/`; sites go into it. */
  readonly folder: string;
  /** The folder of the installed package. */
  readonly kafedra: string;
  /** The command line. */
  readonly program: string;
  readonly packed: Packed;
  remove(): void;
}

/** Packs and installs this repository, which is compiled already; `instead` has other folders for some dependencies. */
export async function install(instead: Readonly<Record<string, string>> = {}): Promise<Installed> {
  const folder = mkdtempSync(join(tmpdir(), 'kafedra-installed-'));
  const packed = await pack(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const modules = join(folder, 'node_modules');
  const kafedra = join(modules, 'kafedra');
  if (process.env.KAFEDRA_INSTALL === 'npm') {
    await run('npm', ['install', '--prefer-offline', '--ignore-scripts', packed.tarball], { cwd: folder });
  } else {
    mkdirSync(modules);
    await run('tar', ['-xzf', packed.tarball, '-C', modules]);
    renameSync(join(modules, 'package'), kafedra);
    linkDependencies(folder);
  }
  for (const [name, other] of Object.entries(instead)) {
    rmSync(join(modules, name), { recursive: true });
    symlinkSync(other, join(modules, name), 'junction');
  }
  return {
    folder,
    kafedra,
    program: join(kafedra, 'bin/kafedra.js'),
    packed,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function pack(folder: string): Promise<Packed> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await run('npm', args, { cwd: repository, maxBuffer: 16 << 20 });
  const [{ filename, size, unpackedSize, files }] = JSON.parse(stdout) as [
    { filename: string; size: number; unpackedSize: number; files: { path: string }[] },
  ];
  return { tarball: join(folder, filename), size, unpackedSize, files: files.map(({ path }) => path) };
}

/** Links every package that an installed Kafedra has beside it; what lies in one of them comes with it. */
function linkDependencies(folder: string): void {
  for (const path of Object.keys(lockedPackages())) {
    if (path.indexOf('node_modules/', 1) > 0) continue;
    const link = join(folder, path);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(repository, path), link, 'junction');
  }
}

/** The manifest of the package, as it is in the repository. */
export function manifest(): { readonly scripts: Readonly<Record<string, string>>; readonly version: string } {
  return JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
}
