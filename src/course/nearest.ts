/** "Did you mean": the known word that is nearest to what was typed. */

const cyrillicRow = 'йцукенгшщзхъфывапролджэячсмитьбю';
const latinRow = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillicTwins = 'асеорхукмтв';
const latinTwins = 'aceopxykmtb';

/** Longer than any key, name or address that could have been meant. */
const longestWord = 500;

/**
 * Gives the candidate nearest to a word, or undefined when none is near enough: at most a third of the
 * word's letters may differ (always at least one); two swapped letters count as one slip. Letter case is no
 * difference, nor are Cyrillic letters that look Latin (`titlе`) or a word typed in the Russian keyboard layout
 * (`ешеду` for `title`). Of two candidates equally near, the earlier one is given.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  const typed = word.toLowerCase();
  const readings = new Set([typed, swapLetters(typed, cyrillicTwins, latinTwins)]);
  readings.add(swapLetters(typed, cyrillicRow, latinRow));
  let best: string | undefined;
  // A word of which every letter differs is another word.
  let limit = Math.max(0, Math.min(Math.max(1, Math.floor(typed.length / 3)), typed.length - 1));
  for (const candidate of candidates) {
    for (const reading of readings) {
      const slips = countSlips(reading, candidate.toLowerCase(), limit);
      if (slips > limit) continue;
      best = candidate;
      limit = slips - 1;
    }
    if (limit < 0) break;
  }
  return best;
}

/** How many letters of candidates are looked at for one site: a second's work. Nobody reads so many suggestions. */
const lettersForSite = 5_000_000;

/**
 * `nearest`, or `nearestAddress`, for many words. When far too many had to be looked for, the rest is told without
 * a suggestion.
 */
export function createNearest(find: typeof nearest = nearest): typeof nearest {
  let left = lettersForSite;
  function* within(candidates: Iterable<string>): Generator<string> {
    for (const candidate of candidates) {
      left -= candidate.length + 1;
      if (left < 0) return;
      yield candidate;
    }
  }
  return (word, candidates) => (left < 0 ? undefined : find(word, within(candidates)));
}

/**
 * Gives the address nearest to a mistaken one, or undefined. A long common folder makes no two addresses alike: each
 * part must be nearly right in its own place; or else the last part stands, to the letter, somewhere else.
 */
export function nearestAddress(address: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const last = partsOf(address).at(-1);
  return (
    nearestInPlace(address, all) ??
    all.find((candidate) => partsOf(candidate).at(-1) === last && last !== undefined)
  );
}

/** The same of paths: only where each part is nearly right in its own place. */
export function nearestInPlace(address: string, candidates: Iterable<string>): string | undefined {
  const parts = partsOf(address);
  const alike = [...candidates].filter((candidate) => {
    const others = partsOf(candidate);
    return (
      others.length === parts.length &&
      parts.every((part, i) => part === others[i] || nearest(part, [others[i] as string]) !== undefined)
    );
  });
  return nearest(address, alike) ?? alike[0];
}

function partsOf(address: string): string[] {
  return address.split('/').filter((part) => part !== '');
}

function swapLetters(word: string, from: string, to: string): string {
  return [...word].map((letter) => to[from.indexOf(letter)] ?? letter).join('');
}

/** Damerau-Levenshtein distance (optimal string alignment); any number above `limit` once it is surely exceeded. */
function countSlips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : Infinity;
      row.push(Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1, swapped));
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

/** Outside the table a distance is out of reach. */
function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
