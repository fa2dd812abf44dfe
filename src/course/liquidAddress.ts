/** What an address comes to in which tags of Jekyll were left: `{{ site.baseurl }}/ml/` is `/ml/`. */

const roots = /^(?:\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\})+/;
const filtered =
  /^\{\{-?\s*(["'])([^"'{}]*)\1(?:\s*\|\s*(?:(?:relative|absolute)_url|prepend:\s*site\.(?:baseurl|url)))+\s*-?\}\}/;

/** The address from the root of the site; nothing where only Jekyll would know it. */
export function withoutLiquid(href: string): string | undefined {
  const text = href.trim();
  const filled = text.replace(filtered, (_, _quote, path: string) => path).replace(roots, '');
  if (filled === text || /\{[{%]|^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(filled)) return undefined;
  return filled.startsWith('/') ? filled : `/${filled}`;
}
