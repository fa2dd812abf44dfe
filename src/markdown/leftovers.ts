/**
 * Markdown that was begun and does not do what its author saw in another editor: a block of code that is never
 * closed and so takes in the rest of the text, a heading or an item of a list without the space after its sign, strong words
 * with a space too many.
 */
import type { PluginSimple, StateCore, Token } from 'markdown-it';
import { warning } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { eachInline, lineStart } from './places.ts';
import { shownText } from './shownText.ts';

/** One `#` may be a tag of a social network or a colour; two before a letter are neither. */
const headingWithoutSpace = /^#{2,6}\p{L}[^\n]*/gmu;

const words = String.raw`[\p{L}\d]+(?:[ -][\p{L}\d]+)*[.:!?]?`;

/**
 * `** strong **`, `**strong **` and `** strong**`. Only at the beginning of a block: further on, `x ** y ** z` and a sentence
 * about two stars look the same.
 */
const strongWithSpace = new RegExp(
  String.raw`^\*\*(?:[ \t]+${words}[ \t]*|${words}[ \t]+)\*\*(?![\p{L}\d*])`,
  'u',
);

/** `**Note:**and on`: after a punctuation mark, the stars close nothing before a letter. */
const strongBeforeLetter = /^\*\*[\p{L}\d][^*\n]*[.:!?»")]\*\*(?=\p{L})/u;

/** Words that join two stars in a sentence about them, and the usual names of Python's. */
const noStrong = /^\*\*\s*(?:(?:и|или|либо|and|or|vs)\s*\*\*|\w*args\b)/iu;

/** A hyphen before a Russian word is no option of a command, as `-item` may be. */
const bullet = /^-(?=\p{Script=Cyrillic})/u;
/** What a wrapped line may begin with. */
const particle = /^-(?:то|либо|нибудь|ка|таки|де|с)(?!\p{L})/iu;
const number = /^(\d{1,3})[.)](?=\p{L}{2})/u;

/** Tells what was left open or stuck together. */
export const leftovers: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'leftovers', findLeftovers);
};

function findLeftovers(state: StateCore): void {
  const env = state.env as TextEnv;
  for (const { type, map, markup } of state.tokens) {
    if (type !== 'fence' || map === null) continue;
    const [first, end] = map;
    // Blockquotes and lists end a block of code that they hold; what counts is one that goes on to the end.
    const rest = env.lines.slice(end).some((line) => line.trim() !== '');
    const last = (env.lines[end - 1] ?? '').trim();
    const isClosed =
      end - 1 > first &&
      last.endsWith(markup) &&
      last
        .replaceAll(markup[0] as string, '')
        .trim()
        .replace(/^[>\s]+$/, '') === '';
    if (!rest && !isClosed)
      env.page.problems.push(warning('unclosed-code', lineStart(env, first), { what: markup }));
  }
  eachInline(state.tokens, env, (inline, locator, index) => {
    if (inline.content.startsWith('**')) {
      const text = shownText(inline);
      const spaced = strongWithSpace.exec(text)?.[0];
      const what = spaced ?? strongBeforeLetter.exec(text)?.[0];
      if (what !== undefined && /\p{L}{2}/u.test(what) && !noStrong.test(what)) {
        const side = spaced === undefined ? 'letter' : 'space';
        const place = locator.find(what) ?? locator.start;
        env.page.problems.push(warning('broken-emphasis', place, { what, side }));
      }
    }
    if (state.tokens[index - 1]?.type !== 'paragraph_open') return;
    const item = stuckItem(inline, state.tokens[index - 2]);
    if (item !== undefined)
      env.page.problems.push(
        warning('item-without-space', locator.find(item) ?? locator.start, { what: item }),
      );
    for (const [what] of inline.content.matchAll(headingWithoutSpace)) {
      env.page.problems.push(warning('heading-without-space', locator.find(what) ?? locator.start, { what }));
    }
  });
}

/** The first line of a paragraph that was to be an item of a list: one of several such, or one that a list goes on with. */
function stuckItem(inline: Token, owner: Token | undefined): string | undefined {
  if (!inline.content.includes('\n')) return undefined;
  const lines = shownText(inline).split('\n');
  const inList = owner?.type === 'list_item_open' ? owner : undefined;
  return lines.find((line, index) => {
    const next = lines[index + 1] ?? '';
    if (bullet.test(line)) {
      const goesOn = inList?.markup === '-' && index > 0 && !particle.test(line);
      return goesOn || bullet.test(next);
    }
    const count = Number(number.exec(line)?.[1]);
    if (Number.isNaN(count)) return false;
    const goesOn = inList !== undefined && index > 0 && Number(inList.info) + 1 === count;
    return goesOn || Number(number.exec(next)?.[1]) === count + 1;
  });
}
