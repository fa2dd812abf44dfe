/** Footnotes: `[^1]` and `[^1]: text`. Their numbers go on through all texts of a page. */
import { type FootNoteEnv, type FootNoteToken, footnote } from '@mdit/plugin-footnote';
import type { MarkdownIt, PluginSimple, RendererRule, StateCore, StateInline, Token } from 'markdown-it';
import { escapeHtml } from 'markdown-it/lib/common/utils.mjs';
import type { TextEnv } from './page.ts';

/** Longer ones are no label: the plugin looks for the `]` of every `[^` up to the end of the paragraph. */
const maxLabel = 200;

type NotesEnv = TextEnv & Partial<FootNoteEnv> & { notes?: Note[] };

interface Note {
  readonly number: number;
  readonly id: string;
  /** The ids of the places in the text that refer to it. */
  readonly references: readonly string[];
}

/** Reads footnotes, and prints them as an endnote section of their text. */
export const footnotes: PluginSimple = (md) => {
  md.use(footnote);
  // `^[…]` is another syntax, and takes `x^[2]` for a note.
  md.inline.ruler.disable('footnoteInline');
  md.inline.ruler.before('footnote_ref', 'footnote_limit', skipLongLabel);
  md.core.ruler.after('footnoteTail', 'footnote_ids', numberNotes);
  useMarkup(md);
};

function skipLongLabel(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charAt(pos) !== '[' || src.charAt(pos + 1) !== '^') return false;
  if (src.slice(pos, pos + maxLabel).includes(']')) return false;
  if (!silent) state.pending += '[';
  state.pos += 1;
  return true;
}

function numberNotes(state: StateCore): void {
  const env = state.env as NotesEnv;
  const { anchors } = env.page;
  env.notes = (env.footnotes?.list ?? []).map(({ count = 1 }) => {
    env.page.footnotes += 1;
    const number = env.page.footnotes;
    const references = Array.from({ length: count }, (_, n) => {
      return anchors.unique(n === 0 ? `fnref-${number}` : `fnref-${number}-${n + 1}`);
    });
    return { number, id: anchors.unique(`fn-${number}`), references };
  });
}

function useMarkup({ renderer: { rules } }: MarkdownIt): void {
  rules.footnote_ref = print(({ number, id, references }, reference) => {
    const link = `<a id="${references[reference]}" href="#${id}" role="doc-noteref">${number}</a>`;
    return `<sup class="footnote-ref">${link}</sup>`;
  });
  rules.footnote_open = print(({ id }) => `<li id="${id}">`);
  rules.footnote_close = () => '</li>\n';
  rules.footnote_anchor = print(({ references }, reference, env) => {
    const label = escapeHtml(env.page.options.labels.backToText);
    return ` <a class="footnote-back" href="#${references[reference]}" role="doc-backlink" aria-label="${label}">↩</a>`;
  });
  rules.footnote_block_open = (_tokens, _index, _options, env: NotesEnv) => {
    const label = escapeHtml(env.page.options.labels.footnotes);
    const first = env.notes?.[0]?.number ?? 1;
    const start = first === 1 ? '' : ` start="${first}"`;
    return `<section class="footnotes" role="doc-endnotes" aria-label="${label}">\n<ol${start}>\n`;
  };
  rules.footnote_block_close = () => '</ol>\n</section>\n';
}

/** A rule that prints something about one note; the plugin's tokens say which, and which reference to it. */
function print(html: (note: Note, reference: number, env: NotesEnv) => string): RendererRule {
  return (tokens: Token[], index, _options, env: NotesEnv) => {
    const { meta } = tokens[index] as FootNoteToken;
    const note = env.notes?.[meta.id];
    return note === undefined ? '' : html(note, meta.subId, env);
  };
}
