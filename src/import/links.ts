/** Addresses in texts: those of files that come along, and those that carry the path under which the old site stood. */
import { outsideCode } from './textMask.ts';

/** Gives what an address is to be now, or nothing where it stays. */
export type NewAddress = (href: string) => string | undefined;

const inline = /(!?\[(?:[^\]\\\n]|\\.){0,1000}\]\(\s*)(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)/g;
const definition = /^( {0,3}\[[^\]\n]{1,200}\]:[ \t]*)(<[^<>\n]*>|\S+)/gm;
const attribute = /(\s(?:href|src|poster|data-src)\s*=\s*)("[^"\n]*"|'[^'\n]*')/gi;
/** Several pictures for one place, each with the screens that it is for. */
const pictures = /(\ssrcset\s*=\s*)(?:"([^"\n]*)"|'([^'\n]*)')/gi;
/** The second part of a linked image: `[![alt](image)](link)`. */
const outer = /([)}]\]\(\s*)([^\s()<>]+)/g;

/** Changes the addresses of a Markdown text, outside code. */
export function changeLinks(text: string, newAddress: NewAddress): string {
  const change = (whole: string, before: string, target: string) => {
    const [open = '', href = '', close = ''] = /^([<"']?)(.*?)([>"']?)$/s.exec(target)?.slice(1) ?? [];
    const changed = newAddress(href);
    return changed === undefined ? whole : `${before}${open}${changed}${close}`;
  };
  return outsideCode(text, (piece) =>
    piece
      .replace(inline, change)
      .replace(outer, change)
      .replace(definition, change)
      .replace(attribute, change)
      .replace(pictures, (_, before: string, double?: string, single?: string) => {
        const quote = double === undefined ? "'" : '"';
        const list = (double ?? single ?? '').replace(
          /(^|,)(\s*)([^\s,]+)/g,
          (_, comma: string, space: string, href: string) => comma + space + (newAddress(href) ?? href),
        );
        return before + quote + list + quote;
      }),
  );
}

/** Cuts an address into its path and the rest. */
export function splitHref(href: string): { readonly path: string; readonly rest: string } {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href.trim()) ?? [];
  return { path, rest };
}

/** An address as `relative_url` reads it: from the root of the site, unless it is one of another site or of a heading. */
export function rootedAddress(href: string): string {
  return /^(?:[a-z][a-z\d+.-]*:|[/#?])/i.test(href) || href === '' ? href : `/${href.replace(/^\.\//, '')}`;
}

/** A path as a browser would come to it from a page; nothing for an address of another site. */
export function resolvedPath(href: string, pageUrl: string): string | undefined {
  const { path } = splitHref(href);
  if (path === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(path)) return undefined;
  let decoded = path;
  try {
    decoded = decodeURI(path);
  } catch {
    // As it is.
  }
  const segments = decoded.startsWith('/')
    ? []
    : pageUrl
        .split('/')
        .slice(0, -1)
        .filter((part) => part !== '');
  for (const segment of decoded.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return `/${segments.join('/')}${decoded.endsWith('/') && segments.length > 0 ? '/' : ''}`.normalize('NFC');
}
