/** What a language file holds: a sentence and a remedy for every code, and the words around them. */

/** What a problem tells, by name; values of the author are made harmless before they get here. */
export type Facts = Readonly<Record<string, string | number | undefined>>;

/** What was found, and what to do about it. Whole sentences, of which the second may be empty. */
export interface Words {
  readonly message: string;
  readonly hint: string;
}

/** Makes the words of one code. `field` is the path in the front matter: `sections[2].youtube`. */
export type Wording = (facts: Facts, field: string | undefined) => Words;

/** The words around the problems. */
export interface Phrases {
  /** How many problems there are; both counts are never 0 at once. */
  summary(errors: number, warnings: number): string;
  /**
   * What was read and left without effect, in one sentence for each code of level `info`. It is told in passing
   * while all is well, so it names no file and alarms nobody.
   */
  readonly asides: Readonly<Record<string, (facts: readonly Facts[]) => string>>;
  /** Information of a code that has no sentence of its own in `asides`. */
  otherAsides(count: number): string;
}

/** Forms of a counted noun by the categories of `Intl.PluralRules`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** A counted noun: `counted('ru', 5, { one: 'ошибка', few: 'ошибки', many: 'ошибок', other: 'ошибки' })`. */
export function counted(lang: string, count: number, forms: PluralForms): string {
  return `${count} ${forms[new Intl.PluralRules(lang).select(count)] ?? forms.other}`;
}

/** Values of one name, each once, in the order of their first appearance. */
export function distinct(facts: readonly Facts[], name: string): string {
  return [...new Set(facts.map((fact) => fact[name]).filter((value) => value !== undefined))].join(', ');
}

/** Whether a Latin word was typed with Cyrillic letters among its own: `titlе`. */
export function hasCyrillic(value: string | number | undefined): boolean {
  const word = String(value ?? '');
  return /\p{Script=Cyrillic}/u.test(word) && /^[a-z\d_асеорхукмтв-]*$/iu.test(word);
}

/** Whether a field is an item of a list: `sections[2]`. */
export function isItem(field: string | undefined): boolean {
  return field?.endsWith(']') ?? false;
}

/** The entry of a table, if it has one of that name; never a property that all objects have. */
export function entryOf(table: Readonly<Record<string, string>>, name: Facts[string]): string | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** A value as it is to be written in YAML, in quotation marks; nothing when that takes more than quotation marks. */
export function yamlQuoted(value: Facts[string]): string | undefined {
  const text = String(value ?? '…');
  if (/[\\…]/.test(text)) return undefined;
  if (!text.includes('"')) return `"${text}"`;
  return text.includes("'") ? undefined : `'${text}'`;
}

/** Whether an address starts with a slip of `https:`: `htps:`, `ttps:`, `hhttps:`. */
export function meansWeb(href: Facts[string]): boolean {
  return /^h{0,2}t{1,3}p{1,2}s{0,2}:/i.test(String(href));
}

/** Whether an address is that of a file on the disk of its author: `C:\slides.pdf`, `file:///home/…`. */
export function meansOwnDisk(href: Facts[string]): boolean {
  return /^(?:[a-z]:[\\/]|file:)/i.test(String(href));
}

/** Whether a value is a number, and yet less than zero. */
export function isNegative(value: Facts[string]): boolean {
  return /^-\d+(?:[.,]\d+)?$/.test(String(value));
}
