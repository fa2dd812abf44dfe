/** Prints what a composition has against the author's files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Composition } from '../composition.ts';
import { repositoryOf } from '../content/repository.ts';
import type { Problem } from '../course/problem.ts';
import { sourceTexts } from '../report/sourceTexts.ts';
import { version } from './version.ts';
import { terminalLang, wordsLang } from './words/index.ts';

export const reportFormats = ['pretty', 'json', 'github', 'sarif'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What a report is made of. */
export type Reported = Pick<Composition, 'problems' | 'root'> & {
  readonly model: { readonly site: Pick<Composition['model']['site'], 'lang'> };
};

export interface ReportOptions {
  readonly format: ReportFormat;
  /** Whether a warning fails the build too. */
  readonly strict: boolean;
}

/** The language of a site; where its folder holds none, that of the person at the terminal. */
export function langOf({ problems, root, model }: Reported): string {
  const isSite = problems.every(({ code }) => code !== 'no-content') || existsSync(join(root, '_data'));
  return isSite ? model.site.lang : wordsLang(terminalLang());
}

/**
 * Prints the problems: for people on the error stream, for programs on the standard one. Gives whether they
 * fail the build.
 */
export async function printReport(
  { problems, root, model }: Reported,
  options: ReportOptions,
): Promise<boolean> {
  const lang = langOf({ problems, root, model });
  const stream = options.format === 'pretty' ? process.stderr : process.stdout;
  stream.write(await format(problems, root, lang, options.format));
  return problems.some(({ level }) => level === 'error' || (options.strict && level === 'warning'));
}

async function format(
  problems: readonly Problem[],
  root: string,
  lang: string,
  form: ReportFormat,
): Promise<string> {
  switch (form) {
    case 'pretty': {
      const { formatPretty } = await import('../report/pretty.ts');
      const { isTTY, columns } = process.stderr;
      const color = isTTY === true && process.env.NO_COLOR === undefined;
      return formatPretty(problems, {
        lang,
        source: sourceTexts(root),
        color,
        ...(isTTY ? { width: columns } : {}),
      });
    }
    case 'json':
      return (await import('../report/json.ts')).formatJson(problems, { lang });
    case 'github':
      return (await import('../report/github.ts')).formatGithub(problems, {
        lang,
        base: repositoryOf(root)?.folder ?? '',
      });
    case 'sarif':
      return (await import('../report/sarif.ts')).formatSarif(problems, {
        lang,
        version,
        base: repositoryOf(root)?.folder ?? '',
      });
  }
}
