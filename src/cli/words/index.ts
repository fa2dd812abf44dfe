/** Words of the command line, one file a language. */
import { languageOf } from '../../course/language.ts';
import type { PluralForms } from '../../views/labels/index.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';

type Sentence<Values extends string> = (values: Readonly<Record<Values, string | number>>) => string;

export interface Words {
  readonly built: Sentence<'pages' | 'seconds' | 'output'>;
  readonly builtPortable: Sentence<'page'>;
  readonly pageCount: PluralForms;
  /** What stands between thousands, and before a fraction. */
  readonly numberSigns: { readonly group: string; readonly decimal: string };
  readonly notBuilt: string;
  readonly checked: Sentence<'pages' | 'seconds'>;
  readonly fine: string;
  readonly serving: Sentence<'address'>;
  readonly updated: Sentence<'pages' | 'seconds'>;
  /** The site is there, but nothing can be found in it. */
  readonly searchFailed: Sentence<'reason'>;
  readonly lastGood: string;
  /** Instead of `lastGood` while there has been no good version yet. */
  readonly noneGood: string;
  /** Told while another build is waited for. */
  readonly waiting: Sentence<'output' | 'pid'>;
  readonly portTaken: Sentence<'port' | 'free'>;
  readonly noPort: Sentence<'port'>;
  readonly portRefused: Sentence<'port'>;
  /** A configuration of the site has come or gone while it was served. */
  readonly configurationNew: Sentence<'file'>;
  /** The button that closes the report in the page. */
  readonly close: string;
  readonly noRoot: Sentence<'root'>;
  readonly badPort: Sentence<'port'>;
  readonly badBasePath: Sentence<'path'>;
  readonly 'output-overlaps-sources': Sentence<'output'>;
  readonly 'output-not-folder': Sentence<'output'>;
  /** The system has something against it; the reason is in its own words. */
  readonly 'output-refused': Sentence<'output' | 'reason'>;
  readonly 'output-is-link': Sentence<'output' | 'target'>;
  readonly 'output-not-ours': Sentence<'output' | 'file'>;
  readonly 'output-conflict': Sentence<'output' | 'file'>;
  readonly 'output-busy': Sentence<'output' | 'pid'>;
  readonly 'output-served': Sentence<'output' | 'pid'>;
  readonly 'own-configuration': Sentence<'file' | 'reason'>;
  readonly imported: Sentence<'pages' | 'seconds' | 'output'>;
  readonly importKept: Sentence<'count'>;
  readonly importReport: Sentence<'human' | 'mistakes' | 'file'>;
  readonly nothingToImport: Sentence<'folder'>;
  readonly noSource: Sentence<'folder'>;
  readonly importOverSource: Sentence<'output'>;
  readonly diskFull: Sentence<'output'>;
  readonly notWritable: Sentence<'path'>;
  readonly notReadable: Sentence<'path'>;
  /** It was there when the build began. */
  readonly fileGone: Sentence<'path'>;
  readonly defect: string;
  readonly notAFolder: Sentence<'path'>;
  readonly noPackage: Sentence<'path'>;
  readonly unknownLanguage: Sentence<'lang' | 'known'>;
  readonly badName: Sentence<'name'>;
  /** Files that were there already. */
  readonly kept: Sentence<'files'>;
  readonly nothingMade: string;
  readonly noBrowser: Sentence<'address'>;
  /** The server was called by a name that is not this machine's. */
  readonly otherHost: Sentence<'address'>;
  /** The site's own configuration is in TypeScript, and neither Node nor the site can read that. */
  readonly 'typescript-configuration': Sentence<'file' | 'node'>;
  readonly help: HelpWords;
  readonly init: InitWords;
  readonly new: NewWords;
  readonly override: OverrideWords;
}

/** What `kafedra init` asks and says. */
export interface InitWords {
  readonly askLang: string;
  readonly askTitle: string;
  readonly askCourse: string;
  readonly askKey: string;
  /** What the site and its first course are called where nobody says. */
  readonly siteTitle: string;
  readonly courseTitle: string;
  readonly made: Sentence<'folder' | 'files'>;
  readonly hasPages: string;
  /** Before the commands that an own `package.json` needs. */
  readonly ownManifest: string;
  readonly fromFolder: Sentence<'path'>;
  /** Before the commands that come next. */
  readonly next: string;
}

