/** A file that exists, at an address that depends on where the page stands: `images/loop.png`. */
import { decodeAddress } from '../course/pageAt.ts';
import { error } from '../course/problem.ts';
import type { Model } from '../course/types.ts';
import type { Rule } from './site.ts';

export const relativeAsset: Rule = {
  code: 'relative-asset',
  level: 'error',
  check: ({ model, links }) =>
    links.flatMap(({ href, place, lead }) => {
      const near = lead.kind === 'missing-file' ? assetOfSameName(model, href) : undefined;
      return near === undefined ? [] : [error('relative-asset', place, { href, near })];
    }),
};

/** The file of `assets/` that a relative address must mean, since no other is called like it. */
export function assetOfSameName({ assets }: Model, href: string): string | undefined {
  if (href.startsWith('/')) return undefined;
  const name = decodeAddress(href)
    .normalize('NFC')
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1);
  const same = [...assets].filter((asset) => asset.endsWith(`/${name}`));
  return same.length === 1 ? same[0] : undefined;
}
