/**
 * Definition lists: a term, and below it `: what it means`. `@mdit/plugin-dl` reads one term a definition; here
 * several lines may share one, as in kramdown and PHP Markdown Extra.
 */
import { dl } from '@mdit/plugin-dl';
import type { PluginSimple, StateBlock } from 'markdown-it';
import { pushInline } from './blocks.ts';

/** Nobody explains more at once; longer runs of lines are prose, and need not be looked through at each paragraph. */
const mostTerms = 20;

/** Reads definition lists. */
export const definitions: PluginSimple = (md) => {
  const { ruler } = md.block;
  const others = new Set(ruler.getRules(''));
  md.use(dl);
  const readList = ruler.getRules('').find((rule) => !others.has(rule));
  if (readList === undefined) throw new Error('@mdit/plugin-dl adds no rule any more.');
  const read = (state: StateBlock, start: number, end: number, silent: boolean) => {
    if (silent) return readList(state, start, end, true);
    const index = state.tokens.length;
    const last = lastTerm(state, start, end);
    if (!readList(state, last, end, false)) return false;
    if (last > start) putTermsBefore(state, start, last, index);
    return true;
  };
  ruler.at('dl', read, { alt: ['paragraph', 'reference', 'blockquote'] });
};

/** The line of the last of the terms that start here; `start` itself where they are not several. */
function lastTerm(state: StateBlock, start: number, end: number): number {
  const ends = state.md.block.ruler.getRules('paragraph');
  const isTerm = (line: number) =>
    (state.sCount[line] ?? 0) - state.blkIndent < 4 && !ends.some((rule) => rule(state, line, end, true));
  for (let line = start + 1; line < end && line <= start + mostTerms; line++) {
    if ((state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line)) break;
    if (!isDefinition(state, line) && !(state.isEmpty(line) && isDefinition(state, line + 1))) {
      if (state.isEmpty(line)) break;
      continue;
    }
    const terms = Array.from({ length: line - start - 1 }, (_, term) => start + 1 + term);
    return terms.every(isTerm) ? line - 1 : start;
  }
  return start;
}

/** A colon, white space and some text. */
function isDefinition(state: StateBlock, line: number): boolean {
  if (line >= state.lineMax) return false;
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return /^:[ \t]+\S/.test(state.src.slice(start, state.eMarks[line]));
}

/** Puts the terms before the last one into the list that starts at `index`, and that list into one that ends right before it. */
function putTermsBefore(state: StateBlock, start: number, last: number, index: number): void {
  const [open, ...rest] = state.tokens.splice(index);
  const before = state.tokens.at(-1);
  if (open === undefined) return;
  if (before?.type === 'dl_close' && before.level === open.level) state.tokens.pop();
  else state.tokens.push(open);
  if (open.map !== null) open.map[0] = start;
  state.level = open.level + 1;
  for (let line = start; line < last; line++) {
    pushInline(state, 'dt', 'dt', line, state.getLines(line, line + 1, state.blkIndent, false).trim());
  }
  state.level = open.level;
  for (const token of rest) state.tokens.push(token);
}
