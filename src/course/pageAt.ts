/** Finding a page by its address. */
import type { Model, Page } from './types.ts';

/**
 * The page that serves an address, as a server would find it: percent-encoded or not, with or without the
 * slash at the end, or by the name of its file. Nothing where there is none.
 */
export function pageAt(pageByUrl: Pick<Model['pageByUrl'], 'get'>, url: string): Page | undefined {
  const address = decodeAddress(url).normalize('NFC');
  return (
    pageByUrl.get(address) ??
    pageByUrl.get(`${address}/`) ??
    pageByUrl.get(address.replace(/(^|\/)index\.html$/, '$1')) ??
    pageByUrl.get(address.replace(/\.html$/, ''))
  );
}

/** The page at an address, or the one that had the address before. */
export function pageOrFormer(
  { pageByUrl, pageByFormerUrl }: Pick<Model, 'pageByUrl' | 'pageByFormerUrl'>,
  url: string,
): Page | undefined {
  return pageAt(pageByUrl, url) ?? pageAt(pageByFormerUrl, url);
}

/** Why nothing stands at an address of the sources: a draft, or what is only planned. */
export function unpublishedAt(
  unpublished: Model['unpublished'],
  url: string,
): 'draft' | 'planned' | undefined {
  const address = decodeAddress(url).normalize('NFC');
  return unpublished.get(address) ?? unpublished.get(`${address}/`);
}

/** An address with its percent-encoded letters as letters; as it was, where the encoding is broken. */
export function decodeAddress(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
