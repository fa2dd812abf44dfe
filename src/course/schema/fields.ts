/**
 * The values that a field of front matter may hold. YAML scalars arrive as text, just as the author typed
 * them, and an empty value never arrives at all (`slides:` and `slides: ""` both mean "none").
 */
import { z } from 'zod';
import { languageOf } from '../language.ts';

/** Tells a schema issue of ours from zod's own: the code of the problem and what its message needs. */
export interface IssueParams {
  readonly code: string;
  readonly values?: Readonly<Record<string, string>>;
}

function issue(
  ctx: { addIssue(issue: { code: 'custom'; params: IssueParams; message: string }): void },
  params: IssueParams,
) {
  ctx.addIssue({ code: 'custom', params, message: params.code });
  return z.NEVER;
}

export const text = z.string();

const yes = new Set(['true', 'yes', 'on', 'да']);
const no = new Set(['false', 'no', 'off', 'нет']);

/** `true` or `false`; `yes`, `no`, `on`, `off`, «да», «нет» are understood too, as YAML 1.1 authors write them. */
export const flag = z.string().transform((value, ctx): boolean => {
  const word = value.toLowerCase();
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  return issue(ctx, { code: 'not-a-boolean', values: { found: value } });
});

/** A number of any sign, for `order`. */
export const number = z.string().transform((value, ctx): number => {
  const parsed = /^[+-]?\d+([.,]\d+)?$/.test(value.trim())
    ? Number(value.trim().replace(',', '.'))
    : Number.NaN;
  return Number.isFinite(parsed) ? parsed : issue(ctx, { code: 'not-a-number', values: { found: value } });
});

/** Academic hours: not negative, halves allowed, with a point or a comma; `2 ч` is understood. */
export const hours = z.string().transform((value, ctx): number => {
  const match = /^(\d+(?:[.,]\d+)?)\s*(?:h|ч|час(?:а|ов)?|hours?)?\.?$/i.exec(value.trim());
  const parsed = match?.[1] === undefined ? Number.NaN : Number(match[1].replace(',', '.'));
  return Number.isFinite(parsed) ? parsed : issue(ctx, { code: 'not-a-number', values: { found: value } });
});

/** One of a few words; upper and lower case are the same. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.string().transform((value, ctx): Words[number] => {
    const word = words.find((candidate) => candidate === value.toLowerCase());
    return word ?? issue(ctx, { code: 'unknown-value', values: { value, allowed: words.join(', ') } });
  });
}

/** A hex colour, `#2457a6` or `#25a`; given back with six digits. */
export const colour = z.string().transform((value, ctx): string => {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(value.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return issue(ctx, { code: 'not-a-colour', values: { found: value } });
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
});

/** A language tag by BCP 47, in its canonical spelling: `ru`, `en-GB`. */
export const language = z.string().transform((value, ctx): string => {
  try {
    const tag = Intl.getCanonicalLocales(value.trim().replaceAll('_', '-'))[0];
    if (tag !== undefined && languageOf('en').names.of(tag)) return tag;
  } catch {
    // Not even the shape of a tag.
  }
  return issue(ctx, { code: 'unknown-language', values: { value } });
});
