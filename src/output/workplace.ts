/** Where the parts of a build under way are: beside the folder that it publishes, or inside it. */
export interface Workplace {
  readonly published: string;
  /** `.kafedra/` in the published folder; absent where they are beside it. */
  readonly inside?: string;
  readonly staging: string;
  readonly old: string;
  readonly lock: string;
}
