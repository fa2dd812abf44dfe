/**
 * What the loader hands to the model: the author's files, read and split, nothing understood yet.
 * Every value of YAML keeps its place, so that a problem can point at it.
 */
import type { Place } from './problem.ts';
import type { ByTopFolder } from './topFolder.ts';

/** A node of YAML with its place. Scalars are kept as the author typed them: `NO`, `2024-01-01`, `012345` are text. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** The decoded text; the empty value (`slides:`) is the empty text. */
  readonly value: string;
  readonly place: Place;
  /** What stands in the file from `place` on, where that is not just the text: quotes, escapes, a text of several lines. */
  readonly written?: string;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly place: Place;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly place: Place;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: YamlNode;
}

/** Markdown as the author wrote it, and where it starts, so that a problem in it has a line. */
export interface MarkdownText {
  readonly file: string;
  /** Line of the file on which `text` starts, from 1. */
  readonly line: number;
  readonly text: string;
  /** Where its pieces stand, in the order of the text; absent where its lines are lines of the file. */
  readonly pieces?: readonly TextPiece[];
}

/** A part of a text that stands in the file letter for letter; lines and columns of the text count from 0. */
export interface TextPiece {
  readonly textLine: number;
  readonly textColumn: number;
  /** In the file, from 1. */
  readonly line: number;
  readonly column: number;
}

/** One Markdown file of `content/`. */
export interface SourcePage {
  /** Path from the site's root: `content/mo/01-intro.md`. */
  readonly file: string;
  /** Empty map when the file has no front matter. */
  readonly frontMatter: YamlMap;
  /** True when the front matter could not be read; the loader has said why, and nothing more is expected of it. */
  readonly faulty: boolean;
  readonly body: MarkdownText;
  /** When the file was last changed, ISO 8601 as its author's clock showed it; absent where no history has it. */
  readonly modified?: string;
}

/** The repository that holds the site. */
export interface SourceRepository {
  /** Folder of the site in it, with forward slashes; empty where it is the same. */
  readonly folder: string;
  /** Whether older commits are missing, so that there are no dates. */
  readonly isShallow: boolean;
}

/** One file of `_data/`. */
export interface SourceData {
  readonly file: string;
  /** Empty map when the file is empty or could not be read. */
  readonly root: YamlNode;
  /** True when the file could not be read; the loader has said why, and nothing more is expected of it. */
  readonly faulty: boolean;
}

/** All that the author wrote, as found on disk. */
export interface Source {
  /** The files of `content/`, by their folders, each in the order of the paths. */
  readonly pages: ByTopFolder<SourcePage>;
  /** `_data/site.yml`, when there is one. */
  readonly site: SourceData | undefined;
  /** `_data/navigation.yml`, when there is one. */
  readonly navigation: SourceData | undefined;
  /** Files of `assets/`, as published: `/assets/images/loop.png`. */
  readonly assets: readonly string[];
  /** Names (without `.njk`) of the layouts that the site brings in its own `layouts/`. */
  readonly ownLayouts: readonly string[];
  /** Files and folders of `content/` and `assets/` that were seen and not taken in; the loader has said why. */
  readonly leftOut: readonly string[];
  /** Absent where there is none. */
  readonly repository?: SourceRepository;
}
