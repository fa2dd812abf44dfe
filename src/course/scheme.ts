/** Schemes of addresses: which may stand in a page, and how a browser reads them. */

/** Schemes that open a page, a letter or a call, and run nothing. */
const harmless: ReadonlySet<string> = new Set(['http', 'https', 'ftp', 'mailto', 'tel', 'sms']);

/**
 * The scheme of an address, in lower case; undefined for an address of this site. Control characters, white space
 * and invisible characters are skipped, since some browsers skip them too: `java\tscript:` is `javascript:`.
 */
export function schemeOf(href: string): string | undefined {
  const bare = href.replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, '');
  return /^([a-z][a-z\d+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
}

/** Whether a page may lead to an address: it is one of this site, or its scheme is on the list. */
export function isHarmless(href: string): boolean {
  const scheme = schemeOf(href);
  return scheme === undefined || harmless.has(scheme);
}
