/**
 * The sidebar of a course is the same on all its pages but for the current entry: it is rendered once,
 * and this marks the entry, which costs a page a twentieth of rendering the whole list again.
 */

/**
 * Puts `aria-current="page"` on the links to `href` (escaped, as it stands in the HTML) and opens every
 * `<details>` around them. On a page that is no entry of the list, every `<details>` is open.
 */
export function markCurrent(html: string, href: string): string {
  const list = html.indexOf('<ul');
  const attributes = new Map<number, string>();
  const around: number[] = [];
  let isEntry = false;
  for (const { 0: token, 1: target, index } of html.matchAll(tokens)) {
    if (token === '<details') around.push(index + token.length);
    else if (token === '</details') around.pop();
    else if (target === href) {
      attributes.set(index + token.length, ' aria-current="page"');
      for (const position of around) attributes.set(position, ' open');
      isEntry ||= index > list;
    }
  }
  return isEntry
    ? insert(html, attributes)
    : insert(html, attributes).replaceAll('<details', '<details open');
}

/** What decides: where a `<details>` starts and ends, and links with their addresses. */
const tokens = /<\/?details|<a (?:[^<>]*? )?href="([^"]*)"/g;

function insert(html: string, attributes: ReadonlyMap<number, string>): string {
  let marked = '';
  let end = 0;
  for (const [position, attribute] of [...attributes].sort(([a], [b]) => a - b)) {
    marked += html.slice(end, position) + attribute;
    end = position;
  }
  return marked + html.slice(end);
}
