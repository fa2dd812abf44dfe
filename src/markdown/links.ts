/** Addresses of Markdown links and images: recorded for the check, turned into those of the page, or refused. */
import type { PluginSimple, StateCore, Token } from 'markdown-it';
import { error, type Place } from '../course/problem.ts';
import { isElsewhere, placeAddress, relElsewhere } from './addresses.ts';
import type { TextEnv } from './page.ts';
import { eachInline, type Locator } from './places.ts';
import { plainText } from './plainText.ts';

/** Longer addresses are none; without an end, a page without spaces is read to its end for each `https:` in it. */
const longestAddress = 1_000;

/** Resolves the addresses of links and images; bare `https://…` becomes a link, `file.py` does not. */
export const links: PluginSimple = (md) => {
  // An address stays as it was typed until it is recorded; it is made valid, and refused, after that.
  md.normalizeLink = (address) => address;
  md.validateLink = () => true;
  md.set({ linkify: true });
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const schema of ['//', 'ftp:', 'mailto:']) md.linkify.add(schema, null as unknown as string);
  md.linkify.add('www.', { validate: lengthOfHost, normalize: addScheme });
  const testSchemaAt = md.linkify.testSchemaAt.bind(md.linkify);
  md.linkify.testSchemaAt = (text, schema, position) =>
    testSchemaAt(text.slice(0, position + longestAddress), schema, position);
  md.core.ruler.push('links', placeLinks);
};

/** As GFM has it: `www.`, a name with a dot, a path; punctuation at the end belongs to the sentence. Gives its length. */
function lengthOfHost(text: string, position: number): number {
  const rest = text.slice(position, position + longestAddress);
  const found = /^[\p{L}\d][\p{L}\d-]*(?:\.[\p{L}\d-]+)+(?:[/?#][^\s<>"'«»]*)?/u.exec(rest)?.[0] ?? '';
  return found.replace(/[.,:;!?)\]*_~'"»-]+$/u, '').length;
}

function addScheme(match: { url: string }): void {
  match.url = `https://${match.url}`;
}

function placeLinks(state: StateCore): void {
  const env = state.env as TextEnv;
  eachInline(state.tokens, env, (inline, locator) => {
    const open: Token[] = [];
    for (const token of inline.children ?? []) {
      if (token.type === 'link_open') {
        open.push(token);
        placeLink(token, env, locator);
      } else if (token.type === 'link_close') {
        token.hidden = open.pop()?.hidden ?? false;
      } else if (token.type === 'image') {
        placeImage(token, env, locator);
      }
    }
  });
}

function placeLink(token: Token, env: TextEnv, locator: Locator): void {
  const address = place(token, 'href', env, addressPlace(token, 'href', locator));
  if (address === undefined) {
    token.hidden = true;
    return;
  }
  token.attrSet('href', address);
  if (isElsewhere(address)) token.attrSet('rel', relElsewhere(token.attrGet('rel')));
}

function placeImage(token: Token, env: TextEnv, locator: Locator): void {
  const where = addressPlace(token, 'src', locator);
  const address = place(token, 'src', env, where);
  // The title of a lone image is its caption, which says as much.
  const alt = plainText(token.children).trim() || token.attrGet('title');
  env.page.images.push({ href: token.attrGet('src') ?? '', place: where, ...(alt ? { alt } : {}) });
  if (address === undefined) {
    token.type = 'text';
    token.content = plainText(token.children);
    return;
  }
  token.attrSet('src', address);
}

function addressPlace(token: Token, name: 'href' | 'src', locator: Locator): Place {
  const href = token.attrGet(name) ?? '';
  return (token.markup === 'linkify' ? locator.find(href) : undefined) ?? locator.findAddress(href);
}

function place(token: Token, name: 'href' | 'src', env: TextEnv, where: Place): string | undefined {
  const href = token.attrGet(name) ?? '';
  const address = placeAddress(env.page, href, name === 'href' ? 'link' : 'image', where);
  if (address === undefined) env.page.problems.push(error('unsafe-link', where, { href }));
  return address;
}
