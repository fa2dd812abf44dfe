/** Runs Eleventy over a site: once for a build, or watching and serving. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../output/usageError.ts';
import { type KafedraOptions, kafedra } from './plugin.ts';
import type { EleventyConfig } from './types.ts';

export interface RunOptions extends KafedraOptions {
  readonly root: string;
  /** Where Eleventy and Kafedra write; absolute. */
  readonly output: string;
  /** Whether the site's own `.eleventy.ts` or `.eleventy.js` counts: it is code, so only where its author is trusted. */
  readonly ownConfiguration: boolean;
  /** Gets what Eleventy has to say of failures; its progress is not shown, because it counts no page of ours. */
  readonly onFailure: (message: string) => void;
}

export interface ServeOptions extends RunOptions {
  readonly port: number;
  /** Gets the address when the server listens. */
  readonly onReady: (address: string) => void;
}

/** The part of Eleventy's programmatic interface that is used here. */
interface EleventyInstance {
  readonly directories: { freeze(): void };
  readonly logger: { overrideLogger(logger: Readonly<Record<string, (message: string) => void>>): void };
  readonly watcher: { on(event: string, handler: (path: string) => void): void };
  init(): Promise<void>;
  write(): Promise<unknown>;
  watch(): Promise<(path: string) => void>;
  serve(port: number): Promise<void>;
  stopWatch(): Promise<void>;
}

type EleventyClass = new (
  input: string,
  output: string,
  options: Readonly<Record<string, unknown>>,
) => EleventyInstance;

/** Eleventy wants a folder of templates; this one has none, so it reads nothing by itself. */
const noTemplates = fileURLToPath(new URL('.', import.meta.url));

/** Builds once. What a content mistake means is for `accept` to say; throws for anything else that goes wrong. */
export async function runBuild(options: RunOptions): Promise<void> {
  const eleventy = await prepare(options, 'build');
  await eleventy.write();
}

/** Builds, then watches the site's folders and serves on this machine only. Returns a function that stops it. */
export async function runServer(options: ServeOptions): Promise<() => Promise<void>> {
  listenLocally(options.port, options.onReady);
  const eleventy = await prepare(options, 'serve');
  const rebuild = await eleventy.watch();
  // Eleventy itself only notes that a file is gone.
  eleventy.watcher.on('unlink', (path) => rebuild(path));
  await eleventy.serve(options.port);
  return () => eleventy.stopWatch();
}

async function prepare(options: RunOptions, runMode: 'build' | 'serve'): Promise<EleventyInstance> {
  const { default: Eleventy } = (await import('@11ty/eleventy')) as unknown as { default: EleventyClass };
  // Eleventy takes the folder in which it runs for the project: its package.json, its modules.
  process.chdir(options.root);
  const configPath = options.ownConfiguration ? await ownConfiguration(options.root) : undefined;
  const eleventy = new Eleventy(noTemplates, options.output, {
    configPath: configPath ?? false,
    config: (config: EleventyConfig) => {
      // At once, and not when plugins have their turn: so our pages are there before the site's own handlers run.
      kafedra(config, options);
      config.setServerOptions({ domDiff: false, logger: silent(options.onFailure) });
    },
    quietMode: true,
    runMode,
  });
  // The output of the command line counts, whatever the site's configuration says.
  eleventy.directories.freeze();
  eleventy.logger.overrideLogger(silent(options.onFailure));
  try {
    await eleventy.init();
  } catch (error) {
    if (configPath === undefined || !(error instanceof Error) || error.name !== 'EleventyConfigError')
      throw error;
    throw new UsageError('own-configuration', { file: basename(configPath), reason: deepestReason(error) });
  }
  return eleventy;
}

/** Eleventy wraps errors in errors; the innermost says what happened. */
function deepestReason(error: unknown): string {
  const inner = (error as { originalError?: unknown }).originalError;
  return inner === undefined ? String(error) : deepestReason(inner);
}

function silent(onFailure: (message: string) => void): Readonly<Record<string, (message: string) => void>> {
  const ignore = () => {};
  return { log: ignore, info: ignore, message: ignore, forceLog: ignore, warn: onFailure, error: onFailure };
}

/** The site's own configuration; a TypeScript one is made readable for a Node that cannot read it by itself. */
async function ownConfiguration(root: string): Promise<string | undefined> {
  const path = ['.eleventy.ts', '.eleventy.js', '.eleventy.mjs']
    .map((name) => join(root, name))
    .find(existsSync);
  if (path?.endsWith('.ts') && !('typescript' in process.features)) {
    const { register } = await import('tsx/esm/api');
    register();
  }
  return path;
}

/** Eleventy's server would listen on every address of the machine; a draft is for its author's eyes. */
function listenLocally(port: number, onReady: (address: string) => void): void {
  const require = createRequire(import.meta.resolve('@11ty/eleventy'));
  const Server = require('@11ty/eleventy-dev-server') as {
    prototype: { _serverListen(port: number): void; server: import('node:http').Server };
  };
  Server.prototype._serverListen = function (actualPort: number) {
    this.server.listen({ port: actualPort ?? port, host: '127.0.0.1' });
    this.server.once('listening', () => onReady(`http://127.0.0.1:${actualPort ?? port}`));
  };
}
