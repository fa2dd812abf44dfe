/** The order of neighbours: `order:` of the front matter, else the number before the name, else the name. */
import { prefixNumber } from './address.ts';
import { compareText } from './problem.ts';

export interface Ordered {
  /** `order:` of the front matter. */
  readonly order: number | undefined;
  /** Name of the file or folder. */
  readonly name: string;
}

/** Compares two neighbours. What has no number comes after what has one; equal numbers are ordered by name. */
export function compareOrder(a: Ordered, b: Ordered): number {
  const rankA = a.order ?? prefixNumber(a.name) ?? Number.POSITIVE_INFINITY;
  const rankB = b.order ?? prefixNumber(b.name) ?? Number.POSITIVE_INFINITY;
  return rankA === rankB ? compareText(a.name, b.name) : rankA < rankB ? -1 : 1;
}
