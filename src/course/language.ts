/** What is asked of a language again and again: making one of these objects takes longer than a hundred questions. */

export interface Language {
  /** `ru` of `ru-RU`. */
  readonly primary: string;
  /** `ru_RU`: with the region where it is mostly spoken. */
  readonly withRegion: string;
  readonly plural: Intl.PluralRules;
  readonly number: Intl.NumberFormat;
  /** A day in full, in Greenwich. */
  readonly day: Intl.DateTimeFormat;
  /** Names of languages; nothing for those that have none. */
  readonly names: Intl.DisplayNames;
}

const known = new Map<string, Language>();

/** The language of a BCP 47 tag. */
export function languageOf(tag: string): Language {
  const language = known.get(tag) ?? makeLanguage(tag);
  known.set(tag, language);
  return language;
}

/** What is not asked is not made: the data on all regions takes longer to load than a build in which nothing changed. */
function makeLanguage(tag: string): Language {
  return {
    get primary() {
      return own(this, 'primary', new Intl.Locale(tag).language);
    },
    get withRegion() {
      const { language, region } = new Intl.Locale(tag).maximize();
      return own(this, 'withRegion', region === undefined ? language : `${language}_${region}`);
    },
    get plural() {
      return own(this, 'plural', new Intl.PluralRules(tag));
    },
    get number() {
      return own(this, 'number', new Intl.NumberFormat(tag));
    },
    get day() {
      return own(this, 'day', new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }));
    },
    get names() {
      return own(this, 'names', new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' }));
    },
  };
}

/** Puts the value in the place of what makes it. */
function own<Value>(language: Language, name: keyof Language, value: Value): Value {
  Object.defineProperty(language, name, { value });
  return value;
}
