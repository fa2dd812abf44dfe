/** Small sites in a temporary folder, composed and rendered in this process. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ComposeOptions, compose } from '../../src/compose.ts';
import type { Composition } from '../../src/composition.ts';
import type { Problem } from '../../src/course/problem.ts';
import { bundleClientScripts } from '../../src/output/bundleScripts.ts';
import { withPolicy } from '../../src/output/policy.ts';
import { fillPrint, mainOf } from '../../src/output/print.ts';
import { createTemplates, type Templates } from '../../src/output/templates.ts';
import { studentScript } from '../../src/views/base.ts';

/** Files by their path from the site's root. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface BuiltSite {
  readonly composition: Composition;
  readonly problems: readonly Problem[];
  /** `file:line code` of every problem that is not mere information. */
  readonly codes: readonly string[];
  /** Addresses of all its pages: those of the author, those with a whole course, that for missing addresses. */
  readonly urls: readonly string[];
  /** The finished page at an address, with its policy. */
  page(url: string): string;
}

/** What every site needs to have nothing else told of it. */
export const frame: Files = {
  '_data/site.yml': 'title: Курсы\nurl: https://example.org/\nlang: ru\n',
  'content/ml/index.md': '---\ntitle: Машинное обучение\n---\nО курсе.\n',
};

/** Writes files into a folder. */
export function writeSite(root: string, files: Files): void {
  for (const [file, content] of Object.entries(files)) {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** Makes a folder for one test and removes it afterwards. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kafedra-hostile-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Kafedra's own scripts for the head of a page, without the address of what they fetch, which is on the site itself. */
const ownScripts = (({ page, pageWithVideo }) =>
  [page, pageWithVideo].map((script) => script.split(JSON.stringify(studentScript))))(bundleClientScripts());

/** Tells the script that every page of Kafedra has in its head, letter for letter. */
export function isOwnScript(text: string): boolean {
  return ownScripts.some(([start = '', end = '']) => {
    const address = text.slice(start.length, text.length - end.length);
    return text === start + address + end && /^"\/assets\/kafedra\/[\w-]+(?:\.[\w-]+)*\.js"$/.test(address);
  });
}

const compiled = new Map<string, Templates>();

/** Layouts are compiled once for all sites that have none of their own. */
function templatesOf(folders: readonly string[]): Templates {
  const holding = folders.filter((folder) => existsSync(join(folder, 'layouts')));
  const key = holding.join('\n');
  const templates = compiled.get(key) ?? createTemplates({ folders: holding });
  compiled.set(key, templates);
  return templates;
}

/** Composes the site at `root`; its pages are rendered when they are asked for. */
export async function builtAt(options: ComposeOptions): Promise<BuiltSite> {
  const composition = await compose(options);
  const templates = templatesOf(composition.folders);
  const policy = { untrusted: options.untrusted ?? false, portable: options.portable ?? false };
  const { groups, pages, notFound, addresses, problems } = composition;
  const prints = groups.flatMap(({ print }) => print ?? []);
  const pageAt = new Map(pages.map((composed) => [composed.page.facts.url, composed]));
  const made = new Map(
    [...prints, ...(notFound === undefined ? [] : [notFound])].map((view) => [view.url, view]),
  );
  const rendered = new Map<string, string>();
  const renderPage = (url: string): string => {
    const found = pageAt.get(url);
    if (found !== undefined) return templates.render(found.layout, found.view);
    const view = made.get(url);
    if (view === undefined) throw new Error(`There is no page ${url}`);
    const filled = view.kind === 'print' ? fillPrint(view, (part) => mainOf(render(part)), addresses) : view;
    return templates.render(filled.kind, filled);
  };
  // The page of a lesson is wanted again for that with the whole course.
  const render = (url: string): string => {
    const html = rendered.get(url) ?? renderPage(url);
    rendered.set(url, html);
    return html;
  };
  return {
    composition,
    problems,
    codes: problems
      .filter(({ level }) => level !== 'info')
      .map(({ file, line, code }) => `${file}:${line} ${code}`),
    urls: [...pageAt.keys(), ...made.keys()],
    page: (url) => withPolicy(render(url), policy),
  };
}

/** Writes the files of a site, on top of those that every site needs, and composes it. */
export function built(files: Files, options: Omit<ComposeOptions, 'root'> = {}): Promise<BuiltSite> {
  return inFolder(async (root) => {
    writeSite(root, { ...frame, ...files });
    return builtAt({ ...options, root });
  });
}
