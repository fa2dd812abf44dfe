/** From tokens back to the author's file: markdown-it knows the lines of a block, but no columns. */
import type { Token } from 'markdown-it';
import type { Place } from '../course/problem.ts';
import type { TextPiece } from '../course/source.ts';
import type { TextEnv } from './page.ts';

/** How many places in one line are tried for one that stands on its own, before the first one is good enough. */
const maxTries = 20;

/** A place in the text, line and column from 0, as a place in the file. */
export function placeAt({ text }: TextEnv, line: number, column: number): Place {
  const { file, pieces } = text;
  const piece = pieces === undefined ? undefined : pieceAt(pieces, line, column);
  if (piece === undefined) return { file, line: text.line + line, column: column + 1 };
  const behind = piece.textLine === line ? Math.max(0, column - piece.textColumn) : 0;
  return { file, line: piece.line, column: piece.column + behind };
}

/** The piece that holds a place of the text; or else the first one of its line, or the one before it. */
function pieceAt(pieces: readonly TextPiece[], line: number, column: number): TextPiece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { textLine, textColumn } = pieces[middle] as TextPiece;
    if (textLine < line || (textLine === line && textColumn <= column)) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [pieces[low - 1], pieces[low]];
  return before === undefined || (before.textLine < line && after?.textLine === line) ? after : before;
}

/** The first letter of a line of the text. */
export function lineStart(env: TextEnv, line: number): Place {
  return placeAt(env, line, Math.max(0, (env.lines[line] ?? '').search(/\S/)));
}

/** Finds pieces of a token in the lines that it was made of, one after another. */
export class Locator {
  readonly #env: TextEnv;
  readonly #first: number;
  readonly #end: number;
  #line: number;
  #column = 0;

  /** Lines count from 0; `end` is the line after the last. */
  constructor(env: TextEnv, first: number, end: number) {
    this.#env = env;
    this.#first = first;
    this.#end = Math.max(end, first + 1);
    this.#line = first;
  }

  /** Where the token starts. */
  get start(): Place {
    return lineStart(this.#env, this.#first);
  }

  /** Line of the text, from 0, on which the last thing was found. */
  get line(): number {
    return this.#line;
  }

  /** The next place of this piece, or the first one when it was passed already; its first line, if it has several. */
  find(piece: string): Place | undefined {
    return this.#find(firstLine(piece), () => true);
  }

  /** Where the address of a link stands. One that is not in these lines comes from a definition: `[docs]: https://…`. */
  findAddress(href: string): Place {
    if (href === '') return this.#afterBracket() ?? this.start;
    const written = href.includes('&') ? href.replaceAll('&', '&amp;') : '';
    return (
      this.#find(href, isDelimited) ??
      this.#find(written, isDelimited) ??
      this.#find(href.includes('\\') ? href.replaceAll('\\', '\\\\') : '', isDelimited) ??
      this.#findDefinition(href) ??
      this.start
    );
  }

  /** The round bracket of a link without an address: behind it the address is to be written. */
  #afterBracket(): Place | undefined {
    const place = this.#find(']()', () => true);
    return place === undefined ? undefined : { ...place, column: place.column + 2 };
  }

  #find(needle: string, isMeant: (text: string, start: number, end: number) => boolean): Place | undefined {
    if (needle === '') return undefined;
    const spot =
      this.#search(needle, isMeant, this.#line, this.#column) ??
      this.#search(needle, isMeant, this.#first, 0);
    if (spot === undefined) return undefined;
    this.#line = spot.line;
    this.#column = spot.column + needle.length;
    return placeAt(this.#env, spot.line, spot.column);
  }

  #findDefinition(href: string): Place | undefined {
    if (href === '' || this.#env.searchBudget < 0) return undefined;
    this.#env.searchBudget -= this.#env.text.text.length;
    const line = this.#env.lines.findIndex((text) => text.includes(href) && text.includes(']:'));
    return line < 0 ? undefined : placeAt(this.#env, line, this.#env.lines[line]?.lastIndexOf(href) ?? 0);
  }

  /** The first place that is meant; without one, the first place at all. */
  #search(
    needle: string,
    isMeant: (text: string, start: number, end: number) => boolean,
    from: number,
    column: number,
  ): { line: number; column: number } | undefined {
    let loose: { line: number; column: number } | undefined;
    for (let line = from; line < this.#end && this.#env.searchBudget > 0; line++) {
      const text = this.#env.lines[line] ?? '';
      this.#env.searchBudget -= text.length + 1;
      let at = text.indexOf(needle, line === from ? column : 0);
      for (let tries = 0; at >= 0 && tries < maxTries; tries++) {
        if (isMeant(text, at, at + needle.length)) return { line, column: at };
        loose ??= { line, column: at };
        at = text.indexOf(needle, at + 1);
      }
    }
    return loose;
  }
}

/** Calls `visit` for every run of inline Markdown, with the lines that it comes from. */
export function eachInline(
  tokens: readonly Token[],
  env: TextEnv,
  visit: (inline: Token, locator: Locator, index: number) => void,
): void {
  let lines: readonly [number, number] = [0, env.lines.length];
  tokens.forEach((token, index) => {
    // A table's cells have no lines of their own, their row has.
    if (token.map !== null) lines = token.map;
    if (token.type === 'inline') visit(token, new Locator(env, ...lines), index);
  });
}

/** Whether an address stands in the brackets of a link here, and is not a part of a word before it. */
function isDelimited(text: string, start: number, end: number): boolean {
  return /[(<]/.test(text.charAt(start - 1)) && /^$|[\s)>]/.test(text.charAt(end));
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}
