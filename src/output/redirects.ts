/** Small pages at the former addresses of pages: whoever comes there by a bookmark is led on, by a browser or by hand. */
import { outputFileOf } from '../course/address.ts';
import type { Model } from '../course/types.ts';
import type { Addresses } from '../views/addresses.ts';
import type { MadeFile } from './outputFile.ts';

/** A page for each former address. A search engine takes the new address for the only one. */
export function* redirectPages(model: Model, addresses: Addresses): Generator<MadeFile> {
  for (const [url, { facts }] of model.pageByFormerUrl) {
    const href = escapeHtml(addresses.on(url).href(facts.url));
    const canonical = addresses.absolute(facts.url);
    yield {
      file: outputFileOf(url),
      text: `<!doctype html>
<html lang="${escapeHtml(facts.lang)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(facts.title)}</title>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${href}">
${canonical === undefined ? '' : `<link rel="canonical" href="${escapeHtml(canonical)}">\n`}</head>
<body>
<main id="content">
<h1><a href="${href}">${escapeHtml(facts.title)}</a></h1>
</main>
</body>
</html>
`,
    };
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
