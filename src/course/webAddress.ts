/** Addresses of other sites, and the slips with which they are typed. */

/** What a web address starts with when a sign of it was lost or typed twice; browsers look for most of them on this site. */
const slip = /^(https?)(?::\/?(?!\/)|:\/{3,}|;\/\/|\/\/:?)/i;
/** One address pasted into the beginning of another. */
const twice = /^https?:\/\/(?=https?:\/\/)/i;

/** A web address with a slip in it; `near` is what was meant, where that is plain. Nothing for any other address. */
export function brokenAddress(href: string): { readonly near: string | undefined } | undefined {
  const found = twice.exec(href) ?? slip.exec(href);
  const [start, scheme] = found ?? [];
  if (start === undefined) return /^https?:\/\/$/i.test(href) ? { near: undefined } : undefined;
  const rest = href.slice(start.length);
  if (scheme === undefined) return { near: rest };
  const isWhole = isBareDomain(rest) || URL.canParse(`${scheme}://${rest}`);
  return { near: isWhole ? `${scheme.toLowerCase()}://${rest}` : undefined };
}

/** `ivanov@example.org` without `mailto:`. */
export function isMailAddress(href: string): boolean {
  return /^[^\s/@:]+@([\p{L}\d-]+\.)+\p{L}{2,}$/u.test(href);
}

/** `learn.example.ru/course` without a scheme: the author means another site. */
export function isBareDomain(href: string): boolean {
  return /^(www\.)?([\p{L}\d-]+\.)+(ru|рф|com|org|net|io|dev|edu|me|ai|info|su|uk|de|tv|app)(\/|$)/iu.test(
    href,
  );
}

/** Whether another site or a mailbox is meant by an address that leads to none. */
export function isMistypedWeb(href: string): boolean {
  const address = href.trim();
  return brokenAddress(address) !== undefined || isBareDomain(address) || isMailAddress(address);
}
