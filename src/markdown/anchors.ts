/** The anchors of one page: every id that stands on it, whichever text it comes from. */
import { slug } from 'github-slugger';
import { pageIds } from './pageNames.ts';

/** What a heading without a single letter or digit is called in an address. */
const fallback = 'section';

/** Gives ids by the GitHub rule and keeps them apart; those of the page itself are taken from the start. */
export class Anchors {
  readonly taken: ReadonlySet<string>;
  readonly #taken = new Set<string>(pageIds);
  /** The last number put after a name, so that a hundred headings «Задание» are not tried from 1 each time. */
  readonly #numbers = new Map<string, number>();

  constructor() {
    this.taken = this.#taken;
  }

  /** The anchor of a heading: lower case, hyphens for spaces, letters of every script kept, `-1` after one that is taken. */
  ofTitle(title: string): string {
    return this.unique(slug(title.trim()) || fallback);
  }

  /** Takes a name, with a number after it when the name is taken already. */
  unique(name: string): string {
    let id = name;
    let number = this.#numbers.get(name) ?? 0;
    while (this.#taken.has(id)) {
      number += 1;
      id = `${name}-${number}`;
    }
    this.#numbers.set(name, number);
    this.#taken.add(id);
    return id;
  }

  /** Takes exactly this name; false when it is taken already. */
  claim(name: string): boolean {
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }
}
