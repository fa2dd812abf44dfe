/** Whether two models of a site say the same of all addresses: then every link leads where it led before. */
import type { Model } from './types.ts';

/** What decides where an address leads. */
export type AddressSpace = Pick<
  Model,
  'site' | 'pageByUrl' | 'pageByFormerUrl' | 'urlByFile' | 'unpublished' | 'expected' | 'assets' | 'generated'
>;

/** Whether every address leads to the same place in both. */
export function isSameSpace(a: AddressSpace, b: AddressSpace): boolean {
  return (
    a.site.url === b.site.url &&
    a.pageByUrl.isLaidOutAs(b.pageByUrl) &&
    areSameMaps(formerUrls(a), formerUrls(b)) &&
    (a.urlByFile === b.urlByFile || areSameMaps(a.urlByFile, b.urlByFile)) &&
    areSameMaps(a.unpublished, b.unpublished) &&
    areSame(a.expected.at, b.expected.at) &&
    areSame(a.expected.below, b.expected.below) &&
    areSame(a.generated, b.generated) &&
    (a.assets === b.assets || areSame(a.assets, b.assets))
  );
}

/** Where each former address leads now. */
function formerUrls({ pageByFormerUrl }: AddressSpace): ReadonlyMap<string, string> {
  return new Map([...pageByFormerUrl].map(([url, { facts }]) => [url, facts.url]));
}

function areSame(a: Iterable<string>, b: Iterable<string>): boolean {
  const others = b[Symbol.iterator]();
  for (const value of a) if (others.next().value !== value) return false;
  return others.next().done === true;
}

function areSameMaps(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return areSame(a.keys(), b.keys()) && areSame(a.values(), b.values());
}
