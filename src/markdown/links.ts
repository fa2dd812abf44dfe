/** Addresses of Markdown links and images: recorded for the check, turned into those of the page, or refused. */
import type { PluginSimple, StateCore, Token } from 'markdown-it';
import { error } from '../course/problem.ts';
import { isElsewhere, placeAddress } from './addresses.ts';
import type { TextEnv } from './page.ts';
import { eachInline, type Locator } from './places.ts';
import { plainText } from './plainText.ts';

/** Resolves the addresses of links and images; bare `https://…` becomes a link, `file.py` does not. */
export const links: PluginSimple = (md) => {
  // An address stays as it was typed until it is recorded; it is made valid, and refused, after that.
  md.normalizeLink = (address) => address;
  md.validateLink = () => true;
  md.set({ linkify: true });
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const schema of ['//', 'ftp:', 'mailto:']) md.linkify.add(schema, null as unknown as string);
  md.core.ruler.push('links', placeLinks);
};

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
  const address = place(token, 'href', env, locator);
  if (address === undefined) {
    token.hidden = true;
    return;
  }
  token.attrSet('href', address);
  if (isElsewhere(address)) token.attrJoin('rel', 'noopener');
}

function placeImage(token: Token, env: TextEnv, locator: Locator): void {
  const address = place(token, 'src', env, locator);
  if (address === undefined) {
    token.type = 'text';
    token.content = plainText(token.children);
    return;
  }
  token.attrSet('src', address);
}

function place(token: Token, name: 'href' | 'src', env: TextEnv, locator: Locator): string | undefined {
  const href = token.attrGet(name) ?? '';
  const where = locator.findAddress(href);
  const address = placeAddress(env.page, href, name === 'href' ? 'link' : 'image', where);
  if (address === undefined) env.page.problems.push(error('unsafe-link', where, { url: href }));
  return address;
}
