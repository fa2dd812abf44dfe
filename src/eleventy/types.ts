/** The part of Eleventy 3 that Kafedra uses; it ships no type declarations of its own. */

export interface EleventyConfig {
  readonly directories: { readonly output: string };
  /** Globs of what is no template. */
  readonly ignores: Set<string>;
  readonly transforms: Readonly<Record<string, unknown>>;
  addPlugin(plugin: (config: EleventyConfig, options?: never) => void, options?: unknown): void;
  addWatchTarget(target: string): void;
  getFilter(name: string): ((this: unknown, ...args: unknown[]) => unknown) | undefined;
  on(event: string, handler: (event: never) => unknown): void;
  setEventEmitterMode(mode: 'parallel' | 'sequential'): void;
  setLibrary(engine: string, library: unknown): void;
  setServerOptions(options: Readonly<Record<string, unknown>>): void;
}

/** What `eleventy.config` tells: the configuration with what the command line says. */
export interface FinalConfig {
  getPathPrefix(): string | undefined;
}

/** What `eleventy.after` tells. */
export interface AfterEvent {
  readonly directories: { readonly output: string };
  readonly runMode: 'build' | 'serve' | 'watch';
  /** What Eleventy wrote; what we write is added, so that it is counted and reloaded. */
  readonly results: { inputPath: string; outputPath: string; url: string; content?: string }[];
}

/** Hands out the engine of a template language, with the filters and shortcodes of the site's own configuration. */
export interface ExtensionMap {
  readonly engineManager: { getEngine(name: string, map: ExtensionMap): Promise<unknown> };
}
