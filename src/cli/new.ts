/** `kafedra new course` and `kafedra new lesson`: a file in the right place, with commented front matter. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadSource } from '../content/load.ts';
import { addressOfFile, prefixNumber, printAddress, segmentOf } from '../course/address.ts';
import { buildCourses } from '../course/build.ts';
import { nearest } from '../course/nearest.ts';
import type { Ordered } from '../course/order.ts';
import type { YamlNode } from '../course/source.ts';
import { itemsIn } from '../course/topFolder.ts';
import { ifPresent } from '../output/ifPresent.ts';
import { exitCodes } from './exitCodes.ts';
import { cleanTitle, isName, nameOf, placeAfter, titleOf } from './names.ts';
import { makeFile } from './newFile.ts';
import { CommandError, type SiteOptions, siteRoot } from './site.ts';
import { filledTemplate, yamlText } from './templates.ts';
import { terminalLang, wordsFor } from './words/index.ts';

export interface NewOptions extends SiteOptions {
  readonly title?: string;
}

/** Makes `content/<key>/index.md` and gives the exit code. */
export async function newCourse(key: string, options: NewOptions): Promise<number> {
  const root = siteRoot(options);
  const words = wordsFor(terminalLang());
  const [name = '', ...rest] = segmentsOf(key);
  if (rest.length > 0) throw new CommandError(words.new.badCourse({ key }));
  const { lang, folders } = await knownSite(root);
  const there = folders.find((folder) => segmentOf(folder) === segmentOf(name));
  if (there === undefined) refuseBad(name);
  const folder = there ?? name;
  const title = cleanTitle(options.title ?? '') || titleOf(name);
  return make(
    root,
    `content/${folder}/index.md`,
    filledTemplate(lang, 'course.md', { title: yamlText(title) }),
  );
}

/** Makes a lesson at a path below `content/`, after those that are there, and gives the exit code. */
export async function newLesson(path: string, options: NewOptions): Promise<number> {
  const root = siteRoot(options);
  const words = wordsFor(terminalLang()).new;
  const segments = segmentsOf(path);
  const site = await knownSite(root);
  const title = cleanTitle(options.title ?? '');
  const [key = '', ...below] = segments;
  const course = site.folders.find((folder) => folder === key || segmentOf(folder) === key);
  if (course === undefined) {
    if (!existsSync(join(root, 'content'))) throw new CommandError(words.noContent);
    if (below.length === 0) throw new CommandError(words.lessonNeedsCourse({ path: key }));
    const meant = nearest(key, site.folders.map(segmentOf));
    const hint = meant === undefined ? '' : ` ${words.didYouMean({ word: meant })}`;
    throw new CommandError(`${words.noCourse({ key })}${hint}`);
  }
  let folder = `content/${course}`;
  const [last, module] = placeOf(below);
  if (below.length > 2) throw new CommandError(words.tooDeep({ path }));
  if (module !== undefined) folder = `${folder}/${numbered(root, folder, module)}`;
  // One name after the course is a lesson, unless a module is called so and the title names the lesson.
  const isModule = last !== undefined && title !== '' && below.length === 1 && folderOf(root, folder, last);
  if (isModule) folder = `${folder}/${folderOf(root, folder, last)}`;
  const wanted = last === undefined || isModule ? (title === '' ? undefined : nameOf(title)) : last;
  if (wanted === undefined) throw new CommandError(words.titleNeeded({ path: segments.join('/') }));
  refuseBad(wanted);
  const neighbours = namesIn(root, folder);
  const taken = neighbours.find((name) => segmentOf(name) === segmentOf(wanted));
  if (taken !== undefined) throw new CommandError(words.exists({ file: `${folder}/${taken}` }));
  const { prefix, order } = placeAfter(neighbours.map((name) => site.orderOf(`${folder}/${name}`)));
  const file = `${folder}/${prefixNumber(wanted) === undefined ? prefix : ''}${wanted}.md`;
  if (addressOfFile(file) === site.printOf(course)) {
    throw new CommandError(words.printTaken({ address: addressOfFile(file) }));
  }
  const text = filledTemplate(site.langOf(course), 'lesson.md', {
    title: yamlText(title || titleOf(wanted)),
  });
  const code = make(
    root,
    file,
    order === undefined ? text : text.replace(/^title: .*\n/m, `$&order: ${order}\n`),
  );
  for (const line of site.toDo(course, file)) process.stdout.write(`${line}\n`);
  return code;
}

/** The last name of a path below a course, and the module before it. */
function placeOf(below: readonly string[]): [last: string | undefined, module: string | undefined] {
  return [below.at(-1), below.length > 1 ? below[0] : undefined];
}

function make(root: string, file: string, text: string): number {
  const words = wordsFor(terminalLang()).new;
  if (!makeFile(root, file, { text })) throw new CommandError(words.exists({ file }));
  process.stdout.write(`${words.made({ file, address: addressOfFile(file) })}\n`);
  return exitCodes.fine;
}

