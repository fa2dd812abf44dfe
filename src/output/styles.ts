/**
 * The styles of a site: the files of `assets/styles/` in the order of the cascade, the blocks of the components, then
 * the site's own. They stand in the page itself, so that it is whole after one round trip; and so that this stays
 * small, a page has only those of Kafedra's rules that something on it can match.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Features, transform } from 'lightningcss';
import { ownAssets } from '../course/addresses.ts';
import { error, type Problem } from '../course/problem.ts';
import { labelsFor } from '../views/labels/index.ts';
import { ifPresent } from './ifPresent.ts';
import { readOwnFile } from './readOwnFile.ts';
import { ruleSelection } from './ruleSelection.ts';

export interface Styles {
  /**
   * Puts the rules that a finished page uses into its empty `<style>`. `href` makes an address of the site into one
   * that the page can print; `accent` is the site's one accent colour, in the place of Kafedra's.
   */
  fill(html: string, href: (url: string) => string, accent?: string): string;
  /** Mistakes in the site's own files, which are left out then. */
  readonly problems: readonly Problem[];
}

export interface StyleOptions {
  /** Folders that hold `assets/styles/` and `layouts/components/`, the site's own first, Kafedra's own last. */
  readonly folders: readonly string[];
  /** Words of Kafedra's scripts: rules that match what these put on a page later stay on every page. */
  readonly words: readonly string[];
}

/** Files of Kafedra's `assets/styles/`, in order; `tokens` comes first because it declares the order of the layers. */
export const styleFiles = [
  'tokens',
  'reset',
  'base',
  'prose',
  'syntax',
  'math',
  'diagrams',
  'layout',
  'print',
] as const;

/** A site's own rules, read last and outside every layer, so that they win. */
const themeFile = 'assets/styles/theme.css';

/** What the head of a page has in the place of its styles. */
const emptyStyle = '<style></style>';

/** Browsers of the last three years or so; `version << 16` is how lightningcss writes a version. */
const targets = {
  chrome: 123 << 16,
  firefox: 128 << 16,
  safari: (17 << 16) | (5 << 8),
  ios_saf: (17 << 16) | (5 << 8),
};

/** How CSS is compiled. */
const options = {
  minify: true,
  targets,
  // `light-dark()` follows `color-scheme` of any element; the compiled form would follow that of the root only.
  exclude: Features.LightDark,
};

/** CSS, with placeholders for the addresses in it. */
interface Css {
  readonly text: string;
  /** Address from the site's root by placeholder. */
  readonly urls: ReadonlyMap<string, string>;
}

/** Puts the styles together. The same files give the same bytes on every machine. */
export function buildStyles({ folders, words }: StyleOptions): Styles {
  const own = folders[folders.length - 1] ?? '.';
  const components = componentFiles(folders);
  const isOwn = (path: string) => path.startsWith(join(own, 'layouts') + sep);
  const theme = folders
    .filter((folder) => readOwnFile(folder, themeFile) !== undefined)
    .map((folder) => join(folder, themeFile))[0];
  const problems: Problem[] = [];
  // One file at a time first, so that a mistake in a site's CSS is reported with its own name and line.
  const bundle = (paths: readonly string[], base: string): Css => {
    const parts = paths.map((path) => {
      try {
        return transform({ ...options, filename: path, code: readFileSync(path) }).code.toString();
      } catch (error) {
        problems.push(mistakeIn(path, folders[0] ?? '.', error));
        return '';
      }
    });
    return joined(parts.join(''), base);
  };
  const built = bundle(
    [
      ...styleFiles.map((name) => join(own, 'assets/styles', `${name}.css`)),
      ...components.filter((path) => isOwn(path)),
    ],
    ownAssets,
  );
  // What the site's own rules are for, only its author knows: they are on every page, after ours.
  const added = bundle(
    [...components.filter((path) => !isOwn(path)), ...(theme === undefined ? [] : [theme])],
    '/assets/styles/',
  );
  const select = ruleSelection(built.text, [...words, ...(added.text.match(/--[\w-]+/g) ?? [])]);
  const urls = new Map([...built.urls, ...added.urls]);
  return {
    fill: (html, href, accent) =>
      html.replace(emptyStyle, () => {
        let css = withWords(withAccent(select(html), accent) + added.text, html);
        for (const [placeholder, url] of urls) css = css.replaceAll(placeholder, () => href(url));
        // No string of a style may end the element that it stands in.
        return `<style>${css.replace(/<\/(?=style)/gi, '<\\/')}</style>`;
      }),
    problems,
  };
}

function withAccent(css: string, accent: string | undefined): string {
  return accent === undefined ? css : css.replace(/(--brand:)[^;}]*/, `$1${accent}`);
}

/** Puts in the words of the interface that only styles can put into a page. */
function withWords(css: string, html: string): string {
  return css.replaceAll('"{externalLink}"', () => {
    const { externalLink } = labelsFor(/<html lang="([^"]*)"/.exec(html)?.[1] ?? '');
    // Read right behind the words of the link.
    return JSON.stringify(`, ${externalLink}`);
  });
}

/** What the CSS compiler has against a file of the site; a mistake in one of Kafedra's own is thrown. */
function mistakeIn(path: string, root: string, failure: unknown): Problem {
  const { loc, message } = failure as { loc?: { line: number; column: number } | null; message: string };
  if (loc === undefined || loc === null || !path.startsWith(root + sep)) throw failure;
  const file = relative(root, path).split(sep).join('/');
  return error('style-mistake', { file, line: loc.line, column: loc.column }, { reason: message });
}

/** `layouts/components/<name>/<name>.css` by name; a site's own file replaces the one of the same path. */
function componentFiles(folders: readonly string[]): string[] {
  const pathByName = new Map<string, string>();
  for (const folder of folders) {
    const components = join(folder, 'layouts/components');
    for (const name of list(components)) {
      const file = `layouts/components/${name}/${name}.css`;
      if (!pathByName.has(name) && readOwnFile(folder, file) !== undefined)
        pathByName.set(name, join(folder, file));
    }
  }
  return [...pathByName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}

/** Files one after the other, minified once more as a whole; `base` is what addresses in them are relative to. */
function joined(css: string, base: string): Css {
  const { code, dependencies } = transform({
    ...options,
    filename: 'kafedra.css',
    code: Buffer.from(css),
    analyzeDependencies: true,
  });
  let text = code.toString();
  const urls = new Map<string, string>();
  for (const { type, url, placeholder } of dependencies as readonly Dependency[]) {
    if (type !== 'url') continue;
    const isOfSite = !/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(url);
    if (isOfSite) urls.set(placeholder, siteAddress(url, base));
    else text = text.replaceAll(placeholder, () => url);
  }
  return { text, urls };
}

interface Dependency {
  readonly type: string;
  readonly url: string;
  readonly placeholder: string;
}

function siteAddress(url: string, base: string): string {
  const { pathname, search, hash } = new URL(url, new URL(base, 'https://kafedra.example'));
  return pathname + search + hash;
}

function list(folder: string): string[] {
  return ifPresent(() => readdirSync(folder)) ?? [];
}
