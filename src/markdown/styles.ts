/** Style declarations of the author: plain ones pass, those that fetch or run something do not. */

const active = /url\s*\(|javascript:|expression|behavior|-moz-binding|@import|\\|\/\*|[<>{}]/i;
const url = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)/gi;

/**
 * Gives the declarations that may stay. `place` turns the address of a `url(…)` into the one of the page, or
 * refuses it; without it no declaration with an address stays.
 */
export function safeStyle(
  style: string,
  place: (href: string) => string | undefined = () => undefined,
): { readonly style: string; readonly dropped: boolean } {
  const kept: string[] = [];
  let dropped = false;
  for (const declaration of style.split(';').map((text) => text.trim())) {
    if (declaration === '') continue;
    const addresses: (string | undefined)[] = [];
    const rest = declaration.replace(url, (_, double, single, bare) => {
      addresses.push(place(double ?? single ?? bare));
      return 'address';
    });
    if (active.test(rest) || addresses.includes(undefined)) dropped = true;
    else
      kept.push(
        declaration.replace(
          url,
          () => `url("${addresses.shift()?.replace(/["\\\n]/g, encodeURIComponent)}")`,
        ),
      );
  }
  return { style: kept.join('; '), dropped };
}
