/** One line of YAML looked at by itself: where its key ends, where its value starts, which quote it leaves open. */

/** Offsets in a line; -1 for what it has not. */
export interface LineParts {
  /** The first character after the indentation and the dashes of list items. */
  readonly start: number;
  /** The colon behind the key. */
  readonly colon: number;
  /** The first character of the value. */
  readonly value: number;
}

/** What stands in the place of the hyphen before the key of a list's item: a dash, a bullet, a number. */
export const listSignBefore = /^\s*([–—−•·*+]|\d{1,3}[.)])[ \t\u00a0]+[\p{L}_][\w-]*:(?:\s|$)/u;

/** Splits a line such as `  - title: Введение` into its parts. */
export function partsOf(line: string): LineParts {
  const start = /^\s*(?:-\s+)*/.exec(line)?.[0].length ?? 0;
  const quoted = isQuote(line[start]);
  const keyEnd = quoted ? closingQuote(line, start) + 1 : start;
  const colon = quoted && keyEnd === 0 ? -1 : findColon(line, keyEnd);
  const value = colon === -1 ? start : colon + 1 + (/^\s*/.exec(line.slice(colon + 1))?.[0].length ?? 0);
  return { start, colon, value: value < line.length ? value : -1 };
}

/** The next colon that separates a key from a value: one before a space or the end of the line. */
function findColon(line: string, from: number): number {
  const found = /:(?=[ \t]|$)/.exec(line.slice(from));
  return found === null ? -1 : from + found.index;
}

/** The quote that closes the one at `open`, or -1 when the line ends before. */
export function closingQuote(line: string, open: number): number {
  const quote = line[open];
  for (let at = open + 1; at < line.length; at++) {
    if (quote === '"' && line[at] === '\\') at++;
    else if (quote === "'" && line[at] === quote && line[at + 1] === quote) at++;
    else if (line[at] === quote) return at;
  }
  return -1;
}

/** A quote that opens a value (or a key, or an item between brackets) and is not closed on this line, or -1. */
export function findOpenQuote(line: string): number {
  let at = partsOf(line).start;
  let brackets = 0;
  while (at < line.length) {
    const character = line[at];
    if (character === '#') return -1;
    if (isQuote(character)) {
      const close = closingQuote(line, at);
      if (close === -1) return at;
      at = close + 1;
    } else if (character === '[' || character === '{') {
      brackets++;
      at++;
    } else {
      // Unquoted text: a quote in the middle of it is a letter like any other.
      const separator = brackets > 0 ? /[,[\]{}]|:(?=\s|$)|\s#/ : /:(?=\s|$)|\s#/;
      const found = separator.exec(line.slice(at));
      if (found === null) return -1;
      if (/[\]}]/.test(found[0])) brackets--;
      at += found.index + (/[[{]/.test(found[0]) ? 0 : found[0].length);
    }
    while (line[at] === ' ' || line[at] === '\t') at++;
  }
  return -1;
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'";
}
