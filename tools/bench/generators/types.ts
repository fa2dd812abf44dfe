/** What the bench asks of a generator of sites. */
import type { Corpus, CorpusCourse, CorpusLesson } from '../corpus.ts';

export interface Generator {
  /** How it is called on the command line, and in the tables. */
  readonly name: string;
  /** Version as it names itself; nothing where it is not installed. */
  version(): string | undefined;
  /** What to do about its absence. */
  readonly remedy: string;
  /** Writes the corpus as a site of this generator into an empty folder. */
  writeSite(folder: string, corpus: Corpus): void;
  /** The file of a lesson in such a site. */
  lesson(course: CorpusCourse, lesson: CorpusLesson): SiteFile;
  /** Builds the site. */
  build(site: string, options: BuildOptions): Command;
  /** Looks for mistakes without building; absent where there is no such command. */
  check?(site: string): Command;
  /** Folder of the site that is published. */
  readonly output: string;
  /** Folders of the site in which it keeps what it made. */
  readonly caches: readonly string[];
  /** Whether a search index is made too. */
  readonly isSearched: boolean;
  /** Lessons beyond which it is not asked, because nobody has the time. */
  readonly upTo?: number;
  /** Whether it puts a base path before the addresses in lessons. */
  readonly hasBasePath: boolean;
}

export interface SiteFile {
  /** Relative to the folder of the site. */
  readonly file: string;
  readonly text: string;
}

export interface BuildOptions {
  readonly basePath?: string | undefined;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** Folder in which it runs. */
  readonly folder: string;
}
