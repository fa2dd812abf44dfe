/**
 * What was read of the author's files, and what was made of it. A file is read again when the system says that it
 * may be another one, and what was made of it stays the same object while its text is the same.
 */
import { lstatSync } from 'node:fs';
import { type FileText, readText } from './readFile.ts';
import { certainStamp, isSameStamp, type Stamp } from './stamp.ts';

interface Remembered {
  /** When the file was last changed, and what else would be another for another file; absent where that is not certain. */
  readonly stamp: Stamp | undefined;
  readonly read: NonNullable<FileText>;
  readonly made: unknown;
}

export class FileMemory {
  readonly #files = new Map<string, Remembered>();
  readonly #forgets: boolean;
  /** Paths that have to be looked at; all of them, where nothing is known. */
  #doubtful: ReadonlySet<string> | undefined;

  /** One that `forgets` is for a single round: it holds nothing of what it has read. */
  constructor({ forgets = false } = {}) {
    this.#forgets = forgets;
  }

  /** Starts a round of reading. `changed` are paths, where it is known that nothing but them has changed. */
  begin(changed?: readonly string[]): void {
    this.#doubtful = changed === undefined ? undefined : new Set(changed);
  }

  /** What `make` makes of a file; nothing where there is none any more. For one path, `make` is always the same. */
  read<Made>(path: string, file: string, make: (read: NonNullable<FileText>) => Made): Made | undefined {
    const known = this.#files.get(path);
    if (known !== undefined && this.#doubtful?.has(path) === false) return known.made as Made;
    const stamp = certainStamp(path);
    const isDoubtful = this.#doubtful?.has(path) === true;
    if (known !== undefined && isSameStamp(known.stamp, stamp) && !isDoubtful) return known.made as Made;
    const read = readText(path, file);
    if (read === undefined) {
      this.#files.delete(path);
      return undefined;
    }
    const made = known !== undefined && isSameText(known.read, read) ? known.made : make(read);
    if (!this.#forgets) this.#files.set(path, { stamp, read, made });
    return made as Made;
  }

  /** Whether a file was read before, and is still a file. */
  has(path: string): boolean {
    return this.#files.has(path) && lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
  }
}

function isSameText(a: NonNullable<FileText>, b: NonNullable<FileText>): boolean {
  return 'text' in a && 'text' in b && a.text === b.text;
}
