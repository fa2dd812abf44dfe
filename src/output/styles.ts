/**
 * The one stylesheet of a site: the files of `assets/styles/` in the order of the cascade, the blocks of
 * the components, then the site's own theme. Minified, and named after its bytes so that it can be cached for ever.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Features, transform } from 'lightningcss';

export interface Stylesheet {
  readonly css: string;
  /** `kafedra-1a2b3c4d.css`. */
  readonly fileName: string;
}

export interface StylesheetOptions {
  /** Folders that hold `assets/styles/` and `layouts/components/`, the site's own first, Kafedra's own last. */
  readonly folders: readonly string[];
}

/** Files of Kafedra's `assets/styles/`, in order; `tokens` comes first because it declares the order of the layers. */
export const styleFiles = ['tokens', 'reset', 'base', 'prose', 'syntax', 'layout', 'print'] as const;

/** A site's own rules, read last and outside every layer, so that they win. */
const themeFile = 'assets/styles/theme.css';

/** Browsers of the last three years or so; `version << 16` is how lightningcss writes a version. */
const targets = {
  chrome: 123 << 16,
  firefox: 128 << 16,
  safari: (17 << 16) | (5 << 8),
  ios_saf: (17 << 16) | (5 << 8),
};

/** Puts the stylesheet together. The same files give the same bytes on every machine. */
export function buildStylesheet({ folders }: StylesheetOptions): Stylesheet {
  const own = folders[folders.length - 1] ?? '.';
  const theme = folders.map((folder) => join(folder, themeFile)).find((path) => read(path) !== undefined);
  const paths = [
    ...styleFiles.map((name) => join(own, 'assets/styles', `${name}.css`)),
    ...componentFiles(folders),
    ...(theme === undefined ? [] : [theme]),
  ];
  // One file at a time first, so that a mistake in a site's CSS is reported with its own name and line.
  const css = minify(
    'kafedra.css',
    Buffer.from(paths.map((path) => minify(path, readFileSync(path))).join('')),
  );
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8);
  return { css, fileName: `kafedra-${hash}.css` };
}

/** `layouts/components/<name>/<name>.css` by name; a site's own file replaces the one of the same path. */
function componentFiles(folders: readonly string[]): string[] {
  const pathByName = new Map<string, string>();
  for (const folder of folders) {
    const components = join(folder, 'layouts/components');
    for (const name of list(components)) {
      const path = join(components, name, `${name}.css`);
      if (!pathByName.has(name) && read(path) !== undefined) pathByName.set(name, path);
    }
  }
  return [...pathByName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}

function minify(filename: string, source: Buffer): string {
  const { code } = transform({
    filename,
    code: source,
    minify: true,
    targets,
    // `light-dark()` follows `color-scheme` of any element; the compiled form would follow that of the root only.
    exclude: Features.LightDark,
  });
  return code.toString();
}

function list(folder: string): string[] {
  return ifPresent(() => readdirSync(folder)) ?? [];
}

function read(path: string): Buffer | undefined {
  return ifPresent(() => readFileSync(path));
}

function ifPresent<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