/** What `kafedra new` says. */
export interface NewWords {
  readonly made: Sentence<'file' | 'address'>;
  readonly exists: Sentence<'file'>;
  readonly outside: Sentence<'path'>;
  readonly badCourse: Sentence<'key'>;
  readonly lessonNeedsCourse: Sentence<'path'>;
  readonly noContent: string;
  readonly noCourse: Sentence<'key'>;
  readonly didYouMean: Sentence<'word'>;
  readonly tooDeep: Sentence<'path'>;
  readonly titleNeeded: Sentence<'path'>;
  readonly printTaken: Sentence<'address'>;
  readonly listedByHand: Sentence<'file' | 'name'>;
  readonly inNavigation: Sentence<'address'>;
}

/** What `--help` says, and what is said when a command is not called as it takes. */
export interface HelpWords {
  readonly usage: string;
  readonly argumentList: string;
  readonly optionList: string;
  readonly commandList: string;
  /** In brackets after the name of a command. */
  readonly anyOptions: string;
  readonly anyCommand: string;
  readonly choices: Sentence<'values'>;
  /** What holds where nothing is said. */
  readonly otherwise: Sentence<'value'>;
  readonly help: string;
  readonly version: string;
  readonly program: string;
  readonly commands: Readonly<Record<CommandName, string>>;
  readonly arguments: Readonly<Record<ArgumentName, string>>;
  readonly options: Readonly<Record<OptionName, string>>;
  readonly thisFolder: string;
  readonly unknownOption: Sentence<'option'>;
  readonly unknownCommand: Sentence<'command'>;
  readonly missingArgument: Sentence<'name'>;
  readonly missingValue: Sentence<'option'>;
  readonly missingOption: Sentence<'option'>;
  readonly tooManyArguments: string;
  readonly badValue: Sentence<'option' | 'value' | 'values'>;
  readonly didYouMean: Sentence<'meant'>;
}

type CommandName =
  | 'init'
  | 'new'
  | 'newCourse'
  | 'newLesson'
  | 'build'
  | 'dev'
  | 'check'
  | 'override'
  | 'import';
type ArgumentName = 'newSite' | 'course' | 'lesson' | 'component' | 'oldKind' | 'oldSite';
type OptionName =
  | 'root'
  | 'basePath'
  | 'drafts'
  | 'untrusted'
  | 'strict'
  | 'yes'
  | 'siteTitle'
  | 'lang'
  | 'courseTitle'
  | 'courseKey'
  | 'package'
  | 'title'
  | 'output'
  | 'devOutput'
  | 'portable'
  | 'port'
  | 'open'
  | 'format'
  | 'out'
  | 'deriveNavigation';

/** What `kafedra override` says. */
export interface OverrideWords {
  readonly made: Sentence<'files'>;
  readonly unknown: Sentence<'name'>;
  readonly didYouMean: Sentence<'name'>;
  readonly components: Sentence<'names'>;
  readonly layouts: Sentence<'names'>;
  readonly note: string;
}

/** Languages of the command line. */
export const wordFiles: Readonly<Record<string, Words>> = { en, ru };

/** Their tags. */
export const languages: readonly string[] = Object.keys(wordFiles);

/** The language of the command line that is meant by a tag; English for one without a file. */
export function wordsLang(lang: string): string {
  const primary = lang.toLowerCase().split(/[-_]/)[0] ?? '';
  return languages.includes(primary) ? primary : 'en';
}

/** The language that somebody means by a tag or by its name in any of the languages: `RU`, «русский», "Russian". */
export function langCalled(name: string): string | undefined {
  const called = name.trim().toLowerCase();
  return languages.find(
    (lang) =>
      called.split(/[-_]/)[0] === lang ||
      languages.some(
        (other) => new Intl.DisplayNames(other, { type: 'language' }).of(lang)?.toLowerCase() === called,
      ),
  );
}

/** The words for a language tag; English for a language without a file. */
export function wordsFor(lang: string): Words {
  return wordFiles[wordsLang(lang)] ?? en;
}

/** The language of the person at the terminal, for what is said before any site is read. */
export function terminalLang(env: NodeJS.ProcessEnv = process.env): string {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en').split('.')[0] ?? 'en';
}

/** «12 страниц», "12 pages". */
export function pageCount(lang: string, n: number): string {
  const { pageCount } = wordsFor(lang);
  const form = languageOf(wordsLang(lang)).plural.select(n);
  return (pageCount[form] ?? pageCount.other).replace('{n}', formatNumber(lang, n));
}

/** Seconds with one decimal, the way the language writes them. */
export function seconds(lang: string, since: number): string {
  return formatNumber(lang, (performance.now() - since) / 1000, 1);
}

/**
 * A number as the language writes it, with so many digits of its fraction. The system could do it, but the data for that
 * takes a tenth of a build in which nothing changed to load.
 */
export function formatNumber(lang: string, value: number, digits = 0): string {
  const { group, decimal } = wordsFor(lang).numberSigns;
  const [whole = '', fraction] = value.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}
