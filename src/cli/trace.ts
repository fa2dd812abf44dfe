/**
 * The trace of a defect with the files and lines of the sources. Node could do it by itself, but then it reads the source
 * map of all that it loads, which every start would have to wait for.
 */
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ifPresent } from '../output/ifPresent.ts';

/** The stack of an error; places in compiled code are given as places in what it was compiled of. */
export function traceOf({ stack, message }: Error): string {
  const maps = new Map<string, SourceMap | undefined>();
  return (stack ?? message).replace(
    /(file:\/\/\/[^\s()]+\.js):(\d+):(\d+)/g,
    (written, address: string, line: string, column: string) => {
      if (!maps.has(address)) maps.set(address, mapOf(address));
      const entry = maps.get(address)?.findEntry(Number(line) - 1, Number(column) - 1);
      if (entry === undefined || !('originalSource' in entry)) return written;
      const source = fileURLToPath(new URL(entry.originalSource, address));
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    },
  );
}

/** The map that lies beside a compiled file. */
function mapOf(address: string): SourceMap | undefined {
  const text = ifPresent(() => readFileSync(fileURLToPath(`${address}.map`), 'utf8'));
  return text === undefined ? undefined : new SourceMap(JSON.parse(text));
}
