/** The generators that are compared, the yardstick first. */
import { eleventy } from './eleventy.ts';
import { hugo } from './hugo.ts';
import { hugoSearch } from './hugoSearch.ts';
import { jekyll } from './jekyll.ts';
import { plainKafedra, searchedKafedra } from './kafedra.ts';
import type { Generator } from './types.ts';

export interface Choice {
  /** Names; all where absent. */
  readonly only: readonly string[] | undefined;
  /** The command line of Kafedra, and of one without Pagefind. */
  readonly program: string;
  readonly withoutIndex: string;
  /** Is told which ones are there, and which are not. */
  readonly say: (text: string) => void;
}

/** Those that are wanted and there. */
export function chosenGenerators({ only, program, withoutIndex, say }: Choice): Generator[] {
  const [plain, searched] = [plainKafedra(withoutIndex), searchedKafedra(program)];
  const all = [hugo, eleventy, jekyll, plain, hugoSearch, searched];
  const names = all.map(({ name }) => name);
  const unknown = only?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: one of ${names.join(', ')}`);
  return all.filter((generator) => {
    if (only?.includes(generator.name) === false) return false;
    const version = generator.version();
    say(
      version === undefined
        ? `${generator.name} is not here: ${generator.remedy}`
        : `${generator.name} ${version}`,
    );
    return version !== undefined;
  });
}
