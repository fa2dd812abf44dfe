/** What the texts of one page share, and what the rules of one text share. */
import type { Problem } from '../course/problem.ts';
import type { MarkdownText } from '../course/source.ts';
import type {
  Directive,
  Heading,
  HeadingUse,
  ImageUse,
  LinkUse,
  MarkdownOptions,
  PageNeed,
} from '../views/prose.ts';
import { Anchors } from './anchors.ts';

/**
 * Far more than an honest text needs. One with thousands of addresses that are written otherwise than they read
 * (`a\\&b`) gets places less exact, and is still rendered at once.
 */
const searchBudget = 20_000_000;

/** One page: its texts come one after another and must not get in each other's way. */
export interface PageState {
  readonly options: MarkdownOptions;
  /** Whether a stranger wrote the texts: their HTML is narrowed to an allow-list. */
  readonly untrusted: boolean;
  /** Whether somebody will see the page: where it is only checked, its code need not be coloured. */
  readonly seen: boolean;
  readonly anchors: Anchors;
  readonly links: LinkUse[];
  readonly images: ImageUse[];
  readonly outlines: (readonly HeadingUse[])[];
  readonly problems: Problem[];
  readonly needs: Set<PageNeed>;
  /** Footnotes and tables so far: their numbers go on from text to text. */
  footnotes: number;
  tables: number;
  /** Letters in the formulas so far. */
  formulaLetters: number;
}

/** One text; markdown-it hands it to every rule as `env`. */
export interface TextEnv {
  readonly page: PageState;
  readonly text: MarkdownText;
  /** What stands above the text already, as a heading. */
  readonly title: string | undefined;
  /** The lines of the text, as the author wrote them. */
  readonly lines: readonly string[];
  readonly headings: FoundHeading[];
  /** All headings, also those that the table of contents leaves out, by the token that each came from. */
  readonly outline: (HeadingUse & { readonly token: number })[];
  readonly directives: Directive[];
  /** MathML of the formulas, by the number in their places. */
  readonly formulas: string[];
  /** How many levels the headings of this text move down: one when the text has an `h1`. */
  headingShift: number;
  /** Whether the author gave an id in braces somewhere in this text. */
  hasIds: boolean;
  /** Up to which position an end, such as `-->`, is known not to come any more. */
  readonly missingEnds: Map<string, number>;
  /** How many letters may still be looked through to find out where an address stands. */
  searchBudget: number;
}

/** A heading and the token that it came from: raw HTML is read after Markdown, and the order must be that of the text. */
export interface FoundHeading extends Heading {
  readonly token: number;
}

/** Starts a page without any text. */
export function startPage(options: MarkdownOptions, untrusted: boolean, seen = true): PageState {
  return {
    options,
    untrusted,
    seen,
    anchors: new Anchors(),
    links: [],
    images: [],
    outlines: [],
    problems: [],
    needs: new Set(),
    footnotes: 0,
    tables: 0,
    formulaLetters: 0,
  };
}

/** Starts a text of a page. */
export function startText(page: PageState, text: MarkdownText, title?: string): TextEnv {
  return {
    page,
    text,
    title,
    lines: text.text.split(text.text.includes('\r') ? /\r\n?|\n/ : '\n'),
    headings: [],
    outline: [],
    directives: [],
    formulas: [],
    headingShift: 0,
    hasIds: false,
    missingEnds: new Map(),
    searchBudget,
  };
}
