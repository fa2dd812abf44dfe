/**
 * A formula in TeX as MathML, made by Temml. What an author can write wrong is a fault with its place; what would do
 * more than be seen, or take long, is refused: a formula may be a stranger's.
 */
import { createRequire } from 'node:module';
import type Temml from 'temml';

/** What is wrong with a formula. */
export interface FormulaFault {
  readonly reason: FaultReason;
  /** The command or the environment that it is about. */
  readonly what?: string;
  /** Where in the formula, from 0. */
  readonly position: number;
}

export type FaultReason =
  | 'command'
  | 'environment'
  | 'unfinished'
  | 'bracket'
  | 'pair'
  | 'ampersand'
  | 'double'
  | 'percent'
  | 'refused'
  | 'long'
  | 'deep'
  | 'empty'
  | 'other';

export type Formula = { readonly mathml: string } | { readonly fault: FormulaFault };

const require = createRequire(import.meta.url);

/** Longer ones are no formulas for people to read; and Temml's time grows faster than their length. */
const maxLength = 5_000;

/** How deep elements may stand in each other: browsers take long for more, and no formula for people needs it. */
const maxDepth = 60;

/** Sizes in `em` beyond which nothing is spaced or drawn. */
const maxSize: [number, number] = [20, 20];

/** Macros that Temml itself needs are few; those of authors are refused, because they can grow without end. */
const maxExpand = 1_000;

/** Commands that name things outside the formula, define others, or need a script in the browser. */
const refused =
  /\\(?:[egx]?def|let|futurelet|(?:re|provide)?newcommand|providecommand|renewcommand|global|long|DeclareMathOperator|ref|eqref|label|href|url|includegraphics|class|id|style|data|html[A-Za-z]*)(?![A-Za-z])/;

