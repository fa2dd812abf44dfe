/** What the words of an import's report are, whatever the language. */

type Values = Readonly<Record<string, string | number>>;

export interface ReportWords {
  readonly title: string;
  readonly intro: string;
  /** Headings of the parts. */
  readonly human: string;
  readonly humanNone: string;
  readonly mistakes: string;
  readonly mistakesIntro: string;
  readonly mistakesNone: string;
  readonly kept: string;
  readonly keptIntro: string;
  readonly moved: string;
  readonly movedHead: readonly [from: string, to: string, address: string];
  readonly converted: string;
  readonly left: string;
  /** A sentence for each code of a finding. */
  readonly findings: Readonly<Record<string, (values: Values) => string>>;
}
