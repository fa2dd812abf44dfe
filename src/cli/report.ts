/** Prints what a composition has against the author's files. */
import type { Composition } from '../composition.ts';
import { repositoryOf } from '../content/repository.ts';
import type { Problem } from '../course/problem.ts';
import { sourceTexts } from '../report/sourceTexts.ts';
import { version } from './version.ts';

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

/**
 * Prints the problems: for people on the error stream, for programs on the standard one. Gives whether they
 * fail the build.
 */
export async function printReport(
  { problems, root, model }: Reported,
  options: ReportOptions,
): Promise<boolean> {
  const { lang } = model.site;
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
