/** What is asked of a language again and again: making one of these objects takes longer than a hundred questions. */

export interface Language {
  /** `ru` of `ru-RU`. */
  readonly primary: string;
  /** `ru_RU`: with the region where it is mostly spoken. */
  readonly withRegion: string;
  readonly plural: Intl.PluralRules;
  readonly number: Intl.NumberFormat;
}

const known = new Map<string, Language>();

/** The language of a BCP 47 tag. */
export function languageOf(tag: string): Language {
  const language = known.get(tag) ?? makeLanguage(tag);
  known.set(tag, language);
  return language;
}

function makeLanguage(tag: string): Language {
  const { language, region } = new Intl.Locale(tag).maximize();
  return {
    primary: new Intl.Locale(tag).language,
    withRegion: region === undefined ? language : `${language}_${region}`,
    plural: new Intl.PluralRules(tag),
    number: new Intl.NumberFormat(tag),
  };
}
