/** The report of an import: for people as Markdown, for programs as JSON, which also holds what the next import must know. */
import type { Problem } from '../course/problem.ts';
import { escapeLine } from '../report/escape.ts';
import { describe } from '../report/wording/index.ts';
import type { Finding, FindingGroup } from './finding.ts';
import type { Imported, Moved } from './imported.ts';
import type { Hashes, Written } from './output.ts';
import { reportWordsFor } from './wording/index.ts';

export const reportFiles = { people: 'import-report.md', programs: 'import-report.json' } as const;

/** The form of the JSON report. Names are only ever added; anything else raises `version`. */
export interface ImportReport {
  readonly version: 1;
  readonly moved: readonly Moved[];
  readonly human: readonly ReportedFinding[];
  /** What the old site had wrong: found while it was read, and by the check of the new site. */
  readonly mistakes: readonly ReportedMistake[];
  readonly converted: readonly ReportedFinding[];
  readonly left: readonly ReportedFinding[];
  /** Files that differ from what an import wrote, and were let alone. */
  readonly kept: readonly string[];
  /** SHA-256 of every file as an import wrote it. */
  readonly hashes: Hashes;
}

export interface ReportedFinding extends Omit<Finding, 'group'> {
  readonly message: string;
}

export interface ReportedMistake {
  /** File of the old site. */
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
  /** Where the mistake stands now; absent where the import settled it. */
  readonly now?: { readonly file: string; readonly line: number; readonly column: number };
}

/** Makes the report; `problems` is what the check of the new site found. */
export function makeReport(imported: Imported, written: Written, problems: readonly Problem[]): ImportReport {
  const { findings, moved, lang } = imported;
  const words = reportWordsFor(lang);
  const of = (group: FindingGroup): ReportedFinding[] =>
    findings
      .filter((finding) => finding.group === group)
      .map(({ file, line, code, values }) => ({
        file,
        line,
        code,
        values,
        message: words.findings[code]?.(values) ?? code,
      }));
  const oldFile = new Map(moved.map(({ from, to }) => [to, from]));
  const settled = of('mistake').map(({ file, line, code, message }) => ({ file, line, code, message }));
  // What Liquid was left in a text is for a person to decide, and told there; in front matter Jekyll showed it as it was.
  const told = of('human').filter(({ code }) => code === 'liquid-left');
  const isTold = ({ file, code, values }: Problem) =>
    code === 'liquid-left' &&
    told.some(
      ({ file: from, values: { what } }) =>
        from === oldFile.get(file) && `${what}`.includes(`${values.what}`),
    );
  const mistakes = problems.filter((problem) => problem.level !== 'info' && !isTold(problem));
  const found = mistakes.map((problem) => ({
    ...placeBefore(problem, imported, oldFile.get(problem.file)),
    code: problem.code,
    message: describe(problem, lang).message,
    now: { file: problem.file, line: problem.line, column: problem.column },
  }));
  return {
    version: 1,
    moved,
    human: of('human'),
    mistakes: [...settled, ...found],
    converted: of('converted'),
    left: of('left'),
    kept: written.kept,
    hashes: written.hashes,
  };
}

/** Where a mistake stood in the old site: on the line with the same text, the nearest where there are several. */
function placeBefore(
  { file, line }: Problem,
  { files, sources }: Imported,
  from: string | undefined,
): { readonly file: string; readonly line: number } {
  const made = files.find((other) => other.file === file);
  const text = made !== undefined && 'text' in made ? made.text.split('\n')[line - 1]?.trim() : undefined;
  const before = sources.get(from ?? '')?.split('\n') ?? [];
  const same = before.flatMap((other, index) => (other.trim() === text && text !== '' ? [index + 1] : []));
  const nearest = same.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
  return { file: from ?? file, line: nearest ?? 1 };
}

/** The report for people. */
export function formatReport(report: ImportReport, lang: string): string {
  const words = reportWordsFor(lang);
  const [from, to, address] = words.movedHead;
  const parts = [
    `# ${words.title}`,
    words.intro,
    `## ${words.human}`,
    report.human.length === 0 ? words.humanNone : findingList(report.human),
    `## ${words.mistakes}`,
    ...(report.mistakes.length === 0
      ? [words.mistakesNone]
      : [words.mistakesIntro, mistakeList(report.mistakes)]),
    ...(report.kept.length === 0
      ? []
      : [`## ${words.kept}`, words.keptIntro, report.kept.map((file) => `- ${code(file)}`).join('\n')]),
    ...(report.left.length === 0 ? [] : [`## ${words.left}`, findingList(report.left)]),
    ...(report.converted.length === 0 ? [] : [`## ${words.converted}`, findingList(report.converted)]),
    `## ${words.moved}`,
    [
      `| ${from} | ${to} | ${address} |`,
      '|---|---|---|',
      ...report.moved.map(
        (file) => `| ${cell(file.from)} | ${cell(file.to)} | ${cell(file.address ?? '')} |`,
      ),
    ].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Findings that say the same are one entry with several places. */
function findingList(findings: readonly ReportedFinding[]): string {
  const places = new Map<string, string[]>();
  for (const { message, file, line } of findings)
    places.set(message, [...(places.get(message) ?? []), code(`${file}:${line}`)]);
  return [...places]
    .map(([message, where]) =>
      where.length === 1
        ? `- ${where[0]}: ${escapeLine(message)}`
        : `- ${escapeLine(message)} ${where.join(', ')}`,
    )
    .join('\n');
}

function mistakeList(mistakes: readonly ReportedMistake[]): string {
  return mistakes
    .map(({ file, line, code: name, message, now }) => {
      const there = now === undefined ? '' : ` → ${code(`${now.file}:${now.line}:${now.column}`)}`;
      return `- ${code(`${file}:${line}`)}${there} ${name}: ${escapeLine(message)}`;
    })
    .join('\n');
}

function code(text: string): string {
  return `\`${escapeLine(text).replaceAll('`', "'")}\``;
}

function cell(text: string): string {
  return text === '' ? '' : code(text).replaceAll('|', '\\|');
}

/** The hashes that an earlier report holds; none where there is no report that can be read. */
export function hashesOf(report: string | undefined): Hashes {
  const hashes: Record<string, string> = Object.create(null);
  if (report === undefined) return hashes;
  try {
    const read = (JSON.parse(report) as { hashes?: unknown }).hashes;
    for (const [file, hash] of Object.entries(typeof read === 'object' && read !== null ? read : {}))
      if (typeof hash === 'string') hashes[file] = hash;
  } catch {
    // Somebody's own file: then every file that is there counts as theirs.
  }
  return hashes;
}
