/** E-mail addresses in the text become links, as on GitHub. */
import type { PluginSimple, StateCore, Token } from 'markdown-it';

/**
 * A name, `@`, labels with dots, the last of letters: `numpy@2.4.6` is a version, `git@github.com:me/site` an address
 * of another kind. It starts only where a word does, so that a long word is looked through once.
 */
const email = /(?<![\p{L}\d_.+\-/:@])[a-z\d][\w.+-]*@(?:[\p{L}\d-]+\.)+\p{L}{2,}(?![\p{L}\d_@-]|:\S)/giu;

/** Runs where the links with a scheme have been found, and before all links are placed. */
export const emails: PluginSimple = (md) => {
  md.core.ruler.after('linkify', 'emails', (state) => {
    for (const inline of state.tokens)
      if (inline.type === 'inline' && inline.content.includes('@'))
        inline.children = linkEmails(state, inline.children ?? []);
  });
};

function linkEmails(state: StateCore, children: readonly Token[]): Token[] {
  let links = 0;
  return children.flatMap((token) => {
    if (token.type === 'html_inline')
      links += /^<a[\s>]/i.test(token.content) ? 1 : /^<\/a\s*>/i.test(token.content) ? -1 : 0;
    else if (token.type === 'link_open' || token.type === 'link_close') links += token.nesting;
    return token.type === 'text' && links <= 0 ? split(state, token) : [token];
  });
}

/** The token, or what it becomes around its addresses. */
function split(state: StateCore, token: Token): Token[] {
  const pieces: Token[] = [];
  const text = (content: string) => {
    const piece = new state.Token('text', '', 0);
    piece.content = content;
    if (content !== '') pieces.push(piece);
  };
  let end = 0;
  for (const { 0: address, index } of token.content.matchAll(email)) {
    text(token.content.slice(end, index));
    const open = new state.Token('link_open', 'a', 1);
    open.attrSet('href', `mailto:${address}`);
    const close = new state.Token('link_close', 'a', -1);
    open.markup = close.markup = 'linkify';
    open.info = close.info = 'auto';
    pieces.push(open);
    text(address);
    pieces.push(close);
    end = index + address.length;
  }
  if (end === 0) return [token];
  text(token.content.slice(end));
  return pieces;
}
