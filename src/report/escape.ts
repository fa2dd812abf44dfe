/**
 * Makes text of the author harmless in a report: a title must not hide, reverse or colour what stands around it,
 * nor give orders to the service that runs the build.
 */

/** Longest value that a sentence quotes. */
const longestValue = 120;

/** Control characters, marks that turn the direction of writing, invisible tags, halves of surrogate pairs. */
const dangerous = /[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u2028\u2029\ufeff\u{e0000}-\u{e007f}]/gu;

/** `::error …` where a word begins and `##[error]` anywhere: GitHub takes them for commands. */
const command =
  /(?<![^\s\p{Cc}\p{Bidi_Control}]):(?=:\s*(?:error|warning|notice|debug|group|endgroup|echo|(?:add|remove|set|save|stop|internal)-))|#(?=#\[)/giu;

/**
 * A value as a sentence may quote it: dangerous characters are written out (`\n`, `\u202e`), workflow commands
 * are broken (`\x3a:error`), and what is longer than `limit` characters ends in an ellipsis.
 */
export function escapeValue(text: string, limit = longestValue): string {
  // Far more than can be shown is not looked at: a value may be as long as a file.
  const characters = [...escapeLine(text.slice(0, limit * 2))];
  if (characters.length <= limit && text.length <= limit * 2) return characters.join('');
  return `${characters.slice(0, limit - 1).join('')}…`;
}

/** A line of the author's file as a code frame may show it: harmless, but whole. */
export function escapeLine(text: string): string {
  return text.replace(command, escapeCharacter).replace(dangerous, escapeCharacter);
}

/** JSON that says the same with the dangerous characters in the escapes of JSON; its own line breaks stay. */
export function escapeJson(json: string): string {
  return json.replace(/#(?=#\[)/g, '\\u0023').replace(dangerous, (character) =>
    character === '\n'
      ? character
      : character
          .split('')
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (shortEscapes[character] !== undefined) return shortEscapes[character];
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}
