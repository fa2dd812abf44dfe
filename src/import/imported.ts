/** What an import makes of a folder, before any of it is written. */
import type { Finding } from './finding.ts';
import type { ImportedFile } from './output.ts';

/** A file that was moved. */
export interface Moved {
  /** File of the old site. */
  readonly from: string;
  /** File of the new one. */
  readonly to: string;
  /** Address of its page; absent for a file that is none. */
  readonly address?: string;
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  readonly moved: readonly Moved[];
  readonly findings: readonly Finding[];
  /** Texts of the old files, so that a mistake can be told where it stood. */
  readonly sources: ReadonlyMap<string, string>;
  /** Language of the site. */
  readonly lang: string;
}
