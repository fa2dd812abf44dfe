/** `kafedra init`: a new site that builds at once. What is in its folder already stays as it is. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exitCodes } from './exitCodes.ts';
import { cleanTitle, isName, nameOf } from './names.ts';
import { makeFile } from './newFile.ts';
import { type Origin, originOf } from './origin.ts';
import { AskingStopped, canAsk, startAsking } from './questions.ts';
import { shownPath } from './shownPath.ts';
import { CommandError } from './site.ts';
import { type SiteFacts, siteFiles, siteScripts } from './siteFiles.ts';
import { langCalled, languages, terminalLang, type Words, wordsFor, wordsLang } from './words/index.ts';

export interface InitOptions {
  readonly root: string;
  readonly yes: boolean;
  readonly title?: string;
  readonly lang?: string;
  readonly course?: string;
  readonly key?: string;
  readonly package?: string;
}

/** Writes a new site into `folder` (relative to `--root`) and gives the exit code. */
export async function init(folder: string, options: InitOptions): Promise<number> {
  const root = resolve(options.root, folder);
  const words = wordsFor(terminalLang());
  if (existsSync(root) && !statSync(root).isDirectory()) {
    throw new CommandError(words.notAFolder({ path: root }));
  }
  const origin = originOf(options.package, root);
  let facts: SiteFacts;
  try {
    facts = await siteFacts(root, options, words);
  } catch (error) {
    if (!(error instanceof AskingStopped)) throw error;
    process.stderr.write(`\n${words.nothingMade}\n`);
    return exitCodes.usage;
  }
  mkdirSync(root, { recursive: true });
  const made: string[] = [];
  const kept: string[] = [];
  for (const [file, content] of siteFiles(root, facts, origin)) {
    (makeFile(root, file, content) ? made : kept).push(file);
  }
  tell({ root, facts, origin, made, kept }, wordsFor(facts.lang));
  return exitCodes.fine;
}

/** From the options, the person at the terminal, and the usual. */
async function siteFacts(root: string, options: InitOptions, words: Words): Promise<SiteFacts> {
  const { key } = options;
  const refuseLang = (lang: string) =>
    langCalled(lang) === undefined ? words.unknownLanguage({ lang, known: languages.join(', ') }) : undefined;
  const wrongLang = options.lang === undefined ? undefined : refuseLang(options.lang);
  if (wrongLang !== undefined) throw new CommandError(wrongLang);
  const wanted = options.lang === undefined ? undefined : langCalled(options.lang);
  const refuseKey = (name: string) => (isName(name) ? undefined : words.badName({ name }));
  const fault = key === undefined ? undefined : refuseKey(key);
  if (fault !== undefined) throw new CommandError(fault);
  const hasPages = hasMarkdown(join(root, 'content'));
  if (options.yes || !canAsk()) {
    const lang = wanted ?? wordsLang(terminalLang());
    const { siteTitle, courseTitle } = wordsFor(lang).init;
    const title = cleanTitle(options.title ?? '') || siteTitle;
    const course = cleanTitle(options.course ?? '') || courseTitle;
    return {
      lang,
      title,
      course: hasPages ? undefined : { title: course, key: key ?? nameOf(course, 'course') },
    };
  }
  const asking = startAsking();
  try {
    const usual = wordsLang(terminalLang());
    const lang = wanted ?? langCalled(await asking.ask(words.init.askLang, usual, refuseLang)) ?? usual;
    const { askTitle, askCourse, askKey, siteTitle, courseTitle } = wordsFor(lang).init;
    const title = cleanTitle(options.title ?? (await asking.ask(askTitle, siteTitle))) || siteTitle;
    if (hasPages) return { lang, title, course: undefined };
    const course = cleanTitle(options.course ?? (await asking.ask(askCourse, courseTitle))) || courseTitle;
    return {
      lang,
      title,
      course: { title: course, key: key ?? (await asking.ask(askKey, nameOf(course, 'course'), refuseKey)) },
    };
  } finally {
    asking.close();
  }
}

function hasMarkdown(folder: string): boolean {
  return (
    existsSync(folder) &&
    statSync(folder).isDirectory() &&
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) => file.endsWith('.md'))
  );
}

interface Outcome {
  readonly root: string;
  readonly facts: SiteFacts;
  readonly origin: Origin;
  readonly made: readonly string[];
  readonly kept: readonly string[];
}

function tell({ root, facts, origin, made, kept }: Outcome, words: Words): void {
  const { init } = words;
  const folder = root === resolve('.') ? '.' : shownPath(root);
  const lines = [init.made({ folder, files: made.length })];
  if (kept.length > 0) lines.push(words.kept({ files: kept.join(', ') }));
  if (facts.course === undefined) lines.push(init.hasPages);
  if (kept.includes('package.json')) lines.push(...ownManifest(root, origin, words));
  if (origin.isFolder) lines.push(init.fromFolder({ path: origin.dependency.slice('file:'.length) }));
  lines.push('', init.next);
  if (folder !== '.') lines.push(`  cd ${quoted(folder)}`);
  lines.push('  npm install', '  npm run dev -- --open');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** What an own `package.json` still needs to be told. */
function ownManifest(root: string, { dependency }: Origin, { init }: Words): string[] {
  const manifest = readManifest(root);
  const has = { ...manifest.dependencies, ...manifest.devDependencies };
  const scripts = Object.entries(siteScripts).filter(([name]) => manifest.scripts?.[name] === undefined);
  const commands = [
    ...('kafedra' in has ? [] : [`  npm install --save-exact kafedra@${quoted(dependency)}`]),
    ...(scripts.length === 0
      ? []
      : [`  npm pkg set ${scripts.map(([name, command]) => `scripts.${name}="${command}"`).join(' ')}`]),
  ];
  return commands.length === 0 ? [] : [init.ownManifest, ...commands];
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The site's `package.json`; one that npm could not read either says nothing. */
function readManifest(root: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  } catch {
    return {};
  }
}

/** A word of a command as a person would type it. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}./:@+=_-]+$/u.test(word) ? word : JSON.stringify(word);
}
