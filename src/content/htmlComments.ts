/**
 * HTML comments on lines of their own inside YAML, such as `<!-- classes: wide -->`: Jekyll takes them for
 * odd keys or stumbles over them, and authors use them to put an entry aside. Here they are no YAML.
 */

/** Offsets of a comment in its text: from its `<!--` to the end of its last line. */
export interface HtmlComment {
  readonly start: number;
  readonly end: number;
}

/** Finds the comments that take whole lines, at any indentation; one may stretch over several lines. */
export function findHtmlComments(text: string): HtmlComment[] {
  const comments: HtmlComment[] = [];
  let lineStart = 0;
  while (lineStart < text.length) {
    const start = skipBlanks(text, lineStart);
    let end = start;
    let alone = false;
    // Several comments may share a line: `<!-- a --> <!-- b -->`.
    for (let next = start; text.startsWith('<!--', next); next = skipBlanks(text, end)) {
      const close = text.indexOf('-->', next + 4);
      if (close === -1) return comments;
      end = close + 3;
      alone = isLineEnd(text, skipBlanks(text, end));
    }
    const newline = text.indexOf('\n', end);
    const lineEnd = newline === -1 ? text.length : newline;
    if (alone) comments.push({ start, end: lineEnd });
    lineStart = lineEnd + 1;
  }
  return comments;
}

/**
 * Turns each line of the comments into a comment of YAML by putting `#` in the place of its first character.
 * Every offset stays, and inside a block or a quoted scalar the line is still a line of the text.
 */
export function maskHtmlComments(text: string, comments: readonly HtmlComment[]): string {
  let masked = '';
  let done = 0;
  for (const { start, end } of comments) {
    masked += text.slice(done, start) + text.slice(start, end).replace(/^([ \t]*)\S/gm, '$1#');
    done = end;
  }
  return masked + text.slice(done);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\n';
}
