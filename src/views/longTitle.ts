/** Titles that are too long for a list of many: ten lines of one hide all others. */
import type { MaybeLong } from './types.ts';

/** Three lines of the sidebar, which is the narrowest list; in letters. */
const threeLines = 75;

/** Says whether a title is too long for a list. */
export function ifLong(title: string): MaybeLong {
  return title.length > threeLines ? { isLong: true } : {};
}
