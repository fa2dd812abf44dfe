/** What an address of Google gives away or opens, beside the document that its author meant. */

/** Whether it tells whose account it was copied from. */
export function namesAccount(url: URL | undefined): boolean {
  return url !== undefined && /(?:^|\.)google\.com$/.test(url.hostname) && url.searchParams.has('ouid');
}

/** Where it opens an editor: how it has to end to show the document, or the form to be filled in. */
export function insteadOfEditor(url: URL | undefined): string | undefined {
  if (url?.hostname !== 'docs.google.com' || !/\/d\/[^/]+\/edit\/?$/.test(url.pathname)) return undefined;
  return url.pathname.startsWith('/forms/') ? '/viewform' : '/preview';
}
