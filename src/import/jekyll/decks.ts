/**
 * Pages of HTML that come along as files, such as decks of slides: with the styles, scripts, pictures and fonts that they
 * use, and with addresses that hold where they stand now.
 */
import { createWithoutSigns } from '../../markdown/withoutSigns.ts';
import { changeLinks } from '../links.ts';
import type { ImportedFile } from '../output.ts';
import { readTexts } from '../source.ts';
import { type AddressBook, assetAddress, type UsedFile } from './addresses.ts';

const withoutSigns = createWithoutSigns();

/** A page of HTML that stands elsewhere now. */
export interface MovedDeck {
  readonly file: UsedFile;
  readonly title: string;
}

export interface Decks {
  readonly files: readonly ImportedFile[];
  readonly moved: readonly MovedDeck[];
}

/**
 * Takes along what the files in use name, and what that names; gives all files that come along. `filled` has the texts of
 * those that Jekyll filled in, by the files that they come from.
 */
export async function filesInUse(book: AddressBook, filled: ReadonlyMap<string, string>): Promise<Decks> {
  const files: ImportedFile[] = [];
  const moved: MovedDeck[] = [];
  // The map grows while it is walked through.
  for (const used of book.used.values()) {
    const { source, address, target } = used;
    const file = target.slice(1);
    const kind = /\.(html?|css|m?js|md)$/i.exec(address)?.[1]?.toLowerCase();
    const [read] = kind === undefined ? [] : (await readTexts([source], () => {})).values();
    const text = filled.get(source.file) ?? read;
    if (kind === undefined || text === undefined) {
      files.push({ file, copyOf: source.path });
      continue;
    }
    const follow: Follow = (href, onlyFiles) => {
      const followed = href.length > 500 ? undefined : book.follow(href, used);
      return followed === undefined || (onlyFiles && followed.kind === 'page') ? undefined : followed.changed;
    };
    const changed = kind.startsWith('htm')
      ? inHtml(text, follow)
      : kind === 'css'
        ? inStyles(text, follow)
        : text;
    if (kind.endsWith('js')) inScript(text, follow);
    if (kind === 'md') changeLinks(text, (href) => follow(href, true));
    files.push(changed === read ? { file, copyOf: source.path } : { file, text: changed });
    if (kind.startsWith('htm') && assetAddress(address) !== address)
      moved.push({ file: used, title: titleOf(text) ?? (address.split('/').at(-1) as string) });
  }
  return { files, moved };
}

/** Gives what an address is to be, where it has to be another; `onlyFiles` where what looks like a page is none. */
type Follow = (href: string, onlyFiles: boolean) => string | undefined;

const parts =
  /(<!--[\s\S]*?-->)|(<script\b[^<>]*>)([\s\S]*?)(<\/script>)|(<style\b[^<>]*>)([\s\S]*?)(<\/style>)|(<textarea\b[^<>]*>)([\s\S]*?)(<\/textarea>)|(<[a-z][^<>]*>)/gi;

function inHtml(html: string, follow: Follow): string {
  return html.replace(parts, (whole, comment, ...found: (string | undefined)[]) => {
    if (comment !== undefined) return whole;
    const [script, code = '', scriptEnd, style, css = '', styleEnd, area, text = '', areaEnd, tag = ''] =
      found;
    if (style !== undefined) return inTag(style, follow) + inStyles(css, follow) + styleEnd;
    if (area !== undefined) return inTag(area, follow) + inMarkdown(text, follow) + areaEnd;
    if (script === undefined) return inTag(tag, follow);
    // Slides may be written in Markdown, in a script that is none.
    const isText = /\stype\s*=\s*["']?text\/(?!javascript)/i.test(script);
    return inTag(script, follow) + (isText ? inMarkdown(code, follow) : inScript(code, follow)) + scriptEnd;
  });
}

function inMarkdown(text: string, follow: Follow): string {
  return changeLinks(text, (href) => follow(href, false));
}

function inTag(tag: string, follow: Follow): string {
  return tag.replace(
    /(\s([\w:-]+)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g,
    (whole, before: string, name: string, double?: string, single?: string, bare?: string) => {
      const value = double ?? single ?? bare ?? '';
      const changed = inAttribute(name.toLowerCase(), value, follow);
      if (changed === value) return whole;
      return before + (single === undefined ? `"${changed}"` : `'${changed}'`);
    },
  );
}

function inAttribute(name: string, value: string, follow: Follow): string {
  if (name === 'style') return inStyles(value, follow);
  if (name === 'srcset' || name === 'data-srcset')
    return value.replace(
      /(^|,)(\s*)([^\s,]+)/g,
      (_, comma: string, space: string, href: string) => comma + space + (follow(href, true) ?? href),
    );
  const isLink = name === 'href' || name === 'src';
  return isLink || isFileName(value) ? (follow(value.trim(), !isLink) ?? value) : value;
}

function inStyles(css: string, follow: Follow): string {
  return css.replace(
    /(url\(\s*|@import\s+)(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'()]+))/gi,
    (whole, before: string, double?: string, single?: string, bare?: string) => {
      const href = double ?? single ?? bare ?? '';
      const changed = follow(href, true);
      return changed === undefined ? whole : `${before}"${changed}"`;
    },
  );
}

/** Names of files in a script, which loads them when it runs. */
function inScript(code: string, follow: Follow): string {
  return code.replace(/(["'`])([^"'`\s<>]{1,500})\1/g, (whole, quote: string, name: string) => {
    const changed = isFileName(name) ? follow(name, true) : undefined;
    return changed === undefined ? whole : quote + changed + quote;
  });
}

function isFileName(value: string): boolean {
  return /^[^\n<>]{1,500}\.[a-z\d]{1,8}(?:[?#].*)?$/i.test(value);
}

/** The title of a page of HTML. */
export function titleOf(html: string): string | undefined {
  const written = /<title\b[^<>]*>([^<>]{1,500})<\/title>/i.exec(html)?.[1] ?? '';
  const title = withoutSigns(written).replace(/\s+/g, ' ').trim();
  return title === '' ? undefined : title;
}
