/** The named files of `_data/`: `site.yml` and `navigation.yml`. No other file of the folder is read. */
import { type Place, type Problem, warning } from '../course/problem.ts';
import type { SourceData } from '../course/source.ts';
import { readText } from './readFile.ts';
import { type Listing, listFiles } from './walk.ts';
import { emptyMap, parseYaml } from './yaml.ts';

/** The data files that there are, and what is wrong with them. */
export interface LoadedData {
  readonly site: SourceData | undefined;
  readonly navigation: SourceData | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads `_data/site.yml` and `_data/navigation.yml`, each also with the ending `.yaml`; of two endings the
 * first counts (`data-file-twice`). A file that cannot be read is `faulty`, not absent.
 */
export async function loadData(root: string): Promise<LoadedData> {
  const listing = await listFiles(root, '_data');
  const site = await loadFile(listing, 'site');
  const navigation = await loadFile(listing, 'navigation');
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

async function loadFile(
  listing: Listing,
  name: string,
): Promise<{ data: SourceData | undefined; problems: Problem[] }> {
  const names = [`_data/${name}.yml`, `_data/${name}.yaml`];
  const problems = listing.problems.filter(({ file }) => names.includes(file));
  const found = names.flatMap((file) => listing.files.filter((entry) => entry.file === file));
  const [first, second] = found;
  if (first === undefined) return { data: undefined, problems };
  const { file } = first;
  if (second !== undefined) {
    problems.push(warning('data-file-twice', startOf(second.file), { other: file }));
  }
  const read = await readText(first.path, file);
  if (read === undefined) return { data: undefined, problems };
  if ('problem' in read) {
    return {
      data: { file, root: emptyMap(startOf(file)), faulty: true },
      problems: [...problems, read.problem],
    };
  }
  const { node, problems: mistakes, faulty } = parseYaml(read.text, startOf(file));
  return { data: { file, root: node, faulty }, problems: [...problems, ...mistakes] };
}

function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}
