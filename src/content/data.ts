/** The named files of `_data/`: `site.yml` and `navigation.yml`. No other file of the folder is read. */
import { type Place, type Problem, warning } from '../course/problem.ts';
import type { SourceData } from '../course/source.ts';
import type { FileMemory } from './fileMemory.ts';
import type { FileText } from './readFile.ts';
import type { Listing } from './walk.ts';
import { emptyMap, parseYaml } from './yaml.ts';

/** The data files that there are, and what is wrong with them. */
export interface LoadedData {
  readonly site: SourceData | undefined;
  readonly navigation: SourceData | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads, of `_data/`, `site.yml` and `navigation.yml`, each also with the ending `.yaml`; of two endings the
 * first counts (`data-file-twice`). A file that cannot be read is `faulty`, not absent.
 */
export function loadData(listing: Listing, memory: FileMemory): LoadedData {
  const site = loadFile(listing, 'site', memory);
  const navigation = loadFile(listing, 'navigation', memory);
  return {
    site: site.data,
    navigation: navigation.data,
    problems: [
      ...listing.problems.filter(({ file }) => file === '_data'),
      ...site.problems,
      ...navigation.problems,
    ],
  };
}

interface ReadData {
  readonly data: SourceData | undefined;
  readonly problems: readonly Problem[];
}

function loadFile(listing: Listing, name: string, memory: FileMemory): ReadData {
  const names = [`_data/${name}.yml`, `_data/${name}.yaml`];
  const problems = listing.problems.filter(({ file }) => names.includes(file));
  const found = names.flatMap((file) => listing.files.filter((entry) => entry.file === file));
  const [first, second] = found;
  if (first === undefined) return { data: undefined, problems };
  const { file } = first;
  if (second !== undefined) {
    problems.push(warning('data-file-twice', startOf(second.file), { other: file }));
  }
  const parsed = memory.read(first.path, file, (read) => parse(file, read));
  if (parsed === undefined) return { data: undefined, problems };
  return { data: parsed.data, problems: [...problems, ...parsed.problems] };
}

function parse(file: string, read: NonNullable<FileText>): ReadData {
  if ('problem' in read) {
    return { data: { file, root: emptyMap(startOf(file)), faulty: true }, problems: [read.problem] };
  }
  const { node, problems, faulty } = parseYaml(read.text, startOf(file));
  return { data: { file, root: node, faulty }, problems };
}

function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}
