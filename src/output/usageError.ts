/** Something about the command itself, not the content, that a person can put right; shown without a stack trace. */
export class UsageError extends Error {
  readonly code:
    | 'output-overlaps-sources'
    | 'output-not-folder'
    | 'output-refused'
    | 'output-is-link'
    | 'output-not-ours'
    | 'output-conflict'
    | 'output-busy'
    | 'output-served'
    | 'own-configuration'
    | 'typescript-configuration';
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: UsageError['code'], values: UsageError['values']) {
    super(code);
    this.name = 'UsageError';
    this.code = code;
    this.values = values;
  }
}
