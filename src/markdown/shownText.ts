/** The plain text in a run of inline Markdown, as a reader will see it. */
import type { Token } from 'markdown-it';

/** Stands in the text where something else does: code, a formula, a tag, an escaped sign. */
export const opaque = '\0';

/** Stands where emphasis or a link begins or ends. */
export const edge = '\u0001';

/** The text of an inline token in which all that is no plain text is one of these two letters. */
export function shownText({ children }: Token): string {
  return (children ?? [])
    .map(({ type, content, nesting }) => {
      if (type === 'text') return content;
      if (type === 'softbreak' || type === 'hardbreak') return '\n';
      return nesting === 0 ? opaque : edge;
    })
    .join('');
}
