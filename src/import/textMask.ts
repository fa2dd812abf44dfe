/** Where in a Markdown text nothing is to be changed: code, and what stands in HTML comments. */

export interface Range {
  readonly begin: number;
  readonly end: number;
}

/** Fenced blocks and spans of code, in the order of the text. */
export function codeRanges(text: string): Range[] {
  const ranges: Range[] = [];
  let offset = 0;
  let fence: { readonly mark: string; readonly begin: number } | undefined;
  let prose = 0;
  for (const line of text.split('\n')) {
    const mark = /^[ \t>]*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
    if (fence === undefined && mark !== undefined) {
      ranges.push(...spans(text, prose, offset));
      fence = { mark, begin: offset };
    } else if (
      fence !== undefined &&
      mark?.startsWith(fence.mark) &&
      line.trim().replace(/^[>\s]*/, '') === mark
    ) {
      ranges.push({ begin: fence.begin, end: offset + line.length });
      fence = undefined;
      prose = offset + line.length;
    }
    offset += line.length + 1;
  }
  if (fence === undefined) ranges.push(...spans(text, prose, text.length));
  else ranges.push({ begin: fence.begin, end: text.length });
  return ranges;
}

/** Spans of code between two offsets: they never reach over an empty line. */
function spans(text: string, begin: number, end: number): Range[] {
  const found: Range[] = [];
  const part = text.slice(begin, end);
  const runs = [...part.matchAll(/`+/g)];
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i] as RegExpExecArray;
    const nextBlank = part.indexOf('\n\n', open.index);
    const limit = nextBlank === -1 ? part.length : nextBlank;
    for (let j = i + 1; j < runs.length && (runs[j] as RegExpExecArray).index < limit; j++) {
      const close = runs[j] as RegExpExecArray;
      if (close[0].length !== open[0].length) continue;
      found.push({ begin: begin + open.index, end: begin + close.index + close[0].length });
      i = j;
      break;
    }
  }
  return found;
}

/** HTML comments outside code; one that does not end goes on to the end. */
export function commentRanges(text: string, code: readonly Range[] = codeRanges(text)): Range[] {
  const ranges: Range[] = [];
  for (let begin = text.indexOf('<!--'); begin !== -1; begin = text.indexOf('<!--', begin + 1)) {
    if (isWithin(code, begin)) continue;
    const close = text.indexOf('-->', begin + 4);
    const end = close === -1 ? text.length : close + 3;
    ranges.push({ begin, end });
    begin = end - 1;
  }
  return ranges;
}

/** Whether an offset lies in one of the ranges, which stand in order. */
export function isWithin(ranges: readonly Range[], offset: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle] as Range;
    if (offset < range.begin) high = middle - 1;
    else if (offset >= range.end) low = middle + 1;
    else return true;
  }
  return false;
}

/** The text with everything in the ranges blanked, so that every offset stays. */
export function masked(text: string, ranges: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const { begin, end } of [...ranges].sort((a, b) => a.begin - b.begin)) {
    if (end <= done) continue;
    const from = Math.max(begin, done);
    result += text.slice(done, from) + text.slice(from, end).replace(/[^\n]/g, ' ');
    done = end;
  }
  return result + text.slice(done);
}

/** Changes the text outside code and comments; each piece is changed on its own. */
export function outsideCode(text: string, change: (piece: string) => string): string {
  const code = codeRanges(text);
  const kept = [...code, ...commentRanges(text, code)].sort((a, b) => a.begin - b.begin);
  let result = '';
  let done = 0;
  for (const { begin, end } of kept) {
    if (end <= done) continue;
    result += change(text.slice(done, Math.max(begin, done))) + text.slice(Math.max(begin, done), end);
    done = end;
  }
  return result + change(text.slice(done));
}

/** The number of a line, from 0. */
export function lineAt(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
