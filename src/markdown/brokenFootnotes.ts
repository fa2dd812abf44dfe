/** Halves of footnotes: a mark without its text stays in the page as `[^1]`, a text without a mark is shown nowhere. */
import type { FootNoteEnv } from '@mdit/plugin-footnote';
import type { PluginSimple, StateCore } from 'markdown-it';
import { warning } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { eachInline, placeAt } from './places.ts';

/** The line on which the text of a note starts. */
const start = /^([\s>]*)(\[\^([^\]\s]{1,40})\]):/;

const mark = /\[\^([\p{L}\d_-]{1,40})\]/gu;

/** Tells marks and texts that stand alone. */
export const brokenFootnotes: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'brokenFootnotes', findHalves);
};

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
        // `[^a-z]` is no letter from a to z; who writes notes, or a number, means a note.
        if (!hasNotes && !/^\d{1,3}$/.test(label)) continue;
        const place = locator.find(what) ?? locator.start;
        env.page.problems.push(warning('broken-footnote', place, { what, half: 'mark' }));
      }
    }
  });
  if (!Object.values(refs).some(isUnused)) return;
  env.lines.forEach((text, line) => {
    const [, before = '', what = '', label = ''] = start.exec(text) ?? [];
    if (what === '' || !isUnused(refs[`:${label}`])) return;
    const place = placeAt(env, line, before.length);
    env.page.problems.push(warning('broken-footnote', place, { what, half: 'text' }));
  });
}

/** The plugin numbers the notes that a mark leads to, and no others. */
function isUnused(number: number | undefined): boolean {
  return number !== undefined && number < 0;
}