function refuseBad(name: string): void {
  if (!isName(name)) throw new CommandError(wordsFor(terminalLang()).badName({ name }));
}

/** The names of a path below `content/`, which may be written with `content/` before it and `.md` after it. */
function segmentsOf(path: string): string[] {
  const words = wordsFor(terminalLang());
  const segments = path.normalize('NFC').replaceAll('\\', '/').split('/');
  const isAbsolute = segments[0] === '' || /^[a-z]:$/i.test(segments[0] ?? '');
  const names = segments.filter((name) => name !== '' && name !== '.');
  if (names[0] === 'content' && names.length > 1) names.shift();
  if (isAbsolute || names.length === 0 || names.includes('..')) {
    throw new CommandError(words.new.outside({ path }));
  }
  const last = names.pop() ?? '';
  names.push(last.replace(/\.md$/i, ''));
  return names;
}

/** What is in a folder of the site and counts in its order. */
function namesIn(root: string, folder: string): string[] {
  const entries = ifPresent(() => readdirSync(join(root, folder), { withFileTypes: true })) ?? [];
  return entries
    .filter((entry) => entry.isDirectory() || /\.md$/i.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => !/^(?:\.|(?:index|readme)\.md$)/i.test(name));
}

/** A folder by its name, with or without the number before it. */
function folderOf(root: string, parent: string, name: string): string | undefined {
  const entries = ifPresent(() => readdirSync(join(root, parent), { withFileTypes: true })) ?? [];
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return folders.find((folder) => folder === name) ?? folders.find((folder) => segmentOf(folder) === name);
}

/** The folder of a module: the one that is there, or a new one at the end. */
function numbered(root: string, course: string, module: string): string {
  const there = folderOf(root, course, module);
  if (there !== undefined) return there;
  refuseBad(module);
  const { prefix } = placeAfter(namesIn(root, course).map((name) => ({ name, order: undefined })));
  return prefixNumber(module) === undefined ? `${prefix}${module}` : module;
}

interface KnownSite {
  readonly lang: string;
  /** Folders of courses. */
  readonly folders: readonly string[];
  /** What orders a file or folder among its neighbours. */
  orderOf(file: string): Ordered;
  /** Language of a course by its folder. */
  langOf(folder: string): string;
  /** Address of the whole course for printing, by its folder; nothing where it has none. */
  printOf(folder: string): string | undefined;
  /** What else the author has to do for a new lesson to be listed. */
  toDo(folder: string, file: string): string[];
}

/** What of a site decides how a new file of it looks; a site with mistakes tells as much as can be read. */
async function knownSite(root: string): Promise<KnownSite> {
  const { source } = await loadSource(root);
  const { site, courses } = buildCourses(source, { drafts: true });
  const lang = source.site === undefined ? terminalLang() : site.lang;
  const words = wordsFor(terminalLang()).new;
  const pages = itemsIn(source.pages);
  const folderOfFile = (file: string) => file.split('/')[1] ?? '';
  const langs = new Map(courses.map((course) => [folderOfFile(course.file), course.lang]));
  return {
    lang,
    folders: namesIn(root, 'content').filter((name) => !/\.md$/i.test(name)),
    orderOf(file) {
      const page = pages.find((page) => page.file === file || page.file === `${file}/index.md`);
      const order = page?.frontMatter.entries.find(({ key }) => key === 'order')?.value;
      const number = order?.kind === 'scalar' && order.value.trim() !== '' ? Number(order.value) : Number.NaN;
      return { name: basename(file), order: Number.isNaN(number) ? undefined : number };
    },
    langOf: (folder) => langs.get(folder) ?? lang,
    printOf(folder) {
      const course = courses.find((known) => folderOfFile(known.file) === folder);
      const page = pages.find(({ file }) => file === course?.file);
      if (course === undefined || page === undefined) return undefined;
      // A course with nothing in it yet has no such page, and gets one with its first lesson.
      return hasKey(page.frontMatter, 'print') ? course.printUrl : printAddress(course.url);
    },
    toDo(folder, file) {
      const index = pages.find((page) => page.file.toLowerCase() === `content/${folder}/index.md`);
      const name = file.slice(`content/${folder}/`.length);
      const course = courses.find((known) => folderOfFile(known.file) === folder);
      return [
        ...(index !== undefined && hasKey(index.frontMatter, 'modules')
          ? [words.listedByHand({ file: index.file, name: basename(name) })]
          : []),
        ...(course?.navigation === undefined ? [] : [words.inNavigation({ address: addressOfFile(file) })]),
      ];
    },
  };
}

function hasKey(node: YamlNode, name: string): boolean {
  return node.kind === 'map' && node.entries.some(({ key }) => key === name);
}
