/** Names in addresses, by Jekyll's rules. */

/** Jekyll's `slugify` with its mode `default`: lower case, letters and digits of any script. */
export function slugify(text: string): string {
  return trimHyphen(text.replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')).toLowerCase();
}

/** Its mode `pretty`, with upper case kept: what may stand in an address stays. */
export function prettySlug(text: string): string {
  return trimHyphen(text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-'));
}

/** The title that Jekyll makes of a file name: `simple-start` -> "Simple Start". */
export function titleizeSlug(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
}

function trimHyphen(text: string): string {
  return text.replace(/^-|-$/g, '');
}
