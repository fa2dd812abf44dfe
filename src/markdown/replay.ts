/**
 * Markdown that was rendered before. What a page asked of its renderer is noted, question by question, with the
 * answers. While the same questions come in the same order, the answers are those of before; at the first one that
 * differs, the page is rendered anew from its beginning, because its texts share anchors and footnotes.
 */
import type { MarkdownText, TextPiece } from '../course/source.ts';
import type { MarkdownOptions, MarkdownRenderer, PageMarkdown, Prose } from '../views/prose.ts';

/** What a page asked of its renderer, and what it turned out to be. */
export interface Transcript {
  readonly calls: readonly Call[];
  /** Addresses that the author wrote, and what stands for them in the page. */
  readonly addresses: readonly (readonly [href: string, printed: string])[];
  readonly found: Found;
}

export type Call =
  | {
      readonly ask: 'render';
      readonly text: MarkdownText;
      readonly title?: string | undefined;
      readonly answer: Prose;
    }
  | { readonly ask: 'renderInline'; readonly text: MarkdownText; readonly answer: string }
  | { readonly ask: 'anchor'; readonly text: string; readonly answer: string };

type Question = Call['ask'];

/** What the texts of a page were found to hold. */
type Found = Pick<PageMarkdown, 'links' | 'anchors' | 'images' | 'outlines' | 'needs' | 'problems'>;

/** What a transcript is found by. */
export type PageOf = Pick<MarkdownOptions, 'file' | 'labels'>;

/** Keeps the transcripts of pages by their files. */
export interface Transcripts {
  /** The last one of a page, made with the same labels. */
  get(page: PageOf): Transcript | undefined;
  /** Takes a new one, when the page is whole. */
  set(page: PageOf, transcript: Transcript): void;
  /** Keeps the last one, although nobody has asked for it this time. */
  keep(page: PageOf): void;
}

/** Renders pages with `render`, and repeats what `transcripts` has of them. */
export function withTranscripts(render: MarkdownRenderer, transcripts: Transcripts): MarkdownRenderer {
  return (options) => {
    const known = transcripts.get(options);
    const isKnown = known?.addresses.every(([href, printed]) => options.resolve(href) === printed) === true;
    return new Session(render, transcripts, options, isKnown ? known : undefined);
  };
}

/** The transcript of a page that is whole, which is kept; nothing where its questions were not noted. */
export function transcriptOf(markdown: PageMarkdown): Transcript | undefined {
  return markdown instanceof Session ? markdown.end() : undefined;
}

/** A page being rendered, or repeated. */
class Session implements PageMarkdown {
  readonly #render: MarkdownRenderer;
  readonly #transcripts: Transcripts;
  readonly #options: MarkdownOptions;
  readonly #known: Transcript | undefined;
  readonly #calls: Call[] = [];
  readonly #addresses: [string, string][] = [];
  /** The real renderer; absent as long as all is known. */
  #live: PageMarkdown | undefined;

  constructor(
    render: MarkdownRenderer,
    transcripts: Transcripts,
    options: MarkdownOptions,
    known: Transcript | undefined,
  ) {
    this.#render = render;
    this.#transcripts = transcripts;
    this.#options = options;
    this.#known = known;
  }

  render(text: MarkdownText, title?: string): Prose {
    return this.#ask('render', text, (live) => live.render(text, title), title) as Prose;
  }

  renderInline(text: MarkdownText): string {
    return this.#ask('renderInline', text, (live) => live.renderInline(text)) as string;
  }

  anchor(title: string): string {
    return this.#ask('anchor', title, (live) => live.anchor(title)) as string;
  }

  get links() {
    return this.#found().links;
  }

  get anchors() {
    return this.#found().anchors;
  }

  get images() {
    return this.#found().images;
  }

  get outlines() {
    return this.#found().outlines;
  }

  get needs() {
    return this.#found().needs;
  }

  get problems() {
    return this.#found().problems;
  }

  end(): Transcript {
    const { links, anchors, images, outlines, needs, problems } = this.#found();
    if (this.#live === undefined && this.#known !== undefined) return this.#known;
    const transcript = {
      calls: this.#calls,
      addresses: this.#addresses,
      found: { links, anchors, images, outlines, needs, problems },
    };
    this.#transcripts.set(this.#options, transcript);
    return transcript;
  }

  #ask(
    ask: Question,
    text: MarkdownText | string,
    answer: (live: PageMarkdown) => Prose | string,
    title?: string,
  ) {
    const known = this.#live === undefined ? this.#known?.calls[this.#calls.length] : undefined;
    const call =
      known !== undefined && known.ask === ask && isSameText(known.text, text) && titleOf(known) === title
        ? known
        : ({ ask, text, title, answer: answer(this.#goLive()) } as Call);
    this.#calls.push(call);
    return call.answer;
  }

  /** All that is known is of use only if the page ends where it ended before. */
  #found(): Found {
    if (this.#live === undefined && this.#known?.calls.length === this.#calls.length)
      return this.#known.found;
    return this.#goLive();
  }

  #goLive(): PageMarkdown {
    if (this.#live !== undefined) return this.#live;
    const live = this.#render({
      ...this.#options,
      resolve: (href) => {
        const printed = this.#options.resolve(href);
        this.#addresses.push([href, printed]);
        return printed;
      },
    });
    this.#live = live;
    for (const call of this.#calls) {
      if (call.ask === 'render') live.render(call.text, call.title);
      else if (call.ask === 'renderInline') live.renderInline(call.text);
      else live.anchor(call.text);
    }
    return live;
  }
}

function titleOf(call: Call): string | undefined {
  return call.ask === 'render' ? call.title : undefined;
}

function isSameText(a: MarkdownText | string, b: MarkdownText | string): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return (
    a === b ||
    (a.file === b.file && a.line === b.line && a.text === b.text && arePiecesSame(a.pieces, b.pieces))
  );
}

function arePiecesSame(a: MarkdownText['pieces'] = [], b: MarkdownText['pieces'] = []): boolean {
  return (
    a.length === b.length &&
    a.every((piece, i) => {
      const { textLine, textColumn, line, column } = b[i] as TextPiece;
      return (
        piece.textLine === textLine &&
        piece.textColumn === textColumn &&
        piece.line === line &&
        piece.column === column
      );
    })
  );
}