/** Elements and attributes of MathML that only show; all that Temml makes of formulas is among them. */
const tag =
  /<(?:\/(?:m(?:ath|i|n|o|text|space|row|frac|sqrt|root|style|padded|phantom|sub|sup|subsup|under|over|underover|multiscripts|prescripts|table|tr|td|enclose|error)|none)>|(?:m(?:ath|i|n|o|text|space|row|frac|sqrt|root|style|padded|phantom|sub|sup|subsup|under|over|underover|multiscripts|prescripts|table|tr|td|enclose|error)|none)(?: [a-z-]+="[^"<>]*")*\/?>)/g;
const activeAttribute = / (?:on[a-z]+|href|src|xlink[a-z-]*|action)=|url\(|expression\(|javascript:/i;

/** When so many formulas are kept, all are forgotten: a server that runs for days must not grow without end. */
const maxCached = 5_000;
const cache = new Map<string, Formula>();

/** Makes MathML of TeX. `isBlock`: it stands by itself, with limits above and below its sums. */
export function renderFormula(tex: string, isBlock: boolean): Formula {
  const key = (isBlock ? '$$' : '$') + tex;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const fault = faultIn(tex);
  const formula = fault === undefined ? convert(tex, isBlock) : { fault };
  if (cache.size >= maxCached) cache.clear();
  cache.set(key, formula);
  return formula;
}

/** So many letters go into a line on a phone of 320 px, in a list or a box, too: at 12 px each, of 220. */
const lettersInLine = 18;

/** Whether a formula may be wider than a line is on a phone. It is a guess from above: both parts of a fraction count. */
export function mayBeTooWide(mathml: string): boolean {
  const letters = [...mathml.replace(/<[^>]*>/g, '').replace(/&[a-z]+;/g, '&')].length;
  const operators = mathml.match(/<mo(?![^>]*(?:fence|separator|accent)=)[^>]*>/g)?.length ?? 0;
  const spaces = [...mathml.matchAll(/<mspace [^>]*width="([\d.]+)em"/g)].map(
    ([, width]) => 2 * Number(width),
  );
  return spaces.reduce((sum, width) => sum + width, letters + operators) > lettersInLine;
}

/** What is wrong before Temml sees it. */
function faultIn(tex: string): FormulaFault | undefined {
  if (tex.trim() === '') return { reason: 'empty', position: 0 };
  if (tex.length > maxLength) return { reason: 'long', position: 0 };
  const active = refused.exec(tex);
  if (active !== null) return { reason: 'refused', what: active[0], position: active.index };
  // A percent sign begins a comment in TeX: `$95%$` would lose its sign without a word.
  const percent = /(?<=\S)(?<!(?:^|[^\\])(?:\\\\)*\\)%/.exec(tex);
  return percent === null ? undefined : { reason: 'percent', position: percent.index };
}

/** Environments whose lines LaTeX numbers: a number that no text can name says nothing, and Temml counts with a style sheet. */
const numbered = /(\\(?:begin|end)\{(?:align|alignat|equation|gather|multline))\}/g;

function convert(tex: string, isBlock: boolean): Formula {
  const unnumbered = tex.replace(numbered, '$1*}');
  let mathml: string;
  try {
    mathml = mathmlOf(unnumbered, isBlock);
  } catch (failure) {
    return { fault: faultOf(unnumbered === tex ? failure : failureOf(tex, isBlock), tex) };
  }
  if (depthOf(mathml) > maxDepth) return { fault: { reason: 'deep', position: 0 } };
  if (mathml.replace(tag, '').includes('<') || activeAttribute.test(mathml.replace(/>[^<]*</g, '><')))
    return { fault: { reason: 'refused', position: 0 } };
  return { mathml: tidy(mathml) };
}

function mathmlOf(tex: string, isBlock: boolean): string {
  const temml = require('temml') as typeof Temml;
  return temml.renderToString(tex, {
    displayMode: isBlock,
    throwOnError: true,
    trust: false,
    maxExpand,
    maxSize,
  });
}

/** What Temml says about a formula as its author wrote it: places are counted in that one. */
function failureOf(tex: string, isBlock: boolean): unknown {
  try {
    mathmlOf(tex, isBlock);
    return new Error('');
  } catch (failure) {
    return failure;
  }
}

/** Letters that are no Latin come one by one, and a style says again what an attribute says. */
function tidy(mathml: string): string {
  return mathml
    .replaceAll('</mtext><mtext>', '')
    .replace(' class="tml-display" style="display:block math;"', '');
}

function depthOf(mathml: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [found] of mathml.matchAll(/<\/?[a-z]/g)) {
    depth += found.startsWith('</') ? -1 : 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Temml's sentences, which are for programmers, and what they are about. */
const sentences: readonly (readonly [RegExp, FaultReason])[] = [
  [/not trusted|Too many expansions/, 'refused'],
  [/(?:Unsupported function name|Undefined control sequence): (\\?\S+)/, 'command'],
  [/No such environment: (.*?)(?: at (?:position|end)|$)/s, 'environment'],
  [/end of input|got 'EOF'/, 'unfinished'],
  [/got '&'/, 'ampersand'],
  [/got '\}'|Extra \}/, 'bracket'],
  [/Double (?:sub|super)script/, 'double'],
  [/\\(?:left|right|middle)\b|Mismatch|delimiter/i, 'pair'],
];

/** Temml trips over some nonsense (`__x`) instead of refusing it: that is no formula either. */
function faultOf(failure: unknown, tex: string): FormulaFault {
  // Groups in groups beyond what the stack holds.
  if (failure instanceof RangeError) return { reason: 'deep', position: 0 };
  const { message, position } = failure as Error & { position?: number };
  for (const [sentence, reason] of sentences) {
    const found = sentence.exec(message);
    if (found === null) continue;
    const what = found[1];
    const place = position ?? (what === undefined ? 0 : Math.max(0, tex.indexOf(what)));
    return { reason, ...(what === undefined ? {} : { what }), position: place };
  }
  return { reason: 'other', position: position ?? 0 };
}
