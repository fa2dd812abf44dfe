/** The report in SARIF 2.1.0, which code scanning services and editors read. */
import type { Problem } from '../course/problem.ts';
import { escapeJson } from './escape.ts';
import { inOrder } from './order.ts';
import { pathInRepository } from './repositoryPath.ts';
import { describe } from './wording/index.ts';

export interface SarifOptions {
  readonly lang: string;
  /** Version of Kafedra. */
  readonly version?: string;
  /** Folder of the site from the root of the repository, with forward slashes; absent when they are the same. */
  readonly base?: string;
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** The report as SARIF, ending with a line break. Information is of the level `note`. */
export function formatSarif(problems: readonly Problem[], { lang, version, base }: SarifOptions): string {
  const all = inOrder(problems);
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Kafedra',
            ...(version === undefined ? {} : { version }),
            rules: codes.map((code) => ({
              id: code,
              shortDescription: { text: code.replaceAll('-', ' ') },
              defaultConfiguration: { level: levels[levelOf(code, all)] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: all.map((problem) => ({
          ruleId: problem.code,
          ruleIndex: codes.indexOf(problem.code),
          level: levels[problem.level],
          message: { text: messageText(problem, lang) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(problem.file, base), uriBaseId: '%SRCROOT%' },
                region: { startLine: problem.line, startColumn: problem.column },
              },
            },
          ],
        })),
      },
    ],
  };
  return `${escapeJson(JSON.stringify(log, null, 2))}\n`;
}

function levelOf(code: string, problems: readonly Problem[]): Problem['level'] {
  return problems.find((problem) => problem.code === code)?.level ?? 'error';
}

/** In a message of SARIF, braces hold arguments and `[text](target)` is a link; neither is meant here. */
function messageText(problem: Problem, lang: string): string {
  const { message, hint } = describe(problem, lang);
  return [message, hint]
    .filter((text) => text !== '')
    .join(' ')
    .replace(/[{}]/g, '$&$&')
    .replaceAll('](', '] (');
}

/** A path as a relative URI: Cyrillic, spaces and all else that a URI cannot hold are percent-encoded. */
function uriOf(file: string, base: string | undefined): string {
  const path = pathInRepository(file, base);
  // Half of a surrogate pair has no encoding.
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
