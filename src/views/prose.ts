/**
 * What the views ask of a Markdown renderer. `src/markdown` answers it; the views know only this page,
 * so that they stay pure and a test can hand them a renderer of three lines.
 */
import type { Place, Problem } from '../course/problem.ts';
import type { MarkdownText } from '../course/source.ts';
import type { Target, Video } from '../course/types.ts';

/** Rendered Markdown, cut at the block directives: HTML as it is, or a place for a derived part. */
export interface Prose {
  readonly parts: readonly ProsePart[];
  /** Headings of the text, in order, for the table of contents. */
  readonly headings: readonly Heading[];
  /** The first paragraph as plain text; absent where the text has none. */
  readonly lead?: string;
}

export type ProsePart = HtmlPart | Directive;

/** What the author wrote on a line of its own, such as `::syllabus`. */
export interface Directive {
  readonly kind: 'directive';
  readonly name: DirectiveName;
  /** `fu` of `::features{from=fu}`. */
  readonly from?: string;
  /** What `::video` shows. */
  readonly recording?: Recording;
  readonly place: Place;
}

/** A recording with its hosts, the one that is shown first. */
export interface Recording {
  readonly title?: string;
  readonly videos: readonly Video[];
  readonly poster?: Target;
}

/** A piece of rendered text. */
export interface HtmlPart {
  readonly kind: 'html';
  readonly html: string;
  /** Starts within an element that an earlier piece opened: a list, a box. */
  readonly goesOn?: boolean;
  /** Ends within an element that a later piece closes. */
  readonly staysOpen?: boolean;
}

export const directiveNames = ['syllabus', 'plan', 'features', 'toc', 'video'] as const;
export type DirectiveName = (typeof directiveNames)[number];

export interface Heading {
  /** 2 to 6: a page has one `h1`, its title, so a text that starts at `#` moves down one level. */
  readonly level: number;
  readonly id: string;
  /** Plain text, without markup. */
  readonly text: string;
  /** The language of the text, where it is not that of the page. */
  readonly lang?: string;
}

/** A link or an image that the author wrote, for the check of all links. */
export interface LinkUse {
  /** As written: `../02-deployment/01-docker.md#сборка`, `/assets/loop.png`, `https://…`. */
  readonly href: string;
  readonly place: Place;
  /** What points there: a link is followed to a page or file, an image must be a file. */
  readonly use: 'link' | 'image';
}

/** An image that the author placed, for the check of what is said of it. */
export interface ImageUse {
  readonly href: string;
  readonly place: Place;
  /** What stands in its place for those who cannot see it; empty where the author chose so, absent where he said nothing. */
  readonly alt?: string;
}

/** A heading that the author wrote, for the check of the outline. */
export interface HeadingUse {
  readonly level: number;
  /** Absent for headings in HTML, whose level is a matter of their block. */
  readonly place?: Place;
}

/** Renders the Markdown of one page. Anchors and footnotes are unique across all texts of the page. */
export interface PageMarkdown {
  /**
   * Block Markdown: a lesson's body, a section's overview. Never throws for what an author wrote. `title` is what
   * stands above the text already: one that begins with it as a heading does not say it again.
   */
  render(text: MarkdownText, title?: string): Prose;
  /** One line of Markdown without a paragraph around it: a topic, a card's excerpt. */
  renderInline(text: MarkdownText): string;
  /** A new anchor for a heading that is not in the Markdown, by the GitHub rule, unique on the page. */
  anchor(title: string): string;
  /** Everything that the texts rendered so far link to. */
  readonly links: readonly LinkUse[];
  /** Anchors that exist on the page so far. */
  readonly anchors: ReadonlySet<string>;
  readonly images: readonly ImageUse[];
  /** Headings of each text rendered so far, in its order; those inside boxes, quotations and lists are left out. */
  readonly outlines: readonly (readonly HeadingUse[])[];
  readonly problems: readonly Problem[];
  readonly needs: ReadonlySet<PageNeed>;
}

/**
 * What a page needs beside its text: the font of formulas, the script that draws diagrams, the one that plays
 * recordings; and the origins of their players.
 */
export type PageNeed = 'math' | 'diagrams' | 'video' | `https://${string}`;

export interface MarkdownOptions {
  readonly file: string;
  /** Turns an address that the author wrote into the one that stands in the page: base path, `.md` files. */
  readonly resolve: (href: string) => string;
  /** Interface words that the text itself needs, such as the title of a `:::note` without one. */
  readonly labels: MarkdownLabels;
}

/** Titles of containers that the author left without one, and words of footnotes. */
export interface MarkdownLabels {
  /** Language of these words, where it is not that of the page. */
  readonly lang?: string;
  readonly note: string;
  readonly tip: string;
  readonly warning: string;
  readonly danger: string;
  readonly solution: string;
  readonly details: string;
  readonly footnotes: string;
  readonly backToText: string;
  /** Name of the link of a heading to itself, where that is a sign. */
  readonly headingLink: string;
  readonly codeBlock: string;
  readonly formula: string;
  readonly diagram: string;
  readonly table: string;
}

/** The words of a line of Markdown, without its signs. */
export type PlainText = (text: string) => string;

/** Starts the rendering of one page. */
export type MarkdownRenderer = (options: MarkdownOptions) => PageMarkdown;
