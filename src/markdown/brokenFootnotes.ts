/**
 * Halves of footnotes: a mark without its text stays in the page as `[^1]`, a text without a mark is shown nowhere. Of two
 * texts for one mark the second is shown, and a name with a space in it is none.
 */
import type { FootNoteEnv } from '@mdit/plugin-footnote';
import type { PluginSimple, StateBlock, StateCore } from 'markdown-it';
import { warning } from '../course/problem.ts';
import { linePlace, lineText, pushParagraph } from './blocks.ts';
import type { TextEnv } from './page.ts';
import { eachInline, placeAt } from './places.ts';

/** The line on which the text of a note starts. */
const start = /^([\s>]*)(\[\^([^\]\s]{1,40})\]):/;

/** The same line while it is read. */
const name = /^\[\^([^\]\s]{1,40})\]:/;
/** Words, so that `[^ ]: any sign but a space` is none. CommonMark would take the first word behind it for an address. */
const nameOfWords = /^\[\^\p{L}[\p{L}\d_-]+(?:[ \t]+[\p{L}\d_-]+){1,9}\](?=:)/u;

const mark = /\[\^([\p{L}\d_-]{1,40})\]/gu;

/** Tells marks and texts that stand alone. */
export const brokenFootnotes: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'brokenFootnotes', findHalves);
  md.block.ruler.before('footnoteDef', 'footnoteNames', findNames, { alt: ['paragraph', 'reference'] });
};

function findNames(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const text = lineText(state, line, '[');
  if (text?.charAt(1) !== '^') return false;
  const env = state.env as TextEnv & Partial<FootNoteEnv>;
  const tell = (what: string, half: string) =>
    env.page.problems.push(warning('broken-footnote', linePlace(state, line), { what, half }));
  const words = nameOfWords.exec(text)?.[0];
  if (words !== undefined) {
    if (silent) return true;
    tell(words, 'name');
    pushParagraph(state, line, text);
    return true;
  }
  const label = name.exec(text)?.[1];
  if (!silent && label !== undefined && env.footnotes?.refs?.[`:${label}`] !== undefined)
    tell(`[^${label}]`, 'twice');
  return false;
}

function findHalves(state: StateCore): void {
  // Most texts have none, and to locate every line takes longer than to look for the sign.
  if (!state.src.includes('[^')) return;
  const env = state.env as TextEnv & Partial<FootNoteEnv>;
  const refs = env.footnotes?.refs ?? {};
  const hasNotes = Object.keys(refs).length > 0;
  eachInline(state.tokens, env, (inline, locator) => {
    for (const { type, content } of inline.children ?? []) {
      if (type !== 'text') continue;
      for (const [what, label = ''] of content.matchAll(mark)) {
        if (!hasNotes && !isSurelyNote(label)) continue;
        const place = locator.find(what) ?? locator.start;
        env.page.problems.push(warning('broken-footnote', place, { what, half: 'mark' }));
      }
    }
  });
  if (!Object.values(refs).some(isUnused)) return;
  const told = new Set(env.page.problems.map(({ line, column }) => `${line}:${column}`));
  env.lines.forEach((text, line) => {
    const [, before = '', what = '', label = ''] = start.exec(text) ?? [];
    if (what === '' || !isUnused(refs[`:${label}`])) return;
    const place = placeAt(env, line, before.length);
    // One of two texts, of which neither has a mark, was told when it was read.
    if (told.has(`${place.line}:${place.column}`)) return;
    env.page.problems.push(warning('broken-footnote', place, { what, half: 'text' }));
  });
}

/**
 * Whether a label names a note even where its text has none. `[^a-z]` is no letter from a to z, and a list of letters has
 * none twice; a number, a word that says so and a longer word with a letter twice is no such list.
 */
function isSurelyNote(label: string): boolean {
  return (
    /^(?:\d{1,3}|(?:footnote|note|сноска|примечание)[_-]?\d*)$/iu.test(label) ||
    (/^\p{L}{4,}\d*$/u.test(label) && new Set(label).size < label.length)
  );
}

/** The plugin numbers the notes that a mark leads to, and no others. */
function isUnused(number: number | undefined): boolean {
  return number !== undefined && number < 0;
}
