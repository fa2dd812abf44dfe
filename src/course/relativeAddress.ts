/** Addresses that hold wherever the site is published. */

/** From one address or file to another: it holds wherever the site is published. */
export function relativeAddress(from: string, to: string): string {
  const a = from.split('/').slice(0, -1);
  const b = to.split('/');
  let common = 0;
  while (common < a.length && common < b.length - 1 && a[common] === b[common]) common++;
  const path = [...a.slice(common).map(() => '..'), ...b.slice(common)].join('/');
  return encodeSpaces(path === '' ? './' : path);
}

/** An address as it may stand in a link of Markdown, where white space would end it. */
export function encodeSpaces(address: string): string {
  return address.replaceAll(' ', '%20');
}
