/** Classes of the theme that a text uses for its looks, and that have no look here. */
import type { TellAt } from './finding.ts';
import { codeRanges, commentRanges, lineAt, masked } from './textMask.ts';

const themeClass =
  /^(?:btn(?:--[\w-]+)?|align-(?:left|right|center)|text-(?:left|right|center|justify)|small|half|third)$/;

/** Tells each of them once, where it stands first. */
export function tellThemeClasses(text: string, tell: TellAt, line: number): void {
  const code = codeRanges(text);
  const visible = masked(text, [...code, ...commentRanges(text, code)]);
  const told = new Set<string>();
  for (const { 0: whole, index } of visible.matchAll(/\{:[^{}\n]*\}|\sclass\s*=\s*(?:"[^"\n]*"|'[^'\n]*')/g))
    for (const name of whole.match(/[\w-]+/g) ?? []) {
      if (!themeClass.test(name) || told.has(name) || (whole.startsWith('{') && !whole.includes(`.${name}`)))
        continue;
      told.add(name);
      tell('left', 'theme-class', line + lineAt(text, index), { name });
    }
}
