/** From an offset in a text to a place in the author's file. */
import type { Place } from '../course/problem.ts';

/** Where a text stands: its file, and the line of the file (from 1) on which it starts. */
export interface TextStart {
  readonly file: string;
  readonly line: number;
}

/**
 * Gives a function from offsets of `text` to places of its file. Lines must end in `\n`, as `decode` leaves
 * them; an offset past the end means the end.
 */
export function placesOf(text: string, { file, line }: TextStart): (offset: number) => Place {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return (offset) => {
    const at = Math.min(Math.max(offset, 0), text.length);
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((lineStarts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { file, line: line + low, column: at - (lineStarts[low] as number) + 1 };
  };
}
