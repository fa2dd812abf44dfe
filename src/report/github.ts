/** The report for GitHub Actions: workflow commands that put each problem beside its line in a pull request. */
import type { Problem } from '../course/problem.ts';
import { escapeLine } from './escape.ts';
import { inOrder } from './order.ts';
import { pathInRepository } from './repositoryPath.ts';
import { describe } from './wording/index.ts';

export interface GithubOptions {
  readonly lang: string;
  /** Folder of the site from the root of the repository, with forward slashes; absent when they are the same. */
  readonly base?: string;
}

/** One annotation a problem, each on a line of its own. Information is left out: there is nothing to fix. */
export function formatGithub(problems: readonly Problem[], { lang, base }: GithubOptions): string {
  return inOrder(problems)
    .filter(({ level }) => level !== 'info')
    .map((problem) => {
      const { file, line, column, level, code } = problem;
      const { message, hint } = describe(problem, lang);
      const path = pathInRepository(file, base);
      const place = `file=${escapeProperty(escapeLine(path))},line=${line},col=${column},title=${escapeProperty(code)}`;
      return `::${level} ${place}::${escapeData([message, hint].filter((text) => text !== '').join('\n'))}\n`;
    })
    .join('');
}

/** The text of a command may hold anything but its own escapes and line breaks. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property ends at a comma or a colon. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
