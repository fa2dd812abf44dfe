/** Sums over measurements. */

/**
 * How something grows with the number of lessons: 1 in proportion, 2 with its square. `[lessons, cost]` of a smaller
 * and of a larger site.
 */
export function growth(
  [fewer, low]: readonly [number, number],
  [more, high]: readonly [number, number],
): number {
  return Math.log(high / low) / Math.log(more / fewer);
}

/** Three significant digits, and no more than three behind the point. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '—';
  const digits = value === 0 ? 0 : Math.max(0, Math.min(3, 2 - Math.floor(Math.log10(Math.abs(value)))));
  return value.toFixed(digits);
}
