/**
 * Links that were begun and are none: `[slides](https://…` without its end, `[slides] (https://…)` with a space,
 * `(slides)[https://…]` the wrong way round, an address with a space in it. They stay in the text as they are.
 */
import type { PluginSimple, StateCore, Token } from 'markdown-it';
import { error, type Problem, warning } from '../course/problem.ts';
import type { TextEnv } from './page.ts';
import { eachInline, type Locator } from './places.ts';
import { edge, opaque, shownText } from './shownText.ts';

/** How an address begins; brackets of mathematics and of programs seldom hold one. */
const address = String.raw`(?:https?:\/\/|\/[\p{L}\d]|\.{1,2}\/|mailto:)`;

/** Up to the end of the address: what comes after it decides. */
const opened = new RegExp(String.raw`!?\[[^\[\]\n]*\]\((?=${address})([^\s()]*)`, 'giu');
const spaced = new RegExp(String.raw`\[([^\[\]\n]*)\] +\(${address}[^\s()]*\)`, 'giu');
/** `[slides(https://…)`: the square bracket is never closed. Prose may hold a whole address between its brackets. */
const halfOpen = new RegExp(String.raw`\[[^\[\]()\n]+\(${address}[^\s()]*\)(?![^\n\[]*\])`, 'giu');
const reversed = new RegExp(String.raw`\([^()\n]+\)\[${address}[^\s\]]*\]`, 'giu');

/** `[words][label]`, and the same as a picture; not the two indices of `a[i][j]`, nor one of `[1][2][3]`. */
const reference = new RegExp(
  String.raw`(?<![^\s${edge}("'«„“—–])(!?)\[([^[\]]*)\]\[([^[\]\n]*)\](?![[(\]])`,
  'gu',
);

/** What may stand between an address and the end of its link. */
const closing = /^(?:[()]|\s+(?:"[^"]*"|'[^']*'|\([^()]*\))?\s*\))/;

/** Text that is no Markdown: code, tags, marks of template languages, escaped characters. */
const notMarkdown = /(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)|<[^<>]*>|\{[{%][^{}\n]*[%}]\}|\\[\s\S]/g;

/** Nobody writes more without an empty line; looking through it would take the square of its length. */
const longestParagraph = 10_000;

/** Tells the links that were begun and are none. */
export const brokenLinks: PluginSimple = (md) => {
  md.core.ruler.before('linkify', 'brokenLinks', findLinks);
};

function findLinks(state: StateCore): void {
  const env = state.env as TextEnv;
  eachInline(state.tokens, env, (inline, locator) => {
    if (inline.content.length > longestParagraph || !/\]|\[/.test(inline.content)) return;
    const text = inline.content.replace(notMarkdown, (part) => part.replace(/[^\n]/g, '\0'));
    env.page.problems.push(
      ...openedLinks(text, locator),
      ...[...text.matchAll(spaced)].filter(([, label = '']) => isLabel(label, env)).map(tell(locator)),
      ...[halfOpen, reversed].flatMap((form) => [...text.matchAll(form)]).map(tell(locator)),
      ...undefinedReferences(inline, env, locator),
    );
  });

  /** `[1] (https://…)` is a note, `[x] (…)` a task; a label that is defined is a link by itself. */
  function isLabel(label: string, { text }: TextEnv): boolean {
    return /\p{L}{2}/u.test(label) && !text.text.includes(`[${label}]:`);
  }
}

function openedLinks(text: string, locator: Locator): Problem[] {
  return [...text.matchAll(opened)].flatMap((found): Problem[] => {
    const after = text.slice(found.index + found[0].length);
    if (closing.test(after)) return [];
    // An end further on the same line: the address has a space in it.
    const rest = /^[^\n[\]()]*(?=\))/.exec(after)?.[0];
    if (rest === undefined) return [tell(locator)(found)];
    const href = `${found[1]}${rest}`;
    return [error('link-white-space', locator.find(href) ?? locator.start, { href })];
  });
}

/** Links whose address should have stood in a line of its own, `[label]: https://…`, and pictures. */
function undefinedReferences(inline: Token, env: TextEnv, locator: Locator): Problem[] {
  if (!inline.content.includes('][')) return [];
  // Who has given addresses so means links; of all others, two words in brackets may be anything.
  const usesLabels = Object.keys((env as { references?: object }).references ?? {}).length > 0;
  return [...shownText(inline).matchAll(reference)].flatMap(([what, sign, words = '', written = '']) => {
    const label = written === '' ? words : written;
    const isPicture = sign === '!';
    const isMeant =
      !/^[\^@]/.test(words) &&
      /^[^^@]*[\p{L}\d]/u.test(label) &&
      (usesLabels || isPicture
        ? /\p{L}{2}/u.test(words) || words.includes(opaque) || (isPicture && words === '')
        : (/\p{L}{2,}\s|\s\p{L}{2}/u.test(words) && /^(?:\d+|[\w.-]{2,}|)$/.test(written)) ||
          (/\p{Script=Cyrillic}{3}/u.test(words) && (/^\d+$/.test(written) || isLatinLabel(words, written))));
    if (!isMeant) return [];
    const place = locator.find(what.replaceAll(edge, opaque).split(opaque)[0] ?? what) ?? locator.start;
    const shown = what.replace(new RegExp(`[${opaque}${edge}]+`, 'g'), '…');
    return [warning('unclosed-link', place, { what: shown, label, ...(isPicture ? { as: 'image' } : {}) })];
  });
}

/** `[закон][zakon]`: nobody names two indices in two alphabets. */
function isLatinLabel(words: string, label: string): boolean {
  return /^[\p{Script=Cyrillic}-]+$/u.test(words) && /^[a-z][a-z\d_-]{2,}$/i.test(label);
}

function tell(locator: Locator): (found: RegExpMatchArray) => Problem {
  return ([what]) => warning('unclosed-link', locator.find(what) ?? locator.start, { what });
}
