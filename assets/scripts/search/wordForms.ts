/** Whether two words are forms of one, as far as letters tell: there is no dictionary in a page. */

/** What makes a verb reflexive: `отличается`, `убедитесь`; not the end of `запись`. */
const reflexive = /(?<=...)(?:ся|(?<=л[аио]|[ую]|те|ши)сь)$/;

/** Endings in Russian and English; so many letters stay that `модели` keeps its stem, and `решение` shares that of `решать`. */
const ending = new RegExp(
  [
    '(?<=...)(?:[ае]н(?=и[еюия]))?ь?[аеиоуыэюя]{1,3}(?:[вхм]|ми|го|му)?',
    '(?<=...)(?:[аеиуы]ть|ьми|ь|[аеиоуыэюя]{2}те?)',
    '(?<=....)(?:[аеиоуыэюя]{1,2}(?:л[аио]?|те?)|ять)',
    '(?<=..([bdgmnprt]))\\1(?:ing|ed)',
    '(?<=...)(?:e?s(?<!ss)|i?ed|ies|ing|e|(?<=[^aeou])y)',
  ]
    .map((form) => `${form}$`)
    .join('|'),
);

/** A vowel that other forms go without: `рынок`, `рынка`. */
const fleeting = /[ое](?=[^аеиоуыэюя]$)/;

/** Letters with which a suffix begins: `лекция`, `лекционный`; `стол`, `столица` cannot be told from these. */
const suffix = /^[аеиоуыэюяaeiouyнск]/;

/** Letters that take the place of another before a suffix: `практика`, `практический`; `matrix`, `matrices`. */
const alternate = /[жчшщc]/;

/** Whether a word of the text is another form, or the rest, of a word that is asked for; both in small letters. */
export function isFormOf(asked: string, word: string): boolean {
  if (word.startsWith(asked)) return true;
  const [a, b] = [stemOf(asked), stemOf(word)];
  if (a.replace(fleeting, '') === b.replace(fleeting, '')) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(short)) {
    return short.length > 4 || (short.length === 4 && suffix.test(long.slice(short.length)));
  }
  const last = short.length - 1;
  return last >= 3 && long.startsWith(short.slice(0, last)) && alternate.test(`${short[last]}${long[last]}`);
}

function stemOf(word: string): string {
  return word.replace(reflexive, '').replace(ending, '');
}
