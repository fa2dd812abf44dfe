/** Runs Eleventy over a site: once for a build, or watching and serving. */
import { watchFile } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownConfiguration, ownConfigurationNames } from '../content/ownConfiguration.ts';
import { watchFolders } from '../content/watch.ts';
import { UsageError } from '../output/usageError.ts';
import { readsTypescript } from '../ownProgram.ts';
import { packageRoot } from '../packageRoot.ts';
import { type KafedraOptions, kafedra, siteFolders, type Update } from './plugin.ts';
import { deepestReason } from './reason.ts';
import { type NotifyingServer, renewOpenPages } from './renewal.ts';
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
  /** Address to listen on. */
  readonly host: string;
  /** See every request before Eleventy's server does, one after the other. */
  readonly middleware: readonly ((
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ) => void)[];
  /** Gets the address when the server listens. */
  readonly onReady: (address: string) => void;
  /** Gets the name of a configuration of the site that has come or gone: whether there is one is asked at the start. */
  readonly onConfiguration: (file: string) => void;
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

/**
 * Builds, then serves the site and renews it when a file changes, until the process ends. Eleventy itself watches
 * nothing but the site's own configuration and what that asks for.
 */
export async function runServer(options: ServeOptions): Promise<void> {
  const server = adaptServer(options);
  const { root, onFailure } = options;
  let update: Update | undefined;
  let rebuild: ((path: string) => void) | undefined;
  let isStarting = true;
  const folders = [...new Set([root, packageRoot])].flatMap((folder) =>
    (folder === root ? siteFolders : ['assets', 'layouts']).map((name) => join(folder, name)),
  );
  watchConfiguration(options);
  // Watched from before the first file is read, so that no change after that goes unnoticed.
  watchFolders({
    folders,
    changed: async (paths) => {
      if (isStarting) await started;
      if (update === undefined) rebuild?.(paths?.[0] ?? join(root, 'content'));
      else {
        await update(paths).catch((error: unknown) => onFailure(String(error)));
        server.reload();
      }
    },
  });
  const started = (async () => {
    const eleventy = await prepare(options, 'serve', (connected) => {
      update = connected;
    });
    rebuild = await eleventy.watch();
    for (const event of ['unlink', 'unlinkDir']) eleventy.watcher.on(event, (path) => rebuild?.(path));
    eleventy.watcher.on('error', (error) => onFailure(String(error)));
    await eleventy.serve(options.port);
    isStarting = false;
  })();
  await started;
}

/** How often it is looked for, in milliseconds: nobody changes it often. */
const configurationInterval = 1_000;

function watchConfiguration({ root, onConfiguration }: ServeOptions): void {
  const atStart = ownConfiguration(root);
  let told = atStart;
  for (const name of ownConfigurationNames) {
    watchFile(join(root, name), { interval: configurationInterval, persistent: false }, () => {
      const now = ownConfiguration(root);
      if (now === told) return;
      told = now;
      if (now !== atStart) onConfiguration(basename(now ?? atStart ?? name));
    });
  }
}

async function prepare(
  options: RunOptions | ServeOptions,
  runMode: 'build' | 'serve',
  connect: (update: Update) => void = () => {},
): Promise<EleventyInstance> {
  const { default: Eleventy } = (await import('@11ty/eleventy')) as unknown as { default: EleventyClass };
  // Eleventy takes the folder in which it runs for the project: its package.json, its modules.
  process.chdir(options.root);
  const configPath = options.ownConfiguration ? ownConfiguration(options.root) : undefined;
  if (configPath?.endsWith('.ts')) await readTypescript(configPath);
  // The same object every time the site's configuration is read anew: Eleventy starts another server for a different one.
  const logger = silent(options.onFailure);
  const middleware = 'middleware' in options ? [...options.middleware] : [];
  const eleventy = new Eleventy(noTemplates, options.output, {
    configPath: configPath ?? false,
    config: (config: EleventyConfig) => {
      // At once, and not when plugins have their turn: so our pages are there before the site's own handlers run.
      kafedra(config, {
        ...options,
        watched: false,
        ...(configPath === undefined ? { connect } : { configuration: basename(configPath) }),
      });
      config.setServerOptions({ domDiff: false, logger, middleware });
    },
    quietMode: true,
    runMode,
  });
  // The output of the command line counts, whatever the site's configuration says.
  eleventy.directories.freeze();
  eleventy.logger.overrideLogger(logger);
  try {
    await eleventy.init();
  } catch (error) {
    if (configPath === undefined || !(error instanceof Error) || error.name !== 'EleventyConfigError')
      throw error;
    throw new UsageError('own-configuration', { file: basename(configPath), reason: deepestReason(error) });
  }
  return eleventy;
}

function silent(onFailure: (message: string) => void): Readonly<Record<string, (message: string) => void>> {
  const ignore = () => {};
  const tell = (message: string) => onFailure(withoutForeignTrace(message));
  return { log: ignore, info: ignore, message: ignore, forceLog: ignore, warn: tell, error: tell };
}

/** Where in Node or in a package a mistake of the site's own configuration was found does not help its author. */
function withoutForeignTrace(message: string): string {
  const isForeign = (line: string) => /^(?:\[11ty\])?\s+at .*(?:node:|\bnode_modules\b)/.test(line);
  return message
    .split('\n')
    .filter((line) => !isForeign(line))
    .join('\n');
}

/**
 * Has Node read a configuration in TypeScript. One that cannot do it by itself does it with tsx, where the site has
 * that: it is too large a dependency for the few who need it.
 */
async function readTypescript(path: string): Promise<void> {
  if (readsTypescript) return;
  try {
    (await import('tsx/esm/api')).register();
  } catch {
    const node = process.versions.node;
    throw new UsageError('typescript-configuration', { file: basename(path), node });
  }
}

/** Eleventy's server listens on every address of the machine; this one on the given one. */
function adaptServer({ host, onReady }: ServeOptions): { reload(): void } {
  const require = createRequire(import.meta.resolve('@11ty/eleventy'));
  const { prototype } = require('@11ty/eleventy-dev-server') as { prototype: DevServer };
  let server: DevServer | undefined;
  prototype._serverListen = function (port) {
    server = this;
    this.server.listen({ port, host });
    this.server.once('listening', () => onReady(`http://${host}:${port}`));
  };
  renewOpenPages(prototype);
  return { reload: () => server?.reload() };
}

/** The part of Eleventy's server that is used here. */
interface DevServer extends NotifyingServer {
  readonly server: Server;
  _serverListen(port: number): void;
}
