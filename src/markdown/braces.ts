/**
 * `{{ x }}`, `${{ x }}` and `{% x %}` stay as they are: a lesson about Jinja, Vue or GitHub Actions shows them,
 * and neither an asterisk nor an address within them is Markdown.
 */
import type { PluginSimple, StateInline } from 'markdown-it';

const template = /\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}/y;

/** Keeps the marks of template languages. */
export const braces: PluginSimple = (md) => {
  md.inline.ruler.before('escape', 'braces', readBraces);
};

function readBraces(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '{') return false;
  template.lastIndex = state.pos;
  const found = template.exec(state.src)?.[0];
  if (found === undefined || state.pos + found.length > state.posMax) return false;
  if (!silent) {
    // The kind of text that no other rule looks into; markdown-it joins it with its neighbours at the end.
    const token = state.push('text_special', '', 0);
    token.content = found;
    token.markup = found;
    token.info = 'braces';
  }
  state.pos += found.length;
  return true;
}
