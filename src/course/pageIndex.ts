/**
 * The published pages of a site by their addresses, course by course. An edit is in one course: what is found for the
 * others is found again by looking at the group, not at each of its pages.
 */
import { sameAddressKey } from './address.ts';
import { gather } from './gather.ts';
import { isSame, remembering } from './remember.ts';

/** What has an address. */
interface Addressed {
  readonly facts: { readonly url: string };
}

/** Where the pages stand: the same object while the same addresses come in the same order. */
interface Layout {
  /** The addresses of each group as they came. */
  readonly urls: readonly (readonly string[])[];
  readonly places: ReadonlyMap<string, Place>;
  /** Whether two pages want one address: the first has it. */
  readonly hasRivals: boolean;
}

interface Place {
  readonly group: number;
  readonly index: number;
}

/** Pages by address. */
export class PageIndex<Page extends Addressed> {
  /** All pages, those outside any course first. */
  readonly groups: readonly (readonly Page[])[];
  readonly #layout: Layout;

  /** `before` is the index of an earlier model: what has not moved since need not be looked up anew. */
  constructor(groups: readonly (readonly Page[])[], before?: PageIndex<Page>) {
    const known = before === undefined ? undefined : before.#layout;
    const urls = groups.map((pages, i) => {
      const last = known?.urls[i];
      const now = urlsOf(pages);
      return last !== undefined && isSame(now, last) ? last : now;
    });
    this.#layout = known !== undefined && isSame(urls, known.urls) ? known : layoutOf(urls);
    const { hasRivals, places } = this.#layout;
    this.groups = hasRivals
      ? groups.map((pages, group) =>
          pages.filter(({ facts: { url } }, index) => {
            const place = places.get(url);
            return place?.group === group && place.index === index;
          }),
        )
      : groups;
  }

  get size(): number {
    return this.#layout.places.size;
  }

  get(url: string): Page | undefined {
    const place = this.#layout.places.get(url);
    if (place === undefined) return undefined;
    if (!this.#layout.hasRivals) return this.groups[place.group]?.[place.index];
    return this.groups[place.group]?.find(({ facts }) => facts.url === url);
  }

  /** Which of the groups the page at an address is in. */
  groupOf(url: string): number | undefined {
    return this.#layout.places.get(url)?.group;
  }

  has(url: string): boolean {
    return this.#layout.places.has(url);
  }

  /** The addresses, in the order of the pages. */
  keys(): IterableIterator<string> {
    return this.#layout.places.keys();
  }

  values(): readonly Page[] {
    return gather(this.groups, (pages) => pages);
  }

  /** Whether a page stands at this address, letter case aside, or at one that comes to the same file. */
  hasAlike(url: string): boolean {
    return alike(this.#layout).has(sameAddressKey(url));
  }

  /** Whether the same addresses come in the same order. */
  isLaidOutAs(other: PageIndex<Page>): boolean {
    return this.#layout === other.#layout || isSame([...this.keys()], [...other.keys()]);
  }
}

const urlsOf = remembering((pages: readonly Addressed[]): readonly string[] =>
  pages.map(({ facts }) => facts.url),
);

function layoutOf(urls: readonly (readonly string[])[]): Layout {
  const places = new Map<string, Place>();
  let count = 0;
  for (const [group, list] of urls.entries()) {
    count += list.length;
    for (const [index, url] of list.entries()) if (!places.has(url)) places.set(url, { group, index });
  }
  return { urls, places, hasRivals: places.size < count };
}

const alike = remembering(
  ({ places }: Layout): ReadonlySet<string> => new Set([...places.keys()].map(sameAddressKey)),
);
